"""The figures of a stretch of text: a number, how it is hedged, and what it counts.

The bounds are those the words give. “Around 12,000” is one number that is not sharp; “more than
13,000” has no upper bound, and none is made up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimscope.extraction.candidate import Figure, Span
from claimscope.extraction.conversions import without_conversions
from claimscope.extraction.dates import day_spans
from claimscope.extraction.figures.counting import counts_something
from claimscope.extraction.figures.number_qualifiers import qualifier_around, qualifier_before
from claimscope.extraction.figures.numbers import Number, numbers_in
from claimscope.extraction.figures.ranges import BETWEEN, ends_of, is_range, is_vague_range
from claimscope.extraction.figures.shares import SHARE_UNIT, Share, shares_in
from claimscope.extraction.figures.units import (
    HARM,
    aspect_of,
    fate_of,
    is_magnitude,
    label_before,
    labelled_unit,
    quantity_of,
    rate_after,
    unit_after,
)
from claimscope.extraction.figures.worded_counts import noughts_in, ones_in

REACH = 40  # characters before a number that tell what it is


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
    unit: str = ""
    """What it is measured in, where the words themselves say it."""


def figures_in(text: str, span: Span, *, sourced: bool = False) -> tuple[Figure, ...]:
    """The figures of a stretch, in order, each with the wording it rests on.

    Of a range of which one end counts nothing (“three to four times higher”), neither end does.
    ``sourced`` tells that somebody is named who gives them: then distances between places count.
    """
    every = without_conversions(text, list(numbers_in(text, *span)))
    counts = [counts_something(text, number, sourced=sourced) for number in every]
    halves = {
        end
        for (one, a), (other, b) in pairwise(zip(every, counts, strict=True))
        if a != b and is_range(text, one, other)
        for end in (one, other)
    }
    numbers = [n for n, counted in zip(every, counts, strict=True) if counted and n not in halves]
    days = day_spans(text, span) if numbers else []
    numbers = [n for n in numbers if not any(day.holds(n.span.start) for day in days)]
    noughts, shares = list(noughts_in(text, span)), list(shares_in(text, span))
    taken = [*noughts, *(share.span for share in shares)]
    numbers = [n for n in numbers if not any(other.holds(n.span.start) for other in taken)]
    bounded = [
        *_bounded(text, numbers, span),
        *(Bounded(nought, 0, 0, "exactly", "") for nought in noughts),
        *(Bounded(one, 1, 1, "exactly", "") for one in ones_in(text, span)),
        *(_share(text, share, span) for share in shares),
    ]
    bounded.sort(key=lambda each: each.span)
    return _with_shared_harm(text, bounded, [_figure(text, each, span) for each in bounded])


# “12 more than a day before”, “rose by 12 to 40”, “all but 12 died”: no toll of its own.
MORE_THAN_BEFORE = re.compile(
    r"\s(?:[a-z]+\s)?(?:more|fewer|less|higher|lower)\sthan\s(?:previously|earlier|before|initially|first"
    r"|originally|reported|announced|thought|the\s(?:previous|day|last|earlier|first|initial|figure|number)"
    r"|an?\s(?:day|week|month|year)|last|yesterday|on\s[A-Z]|in\s(?:the\s|[A-Z])|(?:was|were|had|it|its)\b)"
)
ALL_BUT = re.compile(r"\b(?:all|every\w*|nobody|none) but (?:about |some |the )?$", re.IGNORECASE)
BY = re.compile(r"\bby\s(?:(?:another|about|some|at least|more than)\s)?$")
TO_TOTAL = re.compile(r"\s(?:[a-z]+\s){0,2}?(?:to|from)\s(?:[a-z]+\s){0,3}(?:\d|[a-z]+teen\b)")
# “Rose from 36 to 40”, “a toll of 36 was raised to 40”, “more than 40 but fewer than 60 died”
ROSE_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,3}$")
ROSE_TO = re.compile(r"\s(?:[a-z]+\s){0,2}?to\s")
REVISED_TO = re.compile(
    r"\s(?:[\w’'-]+\s){0,4}?(?:was|were|been|had|has)\s(?:[a-z]+\s){0,2}(?:rais|revis|lower|correct|updat|increas"
    r"|reduc|ris|climb)(?:ed|en)\s(?:(?:up|down|upwards?|downwards?)\s)?to\s"
)
AND_UP_TO = re.compile(r",?\s(?:but|and|or|to)\s(?:(?:perhaps|possibly|maybe)\s)?")
# “36 in Norvik, 29 in Sel and seven in Holm”
IN_ANOTHER_PLACE = re.compile(r"\s(?:in|at|near|from|on)\s[^.;:\d]{2,40}?(?:,|\sand|,\sand)\s")


def _with_shared_harm(
    text: str, bounded: Sequence[Bounded], figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """The figures, of which a bare number counts what the one beside it does."""
    shared = list(figures[:1])
    for (one, other), figure in zip(pairwise(bounded), figures[1:], strict=True):
        begins = Span(one.span.start, other.span.start)
        shared[-1:] = _shared(text, begins, shared[-1], figure)
    return tuple(shared)


def _shared(text: str, begins: Span, first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Two figures in a row; ``begins`` is where the wording of each begins."""
    between = Span(begins.start + len(first.wording), begins.end)
    if first.quantity in HARM and _is_bare(second):
        rose = ROSE_FROM.search(text, max(0, begins.start - REACH), begins.start)
        if rose and ROSE_TO.fullmatch(text, *between):
            return replace(first, quantity="other", unit=""), _like(second, first)
        if IN_ANOTHER_PLACE.fullmatch(text, *between) or REVISED_TO.fullmatch(text, *between):
            return first, _like(second, first)
    if second.quantity in HARM and _is_bare(first) and AND_UP_TO.fullmatch(text, *between):
        return _like(first, second), second
    return first, second


