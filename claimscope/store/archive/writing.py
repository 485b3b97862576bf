"""Writes cases of a database as an archive, in memory that does not grow with them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection, select

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.record.changes import CaseEntry, StoreError
from claimscope.record.model import DOCUMENTS, KEPT_TABLES, Table
from claimscope.store.archive import MANIFEST
from claimscope.store.archive.layout import (
    COUNTS,
    DAYS,
    FORMAT,
    MORE_COLUMNS,
    NO_MONTH,
    PART,
    SCHEMAS,
    SPANS,
    archived_row,
)
from claimscope.store.sql import state_tables
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.parameters import AT_ONCE, streamed
from claimscope.store.sql.state_rows import stream_rows
from claimscope.store.sql.state_tables import STATE, STATUS_SPANS
from claimscope.store.sql.tables import TEXTS

ROWS_A_GROUP = AT_ONCE
TEXTS_A_GROUP = 100
Monthly = Iterator[tuple[str | None, dict[str, Any]]]
"""Rows in the order of their months, each with its month; None where it has no day."""


def write_archive(connection: Connection, cases: Iterable[CaseEntry], folder: Path) -> str:
    """Write these cases into a new folder; the SHA-256 of its manifest, which is written last.

    Raises :class:`FileExistsError` where the folder is there, :class:`StoreError` for a case whose
    record is invalid.
    """
    folder.mkdir(parents=True)
    manifest = {
        "format": FORMAT,
        "claimscope_version": __version__,
        "rules_version": RULES_VERSION,
        "cases": [_write_case(connection, entry, folder) for entry in cases],
    }
    return write_manifest(folder, manifest)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> str:
    """Write the manifest in one step, in place of any there is; its SHA-256."""
    content = f"{json.dumps(manifest, indent=1, ensure_ascii=False)}\n".encode()
    written = folder / f".{MANIFEST}"
    written.write_bytes(content)
    written.replace(folder / MANIFEST)
    return hashlib.sha256(content).hexdigest()


def _write_case(connection: Connection, entry: CaseEntry, folder: Path) -> dict[str, Any]:
    case_key = state_key(connection, entry.case_id)
    if case_key is None:
        wrong = f"The record of “{entry.case_id}” is invalid."
        raise StoreError(wrong, "“claimscope verify” says why.")
    tables = {table.name: _rows(connection, table, case_key) for table in KEPT_TABLES}
    tables |= {SPANS: _spans(connection, case_key), COUNTS: _counts(connection, case_key)}
    return {
        "case_id": entry.case_id,
        "title": entry.title,
        "documents": entry.documents,
        "changed_on": entry.changed_on.isoformat() if entry.changed_on else None,
        "tables": {
            name: list(_write_table(folder, f"{entry.case_id}/{name}", name, rows))
            for name, rows in tables.items()
        },
    }


def _write_table(folder: Path, below: str, name: str, rows: Monthly) -> Iterator[dict[str, Any]]:
    """Write a table, a file a month; what the manifest says of each file."""
    for month, of_month in groupby(rows, key=lambda each: each[0]):
        path = f"{below}/month={month or NO_MONTH}/{PART}" if name in DAYS else f"{below}/{PART}"
        (folder / path).parent.mkdir(parents=True)
        number = _write_file(folder / path, name, (row for _, row in of_month))
        yield {
            "path": path,
            "rows": number,
            "bytes": (folder / path).stat().st_size,
            "sha256": file_hash(folder / path),
        }


def _write_file(path: Path, name: str, rows: Iterator[dict[str, Any]]) -> int:
    schema, written = SCHEMAS[name], 0
    at_once = TEXTS_A_GROUP if name == DOCUMENTS.name else ROWS_A_GROUP
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        while some := list(islice(rows, at_once)):
            file.write_table(pa.Table.from_pylist(some, schema))
            written += len(some)
    return written


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(connection: Connection, table: Table, case_key: int) -> Monthly:
    state = STATE[table.name].c
    dated, day_column = DAYS.get(table.name, (table.name, "case_key"))
    names = MORE_COLUMNS.get(table.name, {}) if table != DOCUMENTS else {}
    found = stream_rows(
        connection,
        table,
        state.case_key == case_key,
        by=STATE[dated].c[day_column],
        more=[state[name] for name in names],
    )
    for row, day, more in found:
        archived = archived_row(table, row.key, row.cells) | dict(zip(names, more, strict=True))
        if table == DOCUMENTS:
            archived["text"] = _text(connection, row.cells["sha256"])
        yield _month(day) if table.name in DAYS else None, archived


def _text(connection: Connection, sha256: str) -> str:
    asked = select(TEXTS.c.content).where(TEXTS.c.sha256 == sha256.lower())
    return bytes(connection.scalars(asked).one()).decode()


def _spans(connection: Connection, case_key: int) -> Monthly:
    claims, spans = STATE["claims"].c, STATUS_SPANS.c
    asked = (
        select(claims.claim_id, spans.from_day, spans.to_day, spans.status, spans.credibility).join(
            STATE["claims"], claims.key == spans.claim_key
        )
    ).where(claims.case_key == case_key)
    asked = asked.order_by(spans.from_day, claims.key)
    for claim_id, first, last, status, credibility in connection.execute(streamed(asked)):
        yield (
            _month(first),
            {
                "claim_id": claim_id,
                "from_day": date.fromisoformat(first),
                "to_day": date.fromisoformat(last) if last else None,
                "status": status,
                "credibility": credibility,
            },
        )


def _counts(connection: Connection, case_key: int) -> Monthly:
    counts = state_tables.COUNTS.c
    named = (counts.facet, counts.subject, counts.status)
    asked = select(*named, counts.number).where(counts.case_key == case_key).order_by(*named)
    for row in connection.execute(streamed(asked)):
        yield None, dict(row._mapping)


def _month(day: str | None) -> str | None:
    return day[:7] if day else None
