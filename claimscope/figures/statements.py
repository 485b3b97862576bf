"""Statements: figures as a chart tells them, one row for what several sources say alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from math import isnan
from typing import Any

import pandas as pd

from claimscope.assessment.status import FIRM
from claimscope.bidi import isolated
from claimscope.figures.source_labels import source_labels
from claimscope.figures.text_width import TextRoom, shortened
from claimscope.figures.theme import MARKS, escape_plotly, wrapped
from claimscope.formatting import event_words, qualifier_words, said_words
from claimscope.record.frames import row_dicts
from claimscope.views.figure_words import vague_word
from claimscope.views.filters import Clock

Row = dict[Any, Any]

ASPECT_WORDS = {
    "in place": "in place",
    "in training": "in training",
    "planned total": "planned",
    "transferred": "sent",
}
STANCE_WORDS = {
    "denies": "denies",
    "doubts": "doubts",
    "cannot confirm": "cannot confirm",
    "finds likely": "finds likely",
}
LARGEST = 1e300
COLUMNS = {"said": ("said_from", "said_on"), "event": ("event_from", "event_to")}


@dataclass(eq=False)
class Statement:
    """A figure as one or more sources worded it on one day.

    ``low`` and ``high`` are None where the words give no such bound. ``first`` to ``last`` are the
    days it may have been said on, or those it is about; ``row`` is the first of its rows of
    ``FIGURES_FRAME``.
    """

    row: Row
    low: float | None
    high: float | None
    first: datetime
    last: datetime
    precision: str
    sources: list[str] = field(default_factory=list)

    @property
    def claim_id(self) -> str:
        """The claim that the figure is part of."""
        return str(self.row["claim_id"])

    @property
    def status(self) -> str:
        """The status of that claim."""
        return str(self.row["status"])

    @property
    def value(self) -> float:
        """The bound that the words give, the lower of two."""
        known = self.low if self.low is not None else self.high
        return known if known is not None else 0.0

    @property
    def top(self) -> float:
        """The greater of the bounds that the words give."""
        return self.high if self.high is not None else self.value

    @property
    def open_up(self) -> bool:
        """Whether it has no upper limit."""
        return self.high is None

    @property
    def open_down(self) -> bool:
        """Whether it has no lower limit."""
        return self.low is None and self.high is not None

    @cached_property
    def vague(self) -> bool:
        """Whether its words name an order of magnitude and no number: “thousands of soldiers”."""
        return self.open_up and bool(vague_word(str(self.row["wording"])))

    @property
    def current(self) -> bool:
        """Whether its source has not replaced it by a later one."""
        return bool(self.row["current"])

    @property
    def firm(self) -> bool:
        """Whether its claim is confirmed or corroborated."""
        return self.status in FIRM

    @property
    def aspect(self) -> str:
        """Which number it is, in a word or two; empty where that goes without saying."""
        return ASPECT_WORDS.get(str(self.row["aspect"]), "")

    @property
    def stance(self) -> str:
        """What its source does with it where it does not simply state it."""
        return STANCE_WORDS.get(str(self.row["stance"]), "")

    def hover(self) -> str:
        """All that the pointer is told of it."""
        row = self.row
        heading = f"{row['quantity']}, {row['aspect']}: {isolated(row['wording'])}"
        hedged = qualifier_words(row["qualifier"])
        said = said_words(row["said_on"], row["said_precision"])
        about = event_words(row["event_from"], row["event_to"], row["event_precision"])
        return "<br>".join(
            [
                f"<b>{escape_plotly(f'{heading} ({hedged})')}</b>",
                f"{MARKS[self.status].symbol} {self.status}",
                escape_plotly(f"{isolated(row['source'])}; reported {said}; event: {about}"),
                wrapped(f"“{row['quote']}”"),
            ]
        )


def statements_of(figures: pd.DataFrame, clock: Clock) -> list[Statement]:
    """The statements of a ``FIGURES_FRAME``, by day.

    Figures of one claim, bounds, wording, stance and day are one statement with their sources
    joined. ``clock`` places them by the day they were said or by the day they are about; figures
    without that day are left out.
    """
    first, last = COLUMNS[clock]
    dated = figures[figures[first].notna() & figures[last].notna()]
    names = dict(zip(dated["source_id"], dated["source"], strict=True))
    labels = source_labels({str(key): str(name) for key, name in names.items()})
    found: dict[tuple[Any, ...], Statement] = {}
    for row in row_dicts(dated):
        low, high = _bound(row["low"]), _bound(row["high"])
        key = (
            *(row[name] for name in ("claim_id", "quantity", "unit", "aspect", "wording")),
            *(row["stance"], row[first], row[last], low, high, row["qualifier"]),
        )
        precision = row[f"{clock}_precision"]
        statement = found.setdefault(
            key, Statement(row, low, high, row[first], max(row[first], row[last]), precision)
        )
        label = labels[str(row["source_id"])]
        if label not in statement.sources:
            statement.sources.append(label)
    return sorted(found.values(), key=_by_day)


def days_said(statements: Sequence[Statement]) -> list[tuple[datetime, datetime]]:
    """The days of the statements of which it is known."""
    return [(each.first, each.last) for each in statements if each.precision == "day"]


def _by_day(statement: Statement) -> tuple[Any, ...]:
    wording = str(statement.row["wording"])
    return statement.last, statement.first, statement.vague, statement.value, wording


def _bound(value: Any) -> float | None:
    if value is None or isnan(value):
        return None
    return min(max(float(value), -LARGEST), LARGEST)


def joined_sources(sources: Sequence[str], most: int = 3) -> str:
    """The sources of a statement in a few words: ``NIS, NATO, AFP +2``."""
    more = f" +{len(sources) - most}" if len(sources) > most else ""
    return ", ".join(sources[:most]) + more


def day_label(first: datetime, last: datetime, precision: str, *, year: bool) -> str:
    """The day of a statement or an event, no sharper than it is known; ``year`` where it is told.

    ``17 Oct``, ``8–13 Oct 2024``, ``in Oct``, ``Oct 2024``, ``by 17 Oct`` for a day not given.
    """
    ending = f" {last.year:04}" if year else ""
    if precision == "day":
        return _span(first, last, ending)
    if precision == "month":
        months = (first.year, first.month), (last.year, last.month)
        if months[0] == months[1]:
            return f"{last:%b}{ending}" if year else f"in {last:%b}"
        since = f" {first.year:04}" if first.year != last.year else ""
        return f"{first:%b}{since} – {last:%b}{ending}"
    if precision == "year":
        same = first.year == last.year
        return f"{last.year:04}" if same else f"{first.year:04}–{last.year:04}"
    return f"by {last.day} {last:%b}{ending}"


def fitting_day_label(
    first: datetime, last: datetime, precision: str, *, year: bool, room: TextRoom
) -> str:
    """The label of :func:`day_label`; months or years alone where that has no room."""
    ways = [day_label(first, last, precision, year=year)]
    if (first.year, first.month) != (last.year, last.month):
        ways.append(f"{first:%b} ’{first.year % 100:02}–{last:%b} ’{last.year % 100:02}")
    if precision == "unknown":
        ways = [ways[0], f"by {last:%b} ’{last.year % 100:02}"]
    elif first.year != last.year:
        ways.append(f"{first.year:04}–{last.year:04}")
    fits = (words for words in ways if room.fits(words))
    return next(fits, shortened(ways[0], room))


def _span(first: datetime, last: datetime, ending: str) -> str:
    end = f"{last.day} {last:%b}{ending}"
    if first.date() == last.date():
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    since = f" {first.year:04}" if first.year != last.year else ""
    return f"{first.day} {first:%b}{since} – {end}"
