"""Places: the map with the routes, and the same places as a list."""

import streamlit as st

from components.claim_panel import show_picked
from components.compositions import show_map_part, show_place_list
from components.opening import current_view, show_headline
from components.picks import pick_place

view = current_view()
show_headline(view)
mentions = st.toggle(
    "Show places that are only mentioned",
    key="mentions",
    bind="query-params",
    help="Places named in passing, or standing for a government, as in “Moscow said”",
)
left, right = st.columns([7, 4], gap="medium")
with left:
    pick_place(show_map_part(view, height=420, mentions=mentions))
with right:
    pick_place(show_place_list(view, mentions=mentions))
show_picked(view)
