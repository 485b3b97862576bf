"""Overview: the map, the timeline and the credibility panel of the view, together."""

import streamlit as st

from components.claim_panel import show_words
from components.credibility_parts import show_claims_part
from components.figure_parts import show_timeline_part
from components.headline import show_headline
from components.opening import current_view
from components.picks import take_up
from components.place_parts import show_map_part

view = current_view()
show_headline(view)
left, right = st.columns([11, 10], gap="medium")
with right:  # first: the browser draws it while the rest is still being made
    take_up(show_timeline_part(view, events=False))
with left:
    take_up(show_map_part(view, height=232))
take_up(show_claims_part(view, height=186), narrow=False)
show_words(view)
