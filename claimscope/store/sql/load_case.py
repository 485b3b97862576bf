"""A case out of the versions that a database keeps of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from claimscope.errors import DataError, Problem
from claimscope.record.case import Case, checked_case
from claimscope.record.changes import StoreError, Version
from claimscope.record.model import DOCUMENTS, KEPT_TABLES
from claimscope.record.rows import Row, cell_problems
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.validation import file_problems
from claimscope.store.sql.versions import ABOUT, current_versions, entry_of, last_save


def load_case(connection: Connection, case_id: str, as_recorded_at: datetime | None = None) -> Case:
    """The case with all that was saved by then, checked as one in a folder is.

    Raises :class:`StoreError` where there was none, :class:`DataError` where it does not hold.
    """
    current = current_versions(connection, case_id, as_recorded_at)
    about = next((version.cells for version in current if version.table == ABOUT), None)
    if about is None:
        raise StoreError(f"There is no case “{case_id}” in this store, or was none then.")
    rows = {table.name: _rows(current, table.name) for table in KEPT_TABLES}
    faults = [
        fault
        for table in KEPT_TABLES
        for row in rows[table.name]
        for fault in cell_problems(row, table)
    ]
    if faults:
        raise DataError(faults)
    texts, problems = _texts(connection, rows[DOCUMENTS.name])
    problems += file_problems(rows)
    title = entry_of(case_id, dict(about)).title
    case = checked_case(case_id, title, rows, texts, problems)
    return replace(case, as_recorded_at=as_recorded_at, state=last_save(connection, case_id))


def _rows(current: Sequence[Version], table: str) -> list[Row]:
    """The rows of a table, numbered as the file of an exported package numbers them."""
    cells = [dict(version.cells or {}) for version in current if version.table == table]
    return [Row(number, row) for number, row in enumerate(cells, start=2)]


def _texts(
    connection: Connection, documents: Sequence[Row]
) -> tuple[dict[str, str], list[Problem]]:
    """The text of every document by its id, found by its hash, and which are not there."""
    hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in documents}
    stored = select(TEXTS.c.sha256, TEXTS.c.content)
    found = {
        text.sha256: text.content.decode()
        for some in in_parts(hashes.values())
        for text in connection.execute(stored.where(TEXTS.c.sha256.in_(some)))
    }
    wrong, remedy = "its text is not in the store.", "Save the text with the document."
    problems = [
        Problem(DOCUMENTS.file, row.number, "sha256", wrong, remedy)
        for row in documents
        if hashes[row.cells["document_id"]] not in found
    ]
    return {key: found[sha256] for key, sha256 in hashes.items() if sha256 in found}, problems
