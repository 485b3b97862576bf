"""Cases: choose one, begin one, import one, give one another title, archive one."""

import streamlit as st

from claimscope.views.view import View
from components.cases.case_list import show_begin_part, show_case_list, show_take_in_part
from components.editing.history import show_history_part
from components.editing.saving import can_save, show_read_only_notice
from components.navigation import run_page
from components.panels.notices import part_heading


def show(view: View | None) -> None:
    """The list of cases, two ways to a new one, and what was saved in the open one."""
    part_heading("Cases")
    show_case_list()
    if not can_save():
        show_read_only_notice()
        return
    begin, take_in = st.columns(2, gap="large")
    with begin:
        show_begin_part()
    with take_in:
        show_take_in_part()
    if view is not None:
        show_history_part(view.case)


if __name__ == "__main__":
    run_page(show)
