"""How many statements fall on each day, month, quarter or year of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from claimscope.formatting import count_noun, span_words
from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.filters import SPANS, Clock
from claimscope.views.ledger import Ledger

MOST_BINS = 48


@dataclass(frozen=True)
class Bin:
    """A span of days, both ends included, and the statements that fall on it."""

    first: date
    last: date
    statements: int

    def describe(self) -> str:
        """``17 Oct 2024: 5 statements``."""
        return f"{span_words(self.first, self.last)}: {count_noun(self.statements, 'statement')}"


@dataclass(frozen=True)
class DayHistogram:
    """The bins of a record from its first day to its last, each a ``unit``: ``day`` to ``year``."""

    unit: str
    bins: tuple[Bin, ...]

    def presets(self) -> dict[str, tuple[date, date]]:
        """The last week and month of the record, where it is longer than that."""
        if not self.bins:
            return {}
        first, last = self.bins[0].first, self.bins[-1].last
        spans = {"Last week": timedelta(days=6), "Last month": timedelta(days=30)}
        return {words: (last - back, last) for words, back in spans.items() if last - first > back}


def day_histogram(ledger: Ledger, most: int = MOST_BINS) -> DayHistogram:
    """The statements that the ledger's filters let through, their days apart, by the latest day on
    which they can have been said or, with the clock of events, on which it is said to have
    happened.

    The bins reach over all days of the record, whatever is filtered. The unit is the smallest that
    makes at most ``most`` of them.
    """
    clock = ledger.filters.clock
    days = _days(ledger.spoken, clock)
    if days.empty:
        return DayHistogram("day", ())
    undated = replace(ledger.filters, start=None, end=None)
    shown = _days(ledger.through(undated), clock)
    return binned(Counter(shown), min(days), max(days), most)


def _days(rows: Lazy, clock: Clock) -> pd.Series:
    """The day of each row that has any: the last that it may be of, else the first."""
    first, last = SPANS[clock]
    frame = to_pandas(rows.select(first, last))
    days: pd.Series = frame[last].fillna(frame[first]).dropna().dt.date
    return days


def binned(
    counts: Mapping[date, int], first: date, last: date, most: int = MOST_BINS
) -> DayHistogram:
    """The statements of each day, in bins from the ``first`` day to the ``last``."""
    unit = next(unit for unit in UNITS if unit.number(last) - unit.number(first) < most)
    numbers = range(unit.number(first), unit.number(last) + 1)
    statements = Counter[int]()
    for day, count in counts.items():
        statements[unit.number(day)] += count
    starts = [first, *map(unit.first_day, numbers[1:])]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
    bins = zip(starts, ends, (statements[number] for number in numbers), strict=True)
    return DayHistogram(unit.name, tuple(Bin(*each) for each in bins))


@dataclass(frozen=True)
class Unit:
    """A division of the calendar: ``number`` counts its parts, whose ``first_day`` it gives."""

    name: str
    number: Callable[[date], int]
    first_day: Callable[[int], date]


UNITS = (
    Unit("day", date.toordinal, date.fromordinal),
    Unit(
        "month", lambda day: day.year * 12 + day.month - 1, lambda n: date(n // 12, n % 12 + 1, 1)
    ),
    Unit(
        "quarter",
        lambda day: day.year * 4 + (day.month - 1) // 3,
        lambda n: date(n // 4, n % 4 * 3 + 1, 1),
    ),
    Unit("year", lambda day: day.year, lambda n: date(n, 1, 1)),
    Unit("decade", lambda day: day.year // 10, lambda n: date(max(n * 10, 1), 1, 1)),
    Unit("century", lambda day: day.year // 100, lambda n: date(max(n * 100, 1), 1, 1)),
    Unit("millennium", lambda day: day.year // 1000, lambda n: date(max(n * 1000, 1), 1, 1)),
)
