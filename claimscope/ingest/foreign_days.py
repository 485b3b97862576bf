"""The day of a text in another language than English: “7 juin 2023”, “2023年6月7日”.

What months are called is known to Babel (Unicode CLDR). Only a whole day counts, where a text tells
when it was written: in a line of its own, or before the dash with which a story begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from babel import Locale, UnknownLocaleError

from claimscope.ingest.written_days import iso_day

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
# Between day, month and year: “7. Juni”, “1er juin”, “7 de junio de 2023”, “7 Haziran, 2023”
_OF = r"(?:\.|er|º|ª|-?(?:го|е))?,?\s(?:(?:de|del|d[’'])\s?)?"
_IN_DIGITS = re.compile(
    rf"{_YEAR}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"
)
_SHORT = 80
_ROOM = 60
# What closes the dateline of a story.
_CLOSES = re.compile(
    r"(?:\s?(?:г|р)\.)?[^\n.!?—–]{0,12}(?:\([^()\n]{1,40}\)|（[^（）\n]{1,40}）)?\s?(?:[—–电電]|--|-\s|）|\Z)"
)


def day_in(lines: Sequence[str], language: str) -> str:
    """The first day that the lines give in that language, ``YYYY-MM-DD``; empty without one."""
    shapes = (_IN_DIGITS, *_shapes(language))
    return next(filter(None, (_day_of(line, shapes, language) for line in lines)), "")


def _day_of(line: str, shapes: Sequence[re.Pattern[str]], language: str) -> str:
    for shape in shapes:
        match = shape.search(line[: _ROOM + _SHORT])
        heads = match and match.start() <= _ROOM and _CLOSES.match(line, match.end())
        if match and (heads or len(line) <= _SHORT):
            return _iso(match, language)
    return ""


def _iso(match: re.Match[str], language: str) -> str:
    parts = match.groupdict()
    number = int(parts.get("number") or _months(language)[parts["month"].lower()])
    return iso_day(f"{parts['year']}-{number:02}-{int(parts['day']):02}")


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(_months(language), key=len, reverse=True)
    if not names:
        return ()
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})(?!\w)"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (
            rf"{_DAY}{_OF}{month}{_OF}{_YEAR}",
            rf"{_DAY}{_OF}{month}[،,]?\s{_YEAR}",
            rf"{_YEAR}\.?\s{month}\s(?P<day>\d{{1,2}})(?!\d)",
        )
    )


@cache
def _months(language: str) -> dict[str, int]:
    """The number of each month by its names; empty for a language that has none there."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    return dict(_named(locale))


def _named(locale: Locale) -> Iterator[tuple[str, int]]:
    for kind, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
        for number, name in locale.months[kind][width].items():
            if not name[:1].isdigit():
                yield name.lower(), number
