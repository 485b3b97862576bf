"""One save: validated, rejected on a version conflict, written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from claimscope.errors import DataError
from claimscope.record.changes import (
    TABLE_BY_NAME,
    CaseEntry,
    Change,
    ConflictError,
    Key,
    Save,
    StoreError,
)
from claimscope.record.model import KEPT_TABLES, Table
from claimscope.store.reviews import end_review
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.log_writing import add_versions, begin_save, keep_texts
from claimscope.store.sql.rebuild import rebuild_case
from claimscope.store.sql.save_check import difference_problems
from claimscope.store.sql.state_rows import StateRow, rows_by_key
from claimscope.store.sql.state_writing import Difference, apply_difference
from claimscope.store.sql.tables import CASES
from claimscope.store.sql.validation import save_problems, text_problems
from claimscope.store.sql.versions import (
    entries,
    numbers_of,
    version_of,
)


def write_save(
    connection: Connection, case_id: str, save: Save, about: Sequence[Change] = ()
) -> CaseEntry:
    """Write the changes, and those ``about`` the case itself; the case's entry as it then is.

    The log and the state are written together. What the save touches, and what refers to it, is
    checked; the whole case where it is new, or had no valid state. The transaction is the caller's:
    after an error nothing is saved. Raises what :meth:`claimscope.store.sql.store.SqlStore.save`
    does.
    """
    lock(connection, case_id)
    faults = save_problems(save)
    if faults:
        raise DataError(faults)
    changes = (*about, *save.changes)
    rows = [(change.table, change.row_id) for change in changes]
    numbers = numbers_of(connection, case_id, rows)
    _refuse_conflicts(connection, changes, numbers)
    faults = text_problems(connection, save, numbers)
    if faults:
        raise DataError(faults)
    save_id = begin_save(connection, case_id, save.who, save.why)
    keep_texts(connection, save.texts)
    new = add_versions(connection, case_id, save_id, changes)
    known = _firsts(numbers, new)
    if about and not numbers:
        rebuild_case(connection, case_id)
    else:
        _bring_state(connection, case_id, save_id, save.changes, known)
    if save.review:
        end_review(connection, save.review)
    [entry] = entries(connection, case_id)
    return entry


def _firsts(
    numbers: Mapping[Key, tuple[int, int]], new: Mapping[Key, int]
) -> dict[Key, tuple[int, int]]:
    """The numbers of the first and the last version of the rows of a save, once it is written."""
    return {row: (numbers.get(row, (last, last))[0], last) for row, last in new.items()}


def _bring_state(
    connection: Connection,
    case_id: str,
    save_id: int,
    changes: Sequence[Change],
    numbers: Mapping[Key, tuple[int, int]],
) -> None:
    """Check what has changed and bring the state to it. Raises :class:`DataError`."""
    case_key = state_key(connection, case_id)
    if case_key is None:
        rebuild_case(connection, case_id)
        return
    before = [
        row
        for table in KEPT_TABLES
        for row in rows_by_key(
            connection, table, [numbers[key][0] for key in _keys_of(changes, table)]
        )
    ]
    changed = Difference(before, _rows_after(changes, numbers))
    faults = difference_problems(connection, case_key, changed)
    if faults:
        raise DataError(faults)
    apply_difference(connection, case_key, save_id, changed)


def _rows_after(
    changes: Sequence[Change], numbers: Mapping[Key, tuple[int, int]]
) -> list[StateRow]:
    """The rows that the changes leave, under the numbers of their versions."""
    return [
        StateRow(
            change.table,
            change.row_id,
            *numbers[change.table, change.row_id],
            TABLE_BY_NAME[change.table].complete(change.cells),
        )
        for change in changes
        if change.cells is not None
    ]


def _keys_of(changes: Sequence[Change], table: Table) -> list[Key]:
    return [(change.table, change.row_id) for change in changes if change.table == table.name]


def lock(connection: Connection, case_id: str) -> None:
    """Lock the case against other saves; in SQLite one transaction writes at a time anyway."""
    row = select(CASES.c.case_id).where(CASES.c.case_id == case_id)
    if connection.execute(row.with_for_update(key_share=True)).first() is None:
        raise StoreError(f"There is no case “{case_id}” in this store.")


def _refuse_conflicts(
    connection: Connection, changes: Sequence[Change], numbers: Mapping[Key, tuple[int, int]]
) -> None:
    for change in changes:
        _, number = numbers.get((change.table, change.row_id), (None, None))
        if number is None and change.base_version is not None:
            raise ConflictError(f"There is no {change.table} “{change.row_id}” to change.")
        if number is not None and number != change.base_version:
            found = version_of(connection, number)
            done = "withdrawn" if found.cells is None else "saved"
            raise ConflictError(
                f"{found.who} has {done} {change.table} “{change.row_id}” meanwhile "
                f"({found.recorded_at:%Y-%m-%d %H:%M} UTC: {found.why}). Nothing was saved.",
                "Look at the row again and repeat your change.",
            )
