"""Which case is open, and the view of it that a page shows."""

from __future__ import annotations

import html
from datetime import datetime
from typing import NoReturn
from urllib.parse import urljoin

import streamlit as st

from components.case_loaders import load_checked_case, load_entries, load_keeping_store, load_store
from components.figures.theme import DARK, LIGHT, Palette
from components.filters import current_filters
from components.kept import arrivals, follow_address, keep, kept_one, write_address
from components.loaders import (
    View,
    load_choices,
    load_days,
    load_documents,
)
from components.navigation import enter_through_dashboard
from components.notices import (
    show_data_error,
    show_empty_case,
    show_no_cases,
    show_store_error,
)
from components.picks import WORDS, current_picks
from components.recorded import (
    asked_moment,
    open_at,
    refuse_moment,
    return_to_now,
)
from data.case import Case
from data.errors import DataError
from data.filters import CASE
from data.store.changes import CaseEntry, StoreError, case_labels
from data.words import counted, day_words

OPENED = "opened case"
NO_CASE = "no such case"
INTAKE = "Intake"
METHODS = "Methods"
WITHOUT_CLAIMS = (INTAKE, "Cases")
TIGHT = """<style>
    .stMainBlockContainer { padding: 4.25rem 1.5rem 2rem; }
    @media (max-width: 640px) {
        .stMainBlockContainer { padding: 4.25rem 1rem 2rem; }
        .st-key-where > :first-child { flex-basis: 100%; }
    }
    .headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem 1.1rem; }
    .headline h1 { font-size: 1.25rem; padding: 0; margin: 0; font-weight: 600; width: 100%; }
    .headline .counts { display: flex; flex-wrap: wrap; gap: .15rem .9rem; }
    .shown { overflow-wrap: anywhere; }
    .stMainBlockContainer > .stVerticalBlock { gap: .6rem; }
    .steps { max-width: 44rem; padding-left: 1.2rem; }
    .steps li { margin-bottom: .4rem; }
    .stMain kbd { color: inherit; opacity: 1; }
    button[kind^="primary"]:enabled, button[kind^="primary"]:enabled p {
        color: light-dark(#FFFFFF, #0E1117);
    }
    button[kind^="primary"]:disabled, button[kind^="primary"]:disabled p {
        color: light-dark(#5A6470, #A3ADB8);
    }
    .st-key-enter-applies { display: none; }
    .beside { overflow-wrap: anywhere; }
    .beside ul { padding-left: 1.1rem; }
    .beside li { margin-bottom: .4rem; }
    h2.part { font-size: 1.05rem; font-weight: 600; padding: 0; margin: 0; }
</style>"""


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


def _opened(entry: CaseEntry, recorded_by: datetime | None) -> Case:
    """The case as it was kept by that moment; as it is now where there was none of it then."""
    open_at(recorded_by)
    try:
        return load_checked_case(entry, recorded_by)
    except StoreError:
        if recorded_by is None:
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
        f"<p>{counted(len(rows), 'document') if told else 'No document yet.'}</p>"
        f"<ul>{told}</ul></div>"
    )


def is_empty(case: Case) -> bool:
    """Whether nobody has said anything in the case yet."""
    return not load_days(case)


def _chosen_entry() -> CaseEntry | None:
    """The case that the address names, else the first; a menu where there are several."""
    entries = {each.case_id: each for each in load_entries()}
    if not entries:
        show_no_cases(load_store().address, kept=load_keeping_store() is not None)
        return None
    asked = kept_one(CASE)
    chosen = asked if asked in entries else next(iter(entries))
    if asked not in ("", chosen):
        st.session_state[NO_CASE] = (asked, arrivals())
    keep(CASE, [chosen])
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


def current_case() -> Case:
    """The case that is open, on a page that has one."""
    case = case_that_holds()
    if case is None:
        raise LookupError("No case is open.")
    return case


def case_that_holds() -> Case | None:
    """The case that is open in this run; None where there is none, or one that does not hold."""
    enter_through_dashboard()
    case: Case | None = st.session_state[OPENED]
    return case


def current_view() -> View:
    """The case that is open, through the filters as they stand."""
    case = current_case()
    return View(case, current_filters(case), current_picks(load_choices(case)))


def go_to_case(case_id: str) -> None:
    """Open another case with the next run."""
    keep(CASE, [case_id])
    keep(WORDS, [])
    st.session_state.pop(NO_CASE, None)
    return_to_now()


def app_address() -> str:
    """Where the app is served from, with a slash at its end."""
    return urljoin((st.context.url or "").partition("?")[0], ".")


def current_palette() -> Palette:
    """The colours of figures in the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_style() -> None:
    """How closely things stand on every page."""
    st.html(TIGHT)
