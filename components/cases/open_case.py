"""The case of a run: read and checked, at the moment that the URL asks for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, StoreError
from claimscope.views.filters import RECORDED
from components.cache.store import load_checked_case, prepare_case
from components.cache.views import load_days
from components.cases.sidebar import choose_entry
from components.navigation import AppPage
from components.panels.notices import show_data_error, show_empty_case, show_store_error
from components.state.case import asked_moment, chosen_case, named_case, refuse_moment
from components.state.session import SessionValue
from components.state.url import url_value, write_address

_READ = SessionValue[tuple[str, str] | None]("case read", None)
"""The case and the moment that the address named when a case was read last."""


def open_case(page: AppPage) -> Case | None:
    """The case that is chosen, for that page; None where the page can do without one.

    Where the page cannot be shown, the reason is shown in its place and the run ends.
    """
    try:
        with _told_while_reading():
            entry = choose_entry()
            case = _load(entry, asked_moment() if page.filtered else None) if entry else None
            if case:
                _prepare(case)
    except StoreError as error:
        show_store_error(error)
        _stop()
    except DataError as error:
        show_data_error(chosen_case(), error)
        case = None
    if case is None and page.needs != "nothing":
        _stop()
    if case is not None and page.needs == "claims" and is_empty(case):
        show_empty_case(case.title)
        _stop()
    return case


def _told_while_reading() -> AbstractContextManager[None]:
    """A sign that the case is being read, where this visit asks for another one than before: what
    is shown already is read in no time, and a sign is one more thing to send and to draw.
    """
    asked = (named_case(), url_value(RECORDED))
    if _READ.get() == asked:
        return nullcontext()
    _READ.set(asked)
    return st.spinner("Reading the case …")


def _prepare(case: Case) -> None:
    """Make what a large case is shown out of, with a bar while that lasts."""
    bars: list[DeltaGenerator] = []

    def told(share: float) -> None:
        if not bars:
            bars.append(st.progress(0.0))
        bars[0].progress(share, text="Preparing the case for its pages, once …")

    prepare_case(case, told)
    for bar in bars:
        bar.empty()


def is_empty(case: Case) -> bool:
    """Whether nobody has said anything in the case yet."""
    return not load_days(case)


def _load(entry: CaseEntry, as_recorded_at: datetime | None) -> Case:
    """Load the case as of that moment; the current state if it did not exist yet."""
    try:
        return load_checked_case(entry, as_recorded_at)
    except StoreError:
        if as_recorded_at is None:
            raise
        refuse_moment()
        return load_checked_case(entry)


def _stop() -> NoReturn:
    """End the run, with the address as it should be."""
    write_address()
    st.stop()
