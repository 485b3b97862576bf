"""The cells of a frame as plain Python values, for writers that know nothing of pandas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from claimscope.record.model import KEPT_TABLES

Cell = str | date | float | int | bool | None

ROWS_AT_ONCE = 5_000
WHOLE = ("credibility", "stances", "claims", "quotes")
FLAGS = ("current", "only_mentioned")
KINDS: dict[str, str] = {
    **{column.name: column.kind for table in KEPT_TABLES for column in table.columns},
    **dict.fromkeys(("first_said_on", "last_said_on"), "date"),
    **dict.fromkeys(WHOLE, "offset"),
    **dict.fromkeys(FLAGS, "flag"),
}
MAKERS: dict[str, Callable[[Any], Cell]] = {
    "text": str,
    "date": lambda day: day.date(),
    "number": float,
    "offset": int,
    "flag": bool,
}


def cell_kind(column: str) -> str:
    """What the cells of a column hold: ``text``, ``date``, ``number``, ``offset`` (a whole number)
    or ``flag``; a column of one name means the same in every table.
    """
    return KINDS.get(column, "text")


def cells(frame: pd.DataFrame, column: str) -> list[Cell]:
    """The cells of one column; None where a date or a number is missing, text is never missing."""
    plain = MAKERS[cell_kind(column)]
    return [None if pd.isna(value) else plain(value) for value in frame[column]]


def cell_rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """The rows of a frame, of which few are in memory as plain values at once."""
    for start in range(0, len(frame), ROWS_AT_ONCE):
        part = frame.iloc[start : start + ROWS_AT_ONCE]
        yield from zip(*(cells(part, name) for name in frame.columns), strict=True)


def decimal(number: float) -> str:
    """A number as people and every program read it, without an exponent: ``1500``, ``0.00001``.

    Reading it as a float gives the very same number again.
    """
    written = format(Decimal(repr(float(number))), "f")
    return written.removesuffix(".0")
