"""Labels that are moved apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.labels import spread

HAIR = 1e-6

anywhere = st.floats(-10_000, 10_000)
rooms = st.tuples(anywhere, anywhere).map(sorted)


@given(positions=st.lists(anywhere, max_size=30), gap=st.floats(0, 500), room=rooms)
def test_labels_keep_their_order_their_distance_and_their_bounds(
    positions: list[float], gap: float, room: list[float]
) -> None:
    low, high = room
    placed = spread(positions, gap, low, high)
    assert len(placed) == len(positions)
    assert all(low - HAIR <= each <= high + HAIR for each in placed)
    in_order = [label for _, label in sorted(zip(positions, placed, strict=True))]
    most = (high - low) / max(len(positions) - 1, 1)
    for before, after in pairwise(in_order):
        assert after - before >= min(gap, most) - HAIR


@given(steps=st.lists(st.floats(15, 100), min_size=1, max_size=20))
def test_labels_that_have_room_stay_where_they_are(steps: list[float]) -> None:
    positions = [sum(steps[: index + 1]) for index in range(len(steps))]
    assert spread(positions, 15, 0, sum(steps) + 1) == positions


@pytest.mark.parametrize(
    ("positions", "placed"),
    [
        ([], []),
        ([50], [50]),
        ([-20], [0]),
        ([120], [100]),
        ([50, 50], [50, 60]),
        ([50, 55, 90], [50, 60, 90]),
        ([90, 50, 55], [90, 50, 60]),
        ([100, 100, 100], [80, 90, 100]),
        ([0] * 21, [5 * index for index in range(21)]),
    ],
)
def test_labels_ten_apart_between_0_and_100(positions: list[float], placed: list[float]) -> None:
    assert spread(positions, 10, 0, 100) == pytest.approx(placed)
