"""The digest of a record: a hash of what it says, whatever way its files are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    return digest_of(title, ((table, rows[table.name]) for table in KEPT_TABLES), texts.items())


def digest_of(
    title: str, tables: Iterable[tuple[Table, list[Row]]], texts: Iterable[tuple[str, str]]
) -> str:
    """The same of the tables in their order, one of which is in memory at a time."""
    found = hashlib.sha256(f"[{json.dumps(title)}, [".encode())
    with paused_collection():
        told = ((table, rows) for table, rows in tables if rows or not table.may_lack)
        held = ([table.name, _lines(rows, table)] for table, rows in told)
        for part in _between(json.dumps(each) for each in held):
            found.update(part.encode())
        found.update(b"], [")
        for part in _between(json.dumps(each) for each in sorted(texts)):
            found.update(part.encode())
    found.update(b"]]")
    return found.hexdigest()


def _between(parts: Iterable[str]) -> Iterator[str]:
    """The parts as JSON writes those of a list."""
    for number, part in enumerate(parts):
        yield f", {part}" if number else part


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
