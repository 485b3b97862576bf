"""Values and rows in parts: what a statement is given, and what is read of a long answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Select

AT_ONCE = 5_000
"""How many values one statement is given (PostgreSQL takes 65,535 of them at most), and how many
rows of a long answer are in memory.
"""

Value = TypeVar("Value")


def in_parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists that one statement can be given."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


def streamed(asked: Select[Any]) -> Select[Any]:
    """The same question, of whose answer few rows are in memory at once."""
    return asked.execution_options(yield_per=AT_ONCE)
