"""What the Export page takes away, and the Chrome that draws it on the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pandas as pd
import streamlit as st

from claimscope.exports.registry import FORMATS
from claimscope.figures.catalogue import (
    GRID_CLAIMS,
    LISTED_CLAIMS,
    MOST_ROWS,
    Picture,
    comparison_name,
    comparison_picture,
    credibility_picture,
    picture_called,
    stances_picture,
)
from claimscope.figures.page_layout import USUAL_SIZE
from claimscope.record.model import QUANTITIES
from claimscope.rendering.bundle import BRIEF, BRIEF_PDF, Bundle
from claimscope.rendering.chrome import find_chrome
from claimscope.rendering.preview import preview_png
from claimscope.rendering.renderer import Drawer, DrawingError, working_drawer
from claimscope.store.sql.seen_case import SeenInStore
from claimscope.views.claim_table import Order
from claimscope.views.frames import STANCES_FRAME
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import SeenCase, SeenInMemory
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink
from components.cache.store import load_writable_store
from components.cache.views import (
    HASHED,
    load_claim_groups,
    load_claim_page,
    load_figures_of,
    load_frame_about,
    load_ledger,
)


def load_export(view: View, name: str, link: ViewLink, *, annex: bool = False) -> bytes:
    """The view in the format of that name (see :data:`claimscope.exports.registry.FORMATS`).

    A brief has its pictures and the ``link`` that reopens the view; it may be ``brief.pdf`` too
    where :func:`load_chrome` finds one. Raises :class:`DrawingError` where that does not draw, and
    :class:`StoreError` for a brief of a case that is not held whole.
    """
    if name == BRIEF:
        with load_bundle(view, link, annex=annex) as bundle:
            return bundle.brief().encode()
    if name == BRIEF_PDF:
        drawer, missing = load_drawer()
        if drawer is None:
            raise DrawingError(missing)
        with load_bundle(view, link, annex=annex) as bundle:
            return bundle.pdf()
    with load_seen(view)() as seen:
        return next(each for each in FORMATS if each.name == name).content(seen)


def load_seen(view: View) -> Callable[[], AbstractContextManager[SeenCase]]:
    """What gives the case through the filters of a view: part by part out of the database that it
    lies in, else from memory. Whoever asks may do so outside of any run.
    """
    store, case, filters = load_writable_store(), view.case, view.effective_filters
    is_current = store is not None and case.as_recorded_at is None and case.address == store.address

    @contextmanager
    def seen() -> Iterator[SeenCase]:
        if store is None or not is_current:
            yield SeenInMemory(open_ledger(case, filters))
            return
        with store.stored_case(case.case_id) as stored:
            if stored is None or stored.case.state != case.state:  # somebody has saved since
                yield SeenInMemory(open_ledger(case, filters))
            else:
                yield SeenInStore(stored, filters)

    return seen


def load_html_map(view: View, link: ViewLink) -> Callable[[], bytes]:
    """What makes the map as one HTML file, for a download that is made when it is pressed.

    A press is answered outside of any run, where nothing of Streamlit's may be called.
    """
    seen_now = load_seen(view)

    def write() -> bytes:
        with seen_now() as seen:
            return Bundle(seen, link, None).html_map().encode()

    return write


@contextmanager
def load_bundle(
    view: View, link: ViewLink, size: str = USUAL_SIZE, *, annex: bool = False
) -> Iterator[Bundle]:
    """The view as a bundle, to be made while this lasts; ``link`` reopens it."""
    with load_seen(view)() as seen:
        drawer = None if seen.is_large else load_drawer()[0]
        yield Bundle(seen, link, drawer, size, annex)


def load_picture(view: View, name: str) -> Picture:
    """The picture of that name (see :func:`claimscope.figures.catalogue.pictures_of`), of no more
    rows than it draws; the map and the timeline are made of the case held whole.
    """
    quantities = {comparison_name(each): each for each in QUANTITIES}
    if name in quantities:
        first = load_figures_of(view, quantities[name], MOST_ROWS)
        return comparison_picture(first.figures, quantities[name], first.page.total)
    if name not in ("credibility", "stance-grid"):
        return picture_called(load_ledger(view), name)
    if name == "credibility":
        return credibility_picture(load_claim_groups(view, LISTED_CLAIMS, ()))
    return load_stances_picture(view, Order(group="none"))


def load_stances_picture(view: View, order: Order) -> Picture:
    """The grid of the first claims in an order of the table."""
    page = load_claim_page(view, order, 1, GRID_CLAIMS)
    claims = pd.DataFrame([dict(each) for section in page.sections for each in section.rows])
    stances = load_frame_about(view, STANCES_FRAME, tuple(claims["claim_id"]))
    return stances_picture(claims, stances, page.total)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner="Drawing the previews …")
def load_preview(view: View, name: str) -> bytes | None:
    """The picture of that name as a small PNG; None where no Chrome draws."""
    drawer = load_drawer()[0] if load_chrome() else None
    if drawer is None:
        return None
    try:
        return preview_png(drawer, load_picture(view, name).figure)
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
