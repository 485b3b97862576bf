"""The figures of a stretch of text: a number, how it is hedged, and what it counts.

The bounds are those the words give. “Around 12,000” is one number that is not sharp; “more than
13,000” has no upper bound, and none is made up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimscope.extraction.candidate import Figure, Span
from claimscope.extraction.conversions import without_conversions
from claimscope.extraction.dates import day_spans
from claimscope.extraction.figures.number_exclusions import counts_something
from claimscope.extraction.figures.numbers import Number, numbers_in
from claimscope.extraction.figures.units import aspect_of, fate_of, quantity_of, unit_after
from claimscope.extraction.patterns import words_of

QUALIFIES = {
    "at least": words_of(
        "at_least no_fewer_than no_less_than not_less_than not_fewer_than a_minimum_of as_few_as",
        "as_low_as",
        "at_the_very_least minimum",
    ),
    "up to": words_of(
        "up_to as_many_as as_much_as as_high_as at_most no_more_than not_more_than a_maximum_of",
        "fewer_than",
        "less_than under below maximum not_exceeding",
    ),
    "more than": words_of(
        "more_than over above in_excess_of exceeding exceeded exceeds exceed tops upwards_of",
        "greater_than",
        "surpassed surpassing topped beyond larger_than",
    ),
    "about": words_of(
        "about around some roughly approximately approx. approx circa an_estimated estimated",
        "estimated_at nearly almost close_to just_under near in_the_region_of in_the_realm_of",
        "on_the_order_of in_the_order_of ~ ≈ an_average_of somewhere_around an_approximate",
        "approaching",
    ),
}
LEAD = (
    r"(?:\s+(?:a|an|the|some|another|further|additional|total of|a total of|estimated|its|their"
    r"|magnitude)){0,6}"
)
PREFIXES = {
    name: re.compile(rf"(?:^|[^\w])(?:{words}){LEAD}\s*$", re.IGNORECASE)
    for name, words in QUALIFIES.items()
}
# What is counted may stand before the qualifier: “1.5 percent of the isles or less”.
NOUN = r"(?!(?:and|or|to|but|than|were|was|with)\b)(?>[^\W\d][\w’'-]{0,30})(?!\w)"
NOUNS = rf"(?:(?:%|,|{NOUN})\s?){{0,4}}?\b"
ENDS = r"(?=\s?(?:[.;:)”\"]|$)|,?\s(?:and|but|in|on|by|so|since|after)\b)"
SUFFIXES = {
    "at least": re.compile(
        rf"\s*(?:{NOUNS}(?:or (?:even )?more|if not more|and counting|or above)\b"
        rf"|{NOUNS}at (?:the very |a )?(?:least|minimum)\b{ENDS}|plus\b|\+)",
        re.IGNORECASE,
    ),
    "up to": re.compile(
        rf"\s*{NOUNS}(?:(?:or (?:even )?(?:fewer|less)|if not (?:fewer|less))\b"
        rf"|at (?:the very )?most\b{ENDS})",
        re.IGNORECASE,
    ),
    "about": re.compile(r"\s*(?:(?:\w+\s+)?or so\b|-odd\b|,? approximately\b|-ish\b)", re.I),
}
JOINS = re.compile(
    r"\s?(?:%|per ?cent\b|percentage points?\b|km\b|miles\b)?\s*(?P<word>to|[-–—]|or|and)\s*"
    r"(?:as many as\s+|even\s+|perhaps\s+)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|grew|grown|growing|increas(?:e|es|ed|ing)|fell|fallen|falling"
    r"|drop(?:s|ped|ping)|up|down|revis(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)"
    r"|cut|cuts|cutting|went|going|jump(?:s|ed|ing)|climb(?:s|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|declin(?:e|es|ed|ing)|shrank|shrinking|chang(?:e|es|ed|ing)|expand(?:s|ed|ing)?"
    r"|bring(?:s|ing)|brought|tak(?:es|ing)|push(?:es|ed|ing)|lift(?:s|ed|ing)|reduc(?:e|es|ed|ing)"
    r"|doubl(?:es|ed|ing)|moved?|moving|widen(?:s|ed|ing)|narrow(?:s|ed|ing)|toll|surg(?:es|ed|ing)"
    r"|plung(?:es|ed|ing)|swell(?:s|ed|ing)|upgrad(?:es|ed|ing)|downgrad(?:es|ed|ing))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# “I’d be surprised if it were more than 500”: at most 500, in the speaker's eyes.
UNLIKELY = re.compile(
    r"\b(?:(?:surprised|astonished|amazed) if|doubts?(?: that| if)?|unlikely(?: that| to be)?)\s"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
OPPOSITE = {"more than": "up to", "at least": "up to", "up to": "at least"}
NOBODY = re.compile(
    r"\b(?:no (?:(?!(?:cause|causes|reason)\b)\w+ ){0,2}?"
    r"(?:injur(?:y|ies)|deaths?|casualt(?:y|ies)|fatalit(?:y|ies)|victims?|civilians|wounded|losses|survivors)"
    r"(?! (?:count|toll|figures?|numbers?|estimates?|reports?|lists?)\b)"
    r"(?: or (?:injuries|deaths|damage|casualties))?"
    r"|(?<=ed )no (?:\w+ ){0,2}?(?:violations|explosions|incidents|launches|attacks|strikes|cases)"
    r"|(?<!, )not (?:one|a single) [a-z]+"
    r"|(?:nobody|no[ -]one|no(?: \w+){1,2}?) (?:(?:was|were|had been|has been|is)"
    r" (?:killed|hurt|injured|wounded|harmed)|died))\b",
    re.IGNORECASE,
)
# “A guard was killed and three were hurt”: the article counts who came to harm.
SOMEBODY = re.compile(
    r"\ban? (?!(?:number|total|group|family|couple|few|lot|handful|convoy|crowd)\b)(?=[a-z\d])"
    r"(?:[\w-]+ ){1,3}?(?=(?:(?:and [^,.;]{1,60}?\s(?:were|have been|had been)"
    r"|was|were|has been|had been|is) (?:\w+ly |also |later )?"
    r"(?:killed|shot dead|wounded|injured|hurt|captured|abducted)|died)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bounded:
    """What one wording gives: bounds, qualifier, and the stretch it takes up."""

    span: Span
    low: float | None
    high: float | None
    qualifier: str
    currency: str
    number_end: int = 0
    """Where the number itself ends, if the qualifier stands after what is counted."""


def figures_in(text: str, span: Span, *, sourced: bool = False) -> tuple[Figure, ...]:
    """The figures of a stretch, in order, each with the wording it rests on.

    ``sourced`` tells that somebody is named who gives them: then distances between places count.
    """
    numbers = [
        number
        for number in without_conversions(text, list(numbers_in(text, *span)))
        if counts_something(text, number, sourced=sourced)
    ]
    days = day_spans(text, span) if numbers else []
    numbers = [n for n in numbers if not any(day.holds(n.span.start) for day in days)]
    noughts = list(_nobody(text, span))
    numbers = [n for n in numbers if not any(none.span.holds(n.span.start) for none in noughts)]
    bounded = [*_bounded(text, numbers, span), *noughts, *_somebody(text, span)]
    return tuple(_figure(text, each, span) for each in sorted(bounded, key=lambda b: b.span))


def _figure(text: str, found: Bounded, within: Span) -> Figure:
    unit, end = unit_after(text, found.number_end or found.span.end, within.end)
    end = max(end, found.span.end)
    if found.currency:
        unit, end = found.currency, found.span.end
    quantity = "other" if found.currency else quantity_of(text, found.span, within, unit)
    if quantity == "other" and unit in {"", "people"}:
        fate = fate_of(text, found.span, within)
        unit = f"people {fate}" if fate else unit
    return Figure(
        found.low,
        found.high,
        found.qualifier,
        quantity,
        aspect_of(text, within, quantity),
        unit or ("people" if quantity in {"killed", "wounded", "casualties", "captured"} else ""),
        text[found.span.start : end],
    )


def _nobody(text: str, span: Span) -> Iterator[Bounded]:
    """Nought in words: “no deaths”, “nobody was hurt”."""
    for match in NOBODY.finditer(text, *span):
        yield Bounded(Span(match.start(), match.end()), 0, 0, "exactly", "")


def _somebody(text: str, span: Span) -> Iterator[Bounded]:
    """One in words: “a guard was hurt”, unless they count something else."""
    for match in SOMEBODY.finditer(text, *span):
        counted = any(counts_something(text, each) for each in numbers_in(text, *match.span()))
        several = text.startswith("were ", match.end())
        if not counted and (not several or text.endswith("and ", 0, match.start())):
            yield Bounded(Span(match.start(), match.end() - 1), 1, 1, "exactly", "")


def _bounded(text: str, numbers: Sequence[Number], within: Span) -> Iterator[Bounded]:
    place = 0
    while place < len(numbers):
        first = numbers[place]
        second = numbers[place + 1] if place + 1 < len(numbers) else None
        if second and _is_range(text, first, second):
            yield _range(text, first, second, within.start)
            place += 2
        else:
            yield _single(text, first, within)
            place += 1


def _is_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one span: “10 to 12”, “between 40 and 80”."""
    joint = JOINS.fullmatch(text, first.span.end, second.span.start)
    before = text[max(0, first.span.start - 80) : first.span.start]
    if not joint or first.vague or second.vague:
        return False
    word = joint["word"].lower()
    if word == "and":
        return bool(BETWEEN.search(before))
    if word == "or" and first.in_digits is False:
        return (second.value or 0) - (first.value or 0) == 1
    return not (FROM.search(before) and CHANGES.search(before))


