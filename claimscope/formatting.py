"""Days, names and lists as every screen, caption and reason writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

K = TypeVar("K")
NO_DATE = "date not given"
SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))


def day_words(day: date) -> str:
    """A day as it is written everywhere on the screens: ``8 Oct 2024``."""
    return f"{day.day} {day:%b} {_year(day)}"


def dates_words(data_until: date, exported: date) -> str:
    """The two days of an export: ``Data as of 18 Oct 2024; exported 26 Nov 2026.`` is one."""
    return f"Data as of {day_words(data_until)}; exported {day_words(exported)}."


def _year(day: date) -> str:
    """A year in four digits, so that ``Jan 0001`` is no day of January."""
    return f"{day.year:04}"


def moment_words(at: datetime) -> str:
    """A moment as histories and captions write it: ``2026-11-23 20:41:12 UTC``."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def span_words(first: date, last: date) -> str:
    """A span of days without what its two ends share: ``8–18 Oct 2024``."""
    if first == last:
        return day_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def said_words(day: date, precision: str) -> str:
    """When something was said, no sharper than it is known: ``Oct 2024``, ``by 17 Oct 2024``."""
    return _sharp(day, precision) or f"by {day_words(day)}"


def _sharp(day: date, precision: str) -> str:
    sharp = {"day": day_words(day), "month": f"{day:%b} {_year(day)}", "year": _year(day)}
    return sharp.get(precision, "")


def _missing(day: date) -> bool:
    """Whether a cell of a frame holds no day: None, or NaT, which no calendar knows."""
    return not isinstance(getattr(day, "year", None), int)


def event_words(first: date, last: date, precision: str) -> str:
    """When something is said to have happened, no sharper than it is known."""
    if _missing(first) and _missing(last):
        return NO_DATE
    if _missing(last):
        return f"from {_sharp(first, precision) or day_words(first)} on"
    if _missing(first):
        return f"until {_sharp(last, precision) or day_words(last)}"
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%b} {_year(first)}"
    words = span_words(first, last)
    return words if precision == "day" else f"{words}, known to the {precision} only"


def qualifier_words(qualifier: str) -> str:
    """How a number is hedged, as a reader is told: a bare one is *as stated*, no exact count."""
    return "as stated" if qualifier == "exactly" else qualifier


def number_words(value: float) -> str:
    """A number as titles, ticks and lines write it: ``12,000``, ``2.5M``, ``195B``."""
    for scale, letter in SCALES:
        if abs(value) >= scale:
            short = value / scale
            exact = short < 1000 and abs(short * 100 - round(short * 100)) < 1e-6
            return f"{short:,.4g}{letter}" if exact else _long(value)
    return _long(value)


def _long(value: float) -> str:
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.15g}"


BESIDE_ID = " · "
"""Between a name and the id that tells it from another of the same words."""


def distinct(names: Mapping[K, str], fuller: Mapping[K, str] | None = None) -> dict[K, str]:
    """The names by id, made different where several are alike: a menu knows its lines by words.

    Those are called by their ``fuller`` name, and with their id too where that is not enough.
    """
    found = {**names, **{each: (fuller or {}).get(each, names[each]) for each in _alike(names)}}
    while alike := _alike(found):
        found |= {each: f"{found[each]}{BESIDE_ID}{each}" for each in alike}
    return found


def _alike(names: Mapping[K, str]) -> list[K]:
    times = Counter(names.values())
    return [each for each, name in names.items() if times[name] > 1]


def short_name(name: str) -> str:
    """A source's name without what its brackets explain: ``NIS``."""
    return name.partition(" (")[0]


class NamesInTurn:
    """What sources are called one after the other: first by the name of the record, which says who
    they are, then by the short one, where that is among ``short``: names that no two share.
    """

    def __init__(self, short: Iterable[str]) -> None:
        self._short = set(short)
        self._told: set[str] = set()

    def of(self, name: str) -> str:
        """The name as it is told now."""
        again = name in self._told and short_name(name) in self._short
        self._told.add(name)
        return short_name(name) if again else name


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """The short name of every source by its id; in full where two share a short one, and with the
    id too where they share both.
    """
    return distinct({source_id: short_name(name) for source_id, name in names.items()}, names)


def count_noun(number: int, noun: str) -> str:
    """A number with its noun: ``1 claim``, ``1,200 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: ``a``, ``a and b``, ``a, b and c``."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(written: str) -> date:
    """The day written ``YYYY-MM-DD``, the one form of ISO 8601 that a case, a link and a
    terminal accept: ``date.fromisoformat`` alone also reads ``20241018`` and ``2024-W42-5``.

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
