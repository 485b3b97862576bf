"""The posts of a live page, each under a line with its own day: “2023-06-09 18:15”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from claimscope.extraction.dates import MONTH, MONTH_NAMES

FEWEST = 2
LEAST_PROSE = 30
"""Characters between two such lines; fewer are a heading, as where a page was changed."""
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?(?:[A-Z]{1,4}|[+-]\d\d:?\d\d))?"
_DAYS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}{_YEAR}",
    rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}",
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_BETWEEN = r"(?:,? (?:at |on )?| ?[|·–—-] ?)"
_HEADING = r"(?: ?[-–—|:] [^\n]{1,80}(?<![.!?”\"]))?"
# “Harbour Guard, [18 Oct 2024 12:04]”
_POSTER = r"[^\n,\[\]]{2,60}, \["
_AT = rf"(?:,? (?:at )?{_CLOCK})?"
_LINES = tuple(
    re.compile(rf"(?:(?:posted|update|updated) (?:at |on )?)?{shape}{_HEADING}", re.IGNORECASE)
    for shape in (
        rf"(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?:[T ]{_CLOCK})?",
        rf"{_POSTER}(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.(?P<year>20\d\d){_AT}\]",
        *(rf"{_POSTER}{day}{_AT}\]" for day in _DAYS),
        *(rf"{_WEEKDAY}{day}{_BETWEEN}{_CLOCK}" for day in _DAYS),
        *(rf"{_CLOCK}{_BETWEEN}{_WEEKDAY}{day}" for day in _DAYS),
    )
)
_LINE = re.compile(r"^[ \t]*(?P<words>\S[^\n]{3,130}?)[ \t]*$", re.MULTILINE)


def post_days(text: str, published_on: date) -> list[tuple[int, date]]:
    """Where each post of a live page begins in ``text``, and its day; empty of any other text.

    A line without a year means the one in which it lies nearest to the day of publication.
    """
    found = list(_headed(text, published_on))
    gaps = [text[end:start].strip() for (_, end, _), (start, _, _) in pairwise(found)]
    is_live = sum(len(gap) >= LEAST_PROSE for gap in gaps) >= FEWEST - 1
    return [(end, day) for _, end, day in found] if is_live and len(found) >= FEWEST else []


def _headed(text: str, published_on: date) -> Iterator[tuple[int, int, date]]:
    for line in _LINE.finditer(text):
        for shape in _LINES:
            match = shape.fullmatch(line["words"])
            day = _day(match, published_on) if match else None
            if day:
                yield line.start(), line.end(), day
                break


def _day(match: re.Match[str], published_on: date) -> date | None:
    parts = match.groupdict()
    month = parts.get("number") or MONTH_NAMES[parts["month"].lower()]
    year = published_on.year
    years = [int(parts["year"])] if parts["year"] else [year - 1, year, year + 1]
    try:
        days = [date(each, int(month), int(parts["day"])) for each in years]
    except ValueError:
        return None
    return min(days, key=lambda day: abs(day - published_on))
