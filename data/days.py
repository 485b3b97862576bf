"""A day or a moment as every table, link and command writes it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(written: str) -> date:
    """The day written ``YYYY-MM-DD``, the one form of ISO 8601 that a case, a link and a terminal
    accept: ``date.fromisoformat`` alone also reads ``20241018`` and ``2024-W42-5``.

    Raises :class:`ValueError` for anything else, and for a day that no calendar has.
    """
    if not DAY_SHAPE.fullmatch(written):
        raise ValueError(f"“{written}” is not a day written YYYY-MM-DD")
    return date.fromisoformat(written)


def shifted(at: datetime, by: timedelta) -> datetime:
    """``at`` moved, as far as the calendar of years 1 to 9999 goes."""
    least, most = datetime.min, datetime.max.replace(microsecond=0)
    if by < timedelta():
        return at + by if at - least > -by else least
    return at + by if most - at > by else most


def read_moment(written: str) -> datetime:
    """The moment written in ISO 8601, in UTC unless it says otherwise.

    What is written without a part of the second, or without a time, is the end of that second or
    day: whoever asks for what was kept by then means all that a list shows with that time.
    Raises :class:`ValueError` for what is no moment.
    """
    at = datetime.fromisoformat(written)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if DAY_SHAPE.fullmatch(written):
        return datetime.combine(at, time.max, UTC)
    try:
        at = at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"“{written}” is no moment of the calendar") from None
    return at if at.microsecond else at.replace(microsecond=999_999)


def written_moment(at: datetime) -> str:
    """A moment as :func:`read_moment` takes it: ``2026-11-23T20:41:12.052300Z``."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
