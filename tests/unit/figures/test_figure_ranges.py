"""Competing figures as ranges on one scale."""

from __future__ import annotations

from math import nan
from typing import Any

import pandas as pd
import pytest

from claimscope.figures.figure_ranges import aspect_ranges
from claimscope.views.compared_figures import compared_figures, inconsistent_pairs
from tests.unit.assessment.test_comparison import figures, number


def numbered(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = figures(*rows)
    return frame.assign(figure_id=[f"figure-{at}" for at in range(len(frame))])


@pytest.mark.parametrize(
    ("low", "high", "start", "end", "open_down", "open_up"),
    [
        (500.0, 500.0, 0.5, 0.5, False, False),
        (250.0, 750.0, 0.25, 0.75, False, False),
        (500.0, nan, 0.5, 1.0, False, True),
        (nan, 500.0, 0.0, 0.5, True, False),
    ],
)
def test_a_range_lies_on_the_scale_and_an_open_bound_is_open(
    low: float, high: float, start: float, end: float, open_down: bool, open_up: bool
) -> None:
    rows = numbered(number(1000.0), {"low": low, "high": high})
    [aspect] = aspect_ranges(compared_figures(rows))
    own = next(each.range for each in aspect.lines if each.figure["figure_id"] == "figure-1")
    assert (own.open_down, own.open_up) == (open_down, open_up)
    assert (own.start, own.end) == pytest.approx((start, end))
    assert own.point is (low == high)


def test_each_aspect_has_a_scale_of_its_own_from_zero() -> None:
    aspects = aspect_ranges(
        compared_figures(numbered(number(10), number(9000, aspect="in training")))
    )
    assert [each.ticks[0] for each in aspects] == [(0.0, 0.0), (0.0, 0.0)]
    assert [each.lines[0].range.end for each in aspects] == [1.0, 1.0]


def test_the_two_that_are_farthest_apart_are_marked_and_no_other() -> None:
    [aspect] = aspect_ranges(compared_figures(numbered(*map(number, (1, 5, 900)))))
    assert [(each.figure["low"], each.widest) for each in aspect.lines] == [
        (1, True),
        (5, False),
        (900, True),
    ]


def test_a_figure_that_its_source_denies_is_shown_as_not_its_own() -> None:
    [aspect] = aspect_ranges(compared_figures(numbered(number(1), number(9, stance="denies"))))
    assert [each.own for each in aspect.lines] == [True, False]


def test_a_figure_that_was_revised_since_is_left_out() -> None:
    [aspect] = aspect_ranges(compared_figures(numbered(number(1), number(9, current=0))))
    assert [each.figure["low"] for each in aspect.lines] == [1]


def test_inconsistent_pairs_are_counted_by_quantity() -> None:
    ships = [number(n, quantity="ships") for n in (3, 3)]
    assert inconsistent_pairs(numbered(*map(number, (1, 2, 4)), *ships)) == {
        "troops": 3,
        "ships": 0,
    }
