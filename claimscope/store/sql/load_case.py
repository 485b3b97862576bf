"""A case out of a database: as it is from its state, as it was from the versions of its rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from claimscope.errors import DataError, Problem, Problems
from claimscope.record.case import Case, checked_case
from claimscope.record.changes import TABLE_BY_NAME, StoreError, Version
from claimscope.record.garbage import paused_collection
from claimscope.record.model import DOCUMENTS, KEPT_TABLES
from claimscope.record.rows import Row, cell_problems
from claimscope.record.validation import Rows
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import StateRow, read_rows
from claimscope.store.sql.state_tables import CASE_STATE, STATE
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.validation import file_problems
from claimscope.store.sql.versions import ABOUT, current_versions, entry_of, last_save, title_of


def load_case(connection: Connection, case_id: str, as_recorded_at: datetime | None = None) -> Case:
    """The case with all that was saved by then; by now where no moment is given.

    What every save has checked is not checked again; the record of an earlier moment is checked as
    that of a folder is. Raises :class:`StoreError` where there was none, :class:`DataError` where
    it does not hold.
    """
    case_key = None if as_recorded_at else state_key(connection, case_id)
    if case_key is None:
        return load_from_log(connection, case_id, as_recorded_at)
    rows = {table.name: table_rows(table.name, connection, case_key) for table in KEPT_TABLES}
    texts = state_texts(connection, case_key)
    title = title_of(connection, case_id)
    return Case(case_id, title, rows, texts, state=last_save(connection, case_id))


def table_rows(name: str, connection: Connection, case_key: int) -> list[Row]:
    """The rows of one table of a case."""
    of_case = STATE[name].c.case_key == case_key
    with paused_collection():
        return numbered(read_rows(connection, TABLE_BY_NAME[name], of_case))


def state_texts(connection: Connection, case_key: int) -> dict[str, str]:
    """The text of every document of a case, by its id."""
    state = STATE[DOCUMENTS.name]
    held = select(state.c.document_id, TEXTS.c.content).join_from(
        state, TEXTS, TEXTS.c.sha256 == state.c.sha256
    )
    held = held.where(state.c.case_key == case_key)
    return {each.document_id: each.content.decode() for each in connection.execute(held)}


def numbered(rows: Iterable[StateRow]) -> list[Row]:
    """The rows of a table, numbered as the file of an exported package numbers them."""
    return [Row(number, row.cells) for number, row in enumerate(rows, start=2)]


def state_key(connection: Connection, case_id: str) -> int | None:
    """The key of a case that has a state; None for one that must be read from its log."""
    asked = select(CASE_STATE.c.case_key).where(CASE_STATE.c.case_id == case_id)
    return connection.scalar(asked)


def load_from_log(
    connection: Connection, case_id: str, as_recorded_at: datetime | None = None
) -> Case:
    """The case out of the versions of its rows, checked as one in a folder is."""
    current = current_versions(connection, case_id, as_recorded_at)
    about = next((version.cells for version in current if version.table == ABOUT), None)
    if about is None:
        raise StoreError(f"There is no case “{case_id}” in this store, or was none then.")
    rows = {table.name: _rows(current, table.name) for table in KEPT_TABLES}
    title = entry_of(case_id, dict(about)).title
    case = checked_rows(connection, case_id, title, rows)
    return replace(case, as_recorded_at=as_recorded_at, state=last_save(connection, case_id))


def checked_rows(connection: Connection, case_id: str, title: str, rows: Rows) -> Case:
    """The case of these rows, whose texts are in the store. Raises :class:`DataError`."""
    faults = Problems(
        fault
        for table in KEPT_TABLES
        for row in rows[table.name]
        for fault in cell_problems(row, table)
    )
    if faults:
        raise DataError(faults)
    documents = rows[DOCUMENTS.name]
    texts = texts_of(connection, documents)
    problems = [*_without_text(documents, texts), *file_problems(rows)]
    return checked_case(case_id, title, rows, texts, problems)


def _rows(current: Sequence[Version], table: str) -> list[Row]:
    """The rows of a table, numbered as the file of an exported package numbers them."""
    cells = [dict(version.cells or {}) for version in current if version.table == table]
    return [Row(number, row) for number, row in enumerate(cells, start=2)]


def texts_of(connection: Connection, documents: Sequence[Row]) -> dict[str, str]:
    """The text of every document by its id, found by its hash, of those that are in the store."""
    hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in documents}
    stored = select(TEXTS.c.sha256, TEXTS.c.content)
    found = {
        text.sha256: text.content.decode()
        for some in in_parts(set(hashes.values()))
        for text in connection.execute(stored.where(TEXTS.c.sha256.in_(some)))
    }
    return {key: found[sha256] for key, sha256 in hashes.items() if sha256 in found}


def missing_texts(connection: Connection, documents: Sequence[Row]) -> list[Problem]:
    """Documents whose text is not in the store."""
    hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in documents}
    stored = {
        sha256
        for some in in_parts(set(hashes.values()))
        for sha256 in connection.scalars(select(TEXTS.c.sha256).where(TEXTS.c.sha256.in_(some)))
    }
    return _without_text(documents, {name for name, each in hashes.items() if each in stored})


def _without_text(documents: Sequence[Row], texts: Container[str]) -> list[Problem]:
    wrong, remedy = "its text is not in the store.", "Save the text with the document."
    return [
        Problem(DOCUMENTS.file, row.number, "sha256", wrong, remedy)
        for row in documents
        if row.cells["document_id"] not in texts
    ]
