"""The strip of days: long silent gaps are cut, and events stretch it no more than they may."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimscope.figures.text_width import text_width
from claimscope.figures.time_strip import (
    BURST_PX,
    CUT_PX,
    LABEL_SIZE,
    Span,
    TimeStrip,
    burst_labels,
    time_strip,
)


def day(written: str) -> datetime:
    return datetime.fromisoformat(written)


def span(written: str) -> Span:
    first, _, last = written.partition("/")
    return day(first), day(last or first)


def strip_of(*said: str, events: tuple[str, ...] = (), width: float = 200) -> TimeStrip:
    strip = time_strip(map(span, said), map(span, events), 100, 100 + width)
    assert strip is not None
    return strip


def bursts_in(strip: TimeStrip) -> list[str]:
    return [
        f"{datetime.fromordinal(each.first):%Y-%m-%d}/{datetime.fromordinal(each.last):%Y-%m-%d}"
        for each in strip.bursts
    ]


@pytest.mark.parametrize(
    ("said", "bursts"),
    [
        (("2024-10-17", "2024-10-18"), ["2024-10-17/2024-10-18"]),
        (("2024-10-01", "2024-10-20"), ["2024-10-01/2024-10-20"]),
        (("2024-10-01", "2024-11-20"), ["2024-10-01/2024-10-01", "2024-11-20/2024-11-20"]),
        (
            ("2015-08-21", "2024-10-03", "2024-10-18", "2025-04-28"),
            ["2015-08-21/2015-08-21", "2024-10-03/2024-10-18", "2025-04-28/2025-04-28"],
        ),
    ],
)
def test_the_largest_gaps_are_cut(said: tuple[str, ...], bursts: list[str]) -> None:
    strip = strip_of(*said)
    assert bursts_in(strip) == bursts
    assert len(strip.cuts()) == len(bursts) - 1


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        ("2024-10-03", "2024-10-03", "2024-10-18"),
        ("2024-06-01", "2024-10-17", "2024-10-18"),
        ("2024-12-01", "2024-10-17", "2024-10-18"),
    ],
)
def test_events_stretch_it_by_some_weeks_before_the_first_statement_only(
    event: str, first: str, last: str
) -> None:
    strip = strip_of("2024-10-17", "2024-10-18", events=(event,))
    assert strip.bursts[0].first == day(first).toordinal()
    assert strip.bursts[-1].last == day(last).toordinal()
    before, after = strip.beyond(*span("2024-06-01")), strip.beyond(*span("2024-12-01"))
    assert (before, after) == (-1, 1)


def test_what_lasts_over_a_gap_keeps_it() -> None:
    said = ("2024-10-01", "2024-11-20")
    assert len(strip_of(*said, events=("2024-10-01/2024-11-20",)).bursts) == 1


def test_without_a_day_there_is_no_strip() -> None:
    assert time_strip([], [], 0, 100) is None


days = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))


@given(st.lists(days, min_size=1, max_size=12))
def test_bursts_lie_beside_each_other_and_days_keep_their_order(said: list[datetime]) -> None:
    strip = time_strip([(each, each) for each in said], [], 100, 280)
    assert strip is not None
    assert strip.left == 100
    assert strip.right == pytest.approx(280)
    for one, other in pairwise(strip.bursts):
        assert other.left - one.right == pytest.approx(CUT_PX)
    assert all(each.right - each.left >= BURST_PX - 1e-6 for each in strip.bursts)
    at = [strip.middle(each) for each in sorted(said)]
    assert at == sorted(at)
    assert all(strip.left <= x <= strip.right for x in at)


@example([datetime(1, 1, 1), datetime(9999, 12, 31)])
@given(st.lists(days, min_size=1, max_size=12))
def test_the_strip_goes_from_the_first_day_to_the_last(said: list[datetime]) -> None:
    strip = time_strip([(each, each) for each in said], [], 100, 280)
    assert strip is not None
    ends = (strip.bursts[0].first, strip.bursts[-1].last)
    assert ends == (min(said).toordinal(), max(said).toordinal())
    assert not any(strip.beyond(each, each) for each in said)


@given(st.lists(days, min_size=1, max_size=12))
def test_labels_of_bursts_do_not_overlap(said: list[datetime]) -> None:
    strip = time_strip([(each, each) for each in said], [], 100, 280)
    assert strip is not None
    boxes = [
        (middle - text_width(words, LABEL_SIZE) / 2, middle + text_width(words, LABEL_SIZE) / 2)
        for middle, words in burst_labels(strip)
    ]
    assert all(other[0] > one[1] for one, other in pairwise(boxes))
