"""The days that words name, reckoned from the day of publication and no sharper than they are."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimscope.extraction.candidate import Span, trimmed

MONTH_NAMES = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTH_NAMES |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = r"(?P<month>" + "|".join(sorted(MONTH_NAMES, key=len, reverse=True)) + r")\.?"
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
# “May” and “March” are words too: alone they are months only after a word such as “last”.
SURE_MONTH = MONTH.replace("|march", "").replace("|mar|", "|").replace("|may", "")
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "the end of": (21, 31)}
COUNTS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
} | {"a": 1, "an": 1, "a few": 3, "several": 3}
# “Plans to call them up by January”: the January to come.
AHEAD = re.compile(
    r"\b(?:will|would|plans?|aims?|expects?|expected|intends?|hopes?|pledged"
    r"|vowed)\b",
    re.IGNORECASE,
)
VAGUER = ("day", "month", "year")
OPENS_SPAN = re.compile(r"\b(?:from|between)\b", re.IGNORECASE)
JOINS_SPAN = re.compile(r"\s*(?:and|to|until|through|till|[-–])\s*", re.IGNORECASE)
PART = r"(?:early|mid|late|the end of)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
# A year of other centuries, unless it counts something: “on 7 June 1200 people fled”.
COUNTS_NOTHING = (
    r"(?!\d|[.,]\d|\s?(?:to\s|[-–—])"
    r"|\s+(?:[a-z-]+\s+){0,2}?(?:[a-z]+s|people|men|women|children)\b)"
)
# What a number of four digits counts that stands before it: “a crowd of 1900 people” names no year.
COUNTED_THINGS = (
    r"(?:people|soldiers|troops|civilians|men|women|children|prisoners|containers|shells"
    r"|schoolchildren|pupils|students|employees|workers|villagers|refugees|migrants|homes|houses"
    r"|schools|cases|deaths|dead|wounded|injured|casualties|megawatts?|MW|km|tons|tonnes|dollars"
    r"|euros|drones|missiles|rockets|vehicles|tanks|votes|patients|families|households|UAVs"
    r"|boats|ships|aircraft|bombs|mines|occupiers|occupants|militants|fighters|rebels|personnel"
    r"|protesters|demonstrators|buildings|apartments)\b"
)
OTHER_CENTURY = rf"(?:1[0-8]|2[1-9])\d\d{COUNTS_NOTHING}"
ANY_YEAR = rf"(?:(?:19|20)\d\d|{OTHER_CENTURY})"
YEAR = (
    r"(?:,?\s+(?:of\s+)?"
    rf"(?P<year>{ANY_YEAR}|['’‘](?P<short>\d\d)(?!\d)|(?P<near>this|last)\s+year))?"
)


@dataclass(frozen=True)
class Dated:
    """Days that words name: the first and the last, and how sharp they are."""

    span: Span
    first: date
    last: date
    precision: str


Reading = Callable[[re.Match[str], date], tuple[date, date, str] | None]


def days_in(text: str, span: Span, published_on: date) -> list[Dated]:
    """The days named in a stretch, in order; of two readings of the same words, the longer."""
    found = list(_readings(text, span, published_on))
    whole = [each for each in found if not any(_swallows(other, each) for other in found)]
    return _joined(text, sorted(whole, key=lambda each: each.span))


def _joined(text: str, days: list[Dated]) -> list[Dated]:
    """“Between mid-August and early October” is one stretch of time."""
    joined: list[Dated] = []
    for day in days:
        last = joined[-1] if joined else None
        if last and last.first <= day.last and _spans(text, last, day):
            vaguer = max(last.precision, day.precision, key=VAGUER.index)
            span = Span(last.span.start, day.span.end)
            joined[-1] = Dated(span, last.first, day.last, vaguer)
        else:
            joined.append(day)
    return joined


def _spans(text: str, first: Dated, second: Dated) -> bool:
    opens = text[max(0, first.span.start - 9) : first.span.start + 8]
    joint = text[first.span.end : second.span.start]
    return bool(OPENS_SPAN.search(opens) and JOINS_SPAN.fullmatch(joint))


def _swallows(one: Dated, other: Dated) -> bool:
    """Whether one reading takes in the words of another, and more."""
    over = one.span.start < other.span.end and other.span.start < one.span.end
    return over and one.span.end - one.span.start > other.span.end - other.span.start


def _readings(text: str, span: Span, published_on: date) -> Iterator[Dated]:
    for pattern, read in READINGS if may_name_days(span.of(text)) else ():
        for match in pattern.finditer(text, *span):
            try:
                days = read(match, published_on)
            except (ValueError, OverflowError):
                days = None
            if days:
                yield _since(text, Dated(trimmed(text, *match.span()), *days), published_on)


def _since(text: str, dated: Dated, published_on: date) -> Dated:
    """“Since 27 May” lasts until the day of publication."""
    before = text[max(0, dated.span.start - 8) : dated.span.start + 6]
    if not re.search(r"\bsince\b", before, re.IGNORECASE) or dated.last > published_on:
        return dated
    return Dated(dated.span, dated.first, published_on, dated.precision)


def _year(match: re.Match[str], month: int, published_on: date) -> int:
    """The year given, in two digits too, or the one that puts the month nearest before publication.

    “February of ’22” and “October of last year” give one.
    """
    this = published_on.year
    if match["near"]:
        return this - (match["near"].lower() == "last")
    if match["short"]:
        year = this - this % 100 + int(match["short"])
        return year if year <= this + 1 else year - 100
    if match["year"]:
        return int(match["year"])
    return this - (month > published_on.month + 1)


def _day(match: re.Match[str], published_on: date) -> tuple[date, date, str]:
    month = MONTH_NAMES[match["month"].lower()]
    year = _year(match, month, published_on)
    first = date(year, month, int(match["day"]))
    last = first
    if match["last"]:
        last_month = MONTH_NAMES[match["later"].lower()] if match["later"] else month
        last = date(year, last_month, int(match["last"]))
    return (first, last, "day") if first <= last else (last, first, "day")


def _day_first(match: re.Match[str], published_on: date) -> tuple[date, date, str]:
    month = MONTH_NAMES[match["month"].lower()]
    last = date(_year(match, month, published_on), month, int(match["day"]))
    first = last.replace(day=int(match["first"])) if match["first"] else last
    return min(first, last), max(first, last), "day"


def _month(match: re.Match[str], published_on: date) -> tuple[date, date, str] | None:
    month = MONTH_NAMES[match["month"].lower()]
    year = _year(match, month, published_on)
    if (match["lead"] or "").lower() == "last" and (year, month) == (
        published_on.year,
        published_on.month,
    ):
        year -= 1
    ahead = (match["lead"] or "").lower() in {"by", "until"} and AHEAD.search(
        match.string, max(0, match.start() - 80), match.start()
    )
    if ahead and not match["year"] and (year, month) < (published_on.year, published_on.month):
        year += 1
    length = calendar.monthrange(year, month)[1]
    parts = [PARTS[p.lower()] for p in re.findall(PART, match["part"] or "", re.IGNORECASE)]
    first, last = (parts[0][0], parts[-1][1]) if parts else (1, length)
    return date(year, month, first), date(year, month, min(last, length)), "month"


def _weekday(match: re.Match[str], published_on: date) -> tuple[date, date, str]:
    back = (published_on.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    lead = (match["lead"] or "").lower()
    if lead == "next":
        back -= 7
    elif lead == "last" and back == 0:
        back = 7
    day = published_on - timedelta(back)
    return day, day, "day"


def _near(match: re.Match[str], published_on: date) -> tuple[date, date, str]:
    words = " ".join(match[0].lower().split())
    back = {"yesterday": 1, "last night": 1, "tomorrow": -1, "overnight": 0}.get(words, 0)
    day = published_on - timedelta(back)
    return (day - timedelta(1), day, "day") if words == "overnight" else (day, day, "day")


def _ago(match: re.Match[str], published_on: date) -> tuple[date, date, str] | None:
    count = match["count"].replace(",", "").lower()
    number = int(count) if count.isdigit() else COUNTS[count]
    unit = match["unit"].lower()
    if {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * number >= published_on.toordinal():
        return None  # before the calendar begins
    if unit == "day":
        day = published_on - timedelta(number)
        return day, day, "day"
    days = {"week": 7, "month": 30, "year": 365}[unit] * number
    about = published_on - timedelta(days)
    if unit == "year":
        return date(about.year, 1, 1), date(about.year, 12, 31), "year"
    return about.replace(day=1), _month_end(about), "month"


def _span_back(match: re.Match[str], published_on: date) -> tuple[date, date, str]:
    lead, unit = match["lead"].lower(), match["unit"].lower()
    if unit == "week":
        monday = published_on - timedelta(published_on.weekday())
        if lead == "past":
            return published_on - timedelta(7), published_on, "day"
        start = monday - timedelta(7 * (lead == "last"))
        return start, min(start + timedelta(6), max(published_on, start)), "day"
    if unit == "month":
        about = published_on.replace(day=1) - timedelta(1) if lead != "this" else published_on
        last = published_on if lead == "this" else _month_end(about)
        return about.replace(day=1), last, "month"
    year = published_on.year - (lead != "this")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _bare_year(match: re.Match[str], _published_on: date) -> tuple[date, date, str]:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _iso(match: re.Match[str], _published_on: date) -> tuple[date, date, str]:
    day = date.fromisoformat(match[0])
    return day, day, "day"


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)


# Whatever a reading finds holds one of these.
HINTS = (
    *(name.lower() for name in calendar.month_abbr if name),
    *("day", "week", "month", "year", "tomorrow", "night", "morning", "afternoon", "evening"),
)
FOUR_DIGITS = re.compile(r"\d{4}")
LATER = MONTH.replace("month", "later")
NO_DAY = r"(?!\s+\d{1,2}(?!\d))"
TH = r"(?:st|nd|rd|th)?"
TO = r"\s*(?:to|and|[–-])\s*"
LEAD = r"(?P<lead>last|this|in|since|by|during|until|back in|between|from|for|of)"
READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (_pattern(words), read)
    for words, read in (
        (
            rf"{MONTH}\s+{DAY}(?!\d)(?:{TO}(?:{LATER}\s+)?(?P<last>[0-3]?\d){TH}(?!\d))?{YEAR}",
            _day,
        ),
        (
            rf"(?:(?:(?:from|between)\s+)?(?:the\s+)?(?P<first>[0-3]?\d){TH}{TO})?(?:the\s+)?"
            rf"{DAY}\s+\(?(?:of\s+)?{MONTH}{YEAR}",
            _day_first,
        ),
        (
            rf"{LEAD}?\s*(?P<part>{PART}[\s-]*(?:(?:to|or|and)[\s-]+{PART}[\s-]*)?)?"
            rf"{SURE_MONTH}{YEAR}{NO_DAY}",
            _month,
        ),
        (
            rf"(?<!town )(?<!city )(?<!village )(?<!people )(?<!mayor )"
            rf"{LEAD}\s+(?P<part>(?:{PART}[\s-]*)?)(?P<month>May|March){YEAR}{NO_DAY}",
            _month,
        ),
        (rf"(?:(?P<lead>last|next|this|on)\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})", _weekday),
        (
            r"yesterday|today|tomorrow|overnight|last night|tonight"
            r"|this (?:morning|afternoon|evening)",
            _near,
        ),
        (
            r"(?<![\d.,])(?P<count>\d{1,3}(?:,\d{3})*|\d{4,9}"
            rf"|{'|'.join(COUNTS)})\s+(?P<unit>day|week|month|year)s?"
            r"\s+(?:ago|earlier)",
            _ago,
        ),
        (r"(?:the\s+)?(?P<lead>this|last|past)\s+(?P<unit>week|month|year)", _span_back),
        (
            rf"(?!of\s+\d{{4}}\s+{COUNTED_THINGS})(?:in|since|during|of|from)\s+"
            r"(?P<year>(?:19|20)\d\d)",
            _bare_year,
        ),
        (rf"(?:in|since|during)\s+(?P<year>{OTHER_CENTURY})", _bare_year),
        (r"\d{4}-\d\d-\d\d", _iso),
    )
)


def day_spans(text: str, span: Span) -> list[Span]:
    """The stretches that name days, whatever days they are."""
    if not may_name_days(span.of(text)):
        return []
    return [Span(*match.span()) for p, _ in READINGS for match in p.finditer(text, *span)]


def may_name_days(words: str) -> bool:
    """Whether one of the readings could find a day: quickly told, and never a no too many."""
    folded = words.casefold()
    return any(hint in folded for hint in HINTS) or bool(FOUR_DIGITS.search(words))


AFTER_THAT = re.compile(
    r"\b(?P<count>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten)\s+"
    r"(?P<unit>day|week)s?\s+later\b|\bthe\s+(?:next|following)\s+day\b",
    re.IGNORECASE,
)


def days_later(text: str, span: Span, last_date: Dated) -> Dated | None:
    """“Two days later”, reckoned from the day that was named before it."""
    match = AFTER_THAT.search(text, *span)
    if not match or last_date.precision != "day":
        return None
    count = match["count"] or "one"
    number = int(count) if count.isdigit() else COUNTS[count.lower()]
    try:
        day = last_date.last + timedelta(
            number * (7 if (match["unit"] or "").lower() == "week" else 1)
        )
    except OverflowError:
        return None
    return Dated(Span(*match.span()), day, day, "day")