def _tells_change(text: str, number: Span) -> bool:
    """Whether a number tells by how many another one has changed, or how many it leaves out."""
    near = max(0, number.start - REACH), number.start
    by = BY.search(text, *near) and TO_TOTAL.match(text, number.end)
    return bool(by or MORE_THAN_BEFORE.match(text, number.end) or ALL_BUT.search(text, *near))


def _is_bare(figure: Figure) -> bool:
    return (figure.quantity, figure.unit) == ("other", "")


def _like(figure: Figure, other: Figure) -> Figure:
    """A figure that counts what another does."""
    return replace(figure, quantity=other.quantity, aspect=other.aspect, unit=other.unit)


def _figure(text: str, found: Bounded, within: Span) -> Figure:
    number_end = found.number_end or found.span.end
    unit, end = unit_after(text, number_end, within.end)
    if not unit:
        unit = labelled_unit(label_before(text, found.span, within))
    end = max(end, found.span.end)
    if found.currency or found.unit:
        unit = found.currency or found.unit
        end = found.span.end if found.currency else end
    measured = bool(found.currency or found.unit)
    if not measured and is_magnitude(text, Span(found.span.start, number_end)):
        unit, measured = "magnitude", True
    quantity = "other" if measured else quantity_of(text, found.span, within, unit)
    if _tells_change(text, Span(found.span.start, number_end)):
        quantity = "other"
    elif quantity == "other" and unit in {"", "people"}:
        fate = fate_of(text, found.span, within)
        unit = f"people {fate}" if fate else unit
    unit = unit or ("people" if quantity in HARM else "")
    rate, rate_end = rate_after(text, end, within) if unit else ("", end)
    return Figure(
        found.low,
        found.high,
        found.qualifier,
        quantity,
        aspect_of(text, within, quantity),
        unit + rate,
        text[found.span.start : rate_end],
    )


def _bounded(text: str, numbers: Sequence[Number], within: Span) -> Iterator[Bounded]:
    place = 0
    while place < len(numbers):
        first = numbers[place]
        second = numbers[place + 1] if place + 1 < len(numbers) else None
        if second and is_range(text, first, second):
            yield _range(text, first, second, within.start)
            place += 2
        elif second and is_vague_range(text, first, second):
            yield _vague_range(text, first, second, within.start)
            place += 2
        else:
            yield _single(text, first, within)
            place += 1


def _range(text: str, first: Number, second: Number, begin: int) -> Bounded:
    ends = ends_of(text, first, second)
    low, high = min(ends), max(ends)
    qualifier, start = qualifier_before(text, first.span.start, begin)
    between = BETWEEN.search(text, max(begin, first.span.start - 20), first.span.start)
    start = between.start() if between else start
    span = Span(start, second.span.end)
    currency = first.currency or second.currency
    if qualifier == "up to":
        return Bounded(span, None, high, "up to", currency)
    if qualifier in {"at least", "more than"}:
        return Bounded(span, low, None, qualifier, currency)
    return Bounded(span, low, high, "between", currency)


def _vague_range(text: str, first: Number, second: Number, begin: int) -> Bounded:
    """From what the first end leaves at least, to the second where that is a number."""
    qualifier, start = qualifier_before(text, first.span.start, begin)
    span, currency = Span(start, second.span.end), first.currency
    low = None if qualifier == "up to" else first.value
    high = None if second.vague or qualifier in {"at least", "more than"} else second.value
    name = ("between" if high else "at least") if low else "up to" if high else "about"
    return Bounded(span, low, high, name, currency)


def _single(text: str, number: Number, within: Span) -> Bounded:
    qualifier, span = qualifier_around(text, number.span, within)
    value = number.value
    if number.loose and not qualifier:
        qualifier = "about"
    if number.vague and value is not None:
        if qualifier in {"", "about"}:
            qualifier = "at least"
        elif qualifier == "up to":
            value = None
    return _with_bounds(span, value, qualifier, number.currency, number.span.end)


def _share(text: str, share: Share, within: Span) -> Bounded:
    qualifier, span = qualifier_around(text, share.span, within)
    if share.low < share.high:
        low = None if qualifier == "up to" else share.low
        high = None if qualifier in {"at least", "more than"} else share.high
        spanned = qualifier if None in {low, high} else "between"
        return Bounded(span, low, high, spanned, "", share.span.end, SHARE_UNIT)
    return _with_bounds(span, share.high, qualifier, "", share.span.end, SHARE_UNIT)


def _with_bounds(
    span: Span, value: float | None, qualifier: str, currency: str, end: int, unit: str = ""
) -> Bounded:
    """What one number gives: the bounds that its qualifier leaves open stay open.

    Of a vague plural with an upper bound (“up to several hundred”) no bound is known.
    """
    if value is None:
        return Bounded(span, None, None, "about", currency, end, unit)
    low = None if qualifier == "up to" else value
    high = None if qualifier in {"at least", "more than"} else value
    return Bounded(span, low, high, qualifier or "exactly", currency, end, unit)
