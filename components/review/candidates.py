"""The review on its page: the text with its candidates marked, and one of them as a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.bidi import isolated
from claimscope.extraction.unread import base_language, is_read, text_note
from claimscope.formatting import count_noun, distinct
from claimscope.jobs.review_steps import add_candidate, edit_candidate, split_candidate
from claimscope.record.case import Case
from claimscope.record.changes import ConflictError, StoreError
from claimscope.review import (
    Decision,
    Draft,
    Review,
    decided,
    edited,
    matching_claims,
    merged,
    split_points,
)
from claimscope.review.session import ReviewSession
from claimscope.store.reviews import ReviewEndedError
from components.cache.views import load_names
from components.panels.document_text import show_document
from components.panels.notices import part_heading, show_error
from components.review.card import show_draft
from components.review.session import discard, leave_ended, take_step
from components.shortcuts import key_of
from components.web.style import themed_colour
from components.work_progress import shown_work

DECISION_MARKS = {
    "open": {"symbol": "?", "colour": themed_colour("unconfirmed")},
    "accepted": {"symbol": "✓", "colour": themed_colour("confirmed")},
    "rejected": {"symbol": "✕", "colour": themed_colour("assessment")},
}
TEXT_HEIGHT = 620


def show_review_head(session: ReviewSession) -> None:
    """What is under review, how far it is, and the way out."""
    review, counts = session.review, session.review.counts()
    row = part_heading(f"Review: {isolated(review.document.title)}")
    with row.popover("Discard", icon=":material/delete:"):
        st.text("The decisions made here are lost. The record is not touched.")
        if st.button("Throw this review away"):
            _discard(session)
    done = counts["accepted"] + counts["rejected"]
    all_of_them = len(review.drafts)
    st.progress(
        done / all_of_them if all_of_them else 1.0,
        text=f"{count_noun(all_of_them, 'candidate')}: {counts['accepted']} accepted, "
        f"{counts['rejected']} rejected, {counts['open']} open. "
        "The keys on the buttons work from any field.",
    )
    _show_unread(review)
    if session.notice:
        st.warning("This review was changed by somebody else.", icon=":material/group:")
        st.text(session.notice)


def _discard(session: ReviewSession) -> None:
    try:
        discard(session)
    except ReviewEndedError as ended:
        leave_ended(ended)
    except ConflictError:
        session.catch_up()
    st.rerun()


def _show_unread(review: Review) -> None:
    """How much of the text was not read, and that it is filled in by hand."""
    unread = sum(bool(each.unread) for each in review.drafts)
    language = base_language(review.text, review.document.language)
    if not is_read(language):
        st.warning(text_note(language), icon=":material/translate:")
    elif unread:
        words = f"{count_noun(unread, 'candidate')} in another language: not read, to be filled in."
        st.warning(words, icon=":material/translate:")


def show_review_part(case: Case, session: ReviewSession) -> None:
    """The card beside the text; whatever is done there is a step of the review."""
    text, card = st.columns([10, 11], gap="medium")
    with card:
        if session.review.drafts:
            _show_card(case, session)
        else:
            st.info("No claim was recognised in this text. Mark words in it to propose one.")
    with text:
        _take_up(case, session, _show_text(session))


def _show_text(session: ReviewSession) -> str | None:
    review = session.review
    marks = pd.DataFrame(
        [
            {
                "claim_id": each.draft_id,
                "assertion_id": each.draft_id,
                "title": f"{each.source} {each.stance}".strip() or "not read",
                "status": each.decision,
                "quote_start": each.start,
                "quote_end": each.end,
            }
            for each in review.drafts
        ]
    )
    return show_document(
        review.text,
        marks,
        language=review.document.language,
        picked=session.at,
        key="review-text",
        marks=DECISION_MARKS,
        height=TEXT_HEIGHT,
    )


def _take_up(case: Case, session: ReviewSession, pick: str | None) -> None:
    """A mark that was clicked is looked at; words that were chosen become a candidate."""
    if pick is None:
        return
    kind, _, value = pick.partition(":")
    if kind == "claim":
        session.at = value.split()[0]
        st.rerun()
    start, _, end = value.partition("-")
    known = {each.draft_id for each in session.review.drafts}
    with shown_work("Looking at the words …", "added") as watch:
        take_step(session, lambda review: add_candidate(case, review, int(start), int(end), watch))
    new = [each for each in session.review.drafts if each.draft_id not in known]
    if new:
        session.at = new[0].draft_id
        st.rerun()


def _show_card(case: Case, session: ReviewSession) -> None:
    """What can be done with a draft, and what it lacks, above its fields: both depend on them."""
    draft = session.review.draft(session.at)
    _show_where(session, draft)
    actions = st.container(horizontal=True, gap="small", vertical_alignment="center")
    told = st.container()
    names = load_names(case)
    cells = show_draft(
        draft,
        sources=names["sources"],
        likely=matching_claims(case, session.review, draft.draft_id),
        claims=names["claims"],
        key=f"{draft.draft_id}:{session.turn}",
    )
    with told:
        lacking = _take_cells(case, session, draft, cells)
    with actions:
        _show_decisions(session, draft, holds=not lacking)
        _show_cuts(case, session, draft)


def _take_cells(case: Case, session: ReviewSession, draft: Draft, cells: Mapping[str, Any]) -> bool:
    """Take up what the fields now say; whether something is lacking, which is said."""
    if draft.unread:
        st.text(draft.unread)
    whole = cells.get("claim", draft.claim) != ""
    if not whole:
        st.warning("Choose the claim it is about.")
    holds = whole and (not cells or _take_edit(case, session, draft, cells))
    if holds and "quote" in cells:
        session.turn += 1
        st.rerun()
    lacks = session.review.draft(draft.draft_id).lacks
    if lacks:
        st.warning(f"Fill in {' and '.join(lacks)} before you accept it.")
    return not holds or bool(lacks)


def _take_edit(case: Case, session: ReviewSession, draft: Draft, cells: Mapping[str, Any]) -> bool:
    """Edit the draft; whether that was possible. Another quote is read in a process of its own."""
    if "quote" not in cells:
        return take_step(session, lambda review: edited(case, review, draft.draft_id, **cells))
    with shown_work("Looking at the words …", "edited") as watch:
        return take_step(
            session, lambda review: edit_candidate(case, review, draft.draft_id, cells, watch)
        )


def _show_where(session: ReviewSession, draft: Draft) -> None:
    """Which candidate it is, and the steps to those beside it."""
    drafts = [each.draft_id for each in session.review.drafts]
    at = drafts.index(draft.draft_id)
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="where")
    mark = DECISION_MARKS[draft.decision]
    row.text(f"{mark['symbol']} {draft.decision} · {at + 1} of {len(drafts)}", width="stretch")
    if row.button("Undo", shortcut=key_of("undo"), disabled=not session.undoable):
        _undo(session)
    if row.button("Back", shortcut=key_of("previous candidate"), disabled=at == 0):
        _look_at(session, drafts[at - 1])
    if row.button("Next", shortcut=key_of("next candidate"), disabled=at == len(drafts) - 1):
        _look_at(session, drafts[at + 1])


def _undo(session: ReviewSession) -> None:
    try:
        session.undo()
    except ReviewEndedError as ended:
        leave_ended(ended)
    except StoreError as error:
        show_error("The step was not undone. Try it again.", error)
        return
    st.rerun()


def _look_at(session: ReviewSession, draft_id: str) -> None:
    session.at, session.notice = draft_id, ""
    st.rerun()


def _show_decisions(session: ReviewSession, draft: Draft, *, holds: bool) -> None:
    if st.button("Accept", shortcut=key_of("accept"), type="primary", disabled=not holds):
        _decide(session, draft, "accepted")
    if st.button("Reject", shortcut=key_of("reject")):
        _decide(session, draft, "rejected")
    if draft.decision != "open" and st.button("Reopen"):
        _decide(session, draft, "open")


def _decide(session: ReviewSession, draft: Draft, decision: Decision) -> None:
    """Decide, and go on to the next that is open."""
    if not take_step(session, lambda review: decided(review, draft.draft_id, decision)):
        return
    drafts = session.review.drafts
    at = [each.draft_id for each in drafts].index(draft.draft_id)
    following = [*drafts[at + 1 :], *drafts[:at]]
    left = (each.draft_id for each in following if each.decision == "open")
    session.at = next(left, draft.draft_id) if decision != "open" else draft.draft_id
    st.rerun()


def _show_cuts(case: Case, session: ReviewSession, draft: Draft) -> None:
    """Cutting the words in two, and joining them with those of the next candidate."""
    with st.popover("Split", icon=":material/content_cut:"):
        points = distinct(dict(split_points(draft, session.review.text)))
        at = st.selectbox(
            "The second part begins with",
            list(points),
            None,
            format_func=points.__getitem__,
            placeholder="Type the words",
            key=f"split:{draft.draft_id}:{session.turn}",
        )
        if st.button("Split here", disabled=at is None) and at is not None:
            with shown_work("Looking at both parts …", "split") as watch:
                _cut(
                    session, lambda review: split_candidate(case, review, draft.draft_id, at, watch)
                )
    drafts = session.review.drafts
    following = drafts[drafts.index(session.review.draft(draft.draft_id)) + 1 :]
    if st.button("Merge", help="Join it with the next one", disabled=not following):
        _cut(session, lambda review: merged(review, draft.draft_id, following[0].draft_id))


def _cut(session: ReviewSession, act: Callable[[Review], Review]) -> None:
    before = session.review
    if take_step(session, act) and session.review is not before:
        ids = [each.draft_id for each in session.review.drafts]
        start = before.draft(session.at).start
        near = min(session.review.drafts, key=lambda each: abs(each.start - start))
        session.at = session.at if session.at in ids else near.draft_id
        session.turn += 1
        st.rerun()
