"""The review in progress: which one, its state as this session sees it, and the draft looked at.

The store holds every review, step by step: reloading the page or the end of the server loses
nothing. Each visit has a review session of its own. A step is taken from the state that it shows;
where somebody else was first, both steps are kept if they change other drafts, and whoever comes
second is told if they do not.
"""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_urlsafe

import streamlit as st

from claimscope.errors import ClaimscopeError
from claimscope.record.changes import ConflictError, StoreError
from claimscope.review.concurrent import Act
from claimscope.review.draft import Review, ReviewError
from claimscope.review.serialise import deserialise, serialise
from claimscope.review.session import ReviewSession, first_open
from claimscope.store.reviews import ReviewEndedError, StoredReview
from components.cache.store import load_reviews
from components.panels.notices import show_error
from components.state.session import SessionValue
from components.state.url import REVIEW, set_url_values, url_value

_OPEN_REVIEW = SessionValue[ReviewSession | None]("open review", None)
_ENDED = SessionValue[str]("review ended", "")
_FAULT = SessionValue[tuple[str, ClaimscopeError] | None]("review step refused", None)


def take_step(session: ReviewSession, act: Act) -> bool:
    """Take a step that may be refused; whether it was taken. Why not is shown by the next run.

    It draws nothing and can be called before a run.
    """
    return _tried(lambda: session.take(act), "This step was not stored. Try it again.")


def undo(session: ReviewSession) -> None:
    """Undo the last step of the review."""
    _tried(session.undo, "The step was not undone. Try it again.")


def redo(session: ReviewSession) -> None:
    """Take the step again that was undone last."""
    _tried(session.redo, "The step was not taken again. Try it again.")


def _tried(step: Callable[[], bool | None], headline: str) -> bool:
    _FAULT.set(None)
    try:
        return step() is not False
    except ReviewError as error:
        _FAULT.set(("Not possible.", error))
    except ReviewEndedError as ended:
        leave_ended(ended)
    except StoreError as error:
        _FAULT.set((headline, error))
    return False


def clear_fault() -> None:
    """What was refused is not asked for any more."""
    _FAULT.set(None)


def has_fault() -> bool:
    """Whether the last step was refused."""
    return _FAULT.get() is not None


def show_fault() -> None:
    """Why the last step was not taken, where it was not."""
    fault = _FAULT.get()
    if fault:
        show_error(*fault)


def current_session(case_id: str) -> ReviewSession | None:
    """The review of that case which the address names, as this visit works on it."""
    name = url_value(REVIEW)
    session = _OPEN_REVIEW.get()
    if session is None or session.name != name:
        session = _opened(name) if name else None
    if session is not None and session.case_id != case_id:
        session = None
    _OPEN_REVIEW.set(session)
    set_url_values(REVIEW, [name] if session else [])
    return session


def unfinished(case_id: str) -> dict[str, Review]:
    """The reviews of a case that are in progress, by name; one that cannot be read is told of."""
    found = {}
    for stored in load_reviews().of(case_id):
        try:
            found[stored.name] = deserialise(stored.content)
        except ReviewError as error:
            _show_unreadable(stored, error)
    return found


def continue_review(name: str) -> None:
    """Open that review with the next run."""
    set_url_values(REVIEW, [name])


def begin(review: Review) -> bool:
    """Begin a review and open it; whether that was done. Why not is shown."""
    name = token_urlsafe(9)
    _FAULT.set(None)
    try:
        load_reviews().begin(review.case_id, name, serialise(review))
    except StoreError as error:
        show_error("The review was not begun.", error)
        return False
    continue_review(name)
    return True


def discard(session: ReviewSession) -> None:
    """End the review without a save.

    Raises :class:`ConflictError` where somebody else has gone on with it.
    """
    load_reviews().discard(session.name, session.step)
    clear()


def end(session: ReviewSession) -> None:
    """End the review without a save, or show what somebody else has made of it meanwhile."""
    try:
        discard(session)
    except ReviewEndedError as ended:
        leave_ended(ended)
    except ConflictError:
        session.catch_up()


def clear() -> None:
    """Leave the review that is open."""
    _OPEN_REVIEW.set(None)
    _FAULT.set(None)
    set_url_values(REVIEW, [])


def follow_others(session: ReviewSession) -> None:
    """At the end of a run: show what others have done to the review meanwhile, if anything."""
    try:
        moved = session.catch_up()
    except ReviewEndedError as ended:
        leave_ended(ended)
        moved = True
    if moved:
        st.rerun()


def leave_ended(ended: ReviewEndedError) -> None:
    """The review is gone: that it is so is said in the next run."""
    clear()
    _ENDED.set(str(ended))


def show_ended() -> None:
    """That the review was ended by somebody else, once."""
    words = _ENDED.take()
    if words:
        st.warning(words)


def _opened(name: str) -> ReviewSession | None:
    stored = load_reviews().find(name)
    if stored is None:
        return None
    try:
        review = deserialise(stored.content)
    except ReviewError:
        return None
    return ReviewSession(
        reviews=load_reviews(),
        case_id=stored.case_id,
        name=name,
        step=stored.step,
        review=review,
        undoable=stored.undoable,
        at=first_open(review),
    )


def _show_unreadable(stored: StoredReview, error: ReviewError) -> None:
    st.warning(str(error))
    if st.button("Throw it away", key=f"unreadable:{stored.name}"):
        load_reviews().discard(stored.name, stored.step)
        st.rerun()
