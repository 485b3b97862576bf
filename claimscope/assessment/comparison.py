"""Competing figures: which numbers count the same thing, and whether they are consistent.

Two figures are compared only where they count the same: the quantity, the aspect, the unit, the
place and the period. What one of them counts may be a part of what the other counts; it is then
inconsistent only where it is more. All else is not compared, and what is not compared is no
disagreement. No figure is averaged with another and none is preferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf, nextafter
from typing import Any, Literal

import pandas as pd

from claimscope.bidi import isolated
from claimscope.formatting import count_noun, listed, said_words, short_name
from claimscope.record.frames import row_dicts
from claimscope.record.model import ASPECTS
from claimscope.screen_limits import COMPARED_FIGURES

GIVING = ("asserts", "confirms", "on record", "finds likely")
"""The stances whose figures are their source's own: who denies a figure does not give it."""
ADDED_UP = ("transferred", "event total")
"""The aspects of which a shorter period has a part of what a longer one has."""
PART_WORDS = re.compile(
    r"\b(?:first|initial|another|additional|further|remaining|some of"
    r"|of (?:them|whom|these|those|which)|among (?:them|whom|these|those)"
    r"|special forces|commandos|paratroopers|officers|generals|engineers|instructors|advisers"
    r"|pilots|vanguard|advance party)\b",
    re.IGNORECASE,
)
"""Words for a part of a whole: an instalment, or a kind of those who are counted."""
BELOW_WORDS = re.compile(r"\b(?:(?:fewer|less) than|under|below)\b", re.IGNORECASE)

Figure = Mapping[Any, Any]
Relation = Literal["same", "part", "whole", "places", "days", "units", "update", "crossing"]
APART: Mapping[Relation, str] = {
    "units": "unit",
    "places": "place",
    "days": "day",
    "update": "the day on which one source spoke",
    "crossing": "the part they count",
}
"""Why two figures are not compared: what they differ in."""


@dataclass(frozen=True)
class Counted:
    """What a figure counts and from where to where it goes, made of a row of a ``FIGURES_FRAME``
    once, before it is compared with many.

    ``first`` and ``last`` are the days of the event where both are known; ``by_day`` whether they
    are known to the day.
    """

    figure: Figure
    low: float
    high: float
    places: frozenset[str]
    first: date | None
    last: date | None
    by_day: bool
    partial: bool


@dataclass(frozen=True)
class Disagreement:
    """Two figures that cannot both be right; ``less`` lies wholly below ``more``.

    ``contains``: the one that is more is said of a part, the one that is less of its whole.
    """

    less: Counted
    more: Counted
    contains: bool

    @property
    def gap(self) -> tuple[float, float]:
        """How far apart they are: by which factor and, where two are alike in that, by how much."""
        low, high = self.more.low, self.less.high
        return (low / high if high > 0 else inf), low - high

    @property
    def claim_ids(self) -> tuple[str, str]:
        """The claims of both."""
        return str(self.less.figure["claim_id"]), str(self.more.figure["claim_id"])


@dataclass(frozen=True)
class Comparison:
    """What figures of one quantity come to side by side.

    ``disagreements``: the pairs that are inconsistent, the widest first. ``consistent``: how many
    pairs count the same and are consistent. ``parts``: the pairs of a part with the whole that has
    room for it. ``apart``: how many pairs are not compared, by why.
    """

    disagreements: tuple[Disagreement, ...]
    consistent: int
    parts: tuple[tuple[Counted, Counted], ...]
    apart: Mapping[Relation, int]


def compare(figures: pd.DataFrame) -> Comparison:
    """The figures of one quantity, each aspect by itself; revised ones and those that somebody
    only denies or doubts are left out.
    """
    return _compared(row_dicts(given(figures)))


def _compared(figures: Sequence[Figure]) -> Comparison:
    """The same of rows that are given."""
    found: list[Disagreement] = []
    parts: list[tuple[Counted, Counted]] = []
    counts: Counter[Relation] = Counter()
    counted: dict[str, list[Counted]] = {aspect: [] for aspect in ASPECTS}
    for each in figures:
        if len(own := counted[each["aspect"]]) < COMPARED_FIGURES:
            own.append(what_it_counts(each))
    for aspect, own in counted.items():
        for one, other, how in _pairs(own, aspect):
            clash = disagreement(one, other, how)
            if clash:
                found.append(clash)
            elif how in ("part", "whole"):
                parts.append((one, other) if how == "part" else (other, one))
            else:
                counts[how] += 1
    consistent = counts.pop("same", 0)
    found.sort(key=lambda each: each.gap, reverse=True)
    return Comparison(tuple(found), consistent, tuple(parts), counts)


