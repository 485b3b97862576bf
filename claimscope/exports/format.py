"""What a format is; :mod:`claimscope.exports.registry` finds the formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from claimscope.views.seen_case import SeenCase


def bytes_of(write: Callable[[IO[bytes]], object]) -> bytes:
    """What is written into the file that ``write`` is given."""
    file = BytesIO()
    write(file)
    return file.getvalue()


@dataclass(frozen=True)
class Format:
    """One file to take away.

    ``name`` is unique and ends the names of its files: ``claims.csv``. ``words`` say what it is in
    a list of formats, and ``note`` what else a reader has to know. ``table`` names the one table
    that it holds; formats of the same words differ in it. ``whole`` marks what holds the entire
    case, whatever the filters and the as-of date. ``write`` writes it to a file, in memory that
    hardly grows with the case; but for what is ``in_memory``, which is made of the case held whole,
    and of none that :attr:`~claimscope.views.seen_case.SeenCase.is_large`.
    """

    name: str
    words: str
    media_type: str
    write: Callable[[SeenCase, IO[bytes]], None]
    table: str = ""
    note: str = ""
    whole: bool = False
    in_memory: bool = False

    def content(self, seen: SeenCase) -> bytes:
        """The file as bytes."""
        return bytes_of(lambda file: self.write(seen, file))

    @property
    def suffix(self) -> str:
        """How the names of its files end: ``.csv``."""
        return f".{self.name.rpartition('.')[2]}"
