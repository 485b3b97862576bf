"""A day as every table, link and command writes it."""

from __future__ import annotations

import re
from datetime import date

DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(written: str) -> date:
    """The day written ``YYYY-MM-DD``, the one form of ISO 8601 that a case, a link and a terminal
    accept: ``date.fromisoformat`` alone also reads ``20241018`` and ``2024-W42-5``.

    Raises :class:`ValueError` for anything else, and for a day that no calendar has.
    """
    if not DAY_SHAPE.fullmatch(written):
        raise ValueError(f"“{written}” is not a day written YYYY-MM-DD")
    return date.fromisoformat(written)
