"""Competing figures as a table with a small drawing each: ranges of one aspect on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import GIVING
from claimscope.figures.value_scale import scale_of
from claimscope.views.compared_figures import AspectFigures, ComparedFigures

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


def aspect_ranges(compared: ComparedFigures) -> tuple[AspectRanges, ...]:
    """The figures of each aspect, every aspect on a scale of its own from zero."""
    return tuple(_ranges(each, compared.widest) for each in compared.aspects)


def _ranges(part: AspectFigures, widest: frozenset[str]) -> AspectRanges:
    scale = scale_of(part.bounds, part.above, lambda _low, _high, ticks: len(ticks) <= FEW_TICKS)
    lines = [
        FigureLine(
            figure=each,
            range=Range(
                start=0.0 if pd.isna(each["low"]) else scale.share(each["low"]),
                end=1.0 if pd.isna(each["high"]) else scale.share(each["high"]),
                open_down=bool(pd.isna(each["low"])),
                open_up=bool(pd.isna(each["high"])),
            ),
            own=each["stance"] in GIVING,
            widest=each["figure_id"] in widest,
        )
        for each in part.figures
    ]
    ticks = tuple((tick, scale.share(tick)) for tick in scale.ticks)
    return AspectRanges(part.aspect, part.count, ticks, tuple(lines))
