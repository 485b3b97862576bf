"""Cases: choose one, begin one, take one in, give one another title, put one away."""

import streamlit as st

from components.case_parts import show_begin_part, show_case_list, show_take_in_part
from components.headings import part_heading
from components.history_parts import show_history_part
from components.keeping import can_keep, show_only_read
from components.opening import case_that_holds

case = case_that_holds()
part_heading("Cases")
show_case_list()
if can_keep():
    begin, take_in = st.columns(2, gap="large")
    with begin:
        show_begin_part()
    with take_in:
        show_take_in_part()
    if case is not None:
        show_history_part(case)
else:
    show_only_read()
