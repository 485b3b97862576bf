"""The digest of a record: a hash of what it says, whatever way its files are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

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
    with paused_collection():
        return digest_in_parts(title, lambda table: [rows[table.name]], sorted(texts.items()))


def digest_in_parts(
    title: str,
    parts: Callable[[Table], Iterable[list[Row]]],
    texts: Iterable[tuple[str, str]],
) -> str:
    """The same of a record of any size: ``parts`` gives the rows of a table some at a time.

    They come in the order of their keys from part to part, the texts in that of their ids.
    """
    digest = hashlib.sha256()
    for written in _written(title, parts, texts):
        digest.update(written.encode())
    return digest.hexdigest()


def _written(
    title: str,
    parts: Callable[[Table], Iterable[list[Row]]],
    texts: Iterable[tuple[str, str]],
) -> Iterator[str]:
    """The record as JSON: its title, the lines of each table under its name, its texts."""
    yield f"[{json.dumps(title)}, ["
    between = ""
    for table in KEPT_TABLES:
        lines = (_lines(part, table) for part in parts(table) if part)
        first = next(lines, [])
        if first or not table.may_lack:
            yield f"{between}[{json.dumps(table.name)}, ["
            yield from _entries(chain([first], lines))
            yield "]]"
            between = ", "
    yield "], ["
    yield from _entries([text] for text in texts)
    yield "]]"


def _entries(lists: Iterable[Sequence[Any]]) -> Iterator[str]:
    """What stands between the brackets of the list that these lists make together."""
    between = ""
    for entries in filter(None, lists):
        yield between + json.dumps(entries)[1:-1]
        between = ", "


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
