"""Cases: choose one, begin one, take one in, give one another title, put one away."""

import streamlit as st

from components.cases.case_list import show_begin_part, show_case_list, show_take_in_part
from components.editing.history import show_history_part
from components.editing.saving import can_save, show_read_only_notice
from components.panels.notices import part_heading
from components.state import case_that_holds

case = case_that_holds()
part_heading("Cases")
show_case_list()
if can_save():
    begin, take_in = st.columns(2, gap="large")
    with begin:
        show_begin_part()
    with take_in:
        show_take_in_part()
    if case is not None:
        show_history_part(case)
else:
    show_read_only_notice()
