"""The bar that says what a save would change, the save, and the way to take it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from claimscope.bidi import isolated
from claimscope.errors import DataError
from claimscope.formatting import count_noun
from claimscope.record.case import Case
from claimscope.record.changes import Key
from claimscope.record.frames import to_pandas
from claimscope.record.model import RELIABILITY, SOURCE_KINDS
from claimscope.review.commit import changes_of
from claimscope.review.draft import NewSource, Review
from claimscope.review.edits import described_source
from claimscope.review.preview import Preview
from claimscope.review.serialise import deserialise, serialise
from claimscope.review.session import ReviewSession
from claimscope.store.corrections import rebase, taken_back
from claimscope.store.current_user import usual_name
from components.cache.reviews import load_part_saved, load_preview
from components.cache.store import load_row_history, load_save_history, used_rows
from components.editing.saving import (
    WHO,
    Required,
    can_save,
    save_changes,
    show_read_only_notice,
    show_who,
    show_why,
)
from components.navigation import PAGES, page_path
from components.review.session import begin, clear, end, take_step
from components.review.steps import act_on
from components.state.session import SessionValue
from components.web.record_table import Kind, show_record_table


@dataclass(frozen=True)
class SavedReview:
    """A review that was saved: how many assertions, one of its new rows, and what it was."""

    case_id: str
    title: str
    number: int
    row: Key
    content: str


_SAVED = SessionValue[SavedReview | None]("saved from a review", None)
_SAVING = SessionValue[bool]("review being saved", False)


def show_save_bar(case: Case, session: ReviewSession) -> None:
    """What a save would change, in one line that is always in sight, and the way to it."""
    accepted = len(session.review.accepted())
    after = _preview(case, session.review) if accepted else None
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", key="save-bar"):
        open_ones = session.review.counts()["open"]
        left = f" ({open_ones} unreviewed skipped)" if open_ones else ""
        st.button(
            f"Save {count_noun(accepted, 'assertion')}{left}" if accepted else "Save",
            type="primary",
            disabled=not isinstance(after, Preview),
            on_click=_open_saving,
            args=(case, session),
        )
        st.html(f'<div class="after" role="status">{_bar_words(after)}</div>')
        with st.popover("Discard", icon=":material/delete:"):
            st.text("The decisions made here are lost. The record is not touched.")
            st.button("Throw this review away", on_click=end, args=(session,))
    if _SAVING.get() and isinstance(after, Preview):
        _show_saving(case, session, after)


def _preview(case: Case, review: Review) -> Preview | DataError:
    try:
        return load_preview(case, review)
    except DataError as error:
        return error


def _bar_words(after: Preview | DataError | None) -> str:
    if after is None:
        return "Nothing is accepted yet. Every step is kept as you go."
    if isinstance(after, DataError):
        return "With these claims the record would be invalid: open Save for the reasons."
    return f"<b>After saving:</b> {'; '.join(change_words(after))}."


def change_words(after: Preview) -> list[str]:
    """What a save would change, “1 claim becomes confirmed”, “3 new unconfirmed claims”."""
    moved = after.moved[after.moved["before"] != after.moved["after"]]
    words = [
        f"{count_noun(number, 'claim')} {'becomes' if number == 1 else 'become'} {status}"
        for status, number in Counter(moved["after"]).items()
    ]
    words += [
        f"{number} new {status} {'claim' if number == 1 else 'claims'}"
        for status, number in Counter(after.added["status"]).items()
    ]
    if len(after.joined):
        words.append(f"{count_noun(len(after.joined), 'stance')} on existing claims")
    if after.new_sources:
        words.append(f"{count_noun(len(after.new_sources), 'new source')}")
    return words


def _open_saving(case: Case, session: ReviewSession) -> None:
    act_on(case, session, "look")
    _SAVING.set(True)


@st.dialog("Save to the record", width="large", on_dismiss=lambda: _SAVING.set(False))
def _show_saving(case: Case, session: ReviewSession, after: Preview) -> None:
    """All that would change, the new sources to be checked, who saves it and why."""
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
    told: dict[str, tuple[str, Kind]] = {name: (each, "words") for name, each in columns.items()}
    show_record_table(rows, told, label=words, key=f"would-change:{words}")


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
        st.text(source.recorded_name)
        kind, country, group, letter = st.columns([3, 1, 3, 3])
        role, basis = st.columns(2)
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
            reliability_basis=basis.text_input(
                "Basis for rating", source.reliability_basis, key=f"basis:{key}"
            ),
            role=role.text_input(
                "Role", source.role, max_chars=200, key=f"role:{key}", help="Stands with the name"
            ).strip(),
        )


def _show_save(case: Case, session: ReviewSession) -> None:
    if not can_save():
        show_read_only_notice()
        return
    with st.form("save-review", border=False):
        who = show_who("review")
        why = show_why(f"review:{session.name}", f"Read from “{session.review.document.title}”.")
        number = len(session.review.accepted())
        asked = st.form_submit_button(
            f"Save {count_noun(number, 'assertion')} to the record", type="primary"
        )
    if not asked:
        return
    changes, texts = changes_of(
        load_part_saved(case, session.review), session.review, used_rows(case)
    )
    rows = rebase(changes, load_row_history(case, *((e.table, e.row_id) for e in changes)))
    if save_changes(case.case_id, rows, who=who, why=why, texts=texts, review=session.seen):
        title, content = session.review.document.title, serialise(session.review)
        row = (rows[-1].table, rows[-1].row_id)
        _SAVED.set(SavedReview(case.case_id, title, number, row, content))
        _SAVING.set(False)
        clear()
        st.rerun()


def show_saved(case: Case) -> None:
    """After a save: what was kept, where it is now to be seen, and the way to take it back."""
    saved = _SAVED.get()
    if saved is None or saved.case_id != case.case_id:
        return
    with st.container(border=True, key="saved"):
        row = st.container(horizontal=True, vertical_alignment="center", gap="small")
        told = f"Saved: {count_noun(saved.number, 'assertion')} from “{isolated(saved.title)}”."
        row.text(told, width="stretch")
        undo = row.button("Undo", icon=":material/undo:", help="Takes the save back")
        row.button("Dismiss", type="tertiary", on_click=partial(_SAVED.set, None))
        links = st.container(horizontal=True)
        for page in ("overview", "claims", "places", "timeline", "documents"):
            links.page_link(page_path(page), label=PAGES[page].title)
        if undo:
            _take_back(case, saved)


def _take_back(case: Case, saved: SavedReview) -> None:
    """Withdraw what the save has added, as a save of its own, and go on with the review."""
    name = WHO.get() or usual_name()
    who = Required(name, st.empty(), "Name is required.")
    why = Required(f"Taken back: the review of “{saved.title}”.", st.empty(), "")
    changes = taken_back(load_save_history(case, saved.row), saved.row)
    if save_changes(case.case_id, changes, who=who, why=why):
        _SAVED.set(None)
        begin(deserialise(saved.content))
        st.rerun()
