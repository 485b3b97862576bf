"""Lists of values that are given to a statement in parts, since a database takes only so many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 5_000
"""How many values one statement is given: PostgreSQL takes 65,535 of them at most."""

Value = TypeVar("Value")


def in_parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists that one statement can be given."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some
