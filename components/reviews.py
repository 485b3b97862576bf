"""The review that is under way: which one, its states so far, and the draft that is looked at.

A review is kept under the name in the address after every step: reloading the page loses nothing,
the end of the server only the steps back. It is over when it was saved or thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

import streamlit as st

from components.case_loaders import load_keeping_store, load_reviews
from components.kept import set_parameter
from components.markdown_text import escape_markdown
from data.review import Review, ReviewError, read_review, written
from data.store.changes import StoreError

REVIEW = "review"
MOST = 100


@dataclass
class Desk:
    """A review as it is worked on: its states, the latest last, and the draft that is open.

    ``name`` is the one in the address. ``turn`` is another after every step that changes a draft
    from outside its own fields, which then show the draft anew.
    """

    name: str
    states: list[Review]
    at: str = ""
    turn: int = 0

    @property
    def review(self) -> Review:
        """The review as it now stands."""
        return self.states[-1]

    def put(self, review: Review) -> None:
        """Take the next step."""
        if review is not self.review:
            self.states.append(review)
            self.keep()

    def undo(self) -> None:
        """Take the last step back."""
        self.states.pop()
        self.turn += 1
        self.keep()

    def keep(self) -> None:
        """Put the review by as it now stands. Where that fails it is told and work goes on."""
        store = load_keeping_store()
        if store is None:
            return
        try:
            store.keep_review(self.review.case_id, self.name, written(self.review))
        except StoreError as error:
            told = f"This step is not kept yet, should the server end. {error}"
            st.toast(escape_markdown(told))


def current_desk(case_id: str) -> Desk | None:
    """The review of that case which this session has begun, or which the address names."""
    name = st.session_state.setdefault(REVIEW, st.query_params.get(REVIEW, ""))
    desk = load_reviews().get(name) or (_desks(case_id).get(name) if name else None)
    if desk is not None and desk.review.case_id != case_id:
        desk = None
    set_parameter(REVIEW, [name] if desk else [])
    return desk


def unfinished(case_id: str) -> dict[str, Review]:
    """The reviews of a case that are under way, by name."""
    return {name: desk.review for name, desk in _desks(case_id).items()}


def go_on_with(name: str) -> None:
    """Put that review on the desk of this session."""
    st.session_state[REVIEW] = name


def begin(review: Review) -> None:
    """Put a review on the desk."""
    desk = _put_on_desk(token_urlsafe(9), review)
    desk.keep()
    go_on_with(desk.name)


def clear() -> None:
    """Nothing is under review any more."""
    _drop(st.session_state.pop(REVIEW, ""))
    set_parameter(REVIEW, [])


def _desks(case_id: str) -> dict[str, Desk]:
    """The reviews of a case by name: those at work on this server, and those that were put by."""
    for name, content in _put_by(case_id).items():
        if name not in load_reviews():
            try:
                _put_on_desk(name, read_review(content))
            except ReviewError as error:
                _show_unreadable(name, error)
    desks = load_reviews().items()
    return {name: desk for name, desk in desks if desk.review.case_id == case_id}


def _put_by(case_id: str) -> dict[str, str]:
    store = load_keeping_store()
    return store.reviews(case_id) if store else {}


def _show_unreadable(name: str, error: ReviewError) -> None:
    st.warning(escape_markdown(str(error)))
    if st.button("Throw it away", key=f"unreadable:{name}"):
        _drop(name)
        st.rerun()


def _drop(name: str) -> None:
    load_reviews().pop(name, None)
    store = load_keeping_store()
    if store is not None:
        store.drop_review(name)


def _put_on_desk(name: str, review: Review) -> Desk:
    """The oldest of very many make room; where there is a store, they lie there."""
    desks = load_reviews()
    while len(desks) >= MOST:
        desks.pop(next(iter(desks)))
    left = [each for each in review.drafts if each.decision == "open"] or review.drafts
    desks[name] = Desk(name, [review], at=left[0].draft_id if left else "")
    return desks[name]
