"""A source's claims over time, and when others answered them: columns of time, rows of counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from claimscope.assessment.status import ORIGINATING
from claimscope.formatting import count_noun, day_words
from claimscope.views.day_histogram import UNITS, Unit

MOST_COLUMNS = 36
VERBS = {"on record": "puts on record"}
ON_OTHERS = "on others’ claims"
NAMED = 3
"""So many of those who answer have a row of their own; the others share one."""


@dataclass(frozen=True)
class StripRow:
    """Who, and at each column where it said anything what that comes to: ``asserts 16 claims``."""

    who: str
    counts: Mapping[int, int]
    words: Mapping[int, str]


@dataclass(frozen=True)
class Strip:
    """``columns`` are the days, months or longer on which anything was said in the case, in words
    and in order; their distances are no measure of time.
    """

    columns: tuple[str, ...]
    rows: tuple[StripRow, ...]


def source_strip(source_id: str, name: str, quotes: pd.DataFrame, days: Sequence[date]) -> Strip:
    """The strip of a source: what it states, its stances on the claims of others, and then those
    who answered most of its claims.

    ``quotes``: the ``QUOTES_FRAME`` about the claims on which it takes a stance, revised
    statements included. ``days``: those of the record, of which it says when anything was said.
    """
    unit, numbers = _columns(days)
    own = quotes[quotes["source_id"] == source_id]
    stated = set(own[own["stance"].isin(ORIGINATING)]["claim_id"])
    others = quotes[(quotes["source_id"] != source_id) & quotes["claim_id"].isin(stated)]
    who = others.groupby("source")["claim_id"].nunique().sort_values(ascending=False, kind="stable")
    first, rest = list(who.index[:NAMED]), list(who.index[NAMED:])
    states = own["claim_id"].isin(stated)
    parts = [(name, own[states]), (ON_OTHERS, own[~states])]
    parts += [(each, others[others["source"] == each]) for each in first]
    if rest:
        parts.append((count_noun(len(rest), "other"), others[others["source"].isin(rest)]))
    rows = tuple(_row(each, said, unit, numbers) for each, said in parts if len(said))
    return Strip(tuple(_words(unit, number) for number in numbers), rows)


def _columns(days: Sequence[date]) -> tuple[Unit, list[int]]:
    """The smallest unit of the calendar of which the days have not too many, and its numbers."""
    for unit in UNITS:
        numbers = sorted({unit.number(day) for day in days})
        if len(numbers) <= MOST_COLUMNS:
            return unit, numbers
    return UNITS[-1], numbers


def _words(unit: Unit, number: int) -> str:
    first = unit.first_day(number)
    year = f"{first.year:04}"
    words = {"day": day_words(first), "month": f"{first:%b} {year}", "year": year}
    return words.get(unit.name, f"from {year}")


def _row(who: str, rows: pd.DataFrame, unit: Unit, numbers: Sequence[int]) -> StripRow:
    """Each claim counts once in a column, with the first stance that the row takes there."""
    place = {number: at for at, number in enumerate(numbers)}
    columns = [place[unit.number(day.date())] for day in rows["said_on"]]
    first = rows.assign(column=columns).drop_duplicates(["column", "claim_id"])
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for column, stance in zip(first["column"], first["stance"], strict=True):
        found[column][stance] += 1
    words = {at: ", ".join(map(_counted, stances.most_common())) for at, stances in found.items()}
    return StripRow(who, {at: stances.total() for at, stances in found.items()}, words)


def _counted(stance: tuple[str, int]) -> str:
    kind, number = stance
    return f"{VERBS.get(kind, kind)} {count_noun(number, 'claim')}"