def comparison_words(figures: pd.DataFrame, sizes: Mapping[str, int] | None = None) -> list[str]:
    """What may be said of figures of one quantity side by side, in at most five sentences.

    ``sizes``: how many figures that their sources stand by each aspect has, in the order of the
    vocabulary, where ``figures`` are only the first of them.

    The widest disagreement is named and the others are counted; so are parts of a whole and what
    is not compared. Of more than :data:`COMPARED_FIGURES` of one aspect it is said that only the
    first are.
    """
    if sizes is None:
        sizes = {aspect: len(part) for aspect, part in by_aspect(given(figures))}
    aspects = [*sizes]
    comparison = compare(figures)
    sentences = []
    if len(aspects) > 1:
        names = listed(f"“{aspect}”" for aspect in aspects)
        sentences.append(f"{names} count different things and are not compared.")
    sentences += _agreement(comparison)
    if comparison.parts:
        part, whole = comparison.parts[0]
        more = len(comparison.parts) - 1
        others = f", and {count_noun(more, 'other')} of another" if more else ""
        sentences.append(f"{_worded(part)} can be a part of {_worded(whole)}{others}.")
    if comparison.apart:
        pairs = sum(comparison.apart.values())
        why = listed(APART[each] for each in APART if comparison.apart.get(each))
        verb = "is" if pairs == 1 else "are"
        sentences.append(f"{count_noun(pairs, 'pair')} {verb} not compared: they differ in {why}.")
    cut = listed(f"“{aspect}”" for aspect, size in sizes.items() if size > COMPARED_FIGURES)
    if cut:
        sentences.append(f"Of {cut} only the first {COMPARED_FIGURES} figures are compared.")
    return sentences


def competing_claims(figures: pd.DataFrame) -> dict[str, str]:
    """The claims whose figures are inconsistent with another's, with the quantity."""
    of_quantity: dict[str, list[Figure]] = {}
    for each in row_dicts(given(figures)):
        of_quantity.setdefault(each["quantity"], []).append(each)
    return {
        claim_id: quantity
        for quantity, own in of_quantity.items()
        if len(own) > 1
        for clash in _compared(own).disagreements
        for claim_id in clash.claim_ids
    }


def disagreement_words(figures: pd.DataFrame) -> str:
    """The widest disagreement among figures of all quantities, and how many others there are."""
    parts = figures.groupby("quantity", sort=False)
    found = [clash for _, part in parts for clash in compare(part).disagreements]
    found.sort(key=lambda each: each.gap, reverse=True)
    if not found:
        return "No two figures that count the same are inconsistent."
    widest = found[0].more.figure
    counted_as = widest["unit"] if widest["quantity"] == "other" else widest["quantity"]
    return _widest_words(found, counted_as)


def inconsistent_pairs(figures: pd.DataFrame) -> dict[str, int]:
    """How many pairs of figures are inconsistent, by quantity."""
    parts = figures.groupby("quantity", sort=False)
    return {str(quantity): len(compare(part).disagreements) for quantity, part in parts}


