"""The review that is under way: which one, its states so far, and the draft that is looked at.

A review stays on the server under the name in the address, so that reloading the page loses
nothing; it is over when it was saved or thrown away, or when the server ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

import streamlit as st

from components.kept import set_parameter
from components.loaders import load_reviews
from data.review import Review

REVIEW = "review"
MOST = 100


@dataclass
class Desk:
    """A review as it is worked on: its states, the latest last, and the draft that is open.

    ``turn`` is another after every step that changes a draft from outside its own fields, which
    then show the draft anew.
    """

    states: list[Review]
    at: str = ""
    turn: int = 0
    said: str = ""

    @property
    def review(self) -> Review:
        """The review as it now stands."""
        return self.states[-1]

    def put(self, review: Review) -> None:
        """Take the next step."""
        if review is not self.review:
            self.states.append(review)

    def undo(self) -> None:
        """Take the last step back."""
        self.states.pop()
        self.turn += 1


def current_desk(case_id: str) -> Desk | None:
    """The review of that case which this session has begun, or which the address names."""
    name = st.session_state.setdefault(REVIEW, st.query_params.get(REVIEW, ""))
    desk = load_reviews().get(name)
    if desk is None or desk.review.case_id != case_id:
        set_parameter(REVIEW, [])
        return None
    set_parameter(REVIEW, [name])
    return desk


def unfinished(case_id: str) -> dict[str, Review]:
    """The reviews of a case that are under way on this server, by name."""
    return {
        name: desk.review for name, desk in load_reviews().items() if desk.review.case_id == case_id
    }


def go_on_with(name: str) -> None:
    """Put that review on the desk of this session."""
    st.session_state[REVIEW] = name


def begin(review: Review) -> None:
    """Put a review on the desk; the oldest of very many make room."""
    desks = load_reviews()
    while len(desks) >= MOST:
        desks.pop(next(iter(desks)))
    name = token_urlsafe(9)
    desks[name] = Desk([review], at=review.drafts[0].draft_id if review.drafts else "")
    go_on_with(name)


def clear() -> None:
    """Nothing is under review any more."""
    load_reviews().pop(st.session_state.pop(REVIEW, ""), None)
    set_parameter(REVIEW, [])
