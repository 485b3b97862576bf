"""The state of a case made anew out of its log, and compared with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, select

from claimscope.assessment.status import status_frame
from claimscope.errors import DataError
from claimscope.record.frames import to_pandas
from claimscope.record.garbage import paused_collection
from claimscope.record.model import KEPT_TABLES
from claimscope.record.rows import Row
from claimscope.store.sql.load_case import (
    checked_rows,
    load_case,
    numbered,
    state_key,
)
from claimscope.store.sql.state_rows import StateRow
from claimscope.store.sql.state_tables import (
    CASE_STATE,
    COUNTS,
    STATE,
    STATUS_SPANS,
    count_rows,
    make_state_tables,
)
from claimscope.store.sql.state_writing import delete_state, write_state
from claimscope.store.sql.tables import CASES
from claimscope.store.sql.versions import about_key, last_save, logged_rows, title_of
from claimscope.store.sql.words import drop_words, is_sqlite, make_words

OF_CASES = (CASE_STATE, *STATE.values(), COUNTS)
MANY_ROWS = 1_000
"""From so many new rows on PostgreSQL counts them at once, and not when it next comes to it."""
Told = Callable[[str], None]
"""Is told in a line what has been done, while much is left to do."""


def rebuild_case(
    connection: Connection, case_id: str, rows: Sequence[StateRow] | None = None
) -> None:
    """Check the whole case as its log has it, and make its state anew.

    ``rows`` are those of a log that was just written, so that it is not read again. Raises
    :class:`DataError` where the record is invalid; its state is then as it was.
    """
    with paused_collection():
        held = logged_rows(connection, case_id) if rows is None else rows
        checked_rows(connection, case_id, title_of(connection, case_id), _by_table(held))
        key = state_key(connection, case_id)
        if key is not None:
            delete_state(connection, key)
        key = about_key(connection, case_id)
        write_state(connection, key, case_id, last_save(connection, case_id), held)
    if len(held) >= MANY_ROWS and not is_sqlite(connection):
        count_rows(connection)


def state_faults(connection: Connection, case_id: str) -> list[str]:
    """What of the state of a case is not as its log says, a line for each part; none where all is.

    The record is checked whole, the state compared with one made anew, in a transaction that is the
    caller's to roll back, and the status of every claim with that of
    :func:`claimscope.assessment.status.status_frame`.
    """
    key = state_key(connection, case_id)
    before = _contents(connection, key) if key is not None else {}
    try:
        rebuild_case(connection, case_id)
    except DataError as error:
        return ["the record is invalid:", *error.details]
    case_key = state_key(connection, case_id)
    after = _contents(connection, case_key or 0)
    if key is None:
        return ["the case has no state."]
    faults = [
        f"{table}: {len(before[table] ^ rows):,} rows are not as the log has them."
        for table, rows in after.items()
        if before[table] != rows
    ]
    return [*faults, *_status_faults(connection, case_id)]


def _contents(connection: Connection, case_key: int) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the state of a case, by its table."""
    claims = select(STATE["claims"].c.key).where(STATE["claims"].c.case_key == case_key)
    asked = {table.name: select(table).where(table.c.case_key == case_key) for table in OF_CASES}
    asked[STATUS_SPANS.name] = select(STATUS_SPANS).where(STATUS_SPANS.c.claim_key.in_(claims))
    return {name: {tuple(row) for row in connection.execute(each)} for name, each in asked.items()}


def _status_faults(connection: Connection, case_id: str) -> Iterator[str]:
    """Claims whose status, made anew, is not that of the rules on frames."""
    case = load_case(connection, case_id)
    state = STATE["claims"].c
    of_case = state.case_key == state_key(connection, case_id)
    stored = {
        row.claim_id: (row.status, row.credibility)
        for row in connection.execute(
            select(state.claim_id, state.status, state.credibility).where(of_case)
        )
    }
    rows = to_pandas(status_frame(case)).to_dict("records")
    wrong = sum(stored[row["claim_id"]] != (row["status"], row["credibility"]) for row in rows)
    if wrong:
        yield f"claims: {wrong:,} have another status or credibility than the rules give them."


def _by_table(rows: Sequence[StateRow]) -> dict[str, list[Row]]:
    return {
        table.name: numbered(row for row in rows if row.table == table.name)
        for table in KEPT_TABLES
    }


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
            rebuild_case(connection, case_id)
        except DataError:
            invalid.append(case_id)
    return invalid
