"""Parts of a case out of a database: each table when it is asked for, or the rows about claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select

from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.record.model import DOCUMENTS, KEPT_TABLES, SOURCES
from claimscope.record.rows import Row
from claimscope.store.moments import moments
from claimscope.store.sql.engine import reading
from claimscope.store.sql.load_case import load_from_log, numbered, state_texts, table_rows
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import StateRow, rows_where
from claimscope.store.sql.state_tables import CASE_STATE, STATE
from claimscope.store.sql.versions import title_of

Held = TypeVar("Held")


class WhenAsked(Mapping[str, Held]):
    """A mapping that is read as far as it is asked for: ``read`` gives what a name has, and what
    comes with it; ``names`` are all there are.
    """

    def __init__(
        self, names: Callable[[], Iterable[str]], read: Callable[[str], Mapping[str, Held]]
    ) -> None:
        self._names, self._read = names, read
        self._held: dict[str, Held] = {}

    def __getitem__(self, name: str) -> Held:
        if name not in self._held:
            self._held |= self._read(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len([*self._names()])

    def __reduce__(self) -> tuple[Any, ...]:
        """What is pickled: all of it, read."""
        return dict, (dict(self),)


@contextmanager
def state_of(engine: Engine, case: Case) -> Iterator[tuple[Connection, int] | None]:
    """A transaction that reads the state of a case, and the key of the case.

    None where the state is of a later save than the one that the case was opened at, or gone.
    """
    asked = select(CASE_STATE.c.case_key).where(
        CASE_STATE.c.case_id == case.case_id, CASE_STATE.c.save_id == case.state
    )
    with reading(engine) as connection:
        key = connection.scalar(asked)
        yield None if key is None else (connection, key)


def open_case(engine: Engine, connection: Connection, case_id: str, save_id: int) -> Case:
    """The case as that save has left it, which is its last; each table is read when it is asked
    for, and so are the texts.

    Where somebody saves meanwhile, what has not been read comes out of the log as it was then.
    """

    def then(read: Callable[[Connection, int], Held], of: Callable[[Case], Held]) -> Held:
        with state_of(engine, case) as state:
            if state:
                return read(*state)
        with reading(engine) as later:
            return of(load_from_log(later, case_id, moments(later, case_id)[save_id]))

    def rows(name: str) -> Mapping[str, list[Row]]:
        return {name: then(partial(table_rows, name), lambda it: it.rows[name])}

    def texts(_: str) -> Mapping[str, str]:
        return then(state_texts, lambda it: it.texts)

    def document_ids() -> Iterable[str]:
        return [row.cells["document_id"] for row in case.rows[DOCUMENTS.name]]

    names = [table.name for table in KEPT_TABLES]
    case = Case(
        case_id,
        title_of(connection, case_id),
        WhenAsked(lambda: names, rows),
        WhenAsked(document_ids, texts),
        state=save_id,
    )
    return case


ABOUT = ("claim_places", "assertions", "judgements")
"""The tables of which rows are about a claim."""


About = Callable[..., Case]
"""Reads the part of a case that is about some claims, by their keys: :func:`case_about` of it."""


def case_about(
    connection: Connection,
    case_key: int,
    case: Case,
    claims: Iterable[int],
    tables: Sequence[str] = ABOUT,
) -> Case:
    """The part of a case that is about some claims, by their keys, without texts; with these
    ``tables`` of :data:`ABOUT` and what they name, but for figures and documents where any is
    left out.

    All sources are in it: what one is called depends on what others are called.
    """
    keys = sorted(set(claims))
    found: dict[str, list[StateRow]] = {}

    def read(table: str, column: str, wanted: Iterable[int]) -> None:
        rows = rows_where(connection, TABLE_BY_NAME[table], column, wanted)
        found[table] = sorted(rows, key=lambda row: row.key)

    read("claims", "key", keys)
    for table in tables:
        read(table, "claim_key", keys)
    if tables == ABOUT:
        read("figures", "assertion_key", [row.key for row in found["assertions"]])
        for table, (of, column) in NAMED.items():
            read(table, "key", _named(connection, of, column, keys))
    rows = {name: numbered(found.get(name, ())) for name in TABLE_BY_NAME}
    rows[SOURCES.name] = table_rows(SOURCES.name, connection, case_key)
    return Case(case.case_id, case.title, rows, {}, state=case.state)


NAMED = {"places": ("claim_places", "place_key"), "documents": ("assertions", "document_key")}
"""Tables of which rows about a claim name some: by which table and column they do."""


def _named(connection: Connection, table: str, column: str, claims: Iterable[int]) -> set[int]:
    state = STATE[table]
    return {
        key
        for some in in_parts(claims)
        for key in connection.scalars(select(state.c[column]).where(state.c.claim_key.in_(some)))
    }
