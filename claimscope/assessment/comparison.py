"""Competing figures: which numbers answer the same question, and whether they are consistent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf, nextafter
from typing import Any, Literal

import pandas as pd

from claimscope.bidi import isolated
from claimscope.formatting import listed, short_name
from claimscope.record.model import ASPECTS

MOST_SENTENCES = 12
MOST_COMPARED = 200
"""The figures of one kind that are compared pair by pair; what comes after them is not."""
WHOLE_ASPECT = "planned total"
PART_ASPECTS = ("in place", "in training", "transferred")
PART_WORDS = re.compile(
    r"\b(?:first|initial|another|additional|further|remaining"
    r"|of (?:them|whom|these|those|which))\b",
    re.IGNORECASE,
)
BELOW_WORDS = re.compile(r"\b(?:(?:fewer|less) than|under|below)\b", re.IGNORECASE)

Figure = Mapping[Any, Any]
Relation = Literal["same", "part", "whole", "places", "days", "units"]
APART = {
    "places": "are about different places",
    "days": "are about different days",
    "units": "count different things",
}


def comparison_words(figures: pd.DataFrame) -> list[str]:
    """What may be said of figures of one quantity side by side, a sentence each.

    Figures of different aspects count different things; what is in place, in training or handed
    over is at most the planned total. Two of one aspect that count the same are consistent where
    some number lies within the bounds of both: "more than 100" leaves out 100, "at least 100" does
    not, "about" is taken at its number, and an open bound reaches as far as it likes. A part is
    consistent with its whole unless it is more. Figures of different places, days or units cannot
    be compared. No figure is averaged with another and none is preferred.
    """
    aspects = by_aspect(figures)
    sentences = [sentence for aspect, part in aspects for sentence in _within(aspect, part)]
    sentences += _beyond_the_plan(dict(aspects))
    if len(aspects) > 1:
        names = listed(f"“{aspect}”" for aspect, _ in aspects)
        sentences.insert(0, f"{names} count different things: they do not contradict each other.")
    more = len(sentences) - MOST_SENTENCES
    return [*sentences[:MOST_SENTENCES], *([f"And {more} more comparisons."] if more > 0 else [])]


def competing_claims(figures: pd.DataFrame) -> dict[str, str]:
    """The claims whose figures count the same thing and are inconsistent, with the quantity."""
    found: dict[str, str] = {}
    for (quantity, _), part in figures.groupby(["quantity", "aspect"], sort=False):
        for one, other in combinations(part.to_dict("records")[:MOST_COMPARED], 2):
            if relation(one, other) == "same" and not fit(one, other):
                found |= {
                    str(one["claim_id"]): str(quantity),
                    str(other["claim_id"]): str(quantity),
                }
    return found


def disagreement_words(figures: pd.DataFrame) -> str:
    """The widest disagreement among figures that count the same, and how many others there are.

    Two disagree where no number lies within the bounds of both; the widest is that in which the
    larger number is the largest multiple of the smaller.
    """
    pairs = [
        (one, other, str(aspect))
        for (_, aspect), part in figures.groupby(["quantity", "aspect"], sort=False)
        for one, other in combinations(part.to_dict("records")[:MOST_COMPARED], 2)
        if relation(one, other) == "same" and not fit(one, other)
    ]
    if not pairs:
        return "No two figures that count the same are inconsistent."
    one, other, aspect = max(pairs, key=lambda pair: _gap(pair[0], pair[1]))
    more = len(pairs) - 1
    rest = f" {more} other pair{' is' if more == 1 else 's are'} inconsistent too." if more else ""
    return (
        f"Widest disagreement: {_worded(one)} and {_worded(other)} ({one['quantity']}, {aspect}) "
        f"are inconsistent.{rest}"
    )


def _gap(one: Figure, other: Figure) -> float:
    """By how many times the nearest number of one figure is larger than that of the other."""
    lower, upper = sorted((_bounds(one), _bounds(other)))
    return upper[0] / lower[1] if lower[1] > 0 else inf


def by_aspect(figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The figures of each aspect that has any, in the order of the vocabulary."""
    parts = [(aspect, figures[figures["aspect"] == aspect]) for aspect in ASPECTS]
    return [(aspect, part) for aspect, part in parts if len(part)]


