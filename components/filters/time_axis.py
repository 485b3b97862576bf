"""The axis of days above the chart: a range of them is chosen by dragging, or by its buttons."""

from __future__ import annotations

import json
from math import ceil
from typing import Any

from claimscope.formatting import day_words, span_words
from claimscope.views.day_histogram import Bin, DayHistogram
from claimscope.views.filters import Filters
from claimscope.views.view import View
from components.cache.views import load_day_histogram
from components.state.filters import set_filters
from components.web.parts import mount

MOST_BARS = 240
"""As many bars have room on a desk, four pixels each."""
EACH_NAMED = 10
"""Up to so many bars each has its day under it."""


def show_time_axis(view: View) -> None:
    """Draw the statements a day over all days of the record; the chosen range is the filter of
    days. Nothing is drawn where all was said on one day.
    """
    histogram = load_day_histogram(view, MOST_BARS)
    if len(histogram.bins) < 2:
        return
    mount(
        "time_axis",
        _axis(histogram, view.effective_filters),
        key="time-axis",
        answers="change",
        act=_choose,
    )


def _choose(answer: str) -> None:
    """Set the range that was chosen; none shows all days."""
    range_: dict[str, list[str]] = json.loads(answer)
    set_filters({name: range_.get(name, []) for name in ("start", "end")})


def _axis(histogram: DayHistogram, filters: Filters) -> dict[str, Any]:
    bins, start, end = histogram.bins, filters.start, filters.end
    within = [(not start or each.last >= start) and (not end or each.first <= end) for each in bins]
    first, last = start or bins[0].first, end or bins[-1].last
    return {
        "unit": histogram.unit,
        "bars": [
            {
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "words": each.describe(),
                "count": each.statements,
                "within": shown,
            }
            for each, shown in zip(bins, within, strict=True)
        ],
        "ticks": _ticks(histogram),
        "chosen": bool(start or end),
        "range": span_words(first, last) if first <= last else "",
    }


def _ticks(histogram: DayHistogram) -> list[dict[str, Any]]:
    """The bars that are named, by their place: each of a few, else where a month begins or, of a
    record of years, where a year does.
    """
    bins = histogram.bins
    if len(bins) <= EACH_NAMED:
        words = [day_words(each.last) if histogram.unit == "day" else "" for each in bins]
        if all(words):
            return [{"at": at, "words": each} for at, each in enumerate(words)]
    starts = [at for at in range(len(bins)) if at == 0 or _month(bins[at]) != _month(bins[at - 1])]
    years = [at for at in starts if bins[at].first.month == 1]
    if len(starts) > EACH_NAMED and len(years) > 1:
        step = ceil(len(years) / EACH_NAMED)
        return [{"at": at, "words": str(bins[at].first.year)} for at in years[::step]]
    step = ceil(len(starts) / EACH_NAMED)
    return [
        {"at": at, "words": f"{bins[at].first:%b} {bins[at].first.year}"} for at in starts[::step]
    ]


def _month(each: Bin) -> tuple[int, int]:
    return each.first.year, each.first.month