def _range(text: str, first: Number, second: Number, begin: int) -> Bounded:
    ends = [first.value or 0, second.value or 0]
    if second.scaled and not first.scaled and ends[0] < ends[1] and ends[0] < 1000:
        ends[0] *= second.scale
    low, high = min(ends), max(ends)
    qualifier, start = _prefix(text, first.span.start, begin)
    between = BETWEEN.search(text, max(begin, first.span.start - 20), first.span.start)
    start = between.start() if between else start
    span = Span(start, second.span.end)
    currency = first.currency or second.currency
    if qualifier == "up to":
        return Bounded(span, None, high, "up to", currency)
    if qualifier in {"at least", "more than"}:
        return Bounded(span, low, None, qualifier, currency)
    return Bounded(span, low, high, "between", currency)


def _single(text: str, number: Number, within: Span) -> Bounded:
    begin = within.start
    qualifier, start = _prefix(text, number.span.start, begin)
    end = number.span.end
    for name, pattern in SUFFIXES.items():
        suffix = pattern.match(text, number.span.end, within.end)
        if suffix:
            qualifier, end = name, suffix.end()
    if qualifier in OPPOSITE and UNLIKELY.search(text, begin, start):
        qualifier = OPPOSITE[qualifier]
    span, value = Span(start, end), number.value
    if number.vague and value is not None and qualifier in {"", "about"}:
        qualifier = "at least"
    if value is None:
        return Bounded(span, None, None, qualifier or "about", number.currency, number.span.end)
    low = None if qualifier == "up to" else value
    high = None if qualifier in {"at least", "more than"} else value
    return Bounded(span, low, high, qualifier or "exactly", number.currency, number.span.end)


def _prefix(text: str, start: int, begin: int) -> tuple[str, int]:
    """The qualifier before a number and where it begins; no qualifier, the number's own start."""
    before = text[max(begin, start - 45) : start]
    found = [(match, name) for name, p in PREFIXES.items() if (match := p.search(before))]
    if not found:
        return "", start
    match, name = min(found, key=lambda each: each[0].start())
    at = match.start() + (not before[match.start()].isalnum() and before[match.start()] not in "~≈")
    return name, start - len(before) + at
