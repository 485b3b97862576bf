"""The state of a case made anew out of its log, and compared with it, both part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, except_, func, select
from sqlalchemy.sql.ddl import CreateTableAs

from claimscope.assessment.status import status_frame
from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import ASSERTIONS, CLAIMS, DOCUMENTS, KEPT_TABLES, SOURCES, Table
from claimscope.record.rows import Row, cell_problems
from claimscope.sandbox.progress import part_of_work, report
from claimscope.store.sql.load_case import missing_texts, numbered, state_key, table_rows
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_parts import Numbered, StateInParts
from claimscope.store.sql.state_rows import rows_where
from claimscope.store.sql.state_tables import STATE, make_state_tables, rows_of_case
from claimscope.store.sql.state_writing import delete_rows, delete_state
from claimscope.store.sql.tables import CASES
from claimscope.store.sql.versions import about_key, last_save, logged_rows, row_count
from claimscope.store.sql.words import drop_words, make_words

OF_STATE = 0.8
"""Which share of a comparison it is to make the state anew."""
Told = Callable[[str], None]
"""Is told in a line what has been done, while much is left to do."""


def rebuild_case(connection: Connection, case_id: str) -> None:
    """Check the whole case as its log has it, and make its state anew.

    Raises :class:`DataError` where the record is invalid; its state is then as it was.
    """
    with connection.begin_nested():
        key = state_key(connection, case_id)
        if key is not None:
            delete_state(connection, key)
        _write_anew(connection, case_id, words=True)


def _write_anew(connection: Connection, case_id: str, *, words: bool) -> None:
    """Write the state of a case that has none; without ``words`` the index stays as it is."""
    state = StateInParts(
        connection,
        case_id,
        about_key(connection, case_id),
        last_save(connection, case_id),
        row_count(connection, case_id),
        words=words,
    )

    def numbers(table: Table, keys: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
        found: dict[tuple[str, ...], int] = {}
        for number, row in _numbered(connection, case_id, table) if keys else ():
            key = tuple(row.cells[name] for name in table.key)
            if key in keys:
                found.setdefault(key, number)
        return found

    for table in KEPT_TABLES:
        rows = _checked(table, _numbered(connection, case_id, table), state)
        state.read(table, _with_texts(connection, rows, state) if table == DOCUMENTS else rows)
    state.finish(numbers)


def _numbered(connection: Connection, case_id: str, table: Table) -> Iterator[Numbered]:
    """The rows that hold by the log, numbered as the file of an exported package numbers them."""
    yield from enumerate(logged_rows(connection, case_id, table), start=2)


def _checked(table: Table, rows: Iterator[Numbered], state: StateInParts) -> Iterator[Numbered]:
    """The rows, after their cells have been checked."""
    for number, row in rows:
        state.of_cells.add(cell_problems(Row(number, row.cells), table))
        yield number, row


def _with_texts(
    connection: Connection, documents: Iterator[Numbered], state: StateInParts
) -> Iterator[Numbered]:
    """The documents, after it has been noted which texts are missing."""
    for some in in_parts(documents):
        rows = [Row(number, row.cells) for number, row in some]
        state.across.add(missing_texts(connection, rows))
        yield from some


def state_faults(connection: Connection, case_id: str) -> list[str]:
    """What of the state of a case is not as its log says, a line for each part; none where all is.

    The record is checked whole, the state compared with one made anew, and the status of every
    claim with that of :func:`claimscope.assessment.status.status_frame`. Nothing is changed. The
    index of words is left alone.
    """
    undone = connection.begin_nested()
    faults = [*_state_faults(connection, case_id)]
    undone.rollback()
    return faults


def _state_faults(connection: Connection, case_id: str) -> Iterator[str]:
    """Says what is wrong, and leaves another state."""
    key = state_key(connection, case_id)
    held = {} if key is None else {t.name: _held(t.name, asked) for t, asked in rows_of_case(key)}
    for each in held.values():
        connection.execute(each)
    if key is not None:
        delete_rows(connection, key)
    try:
        with part_of_work(0, OF_STATE):
            _write_anew(connection, case_id, words=False)
    except DataError as error:
        yield from ("the record is invalid:", *error.details)
        return
    if key is None:
        yield "the case has no state."
        return
    for table, made in rows_of_case(key):
        wrong = _differences(connection, select(held[table.name].table), made)
        if wrong:
            yield f"{table.name}: {wrong:,} rows are not as the log has them."
    with part_of_work(OF_STATE, 1):
        yield from _status_faults(connection, case_id, key)


def _held(name: str, rows: Select[Any]) -> CreateTableAs:
    """A copy of rows, which goes with the transaction."""
    return rows.into(f"held_{name}", temporary=True)


def _differences(connection: Connection, held: Select[Any], made: Select[Any]) -> int:
    """How many rows are in one of the two alone."""
    alone = (except_(held, made), except_(made, held))
    numbers = (select(func.count()).select_from(each.subquery()) for each in alone)
    return sum(connection.scalars(each).one() for each in numbers)


def _status_faults(connection: Connection, case_id: str, case_key: int) -> Iterator[str]:
    """Claims whose status is not that of the rules on frames."""
    claims = STATE[CLAIMS.name].c
    of_case = select(claims.key).where(claims.case_key == case_key).order_by(claims.key)
    keys = connection.scalars(of_case).all()
    sources = table_rows(SOURCES.name, connection, case_key)
    wrong = done = 0
    for some in in_parts(keys):
        rows = {table.name: list[Row]() for table in KEPT_TABLES} | {SOURCES.name: sources}
        for table, column in ((CLAIMS, "key"), (ASSERTIONS, "claim_key")):
            rows[table.name] = numbered(rows_where(connection, table, column, some))
        asked = select(claims.claim_id, claims.status, claims.credibility)
        stored = connection.execute(asked.where(claims.key.in_(some)))
        held = {row.claim_id: (row.status, row.credibility) for row in stored}
        told = to_pandas(status_frame(Case(case_id, "", rows, {}))).to_dict("records")
        wrong += sum(held[row["claim_id"]] != (row["status"], row["credibility"]) for row in told)
        done += len(some)
        report(done / len(keys))
    if wrong:
        yield f"claims: {wrong:,} have another status or credibility than the rules give them."


def rebuild_all(connection: Connection, told: Told = lambda _: None) -> list[str]:
    """Make the tables of the state anew, and the state of every case that is valid.

    Returns the ids of those that are not: they are read from their log, and refused with the
    reasons.
    """
    drop_words(connection)
    make_state_tables(connection)
    make_words(connection)
    invalid = []
    case_ids = connection.scalars(select(CASES.c.case_id).order_by(CASES.c.case_id)).all()
    for number, case_id in enumerate(case_ids, start=1):
        told(f"Case {number} of {len(case_ids)}: {case_id}")
        try:
            with part_of_work((number - 1) / len(case_ids), number / len(case_ids)):
                rebuild_case(connection, case_id)
        except DataError:
            invalid.append(case_id)
    return invalid