def fit(one: Figure, other: Figure) -> bool:
    """Whether some number lies within the bounds of both figures."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low <= other_high and other_low <= high


def bounds_of(
    low: float | None, high: float | None, qualifier: str = "", wording: str = ""
) -> tuple[float, float]:
    """From where to where a figure goes, both ends included.

    Without a bound as far as may be; a bound that the words leave out, as "more than" and "fewer
    than" do, is the next number beyond it.
    """
    least = -inf if low is None or pd.isna(low) else float(low)
    most = inf if high is None or pd.isna(high) else float(high)
    if qualifier == "more than":
        least = nextafter(least, inf)
    if qualifier == "up to" and BELOW_WORDS.search(wording):
        most = nextafter(most, -inf)
    return least, most


def relation(one: Figure, other: Figure) -> Relation:
    """How two figures of one aspect stand to each other: whether ``one`` is the same number, a
    part of the other or its whole, or why the two cannot be compared.
    """
    if one["claim_id"] == other["claim_id"]:
        return "same"
    if one["unit"] != other["unit"]:
        return "units"
    if _apart(one, other):
        return "days"
    if one["places"] and other["places"] and set(one["places"]) != set(other["places"]):
        return _by_place(one["places"], other["places"])
    if _is_part(one) != _is_part(other):
        return "part" if _is_part(one) else "whole"
    return "same"


def _by_place(places: Sequence[str], others: Sequence[str]) -> Relation:
    if _lies_in(places, others):
        return "part"
    return "whole" if _lies_in(others, places) else "places"


def _within(aspect: str, figures: pd.DataFrame) -> Iterator[str]:
    rows = figures.to_dict("records")
    pairs = [(one, other, relation(one, other)) for one, other in combinations(rows, 2)]
    same = [(one, other) for one, other, how in pairs if how == "same"]
    if pairs and len(same) == len(pairs) and all(fit(*pair) for pair in same):
        yield f"“{aspect}”: {listed(map(_worded, rows))} are consistent."
        return
    for one, other, how in pairs:
        yield f"“{aspect}”: {_compared(one, other, how)}."


def _compared(one: Figure, other: Figure, how: Relation) -> str:
    if how == "whole":
        return _compared(other, one, "part")
    both = f"{_worded(one)} and {_worded(other)}"
    if how in APART:
        return f"{both} {APART[how]} and cannot be compared"
    if how == "part":
        within = _is_within(one, other)
        verb = "can be a part of" if within else "is more than the whole it is a part of,"
        return f"{_worded(one)} {verb} {_worded(other)}{'' if within else ': inconsistent'}"
    return f"{both} are {'consistent' if fit(one, other) else 'inconsistent'}"


def _beyond_the_plan(aspects: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """What is in place, in training or handed over and more than all that is planned."""
    plans = aspects[WHOLE_ASPECT].to_dict("records") if WHOLE_ASPECT in aspects else []
    for aspect in PART_ASPECTS:
        for part in aspects[aspect].to_dict("records") if aspect in aspects else []:
            for plan in plans:
                if part["unit"] == plan["unit"] and not _is_within(part, plan):
                    yield (
                        f"“{aspect}”: {_worded(part)} is more than the “{WHOLE_ASPECT}”, "
                        f"{_worded(plan)}: inconsistent."
                    )


def _is_within(part: Figure, whole: Figure) -> bool:
    """Whether a part may be as large as its whole or smaller."""
    return _bounds(part)[0] <= _bounds(whole)[1]


def _bounds(figure: Figure) -> tuple[float, float]:
    return bounds_of(figure["low"], figure["high"], figure["qualifier"], figure["wording"])


def _apart(one: Figure, other: Figure) -> bool:
    """Whether both are about days, and no day is one of both."""
    days = [figure[end] for figure in (one, other) for end in ("event_from", "event_to")]
    if any(pd.isna(day) for day in days):
        return False
    first, last, other_first, other_last = days
    return bool(last < other_first or other_last < first)


def _is_part(figure: Figure) -> bool:
    return bool(PART_WORDS.search(f"{figure['title']} {figure['wording']}"))


def _lies_in(places: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each place is one of ``others`` or, as ``RU/kursk`` is in ``RU``, in one of them."""
    return all(
        any(each == other or each.startswith(f"{other}/") for other in others) for each in places
    )


def _worded(figure: Figure) -> str:
    source = isolated(short_name(str(figure["source"])))
    return f"{source}’s “{isolated(figure['wording'])}”"
