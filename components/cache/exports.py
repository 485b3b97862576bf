"""What the Export page takes away, and the Chrome that draws it on the server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from claimscope.exports.registry import FORMATS
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.figures.catalogue import picture_called
from claimscope.figures.page_layout import USUAL_SIZE
from claimscope.rendering.bundle import BRIEF, BRIEF_PDF, Bundle
from claimscope.rendering.chrome import find_chrome
from claimscope.rendering.preview import preview_png
from claimscope.rendering.renderer import Drawer, DrawingError, working_drawer
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink
from components.cache.views import HASHED, load_ledger


def load_export(view: View, name: str, link: ViewLink, *, annex: bool = False) -> bytes:
    """The view in the format of that name (see :data:`claimscope.exports.registry.FORMATS`).

    A brief has its pictures and the ``link`` that reopens the view; it may be ``brief.pdf`` too
    where :func:`load_chrome` finds one. Raises :class:`DrawingError` where that does not draw.
    """
    if name == BRIEF:
        return load_bundle(view, link, annex=annex).brief().encode()
    if name == BRIEF_PDF:
        drawer, missing = load_drawer()
        if drawer is None:
            raise DrawingError(missing)
        return load_bundle(view, link, annex=annex).pdf()
    return next(each for each in FORMATS if each.name == name).content(
        SeenInMemory(load_ledger(view))
    )


def load_html_map(view: View, link: ViewLink) -> Callable[[], bytes]:
    """What makes the map as one HTML file, for a download that is made when it is pressed.

    What it is made of is loaded here: a press is answered outside of any run, where nothing of
    Streamlit's may be called.
    """
    bundle = Bundle(SeenInMemory(load_ledger(view)), link, None)
    return lambda: bundle.html_map().encode()


def load_bundle(
    view: View, link: ViewLink, size: str = USUAL_SIZE, *, annex: bool = False
) -> Bundle:
    """The view as a bundle, not yet made; ``link`` reopens it."""
    return Bundle(SeenInMemory(load_ledger(view)), link, load_drawer()[0], size, annex)


@st.cache_data(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_table_sizes(view: View) -> dict[str, int]:
    """The number of rows of every table of the view."""
    ledger = load_ledger(view)
    return {name: len(table(ledger)) for name, table in SHOWN_TABLES.items()}


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner="Drawing the previews …")
def load_preview(view: View, name: str) -> bytes | None:
    """The picture of that name as a small PNG; None where no Chrome draws."""
    drawer = load_drawer()[0] if load_chrome() else None
    if drawer is None:
        return None
    try:
        return preview_png(drawer, picture_called(load_ledger(view), name).figure)
    except DrawingError:
        return None


@st.cache_resource(show_spinner=False, ttl=600)
def load_chrome() -> Path | None:
    """See :func:`claimscope.rendering.chrome.find_chrome`; whether it draws shows when it is asked
    to.
    """
    return find_chrome()


@st.cache_resource(show_spinner="Looking for a Chrome …", ttl=600)
def load_drawer() -> tuple[Drawer | None, str]:
    """What draws pictures on this machine, or why there is nothing that does."""
    try:
        return working_drawer(), ""
    except DrawingError as error:
        return None, str(error)
