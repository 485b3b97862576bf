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
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
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
PART_OF = re.compile(
    rf"\b(?:(?P<some>an?|one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?"
    r"|(?P<half>half))"
    rf"\s(?:of\s(?!an? (?:hundred|thousand|million|billion|trillion)\b|{TIME})"
    rf"|(?<=half\s)(?=(?:the|its|their|our|all|these|those)\s(?!{TIME}|way\b|time\b))(?!the\s"
    r"(?:battle|story|job|truth|fun|point)))",
    re.IGNORECASE,
)
NO_PART = re.compile(
    r"\b(?:first|second|latter|last|other|the|early|better|top|bottom)\s$|[\w’]-$", re.I
)
UNSURE = re.compile(
    r"(?:^|[.;:,(“\"]\s?|\b(?:about|around|some|nearly|almost|than|least|roughly|only|that|and)\s)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Share:
    """A part of a whole, between 0 and 1, and the words that give it."""

    span: Span
    value: float


def shares_in(text: str, span: Span) -> Iterator[Share]:
    """The shares of a stretch, in order of kind."""
    for match in ONE_IN_MANY.finditer(text, *span):
        some, many = (_count(match[name]) for name in ("some", "many"))
        sure = some == 1 or not match["in"] or UNSURE.search(text[: match.start()][-12:])
        plain = some == 1 or many <= PARTS["tenth"]
        if some < many and sure and plain:
            yield Share(Span(*match.span()), round(some / many, 6))
    for match in PART_OF.finditer(text, *span):
        if NO_PART.search(text[: match.start()][-12:]):
            continue
        some = _count(match["some"] or "one")
        under = PARTS[(match["part"] or match["half"]).lower()]
        end = match.start() + len(match[0].rstrip().removesuffix(" of"))
        if some < under:
            yield Share(Span(match.start(), end), round(some / under, 6))


def _count(words: str) -> int:
    plain = words.lower().replace(",", "").removeprefix("a ")
    return int(plain) if plain.isdigit() else COUNTS[plain]
