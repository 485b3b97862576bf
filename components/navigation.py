"""The pages of the app, and the way in through the dashboard."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from claimscope.resources import ROOT

PAGES = {
    "overview": "Overview",
    "places": "Places",
    "timeline": "Timeline",
    "credibility": "Credibility",
    "documents": "Documents",
    "intake": "Intake",
    "cases": "Cases",
    "export": "Export",
    "methods": "Methods",
}
ENTERED = "entered"


def navigate() -> StreamlitPage:
    """Declare the pages; the one that the address asks for, to be run after what they share."""
    st.session_state[ENTERED] = True
    pages = [
        st.Page(page_path(name), title=title, default=name == "overview")
        for name, title in PAGES.items()
    ]
    return st.navigation(pages, position="top")


def page_path(name: str) -> str:
    """The file of a page, as Streamlit wants it for switching."""
    return str(ROOT / "pages" / f"{name}.py")


def enter_through_dashboard() -> None:
    """Start the run again at the dashboard if a page was run without it.

    Until its first ``st.navigation``, a Streamlit server takes a folder named ``pages`` for its
    older kind of app and runs a page that a link names by itself, without the shared filters.
    """
    if ENTERED not in st.session_state:
        navigate()
        st.rerun()
