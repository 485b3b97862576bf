"""Reads an archive: its cases as a read-only store, and whether its files are as they were written.

A case is read whole, within the limits of a case that a page shows; DuckDB, Polars and others read
the files of a larger one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
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
from claimscope.store.archive.layout import FORMAT, SCHEMAS, cells_of
from claimscope.store.archive.writing import file_hash
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


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an archive.

    Raises :class:`StoreError` where there is none, or one of another form.
    """
    try:
        manifest = Manifest.model_validate(json.loads((folder / MANIFEST).read_bytes()))
    except OSError:
        wrong = f"There is no archive in {folder}: {MANIFEST} is missing."
        raise StoreError(
            wrong, "An archive that was interrupted has none: write it again."
        ) from None
    except (ValueError, RecursionError, ValidationError):
        raise StoreError(f"{folder / MANIFEST} is not a manifest of an archive.") from None
    if manifest.format != FORMAT:
        wrong = f"The archive has the format “{manifest.format}”; “{FORMAT}” is read."
        raise StoreError(wrong, "Write it again with this version.")
    files = [file for case in manifest.cases for each in case.tables.values() for file in each]
    if not all(stays_below(file.path) for file in files):
        raise StoreError(f"{folder / MANIFEST} names a file outside the archive.")
    return manifest


def archive_faults(folder: Path) -> Iterator[str]:
    """What of an archive is not as it was written, a line for each file."""
    manifest = read_manifest(folder)
    known = {MANIFEST}
    for case in manifest.cases:
        for name, files in case.tables.items():
            for file in files:
                known.add(file.path)
                fault = _fault_of(folder / file.path, file, name)
                if fault:
                    yield f"{file.path}: {fault}"
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder).as_posix()
        if path.is_file() and below not in known:
            yield f"{below}: the manifest does not name it."


def _fault_of(path: Path, file: ArchivedFile, table: str) -> str:
    if not path.is_file():
        return "it is missing."
    if file_hash(path) != file.sha256:
        return "its hash differs: it is not the file that was written."
    read = pq.ParquetFile(path)
    if table not in SCHEMAS or _types(read.schema_arrow) != _types(SCHEMAS[table]):
        return "it does not have the columns of its table."
    if read.metadata.num_rows != file.rows:
        return f"it has {read.metadata.num_rows:,} rows, not {file.rows:,}."
    return ""


def _types(schema: pa.Schema) -> list[tuple[str, pa.DataType]]:
    """The columns with their types, whether or not one may be null."""
    return [(field.name, field.type) for field in schema]


class ArchiveStore(ReadOnlyStore):
    """The cases of an archive, which are only read."""

    _no_history = ("An archive keeps no history.", "Open the store that it was written from.")

    @cached_property
    def _manifest(self) -> Manifest:
        return read_manifest(self._root)

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
        rows: list[dict[str, Any]] = []
        for file in files:
            try:
                read = pq.ParquetFile(self._root / file.path).read()
                rows += read.cast(SCHEMAS[table.name]).to_pylist()
            except (OSError, ValueError, pa.ArrowException):
                remedy = "“claimscope check-archive” says what has changed."
                problem = Problem(file.path, 0, "", "it cannot be read.", remedy)
                raise DataError([problem]) from None
        return sorted(rows, key=lambda row: row["key"])


def _state(case: ArchivedCase) -> tuple[str, ...]:
    """Another for every other content."""
    return tuple(file.sha256 for files in case.tables.values() for file in files)
