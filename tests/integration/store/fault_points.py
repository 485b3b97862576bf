"""Programs that write to a store and kill themselves before or after one chosen write.

The moments are named after the statements: "before insert saves", "after commit". They are found
in what SQLAlchemy tells of every statement, so the store needs nothing for it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import Engine, event

from claimscope.record.case import Case
from claimscope.record.changes import Change, Save
from claimscope.store.sql.store import SqlStore, open_store

CASE = "ferry"
NEW_NOTE = "a second look"
REVIEW = "under-way"

Reached = Callable[[str], None]
Action = Callable[[SqlStore, Case], None]


def begin(store: SqlStore, case: Case) -> None:
    """Take a case in: every table but the reviews is written."""
    store.take_in(case, "Ann", "begun")


def correct(store: SqlStore, case: Case) -> None:
    """Correct every claim in one save, which ends a review."""
    del case
    claims = [each for each in store.current(CASE) if each.table == "claims"]
    changes = [
        Change(each.table, each.row_id, {**(each.cells or {}), "note": NEW_NOTE}, each.number)
        for each in claims
    ]
    store.save(CASE, Save("Ben", "corrected", tuple(changes), review=REVIEW))


def put_by(store: SqlStore, case: Case) -> None:
    """Keep a review under way in the place of its state before."""
    del case
    store.keep_review(CASE, REVIEW, NEW_NOTE)


ACTIONS: dict[str, tuple[Action, list[str]]] = {
    "begin": (
        begin,
        [
            *("insert cases", "insert saves"),
            *("insert texts", "insert texts"),
            *("insert versions", "commit"),
        ],
    ),
    "correct": (correct, ["insert saves", "insert versions", "delete reviews", "commit"]),
    "put_by": (put_by, ["delete reviews", "insert reviews", "commit"]),
}
"""What is done to a store, and everything that it writes, in order."""


def moments(action: str) -> list[str]:
    """The moments of an action: before and after each of its writes."""
    return [f"{when} {write}" for write in ACTIONS[action][1] for when in ("before", "after")]


@contextmanager
def told_of_writes(reached: Reached) -> Iterator[None]:
    """Calls ``reached`` with each moment as it comes; "after commit" at the end of the block."""

    def tell(when: str) -> Callable[..., None]:
        def listen(*told: Any) -> None:
            verb, *rest = told[2].lower().split()
            if verb in {"insert", "update", "delete"}:
                reached(f"{when} {verb} {rest[0 if verb == 'update' else 1]}")

        return listen

    committed: list[str] = []

    def commit(_: Any) -> None:
        reached("before commit")
        committed.append("commit")

    listeners = [
        ("before_cursor_execute", tell("before")),
        ("after_cursor_execute", tell("after")),
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
    programs = multiprocessing.get_context("forkserver")
    programs.set_forkserver_preload(["tests.integration.store.fault_points"])
    program = programs.Process(target=_act_until, args=(address, action, number, case))
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
    with told_of_writes(reached):
        act(store, case)
