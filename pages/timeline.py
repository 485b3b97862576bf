"""Timeline: every figure in its lane, the events under them, and both as a table."""

import streamlit as st

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.evidence import show_words
from components.panels.timeline import show_figures_part, show_timeline_part
from components.state.selection import apply_selection
from components.state.url import url_choice


def show(view: View) -> None:
    """The chart under its two switches, then its table."""
    show_headline(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scale = url_choice(st.segmented_control, "Values", ["linear", "log"], "scale")
        span = url_choice(st.segmented_control, "Days", ["of the statements", "all"], "days")
    apply_selection(show_timeline_part(view, events=True, log=scale == "log", whole=span == "all"))
    show_figures_part(view)
    show_words(view)


if __name__ == "__main__":
    run_page(show)
