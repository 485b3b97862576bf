"""A table as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import IO

import pandas as pd

from claimscope.exports.format import Format, bytes_of
from claimscope.exports.tables import SHOWN_TABLES, table_parts
from claimscope.record.cells import Cell, cell_rows, decimal
from claimscope.record.rows import NUMBER_SHAPE
from claimscope.views.seen_case import SeenCase

BYTE_ORDER_MARK = "\ufeff"
BEGINS_FORMULA = "=+-@"
NEVER_FIRST = "\t\r\n"
UNSEEN = "ZC"  # separators and control, format and unassigned characters, by Unicode category


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """:func:`write_csv` of one frame, as bytes."""
    return bytes_of(lambda file: write_csv([frame], file))


def write_csv(frames: Iterable[pd.DataFrame], file: IO[bytes]) -> None:
    """The rows of frames of the same columns as a spreadsheet opens them: a header, a row a line.

    RFC 4180 (commas, CRLF, quotes doubled) in UTF-8 with a byte order mark, without which a
    spreadsheet takes it for another encoding. Dates are ISO 8601, what is missing is empty, a flag
    is ``true`` or ``false``. Numbers stand bare; text is always quoted and, where it could be taken
    for a formula, :func:`neutral`.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for number, frame in enumerate(frames):
        if number == 0:
            writer.writerow(frame.columns)
        writer.writerows([_written(cell) for cell in row] for row in cell_rows(frame))
    text.detach()


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could run it.

    OWASP, “CSV Injection”: what begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end. Their
    full-width and other compatible forms count, and blanks or unseen characters before them do not
    hide them. A plain number, such as ``-5``, runs nothing and stays. Nothing is lost: text that
    has apostrophes before a formula already gets one more, so one can be taken off again.
    """
    return f"'{text}" if _could_run(text.lstrip("'")) else text


def _could_run(text: str) -> bool:
    if NUMBER_SHAPE.fullmatch(text):
        return False
    seen = next((each for each in text if unicodedata.category(each)[0] not in UNSEEN), "")
    begins = unicodedata.normalize("NFKC", seen)[:1]
    return text[:1] in tuple(NEVER_FIRST) or begins in tuple(BEGINS_FORMULA)


def _written(cell: Cell) -> str | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return Decimal(decimal(cell))
    return cell.isoformat() if isinstance(cell, date) else neutral(cell)


def _table(name: str, seen: SeenCase, file: IO[bytes]) -> None:
    write_csv(table_parts(name, seen), file)


FORMATS = tuple(
    Format(
        f"{name}.csv",
        "CSV, for a spreadsheet",
        "text/csv",
        partial(_table, name),
        table=name,
        note="A cell that a spreadsheet would run as a formula begins with an apostrophe.",
    )
    for name in SHOWN_TABLES
)
