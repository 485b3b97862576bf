"""A scale of values: linear from zero, with ticks in whole steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, log10

from claimscope.figures.statements import Statement

OPEN_SHARE = 0.78
"""Where on the scale the farthest open bound stands, so that what it leaves open has length."""
STEPS = (1.0, 2.0, 2.5, 5.0)
MOST_INTERVALS = 4


@dataclass(frozen=True)
class ValueScale:
    """The values from ``low`` to ``high`` and those at which a tick stands."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far along the scale a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def value_scale(
    statements: Sequence[Statement], fits: Callable[[float, float, Sequence[float]], bool]
) -> ValueScale:
    """The scale of one group of statements (see :func:`scale_of`)."""
    bounds = [end for each in statements for end in (each.low, each.high) if end is not None]
    above = [each.value for each in statements if each.open_up and each.value > 0]
    return scale_of(bounds, above, fits)


def scale_of(
    bounds: Sequence[float],
    above: Sequence[float],
    fits: Callable[[float, float, Sequence[float]], bool],
) -> ValueScale:
    """A scale that holds zero and every bound; ``above`` are those that leave the end open.

    ``fits(low, high, ticks)`` says whether the ticks' labels have room. Two to four intervals where
    the values and the room allow.
    """
    low, high = min([0.0, *bounds]), max([0.0, *bounds])
    high = max([high, *((end - low) / OPEN_SHARE + low for end in above)])
    if low == high:
        high = low + 1.0
    whole = all(end == int(end) for end in bounds)
    for step in _steps(high - low, whole=whole):
        ticks = _ticks(low, high, step)
        if fits(low, high, ticks):
            break
    return ValueScale(low, high, ticks)


def _steps(span: float, *, whole: bool) -> Iterator[float]:
    """The steps that make few intervals of the span, of whole numbers where the values are whole.

    The last is longer than the span, so that one tick at most is left.
    """
    for power in count(floor(log10(span / MOST_INTERVALS)) - 1):
        for mantissa in STEPS:
            step = mantissa * 10.0**power
            if span / step <= MOST_INTERVALS and not (whole and step != int(step)):
                yield step
                if step > span:
                    return


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))
