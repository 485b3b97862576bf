"""A narrow strip of days: long silent gaps are cut, and what lies beyond it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from claimscope.figures.statements import day_label
from claimscope.figures.text_width import Medium, text_width

LONG_GAP = 21
LONG_SHARE = 0.2
BURST_PX = 30.0
CUT_PX = 14.0
LOOKING_BACK = 45
LABEL_SIZE = 11.0


@dataclass(frozen=True)
class Burst:
    """Days without a long gap: ordinals of the first and last, and the pixels they take."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        """Where a day begins; the day after the last is the right edge."""
        return self.left + (day - self.first) / (self.last + 1 - self.first) * (
            self.right - self.left
        )


@dataclass(frozen=True)
class TimeStrip:
    """Bursts of days from left to right."""

    bursts: tuple[Burst, ...]

    @property
    def left(self) -> float:
        """The pixel of its left edge."""
        return self.bursts[0].left

    @property
    def right(self) -> float:
        """The pixel of its right edge."""
        return self.bursts[-1].right

    def beyond(self, first: datetime, last: datetime) -> int:
        """-1 where all of these days lie before the strip, 1 where after it, 0 else."""
        if last.toordinal() < self.bursts[0].first:
            return -1
        return int(first.toordinal() > self.bursts[-1].last)

    def at(self, ordinal: float) -> float:
        """The pixel at which a day begins; a day in a cut stands at the end before the cut."""
        for burst in self.bursts:
            if ordinal < burst.first:
                previous = [each.right for each in self.bursts if each.last < burst.first]
                return previous[-1] if previous else self.left
            if ordinal <= burst.last + 1:
                return burst.at(ordinal)
        return self.right

    def middle(self, day: datetime) -> float:
        """The pixel in the middle of a day."""
        return (self.at(day.toordinal()) + self.at(day.toordinal() + 1)) / 2

    def span(self, first: datetime, last: datetime) -> tuple[float, float]:
        """The pixels at which days begin and end."""
        return self.at(first.toordinal()), self.at(last.toordinal() + 1)

    def cuts(self) -> list[float]:
        """The middles of the cuts."""
        return [(one.right + other.left) / 2 for one, other in pairwise(self.bursts)]


Span = tuple[datetime, datetime]


def time_strip(
    said: Iterable[Span], events: Iterable[Span], left: float, right: float
) -> TimeStrip | None:
    """The strip of sharp days on which something was ``said`` and of sharp ``events``.

    An event stretches it by 45 days at most before the first statement, and never after the last.
    None where there is no day at all.
    """
    days = {each.toordinal() for span in said for each in span}
    spans = [(first.toordinal(), last.toordinal()) for first, last in events]
    if days:
        earliest, latest = min(days) - LOOKING_BACK, max(days)
        spans = [(first, last) for first, last in spans if earliest <= first and last <= latest]
    points = sorted(days | {day for span in spans for day in span})
    if not points:
        return None
    return TimeStrip(_placed(_bursts(points, spans, right - left), left, right))


def _bursts(
    points: Sequence[int], spans: Sequence[tuple[int, int]], width: float
) -> list[tuple[int, int]]:
    """First and last days of the bursts, cut at the largest gaps while those are long."""
    gaps = [
        (after - before - 1, before, after)
        for before, after in pairwise(points)
        if not any(first <= before and after <= last for first, last in spans)
    ]
    left_over = points[-1] - points[0] + 1
    cuts: list[tuple[int, int]] = []
    for gap, before, after in sorted(gaps, reverse=True):
        room = width - CUT_PX * (len(cuts) + 1)
        if gap <= LONG_GAP or gap <= LONG_SHARE * left_over or room < BURST_PX * (len(cuts) + 2):
            break
        cuts.append((before, after))
        left_over -= gap
    ends = sorted(cuts)
    starts = [points[0], *(after for _, after in ends)]
    return list(zip(starts, [*(before for before, _ in ends), points[-1]], strict=True))


def _placed(bursts: Sequence[tuple[int, int]], left: float, right: float) -> tuple[Burst, ...]:
    """The bursts with their pixels: by their days, but none narrower than it must be."""
    room = right - left - CUT_PX * (len(bursts) - 1)
    spare = room - BURST_PX * len(bursts)
    days = sum(last - first + 1 for first, last in bursts)
    placed, at = [], left
    for first, last in bursts:
        width = BURST_PX + spare * (last - first + 1) / days
        placed.append(Burst(first, last, at, at + width))
        at += width + CUT_PX
    return tuple(placed)


def burst_labels(strip: TimeStrip, medium: Medium = "screen") -> list[tuple[float, str]]:
    """The days of each burst in words with the middle at which they stand; none overlap."""
    labels = []
    free = strip.left - CUT_PX
    for burst in strip.bursts:
        middle = (burst.left + burst.right) / 2
        first, last = datetime.fromordinal(burst.first), datetime.fromordinal(burst.last)
        for words in _ways(first, last):
            half = text_width(words, LABEL_SIZE, medium=medium) / 2
            if middle - half >= free and middle + half <= burst.right + CUT_PX / 2 - 2:
                labels.append((middle, words))
                free = middle + half + 4
                break
    return labels


def _ways(first: datetime, last: datetime) -> list[str]:
    """Ways to name a burst, from the sharpest to the shortest."""
    short = f"’{last.year % 100:02}"
    months = f"{last:%b}" if first.month == last.month else f"{first:%b}–{last:%b}"
    one_year = first.year == last.year
    return [
        day_label(first, last, "day", year=True),
        *([f"{months} {last.year:04}", f"{months} {short}"] if one_year else []),
        day_label(first, last, "year", year=True),
        short,
    ]
