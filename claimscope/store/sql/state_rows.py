"""Rows of the record in the tables of the state, and back: no letter of a cell is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    cast,
    func,
    literal_column,
    select,
)

from claimscope.record.cells import decimal
from claimscope.record.changes import TABLE_BY_NAME, Key
from claimscope.record.model import Column, Table
from claimscope.store.sql.parameters import in_parts, streamed
from claimscope.store.sql.state_tables import STATE

ROW_ID = {name: table.key[0] for name, table in TABLE_BY_NAME.items()} | {"claim_places": "row_id"}
"""The column of each table of the state that holds the id of a row."""
REFERRED = {"claims": "claim_key", "places": "place_key", "assertions": "assertion_key"} | {
    "sources": "source_key",
    "documents": "document_key",
}
"""The column that refers to a row of each table."""
ALWAYS_READ = ("key", "version", "as_written", "the id")
"""What is read of every row beside its cells."""


@dataclass(frozen=True)
class StateRow:
    """A row that holds: the number of its first version, of its latest, and its cells."""

    table: str
    row_id: str
    key: int
    version: int
    cells: dict[str, str]


def values_of(row: StateRow, case_key: int, keys: Mapping[Key, int]) -> dict[str, Any]:
    """The values of a row for its table of the state; ``keys`` has those of the rows it names."""
    table = TABLE_BY_NAME[row.table]
    columns = STATE[row.table].columns
    values: dict[str, Any] = {"key": row.key, "case_key": case_key, "version": row.version}
    other: dict[str, str] = {}
    for column in table.columns:
        cell = row.cells[column.name]
        if column.refers_to:
            values[REFERRED[column.refers_to]] = keys[column.refers_to, cell] if cell else None
        elif column.name not in columns:
            if cell:
                other[column.name] = cell
        else:
            stored = _stored(column, cell)
            values[column.name] = stored
            if _written(column, stored) != cell:
                other[column.name] = cell
    if row.table == "claim_places":
        values["row_id"] = row.row_id
    if row.table == "documents":
        values["path"] = file_path(row.cells["file"])
    return {**values, "as_written": json.dumps(other) if other else None}


def file_path(file: str) -> str:
    """A file of a document in one way of writing: ``./a.txt`` is ``a.txt``."""
    return str(PurePosixPath(file)).replace("\0", "�")


def _stored(column: Column, cell: str) -> str | float | int | None:
    if column.name == "sha256":
        return cell.lower()
    if column.kind == "text":
        return cell.replace("\0", "�")
    if not cell:
        return None
    if column.kind == "number":
        return float(cell) + 0.0  # no “-0”
    return int(cell) if column.kind == "offset" else cell


def _written(column: Column, stored: Any) -> str:
    if stored is None:
        return ""
    return decimal(stored) if column.kind == "number" else str(stored)


def _reading(table: Table) -> tuple[Select[Any], list[str]]:
    """What is selected for the rows of a table: key, version, as_written, the id, its cells.

    All cells are text but those of the columns that are named, which are numbers.
    """
    state = STATE[table.name]
    found: list[ColumnElement[Any]] = [state.c[name] for name in ALWAYS_READ[:-1]]
    found.append(state.c[ROW_ID[table.name]].label("its_id"))
    source: Any = state
    numbers: list[str] = []
    for column in table.columns:
        cell: ColumnElement[Any] = literal_column("''")
        if column.refers_to:
            other = STATE[column.refers_to]
            source = source.outerjoin(other, other.c.key == state.c[REFERRED[column.refers_to]])
            cell = other.c[ROW_ID[column.refers_to]]
        elif column.name in state.c:
            cell = state.c[column.name]
        if column.kind == "number" and column.name in state.c:
            numbers.append(column.name)
        else:
            cell = cast(cell, Text) if column.kind == "offset" else cell
            cell = func.coalesce(cell, literal_column("''"))
        found.append(cell.label(f"of_{column.name}"))
    return select(*found).select_from(source), numbers


def read_rows(
    connection: Connection, table: Table, *conditions: ColumnElement[bool]
) -> Iterator[StateRow]:
    """The rows of a table that meet the conditions, in the order in which they came."""
    asked, numbers = _reading(table)
    asked = asked.where(*conditions).order_by(STATE[table.name].c.key)
    for row in connection.execute(asked):
        yield _state_row(table, numbers, row)


def stream_rows(
    connection: Connection,
    table: Table,
    condition: ColumnElement[bool],
    by: ColumnElement[Any],
    more: Sequence[ColumnElement[Any]] = (),
) -> Iterator[tuple[StateRow, Any, Sequence[Any]]]:
    """The rows ordered ``by`` a value, each with it and with ``more`` values; few are in memory.

    Both may be columns of the table or of one that it refers to.
    """
    asked, numbers = _reading(table)
    asked = asked.add_columns(by, *more).where(condition)
    asked = asked.order_by(by, STATE[table.name].c.key)
    width = len(table.columns) + len(ALWAYS_READ)
    with connection.execute(streamed(asked)) as rows:
        for row in rows:
            yield _state_row(table, numbers, row[:width]), row[width], row[width + 1 :]


def _state_row(table: Table, numbers: Sequence[str], row: Sequence[Any]) -> StateRow:
    key, version, as_written, its_id, *stored = row
    cells = dict(zip(table.column_names, stored, strict=True))
    for name in numbers:
        cells[name] = "" if cells[name] is None else decimal(cells[name])
    if as_written is not None:
        cells |= json.loads(as_written)
    return StateRow(table.name, its_id, key, version, cells)


def rows_by_key(connection: Connection, table: Table, keys: Iterable[int]) -> list[StateRow]:
    """The rows with these keys."""
    return rows_where(connection, table, "key", keys)


def rows_where(
    connection: Connection, table: Table, column: str, values: Iterable[int]
) -> list[StateRow]:
    """The rows of which a column of the state holds one of these keys."""
    at = STATE[table.name].c[column]
    return [row for some in in_parts(values) for row in read_rows(connection, table, at.in_(some))]


def keys_of_ids(
    connection: Connection, case_key: int, table: str, ids: Iterable[str]
) -> dict[Key, int]:
    """The keys of the rows of a table that have these ids, by table and id."""
    state = STATE[table]
    named = state.c[ROW_ID[table]]
    asked = select(named, state.c.key).where(state.c.case_key == case_key)
    return {
        (table, found): key
        for some in in_parts(ids)
        for found, key in connection.execute(asked.where(named.in_(some)))
    }
