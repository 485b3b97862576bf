"""Places: the map with the routes, and the same places as a list."""

import streamlit as st

from claimscope.views.view import View
from components.editing.edit import show_table_correction
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.evidence import show_words
from components.panels.map import show_map_key, show_map_part, show_mentions_toggle, show_place_list
from components.state.selection import apply_selection


def show(view: View) -> None:
    """The map beside the list of its places."""
    show_words(view)
    show_headline(view)
    mentions = show_mentions_toggle()
    left, right = st.columns([7, 4], gap="medium")
    with left:
        apply_selection(show_map_part(view, height=400, mentions=mentions))
        show_map_key()
    with right:
        apply_selection(show_place_list(view, mentions=mentions))
    show_table_correction(view.case, "places")


if __name__ == "__main__":
    run_page(show)
