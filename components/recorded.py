"""The record of an earlier moment, shown in place of the one of now: to be read, not to be changed.

The moment is in the address. It is of the claims and their views only: *Intake* and *Cases* work on
the record as it is now.
"""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from components.case_loaders import load_saves_since
from components.kept import keep, kept_one
from data.case import Case
from data.days import read_moment, written_moment
from data.filters import RECORDED
from data.words import counted

OPEN = "recorded by"
REFUSED = "no such moment"


def asked_moment() -> datetime | None:
    """The moment that the address asks for; None for now. What means nothing is let go of."""
    written = kept_one(RECORDED)
    try:
        return read_moment(written) if written else None
    except ValueError:
        refuse_moment()
        return None


def refuse_moment() -> None:
    """There is no record of that moment: the one of now is shown, and that it is so is said."""
    st.session_state[REFUSED] = kept_one(RECORDED)
    keep(RECORDED, [])


def open_at(at: datetime | None) -> None:
    """In this run the record of that moment is open; of now where it is None."""
    st.session_state[OPEN] = at


def open_moment() -> datetime | None:
    """The moment whose record is open in this run; None for now."""
    at: datetime | None = st.session_state.get(OPEN)
    return at


def look_back_to(at: datetime) -> None:
    """Show the record of that moment from the next run on."""
    keep(RECORDED, [written_moment(at)])


def return_to_now() -> None:
    """Show the record of now from the next run on."""
    keep(RECORDED, [])


def show_moment(case: Case) -> None:
    """Where it is not the record of now that is shown: that it is not, and the way back."""
    refused = st.session_state.pop(REFUSED, "")
    if refused:
        st.text(f"There is no record of {refused}, so this is the record of now.")
    if case.recorded_by is None:
        return
    since = counted(load_saves_since(case), "save")
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="recorded-by"):
        st.text(
            f"You look back: {since} came after this record. It can be read and exported, "
            "not changed.",
            width="stretch",
        )
        st.button("Back to now", on_click=return_to_now, icon=":material/update:")
