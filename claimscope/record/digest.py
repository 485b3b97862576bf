"""The digest of a record: a hash of what it says, whatever way its files are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from claimscope.record.model import JUDGEMENTS, TABLES, Column, Table
from claimscope.record.rows import Row


def record_digest(title: str, rows: Mapping[str, list[Row]], texts: Mapping[str, str]) -> str:
    """The SHA-256, in hexadecimal, of a case's title, its tables and its texts.

    ``rows`` holds the checked rows of every table by its name, ``texts`` every document by its id.
    Two cases with one digest are the same record: any other word, day, number or text gives
    another. How it is written does not count: the order of rows and columns, quote marks, line
    ends and a byte order mark around the cells, ``5`` or ``5.0`` in a column of numbers. A case
    without judgements has the digest that it had before there were any, and a row without a cell of
    a column that may lack the one that it had before there was the column.
    """
    held = TABLES if not rows[JUDGEMENTS.name] else (*TABLES, JUDGEMENTS)
    tables = [[table.name, _lines(rows[table.name], table)] for table in held]
    said = json.dumps([title, tables, sorted(texts.items())])
    return hashlib.sha256(said.encode()).hexdigest()


def _lines(rows: list[Row], table: Table) -> list[list[str]]:
    return sorted([*_cells(row, table)] for row in rows)


def _cells(row: Row, table: Table) -> Iterator[str]:
    for column in table.columns:
        cell = _cell(row.cells[column.name], column)
        if not column.may_lack:
            yield cell
        elif cell:
            yield f"{column.name}={cell}"


def _cell(written: str, column: Column) -> str:
    if not written:
        return ""
    if column.kind == "number":
        return repr(float(written) + 0.0)  # so that -0 is 0
    return str(int(written)) if column.kind == "offset" else written
