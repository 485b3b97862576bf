"""Timeline: every figure in its lane, the events under them, and both as a table."""

import streamlit as st

from components.claim_panel import show_picked
from components.compositions import show_timeline_part
from components.loaders import load_figures
from components.opening import current_view, show_headline
from components.picks import pick_claims
from components.timeline_panel import show_figures_table

view = current_view()
show_headline(view)
with st.container(horizontal=True, vertical_alignment="bottom"):
    scale = st.segmented_control(
        "Values", ["linear", "log"], key="scale", default="linear", bind="query-params"
    )
    span = st.segmented_control(
        "Days",
        ["of the statements", "all"],
        key="days",
        default="of the statements",
        bind="query-params",
    )
pick_claims(show_timeline_part(view, events=True, log=scale == "log", whole=span == "all"))
st.subheader("The figures as a table")
show_figures_table(load_figures(view))
show_picked(view)
