"""Places: the map with the routes, and the same places as a list."""

import streamlit as st

from components.cases.open_case import current_view
from components.editing.edit import show_table_correction
from components.filters.header import show_headline
from components.panels.evidence import show_words
from components.panels.map import show_map_key, show_map_part, show_place_list
from components.state import apply_selection, follow_widget, set_url_values

MENTIONS = "mentions"

view = current_view()
show_headline(view)
follow_widget(MENTIONS, lambda words: words == "true")
mentions = st.toggle(
    "Show places that are only mentioned",
    key=MENTIONS,
    help="Places named in passing, or standing for a government, as in “Moscow said”",
)
set_url_values(MENTIONS, ["true"] if mentions else [])
left, right = st.columns([7, 4], gap="medium")
with left:
    apply_selection(show_map_part(view, height=400, mentions=mentions))
    show_map_key()
with right:
    apply_selection(show_place_list(view, mentions=mentions))
show_table_correction(view.case, "places")
show_words(view)
