"""Timeline: every figure in its lane, the events under them, and both as a table."""

import streamlit as st

from components.cases.open_case import current_view
from components.filters.header import show_headline
from components.panels.evidence import show_words
from components.panels.timeline import show_figures_part, show_timeline_part
from components.state import apply_selection, kept_choice

view = current_view()
show_headline(view)
with st.container(horizontal=True, vertical_alignment="bottom"):
    scale = kept_choice(st.segmented_control, "Values", ["linear", "log"], "scale")
    span = kept_choice(st.segmented_control, "Days", ["of the statements", "all"], "days")
apply_selection(show_timeline_part(view, events=True, log=scale == "log", whole=span == "all"))
show_figures_part(view)
show_words(view)
