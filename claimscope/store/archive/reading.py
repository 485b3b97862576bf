"""Reads an archive: its cases as a read-only store, and whether its files are as they were written.

A case is read whole, within the limits of a case that a page shows; DuckDB, Polars and others read
the files of a larger one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ValidationError

from claimscope.errors import DataError, Problem, Problems
from claimscope.record.case import Case, checked_case
from claimscope.record.changes import CaseEntry, StoreError
from claimscope.record.model import DOCUMENTS, KEPT_TABLES, Table
from claimscope.record.rows import WHOLE, Row, cell_problems
from claimscope.record.validation import stays_below
from claimscope.store.archive import MANIFEST
from claimscope.store.archive.files import ArchiveFiles
from claimscope.store.archive.layout import FORMAT, SCHEMAS, cells_of
from claimscope.store.read_only import ReadOnlyStore, unknown_case


class ArchivedFile(BaseModel):
    """One file of Parquet: where it is below the archive, and what it was when it was written."""

    path: str
    rows: int
    bytes: int
    sha256: str


class ArchivedCase(BaseModel):
    """A case in the manifest, with the files of each table."""

    case_id: str
    title: str
    documents: int
    changed_on: date | None
    tables: dict[str, list[ArchivedFile]]


class Manifest(BaseModel):
    """What an archive holds, and the versions of the program and of its rules that wrote it."""

    format: str
    claimscope_version: str
    rules_version: str
    cases: list[ArchivedCase]


def read_manifest(files: ArchiveFiles) -> Manifest:
    """The manifest of an archive.

    Raises :class:`StoreError` where there is none, or one of another form.
    """
    try:
        manifest = Manifest.model_validate(json.loads(files.content(MANIFEST)))
    except OSError:
        raise _no_archive(files) from None
    except (ValueError, RecursionError, ValidationError):
        wrong = f"{MANIFEST} in {files.address} is not a manifest of an archive."
        raise StoreError(wrong) from None
    if manifest.format != FORMAT:
        wrong = f"The archive has the format “{manifest.format}”; “{FORMAT}” is read."
        raise StoreError(wrong, "Write it again with this version.")
    named = [file for case in manifest.cases for each in case.tables.values() for file in each]
    if not all(stays_below(file.path) for file in named):
        raise StoreError(f"{MANIFEST} in {files.address} names a file outside the archive.")
    return manifest


def _no_archive(files: ArchiveFiles) -> StoreError:
    if not files.has_bucket():
        wrong = f"{files.host} has no such bucket as that of {files.address}."
        return StoreError(wrong, "Is its name right, and the server the one that has it?")
    wrong = f"There is no archive in {files.address}: {MANIFEST} is missing."
    return StoreError(wrong, "An archive that was interrupted has none: write it again.")


def archive_faults(files: ArchiveFiles) -> Iterator[str]:
    """What of an archive is not as it was written, a line for each file."""
    manifest = read_manifest(files)
    known = {MANIFEST}
    for case in manifest.cases:
        for name, of_table in case.tables.items():
            for file in of_table:
                known.add(file.path)
                fault = _fault_of(files, file, name)
                if fault:
                    yield f"{file.path}: {fault}"
    for path in files.names():
        if path not in known:
            yield f"{path}: the manifest does not name it."


MISSING = "it is missing."
CHANGED = "its hash differs: it is not the file that was written."
UNREADABLE = "it cannot be read."


def _fault_of(files: ArchiveFiles, file: ArchivedFile, table: str) -> str:
    try:
        if files.sha256(file.path) != file.sha256:
            return CHANGED
        read = files.parquet(file.path)
    except FileNotFoundError:
        return MISSING
    except (OSError, ValueError):
        return UNREADABLE
    if table not in SCHEMAS or _types(read.schema.to_arrow_schema()) != _types(SCHEMAS[table]):
        return "it does not have the columns of its table."
    if read.num_rows != file.rows:
        return f"it has {read.num_rows:,} rows, not {file.rows:,}."
    return ""


def _types(schema: pa.Schema) -> list[tuple[str, pa.DataType]]:
    """The columns with their types, whether or not one may be null."""
    return [(field.name, field.type) for field in schema]


class ArchiveStore(ReadOnlyStore):
    """The cases of an archive, which are only read."""

    _no_history = ("An archive keeps no history.", "Open the store that it was written from.")

    def __init__(self, files: ArchiveFiles) -> None:
        super().__init__(files.address)
        self._files = files

    @property
    def host(self) -> str:
        """The server that has the archive; none of one in a folder."""
        return self._files.host

    @cached_property
    def _manifest(self) -> Manifest:
        return read_manifest(self._files)

    def _entries(self) -> Iterator[CaseEntry]:
        for case in self._manifest.cases:
            yield CaseEntry(
                case.case_id,
                case.title,
                state=_state(case),
                documents=case.documents,
                changed_on=case.changed_on,
            )

    def _refuse_unknown(self, case_id: str) -> None:
        self._archived(case_id)

    def _archived(self, case_id: str) -> ArchivedCase:
        found = (case for case in self._manifest.cases if case.case_id == case_id)
        case = next(found, None)
        if case is None:
            raise unknown_case(case_id)
        return case

    def _case(self, case_id: str) -> Case:
        """The case out of its files, checked as one in a folder is."""
        archived = self._archived(case_id)
        rows: dict[str, list[Row]] = {}
        texts: dict[str, str] = {}
        problems = Problems()
        for table in KEPT_TABLES:
            found = self._table(table, archived)
            rows[table.name] = [
                Row(number, cells_of(table, row)) for number, row in enumerate(found, start=2)
            ]
            problems.add(fault for row in rows[table.name] for fault in cell_problems(row, table))
            if table == DOCUMENTS:
                texts = {row["document_id"]: row["text"] for row in found}
        if problems:
            raise DataError(problems)
        case = checked_case(case_id, archived.title, rows, texts)
        return Case(case.case_id, case.title, case.rows, case.texts, state=_state(archived))

    def _table(self, table: Table, case: ArchivedCase) -> list[dict[str, Any]]:
        """The rows of a table in the order in which they came."""
        files = case.tables.get(table.name, [])
        many = sum(file.rows for file in files)
        if many > WHOLE.rows:
            wrong = f"it has {many:,} rows; {WHOLE.rows:,} are opened at most."
            remedy = "Read its files with DuckDB or Polars."
            raise DataError([Problem(table.name, 0, "", wrong, remedy)])
        rows = [row for file in files for row in self._rows(table, file)]
        return sorted(rows, key=lambda row: row["key"])

    def _rows(self, table: Table, file: ArchivedFile) -> list[dict[str, Any]]:
        """The rows of a file that is as it was written."""
        try:
            content = self._files.content(file.path)
            if sha256(content).hexdigest() != file.sha256:
                raise _unread(file, CHANGED)
            read = pq.ParquetFile(pa.BufferReader(content)).read().cast(SCHEMAS[table.name])
            rows: list[dict[str, Any]] = read.to_pylist()
        except FileNotFoundError:
            raise _unread(file, MISSING) from None
        except (OSError, ValueError, pa.ArrowException):
            raise _unread(file, UNREADABLE) from None
        return rows


def _unread(file: ArchivedFile, fault: str) -> DataError:
    remedy = "“claimscope check-archive” says what has changed."
    return DataError([Problem(file.path, 0, "", fault, remedy)])


def _state(case: ArchivedCase) -> tuple[str, ...]:
    """Another for every other content."""
    return tuple(file.sha256 for files in case.tables.values() for file in files)
