"""Reviews in progress: each has a step number, and a step is taken only from the latest one.

A review is no part of the record. It is replaced as it goes on, and goes when it ends; the states
before it stay beside it meanwhile, so that steps can be undone by whoever works on it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from claimscope.record.changes import ConflictError, ReviewStep
from claimscope.store.sql.engine import reading, writing
from claimscope.store.sql.tables import REVIEW_STEPS, REVIEWS

STEPS_BACK = 50
"""How many steps of one review can be undone."""


@dataclass(frozen=True)
class StoredReview:
    """A review as it stands: ``step`` counts its states, ``undoable`` those before it."""

    case_id: str
    name: str
    step: int
    content: str
    undoable: int = 0


class ReviewEndedError(ConflictError):
    """The review is gone: it was saved or discarded meanwhile."""

    def __init__(self) -> None:
        super().__init__("This review has ended meanwhile: it was saved or discarded.")


class ReviewMovedError(ConflictError):
    """A step of somebody else came first."""

    def __init__(self) -> None:
        super().__init__("Somebody else has taken a step in this review meanwhile.")


class Reviews(Protocol):
    """Where reviews in progress lie. Any number of sessions may use it at once.

    ``put``, ``undo`` and ``discard`` raise :class:`ReviewMovedError` unless ``step`` is the latest,
    and :class:`ReviewEndedError` where there is no such review any more.
    """

    def of(self, case_id: str) -> list[StoredReview]:
        """The reviews of a case, by name."""

    def find(self, name: str) -> StoredReview | None:
        """The review of that name; None where there is none, or none any more."""

    def begin(self, case_id: str, name: str, content: str) -> StoredReview:
        """A new review at its first step."""

    def put(self, name: str, content: str, step: int) -> StoredReview:
        """The review one step on from ``step``."""

    def undo(self, name: str, step: int) -> StoredReview:
        """The review as it was before ``step``, which is a step of its own."""

    def discard(self, name: str, step: int) -> None:
        """End the review without a save."""


class SqlReviews:
    """Reviews in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, case_id: str) -> list[StoredReview]:
        """See :class:`Reviews`."""
        asked = select(REVIEWS).where(REVIEWS.c.case_id == case_id).order_by(REVIEWS.c.name)
        with reading(self._engine) as connection:
            return [_stored(connection, row) for row in connection.execute(asked).all()]

    def find(self, name: str) -> StoredReview | None:
        """See :class:`Reviews`."""
        with reading(self._engine) as connection:
            row = connection.execute(select(REVIEWS).where(REVIEWS.c.name == name)).first()
            return _stored(connection, row) if row else None

    def begin(self, case_id: str, name: str, content: str) -> StoredReview:
        """See :class:`Reviews`."""
        values = {"name": name, "case_id": case_id, "content": content, "step": 1}
        with writing(self._engine) as connection:
            connection.execute(insert(REVIEWS).values(**values))
        return StoredReview(case_id, name, 1, content)

    def put(self, name: str, content: str, step: int) -> StoredReview:
        """See :class:`Reviews`."""
        with writing(self._engine) as connection:
            before = _locked(connection, ReviewStep(name, step))
            packed = zlib.compress(before.content.encode())
            past = {"name": name, "step": step, "content": packed}
            connection.execute(insert(REVIEW_STEPS).values(**past))
            of_it = REVIEW_STEPS.c.name == name
            asked = select(REVIEW_STEPS.c.step).where(of_it).order_by(REVIEW_STEPS.c.step.desc())
            latest = connection.scalars(asked.limit(STEPS_BACK)).all()
            connection.execute(delete(REVIEW_STEPS).where(of_it, REVIEW_STEPS.c.step < latest[-1]))
            return _replaced(connection, before, content)

    def undo(self, name: str, step: int) -> StoredReview:
        """See :class:`Reviews`."""
        with writing(self._engine) as connection:
            before = _locked(connection, ReviewStep(name, step))
            asked = select(REVIEW_STEPS).where(REVIEW_STEPS.c.name == name)
            past = connection.execute(asked.order_by(REVIEW_STEPS.c.step.desc())).first()
            if past is None:
                return _stored(connection, before)
            same = (REVIEW_STEPS.c.name == name, REVIEW_STEPS.c.step == past.step)
            connection.execute(delete(REVIEW_STEPS).where(*same))
            return _replaced(connection, before, zlib.decompress(past.content).decode())

    def discard(self, name: str, step: int) -> None:
        """See :class:`Reviews`."""
        with writing(self._engine) as connection:
            end_review(connection, ReviewStep(name, step))


