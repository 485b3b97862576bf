"""What is wrong with a save before any of it is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from sqlalchemy import Connection

from claimscope.errors import Problem
from claimscope.record.changes import TABLE_BY_NAME, Change, Key, Save, row_id
from claimscope.record.model import DOCUMENTS
from claimscope.record.validation import Rows, stays_below
from claimscope.store.sql.versions import cells_of

SAVE = "save"
"""Stands for the file where a fault is in what is said of the save, and in no table."""


def save_problems(save: Save) -> list[Problem]:
    """What is wrong with its form: who and why, its texts, and each change by itself."""
    found = [*_said_problems(save), *_hash_problems(save)]
    for change in save.changes:
        found += change_problems(change)
    for (table, name), times in Counter((c.table, c.row_id) for c in save.changes).items():
        if times > 1:
            wrong = f"“{name}” stands in it {times} times."
            found.append(Problem(_file(table), 0, "", wrong, "Save a row once at a time."))
    return found


def change_problems(change: Change) -> Iterator[Problem]:
    """What is wrong with a change: its table, its columns, its id, letters that nothing can write.

    Whether its cells hold is seen when the whole case is checked.
    """
    table = TABLE_BY_NAME.get(change.table)
    if table is None:
        known = " | ".join(TABLE_BY_NAME)
        yield Problem(change.table, 0, "", "there is no such table.", f"Use {known}.")
        return
    if change.cells is None:
        if change.base_version is None:
            wrong = f"“{change.row_id}” is withdrawn, but no version of it was seen."
            yield Problem(table.file, 0, "", wrong, "Say which version is withdrawn.")
        return
    strange = sorted(set(table.column_names) ^ set(table.complete(change.cells)))
    for name in strange:
        wrong = "the column is missing or not known."
        yield Problem(table.file, 0, name, wrong, "Give exactly the columns of the table.")
    for name, cell in change.cells.items():
        if not is_writable(cell):
            wrong = f"the cell of “{change.row_id}” holds half a character."
            yield Problem(table.file, 0, name, wrong, "Write it again.")
    if not strange and row_id(table, change.cells) != change.row_id:
        wrong = f"the row “{change.row_id}” says that it is “{row_id(table, change.cells)}”."
        remedy = "An id stays: withdraw the row and add another."
        yield Problem(table.file, 0, table.key[0], wrong, remedy)


def text_problems(
    connection: Connection, save: Save, numbers: Mapping[Key, tuple[int, int]]
) -> list[Problem]:
    """Documents that would get another text than the one they were entered with.

    ``numbers`` are those of the first and the last version of the rows that are saved.
    """
    entered = {c.row_id: c.cells for c in save.changes if c.table == DOCUMENTS.name and c.cells}
    firsts = {
        numbers[key][0] for key in ((DOCUMENTS.name, name) for name in entered) if key in numbers
    }
    wrong, remedy = "a text never changes once it is entered.", "Enter it as a new document."
    return [
        Problem(DOCUMENTS.file, 0, "sha256", f"“{name}”: {wrong}", remedy)
        for name, cells in cells_of(connection, firsts)
        if cells["sha256"].lower() != entered[name]["sha256"].lower()
    ]


def file_problems(
    rows: Rows, others: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """Documents that a package would write outside its folder, or two of them into one file.

    ``others`` are the files of documents that are there already, with the hashes of their texts.
    """
    held = dict(others)
    for row in rows[DOCUMENTS.name]:
        file, sha256 = row.cells["file"], row.cells["sha256"].lower()
        if not stays_below(file) or "\0" in file:
            wrong = f"“{file}” points outside the seeds folder."
            yield Problem(DOCUMENTS.file, row.number, "file", wrong, "Keep the text under seeds/.")
        elif held.setdefault(str(PurePosixPath(file)), sha256) != sha256:
            wrong, remedy = f"“{file}” holds another document's text.", "Give it a file of its own."
            yield Problem(DOCUMENTS.file, row.number, "file", wrong, remedy)


def is_writable(text: str) -> bool:
    """Whether a text holds whole characters only, so that any file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _said_problems(save: Save) -> Iterator[Problem]:
    for name, said in (("who", save.who), ("why", save.why)):
        if not said.strip():
            yield Problem(SAVE, 0, name, "it is not said.", "Say who saves it and why.")
        elif "\0" in said or not is_writable(said):
            yield Problem(SAVE, 0, name, "it holds what is no letter.", "Write it again.")


def _hash_problems(save: Save) -> Iterator[Problem]:
    for sha256, text in save.texts.items():
        if not is_writable(text):
            yield Problem(SAVE, 0, "texts", "a text holds half a character.", "Read it again.")
        elif hashlib.sha256(text.encode()).hexdigest() != sha256:
            wrong = f"{sha256} is not the SHA-256 of the text that comes with it."
            yield Problem(SAVE, 0, "texts", wrong, "Hash the text as it is, in UTF-8.")


def _file(table: str) -> str:
    return f"{table}.csv"
