"""Overview: the map, the timeline and the credibility panel of the view, together."""

import streamlit as st

from components.cases.open_case import current_view
from components.filters.header import show_headline
from components.panels.credibility import show_claims_part
from components.panels.evidence import show_words
from components.panels.map import show_map_part
from components.panels.timeline import show_timeline_part
from components.state import apply_selection

view = current_view()
show_headline(view)
left, right = st.columns([11, 10], gap="medium")
with right:  # first: the browser draws it while the rest is still being made
    apply_selection(show_timeline_part(view, events=False))
with left:
    apply_selection(show_map_part(view, height=232))
apply_selection(show_claims_part(view, height=186), narrow=False)
show_words(view)
