"""The review in progress: which one, its state as this session sees it, and the draft looked at.

The store holds every review, step by step: reloading the page or the end of the server loses
nothing. Each visit has a review session of its own. A step is taken from the state that it shows;
where somebody else was first, both steps are kept if they change other drafts, and whoever comes
second is told if they do not.
"""

from __future__ import annotations

from secrets import token_urlsafe

import streamlit as st

from claimscope.record.changes import StoreError
from claimscope.review import Review, ReviewError, deserialise, serialise
from claimscope.review.concurrent import Act
from claimscope.review.session import ReviewSession, first_open
from claimscope.store.reviews import ReviewEndedError, StoredReview
from components.cache.store import load_reviews
from components.panels.notices import show_error
from components.state.session import SessionValue
from components.state.url import REVIEW, set_url_values, url_value

_OPEN_REVIEW = SessionValue[ReviewSession | None]("open review", None)
_ENDED = SessionValue[str]("review ended", "")


def take_step(session: ReviewSession, act: Act) -> bool:
    """Take a step that may be refused; whether it was taken. Why not is shown."""
    try:
        taken = session.take(act)
    except ReviewError as error:
        show_error("Not possible.", error)
        return False
    except ReviewEndedError as ended:
        leave_ended(ended)
    except StoreError as error:
        show_error("This step was not stored. Try it again.", error)
        return False
    if not taken:
        st.rerun()
    return True


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


def clear() -> None:
    """Leave the review that is open."""
    _OPEN_REVIEW.set(None)
    set_url_values(REVIEW, [])


def follow_others(session: ReviewSession) -> None:
    """At the end of a run: show what others have done to the review meanwhile, if anything."""
    try:
        moved = session.catch_up()
    except ReviewEndedError as ended:
        leave_ended(ended)
    if moved:
        st.rerun()


def leave_ended(ended: ReviewEndedError) -> None:
    """The review is gone: that it is so is said in the next run."""
    clear()
    _ENDED.set(str(ended))
    st.rerun()


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
