"""Shares in words, as parts of one: “one in ten residents” is 0.1, “two thirds of the homes” 0.67.

Only where the words say what is shared: “a quarter” may be three months, “half” a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.numbers import UNITS

SHARE_UNIT = "share"
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "fifty": 50, "hundred": 100,
    "thousand": 1000,
}  # fmt: skip
FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|[1-9])"
OF_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|(?:a )?hundred"
    r"|(?:a )?thousand|[2-9]|10|12|20|50|100|1,000)"
)
TIME = (
    r"(?:(?:an?|the|this|last|next|that|its|their|his|her|coming|past|same|first|second)\s)*"
    r"(?:\d+|few)?\s?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)"
    r"|season|match|game|19\d\d|20\d\d|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
# “One in ten residents”; “two in five games” may be a score, “two out of five homes” is a share.
ONE_IN_MANY = re.compile(
    rf"\b(?P<some>{FEW})(?:(?:[ -](?P<in>in)[ -]| out of )(?:every )?)(?P<many>{OF_MANY})\b"
    rf"(?![.,:]\d|\s?[%\d-]|\s(?:{UNITS}|hundred|thousand|million|{TIME}))",
    re.IGNORECASE,
)
# “One man in ten is ill”
ONE_MAN_IN_MANY = re.compile(
    rf"\b(?P<some>one)\s[a-z]+\sin\s(?:every\s)?(?P<many>{OF_MANY})"
    r"(?=[.,;:)]|\s(?:is|was|has|had|are|were|will|would|does|did|lives?|lacks?|fears?|left|died)\b|$)",
    re.IGNORECASE,
)
PART = (
    r"(?:(?P<some{0}>an?|one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<part{0}>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?"
    r"|(?:a )?(?P<half{0}>half))"
)
# “A third of the crop”, “between a third and a half of the crop”
PART_OF = re.compile(
    rf"\b(?:(?:between )?{PART.format(0)}\s(?:to|and|or)\s)?{PART.format(1)}"
    r"\s(?:of\s(?!(?:an?|one|1)\s?(?:%|per ?cent))"
    rf"(?!an? (?:hundred|thousand|million|billion|trillion)\b|{TIME})"
    rf"|(?<=half\s)(?=(?:the|its|their|our|all|these|those)\s(?!{TIME}|way\b|time\b))(?!the\s"
    r"(?:battle|story|job|truth|fun|point)))",
    re.IGNORECASE,
)
# “Output fell by more than half”, “is down by two-thirds since May”
BY_A_PART = re.compile(
    r"\b(?:[a-z]{2,}(?:ed|ing|en)|fell|falls?|down|up|cut|grew|grow|rose|rise|drop|shrank|shrunk|reduce)"
    r"\s(?:[\w’'-]+\s){0,2}?by\s(?:(?:about|almost|nearly|some|around|roughly|over|at|more|less|well"
    rf"|than|least|up|to|as|much|another|further|just)\s){{0,3}}(?P<whole>{PART.format(0)})"
    r"(?=\s?(?:[.,;:)]|$)|\s(?:since|to|in|from|over|compared|this|last|and|but|year|within|during|on"
    r"|after|as|at|between|because|due)\b)",
    re.IGNORECASE,
)
NO_PART = re.compile(
    r"\b(?:first|second|latter|last|other|the|early|better|top|bottom)\s$|[\w’]-$", re.I
)
UNSURE = re.compile(
    r"(?:^|[.;:,(“\"]\s?|\b(?:about|around|some|nearly|almost|than|least|roughly|only|that|and)\s)$",
    re.IGNORECASE,
)


BEFORE = 12  # characters


@dataclass(frozen=True)
class Share:
    """A part of a whole, from ``low`` to ``high`` between 0 and 1, and the words that give it."""

    span: Span
    low: float
    high: float


def shares_in(text: str, span: Span) -> Iterator[Share]:
    """The shares of a stretch, in order of kind."""
    for match in ONE_IN_MANY.finditer(text, *span):
        some, many = (_count(match[name]) for name in ("some", "many"))
        before = text[max(0, match.start() - BEFORE) : match.start()]
        sure = some == 1 or not match["in"] or UNSURE.search(before)
        if some < many and sure and (some == 1 or many <= PARTS["tenth"]):
            yield _share(match.start(), match.end(), some / many)
    for match in ONE_MAN_IN_MANY.finditer(text, *span):
        yield _share(match.start(), match.end(), 1 / _count(match["many"]))
    yield from _by_parts_in(text, span)
    for match in PART_OF.finditer(text, *span):
        if NO_PART.search(text[max(0, match.start() - BEFORE) : match.start()]):
            continue
        ends = [
            _part(match, number)
            for number in "01"
            if match[f"part{number}"] or match[f"half{number}"]
        ]
        end = match.start() + len(match[0].rstrip().removesuffix(" of"))
        if max(ends) < 1:
            yield _share(match.start(), end, *ends)


def _by_parts_in(text: str, span: Span) -> Iterator[Share]:
    """The parts by which something changed."""
    for match in BY_A_PART.finditer(text, *span):
        start, end = match.span("whole")
        yield _share(start, end, _part(match, "0"))


def _share(start: int, end: int, *ends: float) -> Share:
    return Share(Span(start, end), round(min(ends), 6), round(max(ends), 6))


def _part(match: re.Match[str], number: str) -> float:
    if match[f"half{number}"]:
        return 1 / PARTS["half"]
    return _count(match[f"some{number}"]) / PARTS[match[f"part{number}"].lower()]


def _count(words: str) -> int:
    plain = words.lower().replace(",", "").removeprefix("a ")
    return int(plain) if plain.isdigit() else COUNTS[plain]
