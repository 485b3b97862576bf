"""What of an archive follows from its record, as frames of any engine: see :mod:`.layout`.

The rules are those of :mod:`claimscope.assessment.status`; narwhals runs them on Polars, DuckDB and
Spark alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import narwhals as nw
import pyarrow as pa

from claimscope.assessment.status import said_by
from claimscope.assessment.status_spans import latest_frame, spans_frame
from claimscope.record.frames import Lazy
from claimscope.store.archive.layout import COUNTS, MORE_COLUMNS, SCHEMAS, SPANS

TYPES: Mapping[pa.DataType, Any] = {
    pa.string(): nw.String,
    pa.date32(): nw.Date,
    pa.float64(): nw.Float64,
    pa.int64(): nw.Int64,
    pa.bool_(): nw.Boolean,
}


@dataclass(frozen=True)
class RecordTables:
    """The tables of a case that all computed ones follow from, as frames of one engine."""

    claims: Any
    assertions: Any
    sources: Any
    claim_places: Any

    @classmethod
    def read_by(cls, read: Callable[[str], Any]) -> RecordTables:
        """Those that ``read`` gives for the name of each."""
        return cls(*(read(each.name) for each in fields(cls)))


def computed_tables(record: RecordTables, by_day: Lazy) -> dict[str, Lazy]:
    """The computed tables by their names, in the columns of an archive.

    ``by_day`` is what :func:`claimscope.assessment.status.status_by_day` gives for the record.
    """
    told = list(MORE_COLUMNS["claims"])
    claims: Lazy = nw.from_native(record.claims).lazy().drop(*told)
    latest = latest_frame(by_day).select("claim_id", *told)
    claims = in_columns("claims", claims.join(latest, on="claim_id", how="left"))
    said = said_by(record, None).with_columns(current=nw.col("current") == 1)
    return {
        "claims": claims,
        "assertions": in_columns("assertions", said),
        SPANS: in_columns(SPANS, spans_frame(by_day)),
        COUNTS: counts_table(record, claims),
    }


def counts_table(record: RecordTables, claims: Lazy) -> Lazy:
    """The claims at each place and of each source, and the assertions of each day, by the status
    that ``claims`` have.
    """
    places: Lazy = nw.from_native(record.claim_places).lazy()
    said: Lazy = nw.from_native(record.assertions).lazy()
    status = claims.select("claim_id", "status").filter(~nw.col("status").is_null())
    day = nw.col("said_on").dt.to_string("%Y-%m-%d")
    subjects = {
        "place": places.select("claim_id", subject=nw.col("place_id")).unique(),
        "source": said.select("claim_id", subject=nw.col("source_id")).unique(),
        "day": said.select("claim_id", subject=day),
    }
    found = [
        of_claims.join(status, on="claim_id")
        .group_by("subject", "status")
        .agg(nw.len().alias("number"))
        .with_columns(facet=nw.lit(facet))
        .select(*SCHEMAS[COUNTS].names)
        for facet, of_claims in subjects.items()
    ]
    return in_columns(COUNTS, nw.concat(found))


def in_columns(table: str, rows: Lazy) -> Lazy:
    """The rows with the columns of a table of an archive, each of its type."""
    return rows.select(nw.col(field.name).cast(TYPES[field.type]) for field in SCHEMAS[table])
