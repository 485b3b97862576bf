"""Which case is open, and the view of it that a page shows."""

from __future__ import annotations

import html
from datetime import datetime
from typing import NoReturn
from urllib.parse import urljoin

import streamlit as st

from claimscope.errors import DataError
from claimscope.formatting import count_noun, day_words
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, StoreError, case_labels
from claimscope.views.filters import CASE
from claimscope.views.view import View
from components.cache.store import load_checked_case, load_entries, load_store, load_writable_store
from components.cache.views import load_choices, load_days, load_documents
from components.panels.notices import (
    show_data_error,
    show_empty_case,
    show_no_cases,
    show_store_error,
)
from components.state import (
    NO_CASE,
    OPENED,
    arrivals,
    asked_moment,
    current_case,
    current_filters,
    current_selections,
    follow_address,
    go_to_case,
    kept_one,
    open_at,
    refuse_moment,
    set_url_values,
    write_address,
)

INTAKE = "Intake"
METHODS = "Methods"
WITHOUT_CLAIMS = (INTAKE, "Cases")


def open_case(page: str) -> Case | None:
    """The case that is chosen, read and checked, for the page of that title.

    None where there is none, or one that a page which shows claims could not show: what to do is
    said then, and the run ends unless the page is one of :data:`WITHOUT_CLAIMS`. *Methods* can be
    read all the same.
    """
    follow_address(page)
    shows_claims = page not in WITHOUT_CLAIMS
    try:
        entry = _chosen_entry()
        case = _opened(entry, asked_moment() if shows_claims else None) if entry else None
    except StoreError as error:
        show_store_error(error)
        _stop()
    except DataError as error:
        show_data_error(str(st.session_state[CASE]), error)
        case = None
    if page == METHODS and (case is None or is_empty(case)):
        case = None
    elif case is not None and is_empty(case):
        if shows_claims:
            show_empty_case(case.title)
            _stop()
    elif case is None and (shows_claims or page == INTAKE):
        _stop()
    st.session_state[OPENED] = case
    return case


def _stop() -> NoReturn:
    """End the run; the address is right all the same."""
    write_address()
    st.stop()


def _opened(entry: CaseEntry, as_recorded_at: datetime | None) -> Case:
    """The case as it was kept by that moment; as it is now where there was none of it then."""
    open_at(as_recorded_at)
    try:
        return load_checked_case(entry, as_recorded_at)
    except StoreError:
        if as_recorded_at is None:
            raise
        refuse_moment()
        return _opened(entry, None)


def show_case_beside(case: Case | None) -> None:
    """In the sidebar, the open case and the documents it rests on."""
    if case is None:
        return
    rows = load_documents(case)
    told = "".join(
        f"<li>{html.escape(str(row['title']))}<br><small>{html.escape(str(row['publisher']))}, "
        f"{day_words(row['published_on'])}</small></li>"
        for row in rows.to_dict("records")
    )
    st.sidebar.html(
        f'<div class="beside"><h2 class="part">{html.escape(case.title)}</h2>'
        f"<p>{count_noun(len(rows), 'document') if told else 'No document yet.'}</p>"
        f"<ul>{told}</ul></div>"
    )


def is_empty(case: Case) -> bool:
    """Whether nobody has said anything in the case yet."""
    return not load_days(case)


def _chosen_entry() -> CaseEntry | None:
    """The case that the address names, else the first; a menu where there are several."""
    entries = {each.case_id: each for each in load_entries()}
    if not entries:
        show_no_cases(load_store().address, kept=load_writable_store() is not None)
        return None
    asked = kept_one(CASE)
    chosen = asked if asked in entries else next(iter(entries))
    if asked not in ("", chosen):
        st.session_state[NO_CASE] = (asked, arrivals())
    set_url_values(CASE, [chosen])
    st.session_state[CASE] = chosen
    _show_no_case()
    if len(entries) > 1:
        st.sidebar.selectbox(
            "Case",
            list(entries),
            key=CASE,
            format_func=case_labels(entries.values()).__getitem__,
            on_change=_choose_case,
        )
    return entries[chosen]


def _choose_case() -> None:
    go_to_case(st.session_state[CASE])


def _show_no_case() -> None:
    """That the address named a case that is not there, so that another one is shown."""
    asked, arrival = st.session_state.get(NO_CASE, ("", 0))
    if asked and arrival == arrivals():
        st.sidebar.text(f"There is no case “{asked}” here. This is another one.")


def current_view() -> View:
    """The case that is open, through the filters as they stand."""
    case = current_case()
    return View(case, current_filters(case), current_selections(load_choices(case)))


def app_address() -> str:
    """Where the app is served from, with a slash at its end."""
    return urljoin((st.context.url or "").partition("?")[0], ".")
