"""Competing figures as a table with a small drawing each: ranges of one aspect on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import by_aspect, compare, comparison_words, given
from claimscope.figures.value_scale import scale_of
from claimscope.views.paging import Paging, paging

FEW_TICKS = 4


@dataclass(frozen=True)
class Range:
    """Where a figure lies on its scale, in shares from 0 to 1.

    ``open_down`` and ``open_up``: no bound is given there, ``start`` or ``end`` is that of the
    scale. ``point``: a single number.
    """

    start: float
    end: float
    open_down: bool
    open_up: bool

    @property
    def point(self) -> bool:
        """Whether it is one number."""
        return self.start == self.end


@dataclass(frozen=True)
class FigureLine:
    """One row of a ``FIGURES_FRAME`` with its drawing.

    ``own``: its source stands by it, so that it is compared. ``widest``: it is one of the two that
    are farthest apart.
    """

    figure: Mapping[Any, Any]
    range: Range
    own: bool
    widest: bool


@dataclass(frozen=True)
class AspectRanges:
    """The figures of one aspect, the least first; ``ticks`` are values and where they stand.

    ``lines`` are those on the page, ``count`` is of all.
    """

    aspect: str
    count: int
    ticks: tuple[tuple[float, float], ...]
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True)
class ComparedFigures:
    """The figures of one quantity, and in sentences what they come to.

    ``aspects`` holds those of the ``page``, aspect by aspect.
    """

    sentences: tuple[str, ...]
    aspects: tuple[AspectRanges, ...]
    page: Paging


def compared_figures(figures: pd.DataFrame, page: int = 1) -> ComparedFigures:
    """The figures of one quantity (see ``FIGURES_FRAME``), those aside that were revised since; a
    page of them.
    """
    current = figures[figures["current"] == 1]
    clashes = compare(current).disagreements
    widest = (
        {each.figure["figure_id"] for each in (clashes[0].less, clashes[0].more)}
        if clashes
        else set()
    )
    own = set(given(current)["figure_id"])
    rows = paging(len(current), page)
    aspects, passed = [], 0
    for aspect, part in by_aspect(current):
        ordered = part.sort_values(["low", "high"], na_position="first")
        shown = ordered[max(rows.first - 1 - passed, 0) : max(rows.last - passed, 0)]
        passed += len(part)
        if len(shown):
            aspects.append(_ranges(aspect, part, shown, own, widest))
    return ComparedFigures(tuple(comparison_words(current)), tuple(aspects), rows)


def _ranges(
    aspect: str, figures: pd.DataFrame, shown: pd.DataFrame, own: set[str], widest: set[str]
) -> AspectRanges:
    """Those ``shown`` of the ``figures`` of an aspect, on the scale of all of them."""
    bounds = pd.concat([figures["low"], figures["high"]]).dropna().tolist()
    above = figures.loc[figures["high"].isna() & figures["low"].gt(0), "low"].tolist()
    scale = scale_of(bounds, above, lambda _low, _high, ticks: len(ticks) <= FEW_TICKS)
    lines = [
        FigureLine(
            figure=each,
            range=Range(
                start=0.0 if pd.isna(each["low"]) else scale.share(each["low"]),
                end=1.0 if pd.isna(each["high"]) else scale.share(each["high"]),
                open_down=bool(pd.isna(each["low"])),
                open_up=bool(pd.isna(each["high"])),
            ),
            own=each["figure_id"] in own,
            widest=each["figure_id"] in widest,
        )
        for each in shown.to_dict("records")
    ]
    ticks = tuple((tick, scale.share(tick)) for tick in scale.ticks)
    return AspectRanges(aspect, len(figures), ticks, tuple(lines))
