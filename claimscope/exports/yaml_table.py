"""A table as YAML 1.2: a list of rows, each a mapping from column to cell."""

from __future__ import annotations

import json
from functools import partial

import pandas as pd

from claimscope.exports.format import Format
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES, shown_table
from claimscope.record.cells import Cell, cells
from claimscope.views.ledger import Ledger


def yaml_bytes(frame: pd.DataFrame, about: dict[str, str]) -> bytes:
    """A mapping with ``claimscope``, where the file comes from, and ``rows``, in UTF-8.

    Text is always double-quoted, as JSON writes it, which YAML 1.2 reads to the same text: none is
    taken for a date, a number or a flag. What is missing is ``null``.
    """
    columns = [cells(frame, each) for each in frame.columns]
    rows = [
        "\n    ".join(
            f"{name}: {_scalar(cell)}" for name, cell in zip(frame.columns, row, strict=True)
        )
        for row in zip(*columns, strict=True)
    ]
    lines = [
        "claimscope:",
        *(f"  {name}: {_scalar(value)}" for name, value in about.items()),
        "rows:" if rows else "rows: []",
        *(f"  - {row}" for row in rows),
    ]
    return "\n".join([*lines, ""]).encode()


def _scalar(cell: Cell) -> str:
    return json.dumps(cell if isinstance(cell, bool | int | float | None) else str(cell))


def _table(name: str, ledger: Ledger) -> bytes:
    return yaml_bytes(shown_table(name, ledger), provenance(ledger))


FORMATS = tuple(
    Format(f"{name}.yaml", f"The {name} shown, as YAML", "application/yaml", partial(_table, name))
    for name in SHOWN_TABLES
)
