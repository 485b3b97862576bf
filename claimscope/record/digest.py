"""The digest of a record: a hash of what it says, whatever way its files are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from claimscope.record.model import KEPT_TABLES, Column, Table
from claimscope.record.rows import Row


def record_digest(title: str, rows: Mapping[str, list[Row]], texts: Mapping[str, str]) -> str:
    """The SHA-256, in hexadecimal, of a case's title, its tables and its texts.

    ``rows`` holds the checked rows of every table by its name, ``texts`` every document by its id.
    Two cases with one digest are the same record: any other word, day, number or text gives
    another. How it is written does not count: the order of rows and columns, quote marks, line
    ends and a byte order mark around the cells, ``5`` or ``5.0`` in a column of numbers. A case
    without a row in a table that may lack has the digest that it had before there was that table,
    and a row without a cell of a column that may lack the one that it had before there was the
    column.
    """
    held = [table for table in KEPT_TABLES if not table.may_lack or rows[table.name]]
    tables = [[table.name, _lines(rows[table.name], table)] for table in held]
    said = json.dumps([title, tables, sorted(texts.items())])
    return hashlib.sha256(said.encode()).hexdigest()


def _lines(rows: list[Row], table: Table) -> list[list[str]]:
    """The rows in one order, column by column in one way of writing."""
    always = [column for column in table.columns if not column.may_lack]
    columns = [_column([row.cells[column.name] for row in rows], column) for column in always]
    lines = list(map(list, zip(*columns, strict=True)))
    for column in (column for column in table.columns if column.may_lack):
        cells = _column([row.cells[column.name] for row in rows], column)
        for line, cell in zip(lines, cells, strict=True):
            line.extend([f"{column.name}={cell}"] if cell else [])
    return sorted(lines)


def _column(written: list[str], column: Column) -> list[str]:
    if column.kind == "number":
        return [repr(float(cell) + 0.0) if cell else "" for cell in written]  # so that -0 is 0
    if column.kind == "offset":
        return [str(int(cell)) if cell else "" for cell in written]
    return written
