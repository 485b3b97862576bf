"""The digest of a record: a hash of what it says, whatever way its files are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from claimscope.record.garbage import paused_collection
from claimscope.record.model import KEPT_TABLES, Column, ColumnKind, Table
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
    with paused_collection():
        tables = [[table.name, _lines(rows[table.name], table)] for table in held]
        said = json.dumps([title, tables, sorted(texts.items())])
    return hashlib.sha256(said.encode()).hexdigest()


def _lines(rows: list[Row], table: Table) -> list[tuple[str, ...]]:
    """The rows in one order, each cell in one way of writing."""
    always = [column for column in table.columns if not column.may_lack]
    cells_of = itemgetter(*(column.name for column in always))
    lines: list[tuple[str, ...]] = [cells_of(row.cells) for row in rows]
    rewritten = [at for at, column in enumerate(always) if column.kind in WAYS_OF_WRITING]
    if rewritten and lines:
        columns: list[Sequence[str]] = list(zip(*lines, strict=True))
        for at in rewritten:
            columns[at] = _column(columns[at], always[at])
        lines = list(zip(*columns, strict=True))
    for column in (column for column in table.columns if column.may_lack):
        added = _column([row.cells[column.name] for row in rows], column)
        if any(added):
            lines = [
                (*line, f"{column.name}={cell}") if cell else line
                for line, cell in zip(lines, added, strict=True)
            ]
    return sorted(lines)


def _column(written: Sequence[str], column: Column) -> Sequence[str]:
    rewrite = WAYS_OF_WRITING.get(column.kind)
    return [rewrite(cell) if cell else "" for cell in written] if rewrite else written


WAYS_OF_WRITING: Mapping[ColumnKind, Callable[[str], str]] = {
    "number": lambda cell: repr(float(cell) + 0.0),  # so that -0 is 0
    "offset": lambda cell: str(int(cell)),
}
