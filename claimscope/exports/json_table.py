"""A table as JSON, for a program: every row an object, days in ISO 8601, what is missing null."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import IO

from claimscope.exports.format import Format
from claimscope.exports.json_document import write_json_list
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES, table_parts
from claimscope.record.cells import Cell, cell_rows
from claimscope.views.seen_case import SeenCase


def _table(name: str, seen: SeenCase, file: IO[bytes]) -> None:
    """The rows under the name of their table; ``claimscope`` says where they come from."""
    rows = (
        dict(zip(frame.columns, map(_plain, row), strict=True))
        for frame in table_parts(name, seen)
        for row in cell_rows(frame)
    )
    write_json_list({"claimscope": provenance(seen)}, name, rows, file)


def _plain(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


FORMATS = tuple(
    Format(
        f"{name}.json",
        "JSON, for a program",
        "application/json",
        partial(_table, name),
        table=name,
    )
    for name in SHOWN_TABLES
)
