"""Overview: the claims by status beside the reported figures and the map."""

import streamlit as st

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.claims import show_claims_part
from components.panels.evidence import show_words
from components.panels.map import show_map_part
from components.panels.switch import panel
from components.panels.timeline import show_timeline_part
from components.state.selection import apply_selection


def show(view: View) -> None:
    """What is confirmed and what is not at the left; with which figures and where at the right."""
    show_words(view)
    show_headline(view, panels=("Claims", "Figures", "Map"))
    claims, rest = st.columns([464, 504], gap="medium")
    with rest:  # first: the browser draws it while the list is still being made
        with panel("Figures"):
            apply_selection(show_timeline_part(view, "half", events=False))
        with panel("Map"):
            apply_selection(show_map_part(view, height=200))
    with claims, panel("Claims"):
        show_claims_part(view)


if __name__ == "__main__":
    run_page(show)
