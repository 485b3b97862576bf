"""Places: the map with the routes, and the same places as a list."""

import streamlit as st

from components.claim_panel import show_words
from components.correction import show_table_correction
from components.headline import show_headline
from components.kept import follow_widget, keep
from components.opening import current_view
from components.picks import take_up
from components.place_parts import show_map_key, show_map_part, show_place_list

MENTIONS = "mentions"

view = current_view()
show_headline(view)
follow_widget(MENTIONS, lambda words: words == "true")
mentions = st.toggle(
    "Show places that are only mentioned",
    key=MENTIONS,
    help="Places named in passing, or standing for a government, as in “Moscow said”",
)
keep(MENTIONS, ["true"] if mentions else [])
left, right = st.columns([7, 4], gap="medium")
with left:
    take_up(show_map_part(view, height=400, mentions=mentions))
    show_map_key()
with right:
    take_up(show_place_list(view, mentions=mentions))
show_table_correction(view.case, "places")
show_words(view)
