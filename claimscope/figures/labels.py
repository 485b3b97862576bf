"""Where labels go so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """``positions`` moved apart to at least ``gap``, as little as possible, within the bounds.

    Order is kept. Where the bounds have no room for all, the gaps shrink evenly.
    """
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    gap = min(gap, (high - low) / max(len(order) - 1, 1))
    placed = [min(max(positions[index], low), high) for index in order]
    for before, after in pairwise(range(len(placed))):
        placed[after] = max(placed[after], placed[before] + gap)
    ceiling = high
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - gap
    by_index = dict(zip(order, placed, strict=True))
    return [by_index[index] for index in range(len(positions))]
