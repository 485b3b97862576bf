"""Programs that write to a store and kill themselves before one chosen write, or after the last.

The moments are named after the statements: "before insert saves", "after commit". They are found
by listening to SQLAlchemy's events, so the store needs nothing for it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import Engine, event

from claimscope.record.case import Case
from claimscope.record.changes import Change, ReviewStep, Save
from claimscope.record.model import TABLES
from claimscope.store.reviews import StoredReview
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.store.sql.words import INDEXED
from tests.integration.store.programs import PROGRAMS

CASE = "ferry"
NEW_NOTE = "a second look"
REVIEW = "in-progress"

Reached = Callable[[str], None]
Action = Callable[[SqlStore, Case], None]


def begin(store: SqlStore, case: Case) -> None:
    """Import a case: every table but the reviews is written."""
    store.take_in(case, "Ann", "begun")


def correct(store: SqlStore, case: Case) -> None:
    """Correct every claim in one save, which ends the review that is in progress, if any."""
    del case
    claims = [row for row in store.current(CASE) if row.table == "claims"]
    changes = [
        Change(row.table, row.row_id, {**(row.cells or {}), "note": NEW_NOTE}, row.number)
        for row in claims
    ]
    review = store.reviews.find(REVIEW)
    step = ReviewStep(REVIEW, review.step) if review else None
    store.save(CASE, Save("Ben", "corrected", tuple(changes), review=step))


def begin_review(store: SqlStore, case: Case) -> None:
    """Begin a second review of the case."""
    store.reviews.begin(case.case_id, f"{REVIEW}-too", NEW_NOTE)


def take_step(store: SqlStore, case: Case) -> None:
    """Put a review's next state in the place of the one before, which can be undone."""
    del case
    store.reviews.put(REVIEW, NEW_NOTE, _review(store).step)


def undo_step(store: SqlStore, case: Case) -> None:
    """Bring a review's state before back."""
    del case
    store.reviews.undo(REVIEW, _review(store).step)


def discard(store: SqlStore, case: Case) -> None:
    """End a review without a save."""
    del case
    store.reviews.discard(REVIEW, _review(store).step)


def _review(store: SqlStore) -> StoredReview:
    review = store.reviews.find(REVIEW)
    assert review, "there is no review in progress"
    return review


def written_with(table: str) -> tuple[str, ...]:
    """A table of the state and, where its passages are indexed, the index of words."""
    return (table, "words") if table in INDEXED else (table,)


HELD = [table.name for table in TABLES]
ACTIONS: dict[str, tuple[Action, list[str]]] = {
    "begin": (
        begin,
        [
            *("insert cases", "insert saves", "insert texts", "insert versions"),
            "insert case_state",
            *(f"insert {each}" for table in HELD for each in written_with(table)),
            *("delete status_spans", "update claims", "update assertions"),
            *("insert status_spans", "delete claim_ranks", "insert claim_ranks"),
            *("insert counts", "update case_state", "commit"),
        ],
    ),
    "correct": (
        correct,
        [
            *("insert saves", "insert versions"),
            *("insert words", "update claims"),
            *("delete status_spans", "update claims", "update assertions"),
            *("insert status_spans", "delete claim_ranks", "insert claim_ranks"),
            *("insert words", "update case_state"),
            *("delete review_steps", "delete reviews", "commit"),
        ],
    ),
    "begin_review": (begin_review, ["insert reviews", "commit"]),
    "take_step": (
        take_step,
        ["insert review_steps", "delete review_steps", "update reviews", "commit"],
    ),
    "undo_step": (undo_step, ["delete review_steps", "update reviews", "commit"]),
    "discard": (discard, ["delete review_steps", "delete reviews", "commit"]),
}
"""What is done to a store, and everything that it writes, in order."""


def moments(action: str) -> list[str]:
    """The moments of an action: before each of its writes, and after the last."""
    writes = ACTIONS[action][1]
    return [*(f"before {write}" for write in writes), f"after {writes[-1]}"]


@contextmanager
def watch_writes(reached: Reached) -> Iterator[None]:
    """Calls ``reached`` with each moment as it comes; "after commit" at the end of the block."""

    def before_a_write(*arguments: Any) -> None:
        verb, *rest = arguments[2].lower().split()
        if verb in {"insert", "update", "delete"}:
            reached(f"before {verb} {rest[0 if verb == 'update' else 1]}")

    committed: list[str] = []

    def commit(_: Any) -> None:
        reached("before commit")
        committed.append("commit")

    listeners = [
        ("before_cursor_execute", before_a_write),
        ("commit", commit),
    ]
    for name, listener in listeners:
        event.listen(Engine, name, listener)
    try:
        yield
        reached(f"after {committed.pop()}")
    finally:
        for name, listener in listeners:
            event.remove(Engine, name, listener)


def killed_at(address: str, action: str, number: int, case: Case) -> BaseProcess:
    """A program that killed itself at that moment of the action, counted from 0; it has ended."""
    program = PROGRAMS.Process(target=_act_until, args=(address, action, number, case))
    program.start()
    program.join()
    return program


def _act_until(address: str, action: str, number: int, case: Case) -> None:
    store = open_store(address)
    left = [None] * number

    def reached(_: str) -> None:
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left.pop()

    act, _ = ACTIONS[action]
    with watch_writes(reached):
        act(store, case)
