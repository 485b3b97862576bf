"""What an archive consists of: Parquet by month, and a manifest with the hash of each file.

::

    archive.json
    ferry/sources/part.parquet
    ferry/assertions/month=2031-05/part.parquet
    ferry/claims/month=__HIVE_DEFAULT_PARTITION__/part.parquet      (claims without a day)

A table that Spark has written has files whose names hold their hash, ``part-0f3a….parquet``; the
manifest names every file. DuckDB, Polars, Spark and pyarrow take ``month`` for a column. One folder
a case and a table:

=====================  =====================  ====================================================
table                  by the month in which  columns beside those of the record
=====================  =====================  ====================================================
``documents``          it was published       ``text``
``sources, places``    (not by month)
``claims``             the event began        ``status``, ``credibility``, ``stances``, ``origins``
``claim_places``       the event began
``assertions``         it was said            ``current``, the source's latest stance on the claim
``figures``            it was said
``judgements``         of the judgement
``identities``         (not by month)
``status_spans``       the span began         ``claim_id``, ``from_day``, ``to_day`` (null while it
                                              lasts), ``status``, ``credibility``
``counts``             (not by month)         ``facet``, ``subject``, ``status``, ``number``
=====================  =====================  ====================================================

Every row of the record has its ``key``, by which the rows of a table stand in the order in which
they came, and ``as_written``: JSON of the cells that its typed columns do not give back letter by
letter, such as ``5.0``; null for most. Days are days and null where a cell is empty, as numbers
are; texts are never null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from claimscope.record.cells import decimal
from claimscope.record.model import KEPT_TABLES, Column, ColumnKind, Table

FORMAT = "claimscope-archive-1"
NO_MONTH = "__HIVE_DEFAULT_PARTITION__"
PART = "part.parquet"

TYPES: Mapping[ColumnKind, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "number": pa.float64(),
    "offset": pa.int64(),
}
MORE_COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "documents": {"text": pa.string()},
    "claims": {
        "status": pa.string(),
        "credibility": pa.int64(),
        "stances": pa.int64(),
        "origins": pa.int64(),
    },
    "assertions": {"current": pa.bool_()},
}
SPANS = "status_spans"
COUNTS = "counts"
DAYS: Mapping[str, tuple[str, str]] = {
    "documents": ("documents", "published_on"),
    "claims": ("claims", "event_from"),
    "claim_places": ("claims", "event_from"),
    "assertions": ("assertions", "said_on"),
    "figures": ("assertions", "said_on"),
    "judgements": ("judgements", "judged_on"),
    SPANS: (SPANS, "from_day"),
}
"""The table and the column of the day by whose month the rows of a table are divided; of others
there is one file.
"""
COMPUTED: Mapping[str, pa.Schema] = {
    SPANS: pa.schema(
        {
            "claim_id": pa.string(),
            "from_day": pa.date32(),
            "to_day": pa.date32(),
            "status": pa.string(),
            "credibility": pa.int64(),
        }
    ),
    COUNTS: pa.schema(
        {
            "facet": pa.string(),
            "subject": pa.string(),
            "status": pa.string(),
            "number": pa.int64(),
        }
    ),
}
"""The tables that follow from the record."""


def schema_of(table: Table) -> pa.Schema:
    """The columns of a table of the record in an archive."""
    fields = {"key": pa.int64()}
    fields |= {column.name: TYPES[column.kind] for column in table.columns}
    return pa.schema({**fields, "as_written": pa.string(), **MORE_COLUMNS.get(table.name, {})})


SCHEMAS: Mapping[str, pa.Schema] = {
    **{table.name: schema_of(table) for table in KEPT_TABLES},
    **COMPUTED,
}
"""The columns of every table."""


def archived_row(table: Table, key: int, cells: Mapping[str, str]) -> dict[str, Any]:
    """A row of the record as an archive holds it."""
    row = {column.name: _typed(column, cells[column.name]) for column in table.columns}
    other = {
        column.name: cells[column.name]
        for column in table.columns
        if _written(column, row[column.name]) != cells[column.name]
    }
    return {"key": key, **row, "as_written": json.dumps(other) if other else None}


def cells_of(table: Table, row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row that an archive holds, letter by letter."""
    cells = {column.name: _written(column, row[column.name]) for column in table.columns}
    return {**cells, **json.loads(row["as_written"] or "{}")}


def _typed(column: Column, cell: str) -> str | date | float | int | None:
    if column.kind == "text":
        return cell
    if not cell:
        return None
    if column.kind == "date":
        return date.fromisoformat(cell)
    return float(cell) + 0.0 if column.kind == "number" else int(cell)


def _written(column: Column, value: Any) -> str:
    if value is None:
        return ""
    return decimal(value) if column.kind == "number" else str(value)
