"""Competing figures of one quantity, a page of them, and how many pairs are inconsistent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import by_aspect, compare, comparison_words
from claimscope.assessment.comparison import inconsistent_pairs as pairs_by_quantity
from claimscope.record.model import QUANTITIES
from claimscope.views.paging import Paging, paging

Row = Mapping[Any, Any]
Ends = tuple[tuple[float, ...], tuple[float, ...]]
BY_VALUE = ["low", "high"]
"""What the figures of an aspect are ordered by, one without that bound first."""


@dataclass(frozen=True)
class AspectFigures:
    """The figures of one aspect that are on a page, the least first; ``count`` is of all.

    What their scale is made of is of all too: ``bounds`` are the least and the greatest, and one
    that is no whole number where there is any; ``above`` is the greatest that no upper bound
    follows, where there is any above zero.
    """

    aspect: str
    count: int
    bounds: tuple[float, ...]
    above: tuple[float, ...]
    figures: tuple[Row, ...]


@dataclass(frozen=True)
class ComparedFigures:
    """The figures of one quantity, and in sentences what they come to.

    ``aspects`` holds those of the ``page``, aspect by aspect. ``widest``: the ids of the two that
    are farthest apart, none where all are consistent.
    """

    sentences: tuple[str, ...]
    widest: frozenset[str]
    aspects: tuple[AspectFigures, ...]
    page: Paging


def compared_figures(figures: pd.DataFrame, number: int = 1) -> ComparedFigures:
    """The figures of one quantity (see ``FIGURES_FRAME``), those aside that were revised since; a
    page of them.
    """
    current = figures[figures["current"] == 1]
    parts = dict(by_aspect(current))
    page = paging(len(current), number)
    aspects = []
    for aspect, rows in on_page(page, {aspect: len(part) for aspect, part in parts.items()}):
        part = parts[aspect]
        shown = part.sort_values(BY_VALUE, na_position="first").iloc[rows].to_dict("records")
        bounds, above = ends_of(part[BY_VALUE].itertuples(index=False, name=None))
        aspects.append(AspectFigures(aspect, len(part), bounds, above, tuple(shown)))
    sentences = comparison_words(current)
    return ComparedFigures(tuple(sentences), widest_of(current), tuple(aspects), page)


def on_page(page: Paging, counts: Mapping[str, int]) -> Iterator[tuple[str, slice]]:
    """Which figures of each aspect, by its number of them, are on the page, where any is."""
    passed = 0
    for aspect, count in counts.items():
        rows = slice(max(page.first - 1 - passed, 0), max(min(page.last - passed, count), 0))
        passed += count
        if rows.start < rows.stop:
            yield aspect, rows


def ends_of(
    bounds: Iterable[tuple[float | None, float | None]],
) -> Ends:
    """The ``bounds`` and ``above`` of :class:`AspectFigures`, of pairs of a low and a high."""
    pairs = [*bounds]
    known = [end for pair in pairs for end in pair if end is not None and not pd.isna(end)]
    broken = (end for end in known if end != int(end))
    open_up = [low for low, high in pairs if pd.isna(high) and low is not None and low > 0]
    ends = (min(known), max(known), *[*broken][:1]) if known else ()
    return ends, (max(open_up),) if open_up else ()


def widest_of(figures: pd.DataFrame) -> frozenset[str]:
    """The ids of the two figures of one quantity that are farthest apart; none of consistent."""
    clashes = compare(figures).disagreements[:1]
    return frozenset(
        str(each.figure["figure_id"]) for clash in clashes for each in (clash.less, clash.more)
    )


def inconsistent_pairs(figures: pd.DataFrame) -> dict[str, int]:
    """How many pairs are inconsistent, by the quantity of figures that nobody has revised since."""
    return in_vocabulary(pairs_by_quantity(figures[figures["current"] == 1]))


def in_vocabulary(pairs: Mapping[str, int], quantities: Sequence[str] = ()) -> dict[str, int]:
    """The pairs of these ``quantities``, else of those that have any, in the order of the
    vocabulary.
    """
    held = quantities or pairs
    return {each: pairs.get(each, 0) for each in QUANTITIES if each in held}
