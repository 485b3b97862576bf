"""A table as Parquet: typed, exact, for a notebook or a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain, islice
from typing import IO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from claimscope.exports.format import Format
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES, table_parts
from claimscope.record.cells import cell_kind, cell_rows
from claimscope.views.seen_case import SeenCase

ROWS_A_GROUP = 20_000
"""Rows of a group of the file, which are in memory together when it is written or read."""
ARROW_TYPES: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "number": pa.float64(),
    "offset": pa.int64(),
    "flag": pa.bool_(),
}


def write_parquet(
    frames: Iterable[pd.DataFrame], about: Mapping[str, str], file: IO[bytes]
) -> None:
    """The rows of frames of the same columns, one frame at least, with every value as it is: days
    as days, a missing number or day as null.

    No cell is neutralised, for nothing that reads Parquet runs one. ``about`` is kept in the file's
    own key-value metadata. A file without rows has its columns and their types all the same.
    """
    frames = iter(frames)
    first = next(frames)
    fields = [(name, ARROW_TYPES[cell_kind(name)]) for name in first.columns]
    schema = pa.schema(fields, metadata=dict(about))
    rows = chain.from_iterable(map(cell_rows, chain([first], frames)))
    with pq.ParquetWriter(file, schema) as writer:
        while some := [*islice(rows, ROWS_A_GROUP)]:
            columns = map(pa.array, zip(*some, strict=True), schema.types)
            writer.write_batch(pa.record_batch([*columns], schema=schema))


def _table(name: str, seen: SeenCase, file: IO[bytes]) -> None:
    write_parquet(table_parts(name, seen), provenance(seen), file)


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
