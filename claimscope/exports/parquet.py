"""A table as Parquet: typed, exact, for a notebook or a database."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial
from itertools import islice

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from claimscope.exports.format import Format
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES, shown_table
from claimscope.record.cells import ROWS_AT_ONCE, cell_kind, cell_rows
from claimscope.views.ledger import Ledger

ARROW_TYPES: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "number": pa.float64(),
    "offset": pa.int64(),
    "flag": pa.bool_(),
}


def parquet_bytes(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The frame with every value as it is: days as days, a missing number or day as null.

    No cell is neutralised, for nothing that reads Parquet runs one. ``about`` is kept in the file's
    own key-value metadata. An empty frame has its columns and their types all the same.
    """
    fields = [(name, ARROW_TYPES[cell_kind(name)]) for name in frame.columns]
    schema = pa.schema(fields, metadata=dict(about))
    rows = cell_rows(frame)
    parts = iter(lambda: [*islice(rows, ROWS_AT_ONCE)], [])
    batches = [
        pa.record_batch([*map(pa.array, zip(*part, strict=True), schema.types)], schema=schema)
        for part in parts
    ]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_batches(batches, schema), written)
    return written.getvalue()


def _table(name: str, ledger: Ledger) -> bytes:
    return parquet_bytes(shown_table(name, ledger), provenance(ledger))


FORMATS = tuple(
    Format(
        f"{name}.parquet",
        "Parquet, typed, for a notebook or a database",
        "application/vnd.apache.parquet",
        partial(_table, name),
        table=name,
    )
    for name in SHOWN_TABLES
)
