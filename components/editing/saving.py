"""Keeping what an analyst enters: who enters it, and the save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, Change, ReviewStep, Save, StoreError
from claimscope.store.current_user import usual_name
from claimscope.store.sql.store import SqlStore
from components.cache.store import load_writable_store
from components.panels.notices import show_error
from components.state.session import SessionValue

WHO = SessionValue[str | None]("who", None)


def can_save() -> bool:
    """Whether what is entered can be saved: a folder of cases is only read."""
    return load_writable_store() is not None


def can_edit(case: Case) -> bool:
    """Whether the case can be changed: an earlier version of it is only read, too."""
    return can_save() and case.as_recorded_at is None


@dataclass(frozen=True)
class Required:
    """What was entered into a field that must not stay blank, and the place for saying so."""

    words: str
    place: DeltaGenerator
    missing: str


def all_given(*fields: Required) -> bool:
    """Whether all of them are filled in; at each that is not, that it is required."""
    for each in fields:
        if not each.words:
            each.place.error(each.missing)
    return all(each.words for each in fields)


def show_why(place: str, value: str = "", *, label: str = "Why", long: bool = False) -> Required:
    """A field for the reason that stands with a save; ``place`` tells it from the others."""
    key = f"why:{place}"
    if long:
        words = st.text_area(label, value, max_chars=2000, height=80, key=key)
    else:
        words = st.text_input(label, value, max_chars=300, key=key)
    return Required(str(words).strip(), st.empty(), "Reason is required.")


def show_who(place: str) -> Required:
    """A field for the name that stands with a save, filled with the one given before.

    ``place`` tells one such field from the others.
    """
    before = WHO.get()
    name = st.text_input(
        "Your name",
        value=usual_name() if before is None else before,
        key=f"who:{place}",
        max_chars=120,
        help="It stands with what you save, in the history of every row.",
    )
    WHO.set(name)
    return Required(str(name).strip(), st.empty(), "Name is required.")


def save_changes(
    case_id: str,
    changes: Iterable[Change],
    *,
    who: Required,
    why: Required,
    texts: Mapping[str, str] | None = None,
    review: ReviewStep | None = None,
) -> bool:
    """Save the changes together; whether that was done. The ``review`` ends with it.

    What was wrong is shown. Nothing is saved then, and what the user entered stays on the screen.
    """
    save = Save(who.words, why.words, tuple(changes), texts or {}, review)
    return all_given(who, why) and saved(lambda store: store.save(case_id, save))


def saved(act: Callable[[SqlStore], CaseEntry]) -> bool:
    """Do something with the store; whether it was done. Why it was refused is shown."""
    store = load_writable_store()
    if store is None:
        show_read_only_notice()
        return False
    try:
        act(store)
    except DataError as error:
        show_error("Not saved: the record would be invalid.", error)
    except StoreError as error:
        show_error("Not saved.", error)
    else:
        return True
    return False


def show_read_only_notice() -> None:
    """The cases are in a folder, which nothing is written into."""
    st.info(
        "These cases are read from a folder and nothing is saved into it. Start Claimscope "
        "without CLAIMSCOPE_CASES to keep what you enter."
    )
