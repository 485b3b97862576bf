"""Reads one CSV table of a case and checks every cell by itself."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from claimscope.errors import Problem, Problems
from claimscope.formatting import read_day
from claimscope.record.model import Column, ColumnKind, Table

ID_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
NUMBER_SHAPE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
OFFSET_SHAPE = re.compile(r"[0-9]{1,9}")
DECIMAL_COMMA = re.compile(r"-?[0-9]{1,15},[0-9]{1,15}")
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}

TABLE_BYTES = 100 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file; ``number`` counts the header as row 1."""

    number: int
    cells: dict[str, str]


def read_rows(path: Path, table: Table) -> tuple[list[Row], Problems]:
    """The rows of a table's file, and what is wrong with their form or with a single cell.

    A line without any cell, as spreadsheets leave them at the end, is no row.
    """
    text, fault = _text_of(path, table)
    if fault:
        return [], Problems([fault])
    if text is None:
        return [], Problems()
    csv.field_size_limit(LONGEST_CELL)  # one for the whole process: any library may have set it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next((cells for cells in reader if cells), [])
        problems = Problems(_header_problems(header, table))
        return ([], problems) if problems or not header else _rows(reader, header, table)
    except csv.Error as error:
        return [], Problems([_csv_problem(table, reader.line_num, error)])


def _text_of(path: Path, table: Table) -> tuple[str | None, Problem | None]:
    """What the file holds; nothing where a table that may lack does."""
    try:
        if path.stat().st_size > TABLE_BYTES:
            wrong = f"the file has more than {TABLE_BYTES // 1024**2} MB."
            return None, _file_problem(table, wrong, "Make several cases of it.")
        return path.read_bytes().decode("utf-8-sig"), None
    except OSError as error:
        if table.may_lack and isinstance(error, FileNotFoundError):
            return None, None
        return None, _file_problem(table, "the file is missing.", "Add it to the case folder.")
    except UnicodeDecodeError as error:
        wrong = f"the file is not UTF-8 (byte {error.start})."
        return None, _file_problem(table, wrong, "Save it again as “CSV UTF-8”.")


def _csv_problem(table: Table, line: int, error: csv.Error) -> Problem:
    if "field limit" in str(error):
        wrong = f"a cell before line {line} has more than {LONGEST_CELL:,} characters."
        return _file_problem(table, wrong, "Shorten it; is a quotation mark missing?")
    return _file_problem(table, f"it is not valid CSV: {error}.", "Check its quotes.")


def _file_problem(table: Table, wrong: str, remedy: str) -> Problem:
    return Problem(table.file, 0, "", wrong, remedy)


def _header_problems(header: list[str], table: Table) -> Iterator[Problem]:
    if not header:
        if not table.may_lack:
            yield _file_problem(table, "the file is empty.", "Add at least the header.")
        return
    for separator, words in OTHER_SEPARATORS.items():
        if separator in header[0]:
            wrong = f"its cells are separated by {words}, not by commas."
            remedy = "Save it again as “CSV UTF-8 (comma delimited)”."
            yield Problem(table.file, 1, "", wrong, remedy)
            return
    if len(header) > MOST_COLUMNS:
        wrong = f"the header has {len(header):,} columns; {MOST_COLUMNS:,} are read at most."
        yield Problem(table.file, 1, "", wrong, f"It holds {', '.join(table.column_names)}.")
        return
    for column in table.columns:
        if column.name not in header and not column.may_lack:
            remedy = f"Add it; it holds {column.meaning}."
            yield Problem(table.file, 1, column.name, "the column is missing.", remedy)
    for name in sorted(set(header) - set(table.column_names)):
        yield Problem(table.file, 1, name, "the column is not known.", "Rename or remove it.")
    for name in sorted(name for name, times in Counter(header).items() if times > 1):
        yield Problem(table.file, 1, name, "the column stands twice.", "Remove one of the two.")


def _rows(
    lines: Iterator[list[str]], header: list[str], table: Table
) -> tuple[list[Row], Problems]:
    rows: list[Row] = []
    problems = Problems()
    held = 0
    for number, cells in enumerate(lines, start=2):
        if not any(cells):
            continue
        held += 1
        if held > MOST_ROWS:
            return [], Problems([_too_many(table, held + sum(map(any, lines)))])
        if len(cells) != len(header):
            wrong = f"the row has {len(cells)} cells, the header {len(header)}."
            remedy = "Check commas and quotes in this row."
            problems.add([Problem(table.file, number, "", wrong, remedy)])
            continue
        row = Row(number, table.complete(dict(zip(header, cells, strict=True))))
        rows.append(row)
        problems.add(cell_problems(row, table))
    return rows, problems


def _too_many(table: Table, rows: int) -> Problem:
    wrong = f"the file has {rows:,} rows; {MOST_ROWS:,} are read at most."
    return _file_problem(table, wrong, "Make several cases of it.")


def cell_problems(row: Row, table: Table) -> Iterator[Problem]:
    """What is wrong with any single cell of a row."""
    for column in table.columns:
        found = _cell_problem(row.cells[column.name], column, is_id=column.name in table.key)
        if found:
            yield Problem(table.file, row.number, column.name, *found)


def _cell_problem(value: str, column: Column, *, is_id: bool) -> tuple[str, str] | None:
    if not value and column.optional:
        return None
    if not value.strip():
        wrong = "the cell holds only blanks." if value else "the cell is empty."
        return wrong, f"Enter {column.meaning}."
    if column.values is not None and value not in column.values:
        return (
            f"“{value}” is not one of the known words.",
            f"Use {' | '.join(column.values)}.",
        )
    if is_id and column.values is None and not ID_SHAPE.fullmatch(value):
        return (
            f"“{value}” is not an id.",
            "Use letters, digits and hyphens, 80 at most.",
        )
    if not READS_AS[column.kind](value):
        remedy = f"Enter {column.meaning}."
        if column.kind == "number" and DECIMAL_COMMA.fullmatch(value):
            remedy = f"Write decimals with a point: {value.replace(',', '.')}."
        return f"“{value}” is not {KIND_WORDS[column.kind]}.", remedy
    return None


def _is_date(value: str) -> bool:
    try:
        return bool(read_day(value))
    except ValueError:
        return False


READS_AS: dict[ColumnKind, Callable[[str], bool]] = {
    "text": lambda _: True,
    "date": _is_date,
    "number": lambda value: bool(NUMBER_SHAPE.fullmatch(value)),
    "offset": lambda value: bool(OFFSET_SHAPE.fullmatch(value)),
}
KIND_WORDS: dict[ColumnKind, str] = {
    "text": "text",
    "date": "a date written YYYY-MM-DD",
    "number": "a number",
    "offset": "a whole number from 0",
}


def table_frame(rows: list[Row], table: Table) -> pd.DataFrame:
    """The table as a frame: text as ``str`` (empty where optional and not given), dates as
    ``datetime64``, numbers as ``float64`` (both missing where empty), offsets as ``int64``.

    Its columns stand in the order of the model, whatever the file's order was.
    """
    columns = {column.name: _series(rows, column) for column in table.columns}
    return pd.DataFrame(columns)


def _series(rows: list[Row], column: Column) -> pd.Series:
    values = pd.Series([row.cells[column.name] for row in rows], dtype="str")
    if column.kind == "date":
        days = pd.to_datetime(values.where(values != ""), format="%Y-%m-%d")
        return days.astype("datetime64[us]")
    if column.kind == "number":
        return pd.to_numeric(values.where(values != "")).astype("float64")
    if column.kind == "offset":
        return values.astype("int64")
    return values
