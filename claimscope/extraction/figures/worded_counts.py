"""Counts without a number: nought (“no deaths”) and one (“a guard was killed”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.counting import counts_something
from claimscope.extraction.figures.numbers import numbers_in
from claimscope.extraction.patterns import words_of

EVENTS = r"violations|explosions|incidents|launches|attacks|strikes|cases"
NOBODY = re.compile(
    r"\b(?:no (?:(?!(?:causes?|reasons?|information|details?|data|word|confirmation|breakdown"
    r"|updates?"
    r"|knowledge|comments?|clarity|estimates?|figures?|numbers?|clue|idea|indication"
    r"|count)\b)\w+ ){0,2}?"
    r"(?:injur(?:y|ies)|deaths?|casualt(?:y|ies)|fatalit(?:y|ies)|victims?|civilians|wounded|losses|survivors)"
    r"(?! (?:count|toll|figures?|numbers?|estimates?|reports?|lists?)\b)"
    r"(?: or (?:injuries|deaths|damage|casualties))?"
    rf"|(?<=ed )no (?:\w+ ){{0,2}}?(?:{EVENTS})"
    rf"|no (?:\w+ ){{0,2}}?(?:{EVENTS}|infections|arrests) (?=(?:had been|have been|was|were|are)"
    r" (?:\w+ly )?(?:found|reported|recorded|detected|confirmed|registered|observed|made)\b)"
    r"|(?<!, )not (?:one|a single) (?!of\b)[a-z]+"
    r"|(?:nobody|no[ -]one|no(?: \w+){1,2}?) (?:(?:was|were|had been|has been|is)"
    r" (?:reported |confirmed )?(?:killed|hurt|injured|wounded|harmed)|died))\b",
    re.IGNORECASE,
)
# “A guard was killed and three were hurt”: the article counts who came to harm.
SOMEBODY = re.compile(
    r"\ban? (?!(?:number|total|group|family|couple|few|lot|handful|convoy|crowd)\b)(?=[a-z\d])"
    r"(?:[\w-]+ ){1,3}?(?=(?:(?:and [^,.;]{1,60}?\s(?:were|have been|had been)"
    r"|was|were|has been|had been|is) (?:\w+ly |also |later )?"
    r"(?:killed|shot dead|wounded|injured|hurt|captured|abducted)|(?:and [^,.;]{1,60}?\s)?died)\b)",
    re.IGNORECASE,
)


PERSON = words_of(
    "person man woman boy girl child baby toddler teenager student pupil teacher nurse doctor",
    "medic paramedic civilian soldier serviceman servicewoman policeman policewoman officer guard",
    "fighter militant commander pilot sailor peacekeeper firefighter rescuer journalist cameraman",
    "worker driver farmer resident villager passer-by pensioner mother father bystander protester",
    "demonstrator pedestrian passenger miner fisherman shepherd migrant contractor priest",
)
# “Killed a soldier and wounded five”
HARMED_SOMEBODY = re.compile(
    rf"\b(?:kill|wound|injur)(?:ed|ing)\s"
    rf"(?P<somebody>an?\s(?:[a-z-]+\s){{0,2}}?(?:{PERSON}))\b(?![’'-])",
    re.IGNORECASE,
)


def noughts_in(text: str, span: Span) -> Iterator[Span]:
    """Nought in words: “no deaths”, “nobody was hurt”."""
    for match in NOBODY.finditer(text, *span):
        yield Span(match.start(), match.end())


def ones_in(text: str, span: Span) -> Iterator[Span]:
    """One in words: “a guard was hurt”, “killed a guard”, unless they count something else."""
    for match in HARMED_SOMEBODY.finditer(text, *span):
        yield Span(*match.span("somebody"))
    for match in SOMEBODY.finditer(text, *span):
        counted = any(counts_something(text, each) for each in numbers_in(text, *match.span()))
        several = text.startswith("were ", match.end())
        if not counted and (not several or text.endswith("and ", 0, match.start())):
            yield Span(match.start(), match.end() - 1)
