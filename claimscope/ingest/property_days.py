"""Which of the days in a file's properties may tell when its text was published.

Programs that write files put a day there that nobody chose: the start of a calendar where they have
none, or the moment at which the file was converted or printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

CALENDAR_STARTS = {
    date(1, 1, 1),  # .NET
    date(1601, 1, 1),  # Windows
    date(1858, 11, 17),  # VMS
    date(1899, 12, 30),  # OLE, and with it Office
    date(1899, 12, 31),
    date(1900, 1, 1),
    date(1904, 1, 1),  # Macintosh
    date(1970, 1, 1),  # Unix
    date(1980, 1, 1),  # DOS, and with it ZIP
    date(2000, 1, 1),  # reproducible PDFs
}


def first_likely_day(written: Iterable[str]) -> str:
    """The first of these days, each ``YYYY-MM-DD``, that may be one of publication; or nothing."""
    return next((each for each in written if _is_likely(each)), "")


def is_unset(day: str) -> bool:
    """Whether a day, ``YYYY-MM-DD`` or empty, is what a program writes that has none."""
    return day in {each.isoformat() for each in CALENDAR_STARTS}


def is_to_come(day: str) -> bool:
    """Whether a day, ``YYYY-MM-DD`` or empty, is later than the present one anywhere on earth."""
    return day > (datetime.now(UTC) + timedelta(hours=14)).date().isoformat()


def _is_likely(written: str) -> bool:
    """Whether it is a day before today, wherever on earth, and no calendar's start.

    Where a clock lags behind Greenwich, the start of the calendar is on the evening before.
    """
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return False
    today = min(date.today(), datetime.now(UTC).date())
    near_starts = {start - timedelta(1) for start in CALENDAR_STARTS if start > date.min}
    return day < today and day not in CALENDAR_STARTS | near_starts
