"""Two claims, or two sources, that turn out to be one: merged, told apart, and split again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from claimscope.formatting import distinct, moment_words
from claimscope.record.case import Case
from claimscope.record.changes import Change, StoreError, Version
from claimscope.record.identities import Kind
from claimscope.store.identities import (
    Merge,
    merged,
    merges,
    moved_words,
    split,
    told_apart,
)
from components.cache.reviews import load_similar_claims
from components.cache.store import load_changes, load_history_to_merge, load_merge_history
from components.cache.views import load_names
from components.editing.saving import Required, can_edit, save_changes, show_who, show_why
from components.web.markdown_text import escape_markdown
from components.web.menu_options import menu_options

LIKELY = 5


def show_merging(case: Case, kind: Kind, subjects: Mapping[str, str]) -> None:
    """A form that merges one of ``subjects`` (titles or names by id) with another of the case, and
    one for each merge into it that takes it back. Nothing is drawn where nothing can be kept.
    """
    if not can_edit(case) or not subjects:
        return
    asked = st.expander(
        "Merge or split", icon=":material/merge:", key=f"merge-open:{kind}", on_change="rerun"
    )
    if not asked.open:
        return
    with asked:
        one = next(iter(subjects))
        if len(subjects) > 1:
            names = distinct(subjects)
            chosen = st.selectbox(
                f"Which {kind}", list(names), format_func=names.__getitem__, key=f"merge-of:{kind}"
            )
            one = chosen or one
        _show_merge(case, kind, one)
        versions = load_merge_history(case)
        for merge in merges(versions):
            if (merge.kind, merge.remaining_id) == (kind, one):
                show_split(case, versions, merge, f"split:{kind}")


def show_split(case: Case, versions: Sequence[Version], merge: Merge, key: str) -> None:
    """What was merged, by whom and why, with the form that takes it back."""
    try:
        changes = split(versions, merge)
    except StoreError as error:
        st.text(f"{merge_words(versions, merge)}\n{error}")
        return
    key = f"{key}:{merge.decision.number}"
    with st.form(key, border=False):
        st.text(
            f"{merge_words(versions, merge)}\n"
            f"A split moves back {moved_words(versions, changes)}; what was added since stays."
        )
        who, why = show_who(key), show_why(key, label="Reason for splitting")
        if not st.form_submit_button("Split", icon=":material/call_split:"):
            return
    _save(case, changes, who, why)


def merge_words(versions: Sequence[Version], merge: Merge) -> str:
    """A merge as a sentence: what went into what, who merged it, when and why."""
    first = merge.saved[0]
    former, remaining = (
        _last_name(versions, merge.kind, each) for each in (merge.former_id, merge.remaining_id)
    )
    when = moment_words(first.recorded_at)
    return f"“{former}” was merged into “{remaining}” by {first.who}, {when}: {first.why}"


def _show_merge(case: Case, kind: Kind, one: str) -> None:
    words = _others(case, kind, one)
    offered = menu_options(words, find="Find", key=f"merge-with:{kind}:{one}")
    other = st.selectbox(
        f"It is the same {kind} as",
        offered,
        None,
        format_func=words.__getitem__,
        placeholder=f"Choose a {kind}",
        key=f"merge-with:{kind}:{one}",
    )
    if other is None:
        return
    names = load_names(case)[f"{kind}s"]
    remaining = st.radio(
        "Which of the two remains",
        [other, one],
        format_func=lambda each: escape_markdown(names[each]),
        key=f"merge-remains:{kind}:{one}",
    )
    former = one if remaining == other else other
    versions = load_history_to_merge(case, kind, former, str(remaining))
    changes = load_changes(case, versions, lambda held: merged(held, kind, former, str(remaining)))
    key = f"merge:{kind}:{one}"
    with st.form(key, border=False):
        st.text(
            f"{moved_words(versions, changes)} of “{names[former]}” would move to "
            f"“{names[str(remaining)]}”. Links to the former then open the latter. "
            "A merge can be split again."
        )
        who, why = show_who(key), show_why(key)
        row = st.container(horizontal=True, gap="small")
        together = row.form_submit_button("Merge", icon=":material/merge:", type="primary")
        apart = row.form_submit_button("Not the same", help="Not proposed as one again")
    if together:
        _save(case, changes, who, why)
    elif apart:
        apart_now = load_changes(case, versions, lambda held: told_apart(held, kind, one, other))
        _save(case, apart_now, who, why)


def _others(case: Case, kind: Kind, one: str) -> dict[str, str]:
    """The others of the case by id, those that may be the same first, with what they share."""
    names = load_names(case)[f"{kind}s"]
    likely: dict[str, str] = {}
    if kind == "claim":
        found = load_similar_claims(case, one)[:LIKELY]
        likely = {each.claim_id: f"{each.title} · {each.because}" for each in found}
    return likely | {each: name for each, name in names.items() if each not in (one, *likely)}


def _last_name(versions: Sequence[Version], kind: Kind, row_id: str) -> str:
    named = "title" if kind == "claim" else "name"
    held = [
        version.cells[named]
        for version in versions
        if (version.table, version.row_id) == (f"{kind}s", row_id) and version.cells
    ]
    return held[-1] if held else row_id


def _save(case: Case, changes: Sequence[Change], who: Required, why: Required) -> None:
    if not changes:
        st.info("This is recorded already.")
    elif save_changes(case.case_id, changes, who=who, why=why):
        st.rerun()
