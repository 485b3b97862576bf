"""What an analyst does in a review with one key or click: decide, move, undo, list.

All of it is done before the run that shows it. What the fields of the open card say is taken up
first, so that a key that follows a word at once loses nothing.
"""

from __future__ import annotations

import json
from functools import partial
from typing import get_args

from claimscope.formatting import count_noun
from claimscope.record.case import Case
from claimscope.review.draft import Card, Decision, Review
from claimscope.review.edits import (
    decided,
    decided_together,
    edited,
    told_apart,
    with_stance,
    without_stance,
)
from claimscope.review.proposals import CHECK, Listed
from claimscope.review.session import ReviewSession
from components.cache.views import load_names
from components.review.card import card_key, entered_cells
from components.review.session import clear_fault, redo, take_step, undo
from components.state.session import SessionValue
from components.state.url import PROPOSALS, set_url_values, url_value

TOLD = SessionValue[str]("review step told", "")
"""What many decisions at once have come to, to be told once."""


def current_listed() -> Listed:
    """Which proposals the address lists."""
    source, paragraph, decision = map(url_value, PROPOSALS)
    known = (*get_args(Decision), CHECK)
    return Listed(source, paragraph, decision if decision in known else "")


def act_on(case: Case, session: ReviewSession, act: str) -> None:
    """Do what the bar or a key asks for."""
    kind, _, what = act.partition(":")
    if kind == "list":
        name, value = json.loads(what)
        set_url_values(name, [value] if value else [])
        _open_listed(case, session)
    elif kind in ("undo", "redo"):
        before = session.review
        (undo if kind == "undo" else redo)(session)
        _open_changed(session, before)
    elif take_fields(case, session):
        if kind == "decide" and session.review.drafts:
            decide(case, session, _decision(what))
        elif kind == "all":
            decide_all(case, session, _decision(what))
        elif kind == "move":
            _move(case, session, 1 if what == "next" else -1)


def _decision(words: str) -> Decision:
    return next(each for each in get_args(Decision) if each == words)


def take_fields(case: Case, session: ReviewSession) -> bool:
    """Take up what the fields of the open card say; whether all of it holds and is in the review.

    Another quote is not: it is read by the run, in a process of its own.
    """
    if not session.review.drafts:
        return True
    draft = session.review.draft(session.at)
    cells = entered_cells(draft, load_names(case)["sources"], card_key(session))
    if not cells:
        clear_fault()
        return True
    if "quote" in cells or cells.get("claim", draft.claim) == "":
        return False
    return take_step(session, lambda review: edited(case, review, draft.draft_id, **cells))


def look_at(case: Case, session: ReviewSession, draft_id: str) -> None:
    """Open the card of a draft."""
    if take_fields(case, session) and draft_id in {e.draft_id for e in session.review.drafts}:
        session.at, session.notice = draft_id, ""


def decide(case: Case, session: ReviewSession, decision: Decision) -> None:
    """Decide the open card, and go on to the next that is open."""
    card = session.review.card(session.at)
    listed = [each.ids[0] for each in _listed(case, session)]

    def act(review: Review) -> Review:
        for each in card.ids:
            review = decided(review, each, decision)
        return review

    if not take_step(session, act) or decision == "open":
        return
    at = listed.index(card.ids[0]) + 1 if card.ids[0] in listed else 0
    following = [session.review.card(each) for each in (*listed[at:], *listed[:at])]
    left = next((each for each in following if each.decision == "open"), None)
    if left:
        session.at = left.ids[0]


def decide_all(case: Case, session: ReviewSession, decision: Decision) -> None:
    """Decide all that is listed, in one step."""
    listed = current_listed()
    cards = listed.cards(session.review, load_names(case)["sources"])
    found = listed.decidable(cards, decision)
    ids = [each for card in found for each in card.ids]
    if take_step(session, lambda review: decided_together(review, ids, decision)):
        decided = {card.ids for card in found}
        left_out = [card for card in cards if card.decision == "open" and card.ids not in decided]
        lack = sum(bool(card.lacks) for card in left_out)
        check = sum(card.to_check for card in left_out)
        left = f" {lack} to be filled in first." if lack else ""
        left += f" {check} to be checked first." if check else ""
        TOLD.set(f"{count_noun(len(found), 'proposal')} {decision}.{left}")
        _open_listed(case, session)


def add_stance(case: Case, session: ReviewSession) -> None:
    """Add a stance in the words of the open card, and open it."""
    known = {each.draft_id for each in session.review.drafts}
    if take_fields(case, session) and take_step(session, partial(with_stance, draft_id=session.at)):
        session.at = next(e.draft_id for e in session.review.drafts if e.draft_id not in known)


def remove_stance(session: ReviewSession) -> None:
    """Remove the stance that is open from its card."""
    others = [each for each in session.review.card(session.at).ids if each != session.at]
    if take_step(session, partial(without_stance, draft_id=session.at)) and others:
        session.at = others[0]


def tell_apart(case: Case, session: ReviewSession) -> None:
    """The open stance is not about the claim that was proposed for it."""
    if take_fields(case, session) and take_step(session, partial(told_apart, draft_id=session.at)):
        session.turn += 1


def _move(case: Case, session: ReviewSession, step: int) -> None:
    ids = [card.ids for card in _listed(case, session)]
    at = next((at for at, each in enumerate(ids) if session.at in each), -1 if step > 0 else 0)
    if ids and 0 <= at + step < len(ids):
        session.at, session.notice = ids[at + step][0], ""


def _open_changed(session: ReviewSession, before: Review) -> None:
    """Open the first card that is another than before, where there is one."""
    changed = (each for each in session.review.drafts if each not in before.drafts)
    session.at = next((each.draft_id for each in changed), session.at)


def _open_listed(case: Case, session: ReviewSession) -> None:
    """Open the first listed card that is open, where the one at hand is not listed or decided."""
    cards = _listed(case, session)
    at_hand = any(session.at in card.ids and card.decision == "open" for card in cards)
    if cards and not at_hand:
        session.at = next((c for c in cards if c.decision == "open"), cards[0]).ids[0]


def _listed(case: Case, session: ReviewSession) -> tuple[Card, ...]:
    return current_listed().cards(session.review, load_names(case)["sources"])
