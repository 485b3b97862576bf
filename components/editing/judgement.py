"""An analyst's assessment of a claim or a source: entered and retracted, each with a reason."""

from __future__ import annotations

from datetime import date

import streamlit as st

from claimscope.formatting import distinct
from claimscope.record.case import Case
from claimscope.record.changes import Change, IdsUsed, row_id
from claimscope.record.ids import free_slug
from claimscope.record.model import JUDGEMENTS
from claimscope.record.validation import SUBJECT_OF, VALUES_OF
from claimscope.store.corrections import current, withdrawn
from claimscope.views.judgements import judgement_words, judgements_frame
from components.cache.store import load_row_history, used_rows
from components.editing.saving import can_edit, save_changes, show_who, show_why
from components.web.menu_options import menu_options

KIND_WORDS = {"standing": "status"}
"""What a reader calls a kind of judgement whose name in the record is an older one."""
SUBJECTS = {subject: kind for kind, subject in SUBJECT_OF.items()}


def show_own_call(case: Case, key: str, subjects: dict[str, str]) -> None:
    """A form for a call on one of ``subjects`` (titles or names by id), and what is withdrawn.

    ``key`` is ``claim_id`` or ``source_id``. Nothing is drawn where nothing can be kept.
    """
    if not can_edit(case) or not subjects:
        return
    asked = st.expander(
        "Analyst assessment", icon=":material/edit_note:", key=f"call-open:{key}", on_change="rerun"
    )
    if not asked.open:
        return
    with asked:
        st.text("Shown next to the computed status; does not change it.")
        _show_form(case, key, subjects)
        _show_withdrawals(case, key, subjects)


def _show_form(case: Case, key: str, subjects: dict[str, str]) -> None:
    kind = SUBJECTS[key]
    form = _blank_once_saved("own-call", case, key)
    offered = menu_options(subjects, find="Find", key=f"own-call:{key}") or [*subjects][:1]
    with st.form(form, border=False):
        about = next(iter(subjects))
        if len(subjects) > 1:
            about = st.selectbox("On", offered, format_func=distinct(subjects).__getitem__)
        value = st.selectbox(
            f"The {KIND_WORDS.get(kind, kind)} that you would give it",
            ["", *VALUES_OF[kind]],
            format_func=lambda each: (
                f"{each}, {VALUES_OF[kind][each]}" if each else "none, a note only"
            ),
        )
        why = show_why(form, long=True)
        who = show_who(f"own-call:{key}")
        if not st.form_submit_button("Save assessment"):
            return
    ids = IdsUsed(JUDGEMENTS.name, used_rows(case))
    cells = dict.fromkeys(JUDGEMENTS.column_names, "") | {
        "judgement_id": free_slug(f"{who.words} {about}", ids),
        "kind": kind if value else "note",
        key: about,
        "value": value,
        "who": who.words,
        "judged_on": date.today().isoformat(),
        "why": why.words,
    }
    change = Change(JUDGEMENTS.name, row_id(JUDGEMENTS, cells), cells)
    if save_changes(case.case_id, [change], who=who, why=why):
        st.rerun()


def _show_withdrawals(case: Case, key: str, subjects: dict[str, str]) -> None:
    calls = judgements_frame(case)
    calls = calls[calls[key].isin(list(subjects))]
    if calls.empty:
        return
    words = distinct(
        {row["judgement_id"]: judgement_words(row) for row in calls.to_dict("records")}
    )
    form = _blank_once_saved("withdraw", case, key)
    with st.form(form, border=False):
        gone = st.selectbox("Withdraw", list(words), format_func=words.__getitem__)
        why = show_why(form, label="Reason for retracting")
        who = show_who(f"withdraw:{key}")
        if not st.form_submit_button("Retract"):
            return
    versions = load_row_history(case, (JUDGEMENTS.name, gone))
    [call] = current(versions)
    if save_changes(case.case_id, withdrawn(versions, call), who=who, why=why):
        st.rerun()


def _blank_once_saved(form: str, case: Case, key: str) -> str:
    """A name that is another one after a save, so that only a refused form keeps its words."""
    return f"{form}:{key}:{len(judgements_frame(case))}"
