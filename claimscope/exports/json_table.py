"""A table as JSON, for a program: every row an object, days in ISO 8601, what is missing null."""

from __future__ import annotations

from datetime import date
from functools import partial

from claimscope.exports.format import Format
from claimscope.exports.json_document import json_list_bytes
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES, shown_table
from claimscope.record.cells import Cell, cell_rows
from claimscope.views.ledger import Ledger


def _table(name: str, ledger: Ledger) -> bytes:
    """The rows under the name of their table; ``claimscope`` says where they come from."""
    frame = shown_table(name, ledger)
    rows = (dict(zip(frame.columns, map(_plain, row), strict=True)) for row in cell_rows(frame))
    return json_list_bytes({"claimscope": provenance(ledger)}, name, rows)


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
