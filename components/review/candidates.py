"""The review on its page: the text, the list of proposals, and one of them open as a card."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from textwrap import shorten

import pandas as pd
import streamlit as st

from claimscope.assessment.symbols import DECISION_SYMBOLS
from claimscope.bidi import isolated
from claimscope.errors import DataError
from claimscope.extraction.unread import base_language, is_read, text_note
from claimscope.formatting import count_noun, day_words, distinct
from claimscope.jobs.review_steps import add_candidate, edit_candidate, split_candidate
from claimscope.language import language_name
from claimscope.record.case import Case
from claimscope.review.commit import claim_meant
from claimscope.review.draft import Card, Draft, Review
from claimscope.review.edits import decided, merged, split_points
from claimscope.review.proposals import CHECK, paragraph_openings, sources_of
from claimscope.review.session import ReviewSession
from components.cache.reviews import load_claims_like, load_matches, load_preview
from components.cache.views import load_names, load_part
from components.panels.document_text import TextLook, show_document
from components.panels.switch import panel, show_panel_switch
from components.review.card import card_key, entered_cells, show_draft
from components.review.document_facts import show_facts_of_review
from components.review.session import has_fault, show_fault, take_step
from components.review.steps import (
    TOLD,
    act_on,
    add_stance,
    current_listed,
    look_at,
    remove_stance,
    tell_apart,
)
from components.shortcuts import key_of
from components.state.session import SessionValue, set_widget, widget_value
from components.state.url import PROPOSALS
from components.web.markdown_text import escape_markdown
from components.web.parts import mount, status_mark
from components.work_progress import shown_work

DECISION_COLOURS = {"open": "var(--muted)", "accepted": "var(--link)", "rejected": "var(--muted)"}
DECISION_MARKS = {
    decision: {"symbol": symbol, "colour": DECISION_COLOURS[decision]}
    for decision, symbol in DECISION_SYMBOLS.items()
}
KEYS = {
    "accept": {"act": "decide:accepted", "words": "accept"},
    "reject": {"act": "decide:rejected", "words": "reject"},
    "next proposal": {"act": "move:next", "words": "next"},
    "previous proposal": {"act": "move:back", "words": "previous"},
    "undo": {"act": "undo", "words": "undo"},
    "redo": {"act": "redo", "words": ""},
}
"""What the keys of a review do, by their names in the table of keys; those with words are shown."""
LEFT_OUT = "Those marked Check are left out: list them by “Check” to accept them together"
_ASKED = SessionValue[str]("review quote asked", "")
TEXT_HEIGHT = "calc(100dvh - 15.25rem)"


def show_review_head(case: Case, session: ReviewSession) -> None:
    """What is under review, and how much of it was not read."""
    review = session.review
    facts = review.document
    day = day_words(pd.Timestamp(facts.published_on).date()) if facts.published_on else ""
    language = base_language(review.text, facts.language)
    words = f"{len(review.text.split()):,} words"
    parts = (isolated(facts.publisher), day, language_name(language) if language else "", words)
    size = " · ".join(filter(None, parts))
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="review-head")
    row.html(
        f'<div class="headline"><h1>Review: {html.escape(isolated(facts.title))}</h1>'
        f'<span class="size">{html.escape(size)}</span></div>',
        width="stretch",
    )
    with row:
        show_facts_of_review(case, session)
    unread = sum(bool(each.unread) for each in review.drafts)
    if not is_read(language):
        st.warning(text_note(language), icon=":material/translate:")
    elif unread:
        told = f"{count_noun(unread, 'candidate')} in another language: not read, to be filled in."
        st.warning(told, icon=":material/translate:")


def show_review_part(case: Case, session: ReviewSession) -> None:
    """The text, the proposals and the open card; whatever is done there is a step of the review."""
    if session.notice:
        st.warning("This review was changed by somebody else.", icon=":material/group:")
        st.text(session.notice)
    if told := TOLD.take():
        st.toast(told)
    show_panel_switch("List", "Card", "Text")
    text, proposals = st.columns([9, 11], gap="medium")
    with proposals:
        with st.container(key="review-bar-part"):
            _show_bar(case, session)
        with st.container(key="proposals"):
            _show_proposals(case, session)
    with text, panel("Text"):
        _add_words(case, session, _show_text(case, session))


def _show_bar(case: Case, session: ReviewSession) -> None:
    review, names = session.review, load_names(case)["sources"]
    counts, listed = review.counts(), current_listed()
    cards = listed.cards(review, names)
    acceptable = len(listed.decidable(cards, "accepted"))
    rejectable = len(listed.decidable(cards, "rejected"))
    sources = dict.fromkeys(name for card in review.cards() for name in sources_of(card, names))
    openings = paragraph_openings(review)
    to_check = sum(card.to_check for card in review.cards())
    options: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("Source", "All sources", {each: each for each in sources}),
        ("Paragraph", "All paragraphs", {str(n): f"{n}. {w} …" for n, w in openings.items()}),
        ("Decision", "All decisions", {each: each.capitalize() for each in (*counts, CHECK)}),
    )
    chosen = (listed.source, listed.paragraph, listed.decision)
    data = {
        "total": count_noun(len(review.cards()), "proposal"),
        "counts": f"{counts['accepted']} accepted · {counts['rejected']} rejected"
        f" · {counts['open']} left{f', {to_check} to check' if to_check else ''}",
        "undo": session.undoable > 0,
        "redo": bool(session.undone),
        "choices": [
            {
                "name": name,
                "label": label,
                "all": everything,
                "value": value,
                "options": [{"value": v, "words": w} for v, w in words.items()],
            }
            for name, (label, everything, words), value in zip(
                PROPOSALS, options, chosen, strict=True
            )
        ],
        "accept": f"Accept {acceptable} listed",
        "left_out": LEFT_OUT if to_check and listed.decision != CHECK else None,
        "reject": f"Reject {rejectable} listed",
        "acceptable": acceptable,
        "rejectable": rejectable,
    }
    data["keys"] = [{"key": key_of(name), **act} for name, act in KEYS.items()]
    mount("review_bar", data, key="review-bar", act=partial(act_on, case, session))


def _show_proposals(case: Case, session: ReviewSession) -> None:
    """The open card between the rows above it, its own the last of them, and those below."""
    names = load_names(case)["sources"]
    numbers = {card.ids[0]: at for at, card in enumerate(session.review.cards(), start=1)}
    cards = current_listed().cards(session.review, names)
    open_at = next((at for at, each in enumerate(cards, 1) if session.at in each.ids), 0)
    at = session.review.card(session.at).ids[0] if session.review.drafts else ""
    rows = [_row(case, session.review, card) | {"number": numbers[card.ids[0]]} for card in cards]
    data = {"at": at, "leads": False, "none": ""}
    act = partial(look_at, case, session)
    with panel("List"):
        above = data | {"rows": rows[:open_at], "label": "Proposals", "leads": True}
        above["none"] = _nothing_listed(session, cards)
        mount("proposals", above, key="proposals-above", act=act)
    if session.review.drafts:
        with panel("Card"), st.container(key="card"):
            _show_card(case, session)
    with panel("List-rest"):
        below = data | {"rows": rows[open_at:], "label": "More proposals"}
        mount("proposals", below, key="proposals-below", act=act)


def _nothing_listed(session: ReviewSession, cards: Sequence[Card]) -> str:
    if not session.review.drafts:
        return "No claim was recognised in this text. Select words in it to propose one."
    return "" if cards else "No proposal of this kind."


def _row(case: Case, review: Review, card: Card) -> dict[str, object]:
    names = load_names(case)
    return {
        "id": card.ids[0],
        "source": ", ".join(sources_of(card, names["sources"])),
        "title": _claim_title(review, card.drafts[0], names["claims"]),
        "decision": card.decision,
        "word": card.decision.capitalize(),
        "lacks": bool(card.lacks) and card.decision == "open",
        "doubt": card.doubt if card.to_check else "",
    }


def _claim_title(review: Review, draft: Draft, claims: Mapping[str, str]) -> str:
    """The title of the claim that a draft is about."""
    if draft.claim in claims:
        return claims[draft.claim]
    worded = {each.own_claim: each.title for each in review.drafts}
    return worded.get(draft.claim, draft.title)


def _show_text(case: Case, session: ReviewSession) -> str | None:
    review = session.review
    marks = pd.DataFrame(
        [
            {
                "claim_id": card.ids[0],
                "assertion_id": card.ids[0],
                "title": card.drafts[0].title,
                "status": card.decision,
                "quote_start": card.drafts[0].start,
                "quote_end": card.drafts[0].end,
            }
            for card in review.cards()
        ]
    )
    return show_document(
        review.text,
        marks,
        language=review.document.language,
        picked=review.card(session.at).ids[0] if review.drafts else None,
        key="review-text",
        look=TextLook(DECISION_MARKS, TEXT_HEIGHT, partial(_open_mark, case, session)),
    )


def _open_mark(case: Case, session: ReviewSession, pick: str) -> None:
    kind, _, ids = pick.partition(":")
    if kind == "claim":
        look_at(case, session, ids.split()[0])


def _add_words(case: Case, session: ReviewSession, pick: str | None) -> None:
    """Words that were chosen in the text become a candidate."""
    if pick is None or not pick.startswith("words:"):
        return
    start, _, end = pick.removeprefix("words:").partition("-")
    known = {each.draft_id for each in session.review.drafts}
    part, like = load_part(case, (), session.review.text), partial(load_claims_like, case)
    with shown_work("Looking at the words …", "added") as watch:
        take_step(
            session,
            lambda review: add_candidate(part, review, int(start), int(end), like, watch),
        )
    new = [each for each in session.review.drafts if each.draft_id not in known]
    if new:
        session.at = new[0].draft_id
    st.rerun()


def _show_card(case: Case, session: ReviewSession) -> None:
    """What can be done with the open card, and what it lacks, above the fields of one stance."""
    draft, card = session.review.draft(session.at), session.review.card(session.at)
    names = load_names(case)
    pending = entered_cells(draft, names["sources"], card_key(session))
    _show_decisions(case, session, card, holds=not pending and not card.lacks)
    show_fault()
    _show_lacking(draft, pending)
    if not pending and _would_contest(case, session.review, draft):
        st.text(f"{status_mark('contested')['symbol']} Contested once saved")
    _show_stances(case, session, card, names["sources"])
    show_draft(
        draft,
        sources=names["sources"],
        likely=load_matches(case, session.review, draft.draft_id),
        claims=names["claims"],
        key=card_key(session),
        changed=partial(act_on, case, session, "look"),
        tell_apart=partial(tell_apart, case, session),
    )
    if "quote" in pending and pending.get("claim", draft.claim):
        _read_quote(case, session, draft, pending)


def _read_quote(case: Case, session: ReviewSession, draft: Draft, cells: dict[str, object]) -> None:
    """Another quote: what it says is read in a process of its own, once."""
    asked = f"{card_key(session)}:{cells['quote']}"
    if has_fault() and _ASKED.get() == asked:
        return
    _ASKED.set(asked)
    part = load_part(case, (), session.review.text)
    with shown_work("Looking at the words …", "edited") as watch:
        taken = take_step(
            session, lambda review: edit_candidate(part, review, draft.draft_id, cells, watch)
        )
    session.turn += taken
    st.rerun()


def _show_lacking(draft: Draft, pending: Mapping[str, object]) -> None:
    if draft.unread:
        st.text(draft.unread)
    if draft.doubt and draft.decision == "open":
        st.text(draft.doubt)
    if pending.get("claim", draft.claim) == "":
        st.warning("Choose the claim it is about.")
    if draft.lacks:
        st.warning(f"Fill in {' and '.join(draft.lacks)} before you accept it.")


def _would_contest(case: Case, review: Review, draft: Draft) -> bool:
    """Whether to accept the draft makes its claim contested, which only a denial can."""
    if draft.stance != "denies" or draft.lacks or draft.decision == "rejected":
        return False
    accepted = decided(review, draft.draft_id, "accepted")
    try:
        return claim_meant(accepted, draft) in load_preview(case, accepted).contested
    except DataError:
        return False


def _show_decisions(case: Case, session: ReviewSession, card: Card, *, holds: bool) -> None:
    row = st.container(horizontal=True, gap="small", vertical_alignment="center", key="decisions")
    act = partial(_decide, case, session)
    row.button(
        "Accept",
        icon=":material/check:",
        type="primary",
        on_click=act,
        args=("accepted",),
        disabled=not holds,
    )
    row.button("Reject", icon=":material/block:", on_click=act, args=("rejected",))
    if card.decision != "open":
        row.button("Reopen", on_click=act, args=("open",))
    with row:
        _show_cuts(case, session, card)
    row.button(
        "Add stance",
        icon=":material/add:",
        type="tertiary",
        help="On another claim, or by another source, in the same words",
        on_click=partial(add_stance, case, session),
    )
    if len(card.drafts) > 1:
        row.button("Remove stance", type="tertiary", on_click=partial(remove_stance, session))


def _decide(case: Case, session: ReviewSession, decision: str) -> None:
    act_on(case, session, f"decide:{decision}")


def _show_stances(case: Case, session: ReviewSession, card: Card, names: Mapping[str, str]) -> None:
    """The stances that the words carry, where they are several: the fields show one of them."""
    if len(card.drafts) == 1:
        return
    words = distinct(
        {
            each.draft_id: f"{shorten(names.get(each.source_id, each.source), 32, placeholder='…')}"
            f" · {each.stance or 'stance to be chosen'}"
            for each in card.drafts
        }
    )
    key = f"stances:{card.ids[0]}"
    set_widget(key, session.at)
    st.segmented_control(
        "Stances in these words",
        list(words),
        format_func=lambda each: escape_markdown(words[each]),
        key=key,
        required=True,
        wrap=True,
        label_visibility="collapsed",
        on_change=lambda: look_at(case, session, str(widget_value(key))),
    )


def _show_cuts(case: Case, session: ReviewSession, card: Card) -> None:
    """Cutting the words in two, and joining them with those of the next candidate."""
    draft = session.review.draft(session.at)
    cards = session.review.cards()
    following = cards[cards.index(card) + 1 :][:1]
    single = all(len(each.drafts) == 1 for each in (card, *following))
    why_not = None if single else "Several stances are in these words: remove all but one first."
    with st.popover("Split", disabled=len(card.drafts) > 1, help=why_not):
        points = distinct(dict(split_points(draft, session.review.text)))
        at = st.selectbox(
            "The second part begins with",
            list(points),
            None,
            format_func=points.__getitem__,
            placeholder="Type the words",
            key=f"split:{card_key(session)}",
        )
        if st.button("Split here", disabled=at is None) and at is not None:
            part, like = load_part(case, (), session.review.text), partial(load_claims_like, case)
            with shown_work("Looking at both parts …", "split") as watch:
                _cut(
                    session,
                    lambda review: split_candidate(part, review, draft.draft_id, at, like, watch),
                )
    if st.button(
        "Merge", help=why_not or "Join it with the next one", disabled=not (following and single)
    ):
        _cut(session, lambda review: merged(review, draft.draft_id, following[0].ids[0]))


def _cut(session: ReviewSession, act: Callable[[Review], Review]) -> None:
    before = session.review
    if take_step(session, act) and session.review is not before:
        ids = [each.draft_id for each in session.review.drafts]
        start = before.draft(session.at).start
        near = min(session.review.drafts, key=lambda each: abs(each.start - start))
        session.at = session.at if session.at in ids else near.draft_id
        session.turn += 1
    st.rerun()
