"""What the accepted candidates would change in the record, and the save."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from claimscope.errors import DataError
from claimscope.formatting import count_noun
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import RELIABILITY, SOURCE_KINDS
from claimscope.review import NewSource, Preview, changes_of, described_source, preview
from claimscope.review.session import ReviewSession
from claimscope.store.corrections import rebase
from components.cache.store import load_history
from components.editing.saving import (
    can_save,
    save_changes,
    show_read_only_notice,
    show_who,
    show_why,
)
from components.navigation import PAGES, page_path
from components.panels.notices import part_heading, show_error
from components.review.session import clear, take_step
from components.state.session import SessionValue

SAVED = SessionValue[tuple[str, int]]("saved from a review", ("", 0))


def show_saving_part(case: Case, session: ReviewSession) -> None:
    """The record before and after, and the button that keeps what was accepted."""
    part_heading("What would change")
    accepted = session.review.counts()["accepted"]
    if not accepted:
        st.text("Nothing yet: accept a candidate, and this shows how the statuses would move.")
        return
    try:
        after = preview(case, session.review)
    except DataError as error:
        show_error("With these claims the record would be invalid.", error)
        return
    _show_preview(after)
    _show_new_sources(case, session, after.new_sources)
    _show_save(case, session)


def _show_preview(after: Preview) -> None:
    moved = after.moved
    _show_rows(
        "Status changes",
        moved,
        {"title": "claim", "before": "before", "after": "after", "reason": "because"},
    )
    _show_rows(
        "Stances on existing claims",
        after.joined,
        {"title": "claim", "source": "source", "stance": "stance", "revises": "what it revises"},
    )
    _show_rows(
        "New claims", after.added, {"title": "claim", "status": "status", "reason": "because"}
    )
    if after.new_places:
        st.text(f"New on the map: {', '.join(after.new_places)}.")
    if after.unplaced:
        st.text(f"No coordinates: {', '.join(after.unplaced)}.")


def _show_rows(words: str, rows: pd.DataFrame, columns: dict[str, str]) -> None:
    if rows.empty:
        return
    st.text(f"{words}: {len(rows)}")
    st.dataframe(rows[list(columns)].rename(columns=columns), hide_index=True)


def _show_new_sources(case: Case, session: ReviewSession, sources: Sequence[NewSource]) -> None:
    """Each new source as fields: which group it belongs to decides what it can corroborate."""
    if not sources:
        return
    groups = sorted(set(to_pandas(case.sources)["independence_group"]))
    st.text("New sources. Sources in one group count as one origin. Check the group.")
    for each in sources:
        changed = _show_source(each, groups, f"{each.name}:{session.turn}")
        if changed != each and take_step(
            session, partial(described_source, name=each.name, source=changed)
        ):
            st.rerun()


def _show_source(source: NewSource, groups: Sequence[str], key: str) -> NewSource:
    with st.container(border=True):
        st.text(source.name)
        kind, country, group, letter = st.columns([3, 1, 3, 3])
        known = list(dict.fromkeys([source.independence_group, *groups]))
        return NewSource(
            name=source.name,
            kind=kind.selectbox(
                "Kind",
                list(SOURCE_KINDS),
                list(SOURCE_KINDS).index(source.kind),
                key=f"kind:{key}",
            ),
            country=country.text_input(
                "Country", source.country, max_chars=2, key=f"country:{key}", help="KR, US …"
            ).upper(),
            independence_group=group.selectbox(
                "Independent origin",
                known,
                known.index(source.independence_group),
                accept_new_options=True,
                key=f"group:{key}",
            )
            or source.independence_group,
            reliability=letter.selectbox(
                "Reliability",
                list(RELIABILITY),
                list(RELIABILITY).index(source.reliability),
                format_func=lambda each: f"{each}, {RELIABILITY[each]}",
                key=f"letter:{key}",
            ),
            reliability_basis=st.text_input(
                "Basis for rating", source.reliability_basis, key=f"basis:{key}"
            ),
        )


def _show_save(case: Case, session: ReviewSession) -> None:
    if not can_save():
        show_read_only_notice()
        return
    counts = session.review.counts()
    with st.form("save-review"):
        who = show_who("review")
        why = show_why(f"review:{session.name}", f"Read from “{session.review.document.title}”.")
        left = f" ({counts['open']} unreviewed skipped)" if counts["open"] else ""
        number = counts["accepted"]
        words = f"Save {count_noun(number, 'assertion')}{left}"
        if not st.form_submit_button(words, type="primary"):
            return
    versions = load_history(case)
    changes, texts = changes_of(
        case, session.review, [(each.table, each.row_id) for each in versions]
    )
    rows = rebase(changes, versions)
    if save_changes(case.case_id, rows, who=who, why=why, texts=texts, review=session.seen):
        SAVED.set((session.review.document.title, number))
        clear()
        st.rerun()


def show_saved() -> None:
    """After a save: what was kept, and where it is now to be seen."""
    title, number = SAVED.take()
    if not number:
        return
    st.success(f"Saved: {count_noun(number, 'assertion')}.")
    st.text(title)
    row = st.container(horizontal=True)
    for page in ("overview", "claims", "places", "timeline", "documents"):
        row.page_link(page_path(page), label=PAGES[page].title)
