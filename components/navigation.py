"""The pages of the app, what each of them needs, and how one is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from claimscope.resources import ROOT
from claimscope.views.view import View
from components.state.url import PROFILE


@dataclass(frozen=True)
class AppPage:
    """A page: its title, what must be there before it can be shown, and whether filters narrow it.

    ``needs``: a case with ``claims``, a ``case`` that may still be empty, or ``nothing``.
    ``in_menu``: whether it stands in the menu; another way leads to it else. ``addresses``: others
    that lead to it too: its title, or how it was called before. ``named_by``: the parameter, where
    there is one, whose value is what the page then shows and calls the tab by.
    """

    title: str
    needs: Literal["claims", "case", "nothing"] = "claims"
    filtered: bool = True
    in_menu: bool = True
    addresses: tuple[str, ...] = ()
    named_by: str = ""


PAGES: Mapping[str, AppPage] = {
    "overview": AppPage("Overview", addresses=("overview",)),
    "claims": AppPage("Claims", addresses=("credibility",)),
    "places": AppPage("Map", addresses=("map",)),
    "timeline": AppPage("Timeline"),
    "sources": AppPage("Sources", named_by=PROFILE),
    "documents": AppPage("Documents"),
    "export": AppPage("Export"),
    "search": AppPage("Search", needs="nothing", filtered=False),
    "cases": AppPage("Cases", needs="nothing", filtered=False),
    "methods": AppPage("Methods", needs="nothing"),
    "intake": AppPage("Add a document", needs="case", filtered=False, in_menu=False),
}
"""By the name of the file and, but for the first, of the address."""
FIRST = "first"
"""What Streamlit reserves as an address of the first page, and does not lead to it by."""
_BY_TITLE = {page.title: page for page in PAGES.values()}
_VIEW: ContextVar[View | None] = ContextVar("view")


def navigate() -> tuple[StreamlitPage, AppPage]:
    """Declare the pages; the one that the address asks for, as Streamlit knows it and as we do."""
    pages = []
    for name, page in PAGES.items():
        path, main = page_path(name), name == "overview"
        visible: Literal["visible", "hidden"] = "visible" if page.in_menu else "hidden"
        at = FIRST if main else None
        pages.append(st.Page(path, title=page.title, url_path=at, default=main, visibility=visible))
        pages += [
            st.Page(path, title=page.title, url_path=address, visibility="hidden")
            for address in page.addresses
        ]
    chosen = st.navigation(pages, position="hidden")
    return chosen, _BY_TITLE[chosen.title]


def page_path(name: str) -> str:
    """The file of a page, as Streamlit wants it for switching."""
    return str(ROOT / "pages" / f"{name}.py")


def page_address(name: str) -> str:
    """The last part of the address of a page, empty for the first page."""
    return "" if name == next(iter(PAGES)) else name


def open_page(page: StreamlitPage, view: View | None) -> None:
    """Run the file of a page; its :func:`run_page` hands the view to what it shows.

    Streamlit runs a page as a script, without arguments. The view is therefore passed in a
    context variable, which holds it for this call alone.
    """
    token = _VIEW.set(view)
    try:
        page.run()
    finally:
        _VIEW.reset(token)


def run_page(show: Callable[[Any], None]) -> None:
    """The last line of a page's file: show it, with the view that the dashboard has opened.

    ``show`` takes a :class:`View`; where the page needs no case, the view may be None.

    Until its first ``st.navigation``, a Streamlit server takes a folder named ``pages`` for its
    older kind of app and runs a page that a link names by itself, without the dashboard. There is
    no view then, and the run starts again at the dashboard.
    """
    try:
        view = _VIEW.get()
    except LookupError:
        navigate()
        st.rerun()
    show(view)
