"""The record of an earlier moment, shown in place of the one of now: to be read, not to be changed.

The moment is in the address. It is of the claims and their views only: *Intake* and *Cases* work on
the record as it is now.
"""

from __future__ import annotations

import streamlit as st

from claimscope.formatting import count_noun
from claimscope.record.case import Case
from components.cache.store import load_saves_since
from components.state.case import refused_moment, return_to_now


def show_moment(case: Case) -> None:
    """Where it is not the record of now that is shown: that it is not, and the way back."""
    refused = refused_moment()
    if refused:
        st.text(f"There is no record of {refused}, so this is the record of now.")
    if case.as_recorded_at is None:
        return
    since = count_noun(load_saves_since(case), "save")
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="recorded-by"):
        st.text(
            f"Read-only version; {since} later.",
            width="stretch",
        )
        st.button("Back to now", on_click=return_to_now, icon=":material/update:")
