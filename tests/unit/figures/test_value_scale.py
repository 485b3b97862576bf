"""Scales of values: from zero, in whole steps that have room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.statements import statements_of
from claimscope.figures.value_scale import ValueScale, value_scale
from tests.unit.figures.made_frames import figures_of


def anything_fits(_low: float, _high: float, _ticks: Sequence[float]) -> bool:
    return True


def scale_of(*values: float, open_up: float | None = None) -> ValueScale:
    rows = [{"low": value, "high": value, "wording": f"{value}"} for value in values]
    if open_up is not None:
        rows.append({"low": open_up, "high": None, "qualifier": "more than"})
    return value_scale(statements_of(figures_of(*rows), "said"), anything_fits)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((1500, 10_000, 12_000), (0, 5000, 10_000)),
        ((6,), (0, 2, 4, 6)),
        ((1,), (0, 1)),
        ((0,), (0, 1)),
        ((10,), (0, 5, 10)),
        ((100,), (0, 25, 50, 75, 100)),
        ((-40, 20), (-40, -20, 0, 20)),
        ((0.5,), (0, 0.2, 0.4)),
        ((8_553_779,), (0, 2_500_000, 5_000_000, 7_500_000)),
    ],
)
def test_ticks_are_few_and_in_whole_steps(
    values: tuple[float, ...], ticks: tuple[float, ...]
) -> None:
    assert scale_of(*values).ticks == pytest.approx(ticks)


def test_an_open_bound_leaves_room_for_what_it_leaves_open() -> None:
    scale = scale_of(open_up=13_000)
    assert scale.share(13_000) < 0.8
    assert scale.ticks == (0, 5000, 10_000, 15_000)


def test_ticks_whose_labels_have_no_room_are_fewer() -> None:
    statements = statements_of(figures_of({"low": 100, "high": 100}), "said")
    few = value_scale(statements, lambda _low, _high, ticks: len(ticks) <= 2)
    assert len(few.ticks) <= 2


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=5))
def test_every_bound_and_zero_lie_on_the_scale(values: list[float]) -> None:
    scale = scale_of(*values)
    assert all(-1e-9 <= scale.share(value) <= 1 + 1e-9 for value in [0.0, *values])
    assert len(scale.ticks) <= 6
    assert all(one < other for one, other in pairwise(scale.ticks))
