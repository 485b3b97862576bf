"""Overview: the map, the timeline and the credibility panel of the view, together."""

import streamlit as st

from components.claim_panel import show_picked
from components.compositions import show_claims_part, show_map_part, show_timeline_part
from components.opening import current_view, show_headline
from components.picks import pick_claims, pick_place

view = current_view()
show_headline(view)
left, right = st.columns([11, 10], gap="medium")
with left:
    pick_place(show_map_part(view, height=262))
with right:
    pick_claims(show_timeline_part(view, events=False))
pick_claims(show_claims_part(view, height=235))
show_picked(view)