def end_review(connection: Connection, base: ReviewStep) -> None:
    """Take the review out, within the caller's transaction, if nobody went on with it."""
    _locked(connection, base)
    connection.execute(delete(REVIEW_STEPS).where(REVIEW_STEPS.c.name == base.name))
    connection.execute(delete(REVIEWS).where(REVIEWS.c.name == base.name))


def _locked(connection: Connection, base: ReviewStep) -> Row[tuple[object, ...]]:
    """The row of a review, which nobody else can change before this transaction ends."""
    asked = select(REVIEWS).where(REVIEWS.c.name == base.name)
    row = connection.execute(asked.with_for_update()).first()
    if row is None:
        raise ReviewEndedError
    if row.step != base.step:
        raise ReviewMovedError
    return row


def _replaced(
    connection: Connection, before: Row[tuple[object, ...]], content: str
) -> StoredReview:
    values = {"content": content, "step": before.step + 1}
    connection.execute(update(REVIEWS).where(REVIEWS.c.name == before.name).values(**values))
    row = connection.execute(select(REVIEWS).where(REVIEWS.c.name == before.name)).one()
    return _stored(connection, row)


def _stored(connection: Connection, row: Row[tuple[object, ...]]) -> StoredReview:
    past = select(func.count()).where(REVIEW_STEPS.c.name == row.name)
    undoable = connection.scalar(past) or 0
    return StoredReview(row.case_id, row.name, row.step, row.content, undoable)


class MemoryReviews:
    """Reviews of cases that are only read from a folder: they last as long as the server."""

    def __init__(self, most: int = 100) -> None:
        self._most = most
        self._lock = Lock()
        self._states: dict[str, tuple[StoredReview, ...]] = {}

    def of(self, case_id: str) -> list[StoredReview]:
        """See :class:`Reviews`."""
        with self._lock:
            latest = [states[-1] for _, states in sorted(self._states.items())]
        return [review for review in latest if review.case_id == case_id]

    def find(self, name: str) -> StoredReview | None:
        """See :class:`Reviews`."""
        with self._lock:
            states = self._states.get(name)
        return states[-1] if states else None

    def begin(self, case_id: str, name: str, content: str) -> StoredReview:
        """See :class:`Reviews`. The oldest of very many makes room."""
        new = StoredReview(case_id, name, 1, content)
        with self._lock:
            while len(self._states) >= self._most:
                self._states.pop(next(iter(self._states)))
            self._states[name] = (new,)
        return new

    def put(self, name: str, content: str, step: int) -> StoredReview:
        """See :class:`Reviews`."""
        with self._lock:
            states = self._states_at(name, step)[-STEPS_BACK:]
            after = StoredReview(states[-1].case_id, name, step + 1, content, len(states))
            self._states[name] = (*states, after)
        return after

    def undo(self, name: str, step: int) -> StoredReview:
        """See :class:`Reviews`."""
        with self._lock:
            *states, last = self._states_at(name, step)
            if not states:
                return last
            before = states[-1]
            undoable = len(states) - 1
            after = StoredReview(before.case_id, name, step + 1, before.content, undoable)
            self._states[name] = (*states[:-1], after)
        return after

    def discard(self, name: str, step: int) -> None:
        """See :class:`Reviews`."""
        with self._lock:
            self._states_at(name, step)
            del self._states[name]

    def _states_at(self, name: str, step: int) -> tuple[StoredReview, ...]:
        states = self._states.get(name)
        if states is None:
            raise ReviewEndedError
        if states[-1].step != step:
            raise ReviewMovedError
        return states