def given(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that their sources stand by: their own, and not revised since."""
    return figures[(figures["current"] == 1) & figures["stance"].isin(GIVING)]


def by_aspect(figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The figures of each aspect that has any, in the order of the vocabulary."""
    parts = dict(list(figures.groupby("aspect", sort=False)))
    return [(aspect, parts[aspect]) for aspect in ASPECTS if aspect in parts]


def what_it_counts(figure: Figure) -> Counted:
    """What a row of a ``FIGURES_FRAME`` counts."""
    low, high = bounds_of(figure["low"], figure["high"], figure["qualifier"], figure["wording"])
    first, last = figure["event_from"], figure["event_to"]
    dated = not (pd.isna(first) or pd.isna(last))
    return Counted(
        figure=figure,
        low=low,
        high=high,
        places=frozenset(figure["places"]),
        first=first if dated else None,
        last=last if dated else None,
        by_day=dated and figure["event_precision"] == "day",
        partial=bool(PART_WORDS.search(f"{figure['title']} {figure['wording']}")),
    )


def fit(one: Counted, other: Counted) -> bool:
    """Whether some number lies within the bounds of both figures."""
    return one.low <= other.high and other.low <= one.high


def bounds_of(
    low: float | None, high: float | None, qualifier: str = "", wording: str = ""
) -> tuple[float, float]:
    """From where to where a figure goes, both ends included.

    Without a bound as far as may be; a bound that the words leave out, as "more than" and "fewer
    than" do, is the next number beyond it. "About" is taken at its number.
    """
    least = -inf if low is None or pd.isna(low) else float(low)
    most = inf if high is None or pd.isna(high) else float(high)
    if qualifier == "more than":
        least = nextafter(least, inf)
    if qualifier == "up to" and BELOW_WORDS.search(wording):
        most = nextafter(most, -inf)
    return least, most


def relation(one: Counted, other: Counted, aspect: str) -> Relation:
    """How two figures of one aspect stand to each other: whether ``one`` is the same number, a
    part of the other or its whole, or why the two cannot be compared.

    A source that gives another figure on a later day goes on from its own; it does not contradict
    itself. Where one of two names a place and the other none, it is taken for a part.
    """
    if one.figure["claim_id"] == other.figure["claim_id"]:
        return "same"
    if one.figure["unit"] != other.figure["unit"]:
        return "units"
    if _is_apart(one, other):
        return "days"
    if _is_update(one, other):
        return "update"
    sides = {_by_place(one, other), _by_words(one, other)}
    if aspect in ADDED_UP:
        sides.add(_by_period(one, other))
    sides.discard("same")
    if "places" not in sides and len(sides) > 1:
        return "crossing"
    return "places" if "places" in sides else min(sides, default="same")


def disagreement(one: Counted, other: Counted, how: Relation) -> Disagreement | None:
    """What is inconsistent between two figures that stand so to each other; None for nothing."""
    if how == "same" and not fit(one, other):
        less, more = (one, other) if one.high < other.low else (other, one)
        return Disagreement(less, more, contains=False)
    if how in ("part", "whole"):
        part, whole = (one, other) if how == "part" else (other, one)
        if part.low > whole.high:
            return Disagreement(whole, part, contains=True)
    return None


def _pairs(figures: Sequence[Counted], aspect: str) -> Iterator[tuple[Counted, Counted, Relation]]:
    for one, other in combinations(figures, 2):
        yield one, other, relation(one, other, aspect)


def _is_apart(one: Counted, other: Counted) -> bool:
    """Whether both are about days, and no day is one of both."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first


def _is_update(one: Counted, other: Counted) -> bool:
    same_source = one.figure["source_id"] == other.figure["source_id"]
    return bool(same_source and one.figure["said_on"] != other.figure["said_on"])


def _by_place(one: Counted, other: Counted) -> Relation:
    if one.places == other.places:
        return "same"
    if _lies_in(one.places, other.places):
        return "part"
    return "whole" if _lies_in(other.places, one.places) else "places"


def _lies_in(places: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each place is one of ``others`` or, as ``RU/kursk`` is in ``RU``, in one of them;
    whatever place lies in what names none.
    """
    return not others or (
        bool(places) and all(each in others or each.rpartition("/")[0] in others for each in places)
    )


def _by_period(one: Counted, other: Counted) -> Relation:
    """Whether the days of one lie within those of the other; only where both are known to the day,
    for what is known to the month happened on some of its days.
    """
    if not (one.by_day and other.by_day and one.first and one.last and other.first and other.last):
        return "same"
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    if other.first <= one.first and one.last <= other.last:
        return "part"
    return "whole" if one.first <= other.first and other.last <= one.last else "same"


def _by_words(one: Counted, other: Counted) -> Relation:
    if one.partial == other.partial:
        return "same"
    return "part" if one.partial else "whole"


def _agreement(comparison: Comparison) -> Iterator[str]:
    """The widest disagreement by name and the number of others, or that there is none."""
    if not comparison.disagreements:
        if comparison.consistent:
            yield "Figures that count the same thing are consistent."
        return
    aspect = comparison.disagreements[0].more.figure["aspect"]
    yield _widest_words(comparison.disagreements, f"“{aspect}”")


def _widest_words(disagreements: Sequence[Disagreement], about: str) -> str:
    widest, *others = disagreements
    words = f"Widest disagreement ({about}): {_worded(widest.less)} against {_worded(widest.more)}"
    if widest.contains:
        words += ", which counts only a part of it"
    if others:
        verb = "is" if len(others) == 1 else "are"
        words += f"; {count_noun(len(others), 'other pair')} {verb} inconsistent"
    return f"{words}."


def _worded(each: Counted) -> str:
    figure = each.figure
    source = isolated(short_name(str(figure["source"])))
    said = said_words(figure["said_on"], figure["said_precision"])
    return f"{source}’s “{isolated(figure['wording'])}” ({said})"
