"""What a format is; :mod:`claimscope.exports.registry` finds the formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimscope.views.ledger import Ledger


@dataclass(frozen=True)
class Format:
    """One file to take away.

    ``name`` is unique and ends the names of its files: ``claims.csv``. ``words`` say what it is in
    a list of formats, and ``note`` what else a reader has to know. ``table`` names the one table
    that it holds; formats of the same words differ in it. ``whole`` marks what holds the entire
    case, whatever the filters and the as-of date.
    """

    name: str
    words: str
    media_type: str
    write: Callable[[Ledger], bytes]
    table: str = ""
    note: str = ""
    whole: bool = False

    @property
    def suffix(self) -> str:
        """How the names of its files end: ``.csv``."""
        return f".{self.name.rpartition('.')[2]}"
