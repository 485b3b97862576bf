"""A day as texts, pages and mails write it: its shapes, and the day that is meant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
SHAPES = (
    rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?:T\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? {_MONTH},? {_YEAR}",
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}",
    rf"(?<!\d )(?<!\d\. ){_MONTH},? {_YEAR}",
)
"""A day of ISO 8601, three that other texts have, and a month alone, which comes last."""
DATES = tuple(re.compile(rf"\b(?:{shape})\b", re.IGNORECASE) for shape in SHAPES)
EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
"""A clock of Unix, in seconds or milliseconds."""
# What a program writes: an ISO day with anything behind it, with slashes, or without hyphens.
_GIVEN = re.compile(rf"{_YEAR}(?P<sign>[-/]?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)")
_GIVEN_MONTH = re.compile(rf"{_YEAR}-(?P<number>\d\d)")
# “07.06.2023” is two days to a program, whatever it is to a reader of one language.
_NAMED = (*DATES[:3], DATES[4])


def iso_day(written: str) -> str:
    """The day with which ``written`` begins, ``YYYY-MM-DD``; empty where there is no such day."""
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return ""


def day_of(match: re.Match[str]) -> str:
    """The day that a match of a date names, the first of a month alone; empty if there is none."""
    parts = match.groupdict()
    month = parts.get("number") or str(_MONTHS.index(parts["month"][:3].lower()) + 1)
    return iso_day(f"{parts['year']}-{int(month):02}-{int(parts.get('day') or 1):02}")


def precision_of(match: re.Match[str]) -> str:
    """How much of a day a match of a date gives."""
    return "day" if match.groupdict().get("day") else "month"


def day_given(written: str) -> tuple[str, str]:
    """The day that a field of a file gives, and its precision; none where that may be two days."""
    written = written.strip()
    if clock := EPOCH.fullmatch(written):
        return datetime.fromtimestamp(int(clock[1]), UTC).date().isoformat(), "day"
    found = _GIVEN.match(written) or _GIVEN_MONTH.fullmatch(written)
    found = found or next(filter(None, (shape.search(written) for shape in _NAMED)), None)
    day = day_of(found) if found else ""
    return (day, precision_of(found)) if found and day else ("", "unknown")
