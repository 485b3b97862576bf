"""The review in progress: which one, its state as this session sees it, and the draft looked at.

The store holds every review, step by step: reloading the page or the end of the server loses
nothing. Each session has a desk of its own. A step that it takes is taken from the state that it
shows; where somebody else was first, both steps are kept if they change other drafts, and whoever
comes second is told if they do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

import streamlit as st

from components.case_loaders import load_reviews
from components.kept import REVIEW, keep, kept_one
from data.review import Review, ReviewError, read_review, rebased, unsaved, written
from data.review.concurrent import Act
from data.store.changes import ConflictError, ReviewStep, StoreError
from data.store.reviews import ReviewEndedError, StoredReview

DESK = "desk"
ENDED = "review ended"
BOTH_KEPT = "Somebody else works on this review too. Their steps and yours are all in it."
THEIRS_SHOWN = "Somebody else has taken a step in this review. This is its newest state."
NOT_TAKEN = (
    "Your step was not taken: somebody else has changed the same candidate meanwhile. "
    "This is its newest state; look at it and repeat your step."
)


@dataclass
class Desk:
    """A review as this session works on it: the state that it shows, and the draft that is open.

    ``step`` is the number of that state in the store. ``turn`` is another after every step that
    changes a draft from outside its own fields, which then show the draft anew. ``notice`` is
    what the analyst must know of other people's steps.
    """

    case_id: str
    name: str
    step: int
    review: Review
    undoable: int = 0
    at: str = ""
    turn: int = 0
    notice: str = ""

    @property
    def seen(self) -> ReviewStep:
        """The state that this session shows, as the store numbers it."""
        return ReviewStep(self.name, self.step)

    def take(self, act: Act) -> bool:
        """Take a step; whether it is in the review now.

        Raises :class:`ReviewError` for one that the review cannot take, and :class:`StoreError`
        where the store fails: nothing is different then, so that it can be tried again.
        """
        meant = act(self.review)
        if meant == self.review:
            return True
        notice = ""
        while True:
            try:
                stored = load_reviews().put(self.name, written(meant), self.step)
            except ReviewEndedError:
                raise
            except ConflictError:
                seen = self.review
                told = unsaved(seen, meant)
                self._show_theirs(self._fetch())
                again = rebased(act, seen, self.review)
                if again is None:
                    self.turn += 1
                    self.notice = "\n· ".join([NOT_TAKEN, *told])
                    return False
                meant, notice = again, BOTH_KEPT
            else:
                self._show(stored)
                self.notice = notice
                return True

    def undo(self) -> None:
        """Undo the last step, whoever took it; only what this session shows is undone."""
        try:
            stored = load_reviews().undo(self.name, self.step)
        except ReviewEndedError:
            raise
        except ConflictError:
            self.catch_up()
            return
        self.notice = ""
        self.turn += 1
        self._show(stored)

    def catch_up(self) -> bool:
        """Show the newest state of the store; whether that is another one."""
        newer = self._fetch()
        if newer.step == self.step:
            return False
        self._show_theirs(newer)
        self.turn += 1
        self.notice = THEIRS_SHOWN
        return True

    def _fetch(self) -> StoredReview:
        found = load_reviews().find(self.name)
        if found is None:
            raise ReviewEndedError
        return found

    def _show(self, stored: StoredReview) -> None:
        self.step, self.undoable = stored.step, stored.undoable
        self.review = read_review(stored.content)
        if self.at not in {each.draft_id for each in self.review.drafts}:
            self.at = _first_open(self.review)

    def _show_theirs(self, stored: StoredReview) -> None:
        """Show a state that others have made; fields that they have changed are drawn anew."""
        before, at = self.review, self.at
        self._show(stored)
        same = self.at == at and (not at or before.draft(at) == self.review.draft(at))
        if not same or before.sources != self.review.sources:
            self.turn += 1


def take_step(desk: Desk, act: Act) -> bool:
    """Take a step that may be refused; whether it was taken. Why not is shown."""
    try:
        taken = desk.take(act)
    except ReviewError as error:
        st.warning("This does not go.")
        st.text(f"{error.wrong} {error.remedy}")
        return False
    except ReviewEndedError as ended:
        leave_ended(ended)
    except StoreError as error:
        st.error("This step was not stored. Try it again.")
        st.text(str(error))
        return False
    if not taken:
        st.rerun()
    return True


def current_desk(case_id: str) -> Desk | None:
    """The review of that case which the address names, as this session works on it."""
    name = kept_one(REVIEW)
    desk: Desk | None = st.session_state.get(DESK)
    if desk is None or desk.name != name:
        desk = _opened(name) if name else None
    if desk is not None and desk.case_id != case_id:
        desk = None
    st.session_state[DESK] = desk
    keep(REVIEW, [name] if desk else [])
    return desk


def unfinished(case_id: str) -> dict[str, Review]:
    """The reviews of a case that are in progress, by name; one that cannot be read is told of."""
    found = {}
    for stored in load_reviews().of(case_id):
        try:
            found[stored.name] = read_review(stored.content)
        except ReviewError as error:
            _show_unreadable(stored, error)
    return found


def go_on_with(name: str) -> None:
    """Put that review on the desk of this session."""
    keep(REVIEW, [name])


def begin(review: Review) -> bool:
    """Begin a review and put it on the desk; whether that was done. Why not is shown."""
    name = token_urlsafe(9)
    try:
        load_reviews().begin(review.case_id, name, written(review))
    except StoreError as error:
        st.error("The review was not begun.")
        st.text(str(error))
        return False
    go_on_with(name)
    return True


def discard(desk: Desk) -> None:
    """End the review without a save.

    Raises :class:`ConflictError` where somebody else has gone on with it.
    """
    load_reviews().discard(desk.name, desk.step)
    clear()


def clear() -> None:
    """Nothing is on the desk any more."""
    st.session_state[DESK] = None
    keep(REVIEW, [])


def follow_others(desk: Desk) -> None:
    """At the end of a run: show what others have done to the review meanwhile, if anything."""
    try:
        moved = desk.catch_up()
    except ReviewEndedError as ended:
        leave_ended(ended)
    if moved:
        st.rerun()


def leave_ended(ended: ReviewEndedError) -> None:
    """The review is gone: that it is so is said in the next run."""
    clear()
    st.session_state[ENDED] = str(ended)
    st.rerun()


def show_ended() -> None:
    """That the review was ended by somebody else, once."""
    words = st.session_state.pop(ENDED, "")
    if words:
        st.warning(words)


def _opened(name: str) -> Desk | None:
    stored = load_reviews().find(name)
    if stored is None:
        return None
    try:
        review = read_review(stored.content)
    except ReviewError:
        return None
    return Desk(
        case_id=stored.case_id,
        name=name,
        step=stored.step,
        review=review,
        undoable=stored.undoable,
        at=_first_open(review),
    )


def _first_open(review: Review) -> str:
    left = [each for each in review.drafts if each.decision == "open"] or review.drafts
    return left[0].draft_id if left else ""


def _show_unreadable(stored: StoredReview, error: ReviewError) -> None:
    st.warning(str(error))
    if st.button("Throw it away", key=f"unreadable:{stored.name}"):
        load_reviews().discard(stored.name, stored.step)
        st.rerun()
