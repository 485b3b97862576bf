"""Overview: the map, the timeline and the credibility panel of the view, together."""

import streamlit as st

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.credibility import show_claims_part
from components.panels.evidence import show_words
from components.panels.map import show_map_part
from components.panels.timeline import show_timeline_part
from components.state.selection import apply_selection


def show(view: View) -> None:
    """Where and when on top, how far it is confirmed below."""
    show_headline(view)
    left, right = st.columns([11, 10], gap="medium")
    with right:  # first: the browser draws it while the rest is still being made
        apply_selection(show_timeline_part(view, "narrow", events=False))
    with left:
        apply_selection(show_map_part(view, height=232))
    apply_selection(show_claims_part(view, height=160), narrow=False)
    show_words(view)


if __name__ == "__main__":
    run_page(show)
