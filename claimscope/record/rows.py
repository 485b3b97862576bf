"""Reads one CSV table of a case and checks every cell by itself."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pandas as pd

from claimscope.errors import Problem, Problems
from claimscope.formatting import read_day
from claimscope.record.model import Column, ColumnKind, Table

ID_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
NUMBER_SHAPE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
OFFSET_SHAPE = re.compile(r"[0-9]{1,9}")
DECIMAL_COMMA = re.compile(r"-?[0-9]{1,15},[0-9]{1,15}")
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([, \u00a0\u202f’'.])[0-9]{3}(?:\1[0-9]{3})*")
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}

MOST_COLUMNS = 200
LONGEST_CELL = 100_000
LONGEST_LINE = MOST_COLUMNS * LONGEST_CELL


@dataclass(frozen=True)
class TableLimits:
    """How much the file of a table may hold, in rows and in bytes."""

    rows: int
    size: int


WHOLE = TableLimits(200_000, 100 * 1024**2)
"""Of a case that is read whole into memory: an upload, a ZIP, a folder that a page shows."""
IN_PARTS = TableLimits(10_000_000, 8 * 1024**3)
"""Of a folder that is checked and imported part by part, by a command."""


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file; ``number`` counts the header as row 1."""

    number: int
    cells: dict[str, str]


class UnreadableTableError(Exception):
    """A file of which no row can be used; ``problems`` say why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def read_rows(path: Path, table: Table) -> tuple[list[Row], Problems]:
    """The rows of a table's file, and what is wrong with their form or with a single cell.

    A line without any cell, as spreadsheets leave them at the end, is no row.
    """
    problems = Problems()
    try:
        return list(rows_in(path, table, problems)), problems
    except UnreadableTableError as error:
        return [], error.problems


def rows_in(
    path: Path, table: Table, problems: Problems, limits: TableLimits = WHOLE
) -> Iterator[Row]:
    """The rows of a table's file one by one; what is wrong with them is added to ``problems``.

    None for a file that is missing and may be. Raises :class:`UnreadableTableError` for a file as a
    whole, which may be after many of its rows.
    """
    csv.field_size_limit(LONGEST_CELL)  # one for the whole process: any library may have set it
    try:
        if path.stat().st_size > limits.size:
            wrong = f"the file has more than {limits.size // 1024**2:,} MB."
            raise _unreadable(_file_problem(table, wrong, _smaller(limits)))
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _rows(_records(file, table), table, problems, limits)
    except OSError as error:
        if table.may_lack and isinstance(error, FileNotFoundError):
            return
        wrong, remedy = "the file is missing.", "Add it to the case folder."
        raise _unreadable(_file_problem(table, wrong, remedy)) from None
    except UnicodeDecodeError:
        wrong = f"the file is not UTF-8 (byte {_first_other_byte(path)})."
        remedy = "Save it again as “CSV UTF-8”."
        raise _unreadable(_file_problem(table, wrong, remedy)) from None


def _unreadable(*problems: Problem) -> UnreadableTableError:
    return UnreadableTableError(Problems(problems))


def _smaller(limits: TableLimits) -> str:
    return (
        "Import it from its folder with “claimscope import”."
        if limits == WHOLE
        else "Make several cases of it."
    )


def _records(file: TextIO, table: Table) -> Iterator[list[str]]:
    reader = csv.reader(_lines(file, table), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise _unreadable(_csv_problem(table, reader.line_num, error)) from None


def _lines(file: TextIO, table: Table) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            wrong = f"a line has more than {LONGEST_LINE:,} characters."
            raise _unreadable(_file_problem(table, wrong, "Is a quotation mark missing?"))
        yield line


def _first_other_byte(path: Path) -> int:
    """Where in the file the first byte is that is not UTF-8."""
    start = 0
    with path.open("rb") as file:
        for line in file:
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return start + error.start
            start += len(line)
    return start


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
    lines: Iterator[list[str]], table: Table, problems: Problems, limits: TableLimits
) -> Iterator[Row]:
    header = next((cells for cells in lines if cells), [])
    wrong = Problems(_header_problems(header, table))
    if wrong:
        raise UnreadableTableError(wrong)
    held = 0
    for number, cells in enumerate(lines, start=2):
        if not any(cells):
            continue
        held += 1
        if held > limits.rows:
            raise _unreadable(_too_many(table, held + sum(map(any, lines)), limits))
        if len(cells) != len(header):
            faulty = f"the row has {len(cells)} cells, the header {len(header)}."
            remedy = "Check commas and quotes in this row."
            problems.add([Problem(table.file, number, "", faulty, remedy)])
            continue
        row = Row(number, table.complete(dict(zip(header, cells, strict=True))))
        problems.add(cell_problems(row, table))
        yield row


def _too_many(table: Table, rows: int, limits: TableLimits) -> Problem:
    wrong = f"the file has {rows:,} rows; {limits.rows:,} are read at most."
    return _file_problem(table, wrong, _smaller(limits))


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
        if column.kind == "number" and THOUSANDS.fullmatch(value):
            plain = re.sub(r"[^0-9-]", "", value)
            remedy = (
                f"Write thousands without a mark between them, {plain}, and decimals with a point."
            )
        elif column.kind == "number" and DECIMAL_COMMA.fullmatch(value):
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
        return pd.to_numeric(values.where(values != "")).astype("float64") + 0.0  # no “-0”
    if column.kind == "offset":
        return values.astype("int64")
    return values
