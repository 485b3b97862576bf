"""Timeline: every figure in its lane, the events under them, and both as a table."""

import streamlit as st

from components.claim_panel import show_words
from components.figure_parts import show_figures_part, show_timeline_part
from components.headline import show_headline
from components.kept import kept_choice
from components.opening import current_view
from components.picks import take_up

view = current_view()
show_headline(view)
with st.container(horizontal=True, vertical_alignment="bottom"):
    scale = kept_choice(st.segmented_control, "Values", ["linear", "log"], "scale")
    span = kept_choice(st.segmented_control, "Days", ["of the statements", "all"], "days")
take_up(show_timeline_part(view, events=True, log=scale == "log", whole=span == "all"))
show_figures_part(view)
show_words(view)
