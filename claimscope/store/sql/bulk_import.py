"""A case folder of any size into a database, part by part: into the log and into the state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from claimscope.record.case_parts import CaseFolder
from claimscope.record.changes import Change, Key, row_id
from claimscope.record.model import DOCUMENTS, KEPT_TABLES, Table
from claimscope.record.rows import Row
from claimscope.record.validation import document_texts
from claimscope.store.sql.log_writing import add_versions, keep_texts
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_parts import TEXTS_AT_ONCE, Numbered, StateInParts
from claimscope.store.sql.state_rows import StateRow


def import_rows(
    connection: Connection, case_id: str, case_key: int, save_id: int, folder: CaseFolder
) -> None:
    """Write the rows and texts of a folder as those of a new case, whose state is begun here.

    The transaction is the caller's: after an error nothing may be kept. Raises :class:`DataError`
    with every problem: files, columns and single cells first, and, where those are valid, whatever
    is wrong between the tables and the texts.
    """
    state = StateInParts(connection, case_id, case_key, save_id, folder.lines())
    seeds = folder.seeds()
    for table in KEPT_TABLES:
        rows = folder.rows(table, state.of_cells)
        if table == DOCUMENTS:
            rows = _with_texts(connection, rows, seeds, state)
        state.read(table, _logged(connection, case_id, save_id, table, rows, state))
    state.finish(folder.numbers)


def _logged(
    connection: Connection,
    case_id: str,
    save_id: int,
    table: Table,
    rows: Iterable[Row],
    state: StateInParts,
) -> Iterator[Numbered]:
    """The rows with the keys that they get in the log; none is written after a faulty cell."""
    for part in in_parts(rows):
        ids = [row_id(table, row.cells) for row in part]
        changes = {
            name: Change(table.name, name, row.cells) for name, row in zip(ids, part, strict=True)
        }
        numbers: Mapping[Key, int] = {}
        if not state.of_cells:
            numbers = add_versions(connection, case_id, save_id, changes.values())
        for name, row in zip(ids, part, strict=True):
            key = numbers.get((table.name, name), 0)
            yield row.number, StateRow(table.name, name, key, key, row.cells)


def _with_texts(
    connection: Connection, documents: Iterator[Row], seeds: Path, state: StateInParts
) -> Iterator[Row]:
    """The documents, after their texts have been checked and kept; none after a faulty cell."""
    while some := list(islice(documents, TEXTS_AT_ONCE)):
        if not state.of_cells:
            texts, problems = document_texts({DOCUMENTS.name: some}, seeds)
            state.across.add(problems)
            hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in some}
            keep_texts(connection, {hashes[name]: text for name, text in texts.items()})
        yield from some
