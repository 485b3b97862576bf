"""The statements of a record by day, and the unit that fits its length."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import Case, load_case
from claimscope.views.day_histogram import MOST_BINS, binned, day_histogram
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from tests.made_case import MadeCase


def shown(case: Case, filters: Filters) -> list[tuple[str, int]]:
    histogram = day_histogram(open_ledger(case, filters))
    return [(each.describe(), each.statements) for each in histogram.bins]


def test_every_statement_of_the_seed_case_falls_on_one_of_its_days(seed_case: Case) -> None:
    assert shown(seed_case, Filters()) == [
        ("17 Oct 2024: 5 statements", 5),
        ("18 Oct 2024: 47 statements", 47),
    ]


def test_a_filter_lowers_the_bars_and_keeps_their_days(seed_case: Case) -> None:
    assert [count for _, count in shown(seed_case, Filters(sources=("nis",)))] == [0, 17]


def test_the_days_that_are_chosen_hide_no_bar(seed_case: Case) -> None:
    chosen = Filters(start=date(2024, 10, 18), end=date(2024, 10, 18))
    assert shown(seed_case, chosen) == shown(seed_case, Filters())


def test_by_event_the_days_are_those_on_which_it_is_said_to_have_happened(
    seed_case: Case,
) -> None:
    histogram = day_histogram(open_ledger(seed_case, Filters(clock="event")))
    assert (histogram.bins[0].first, histogram.bins[-1].last) == (
        date(2024, 6, 30),
        date(2024, 10, 18),
    )


def test_a_case_without_a_word_has_no_bar(tmp_path: Path) -> None:
    made = MadeCase()
    made.source("mayor")
    case = load_case(made.write(tmp_path / "empty"))
    assert shown(case, Filters()) == []


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2024, 1, 1), "day"),
        (date(2024, 2, 17), "day"),
        (date(2024, 2, 18), "month"),
        (date(2027, 12, 31), "month"),
        (date(2028, 1, 1), "quarter"),
        (date(2036, 1, 1), "year"),
        (date(2072, 1, 1), "decade"),
        (date(9999, 12, 31), "millennium"),
    ],
)
def test_the_unit_is_the_smallest_that_has_room(last: date, unit: str) -> None:
    first = date(2024, 1, 1)
    assert binned({first: 1, last: 1}, first, last).unit == unit


@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=1))
def test_bars_follow_each_other_without_a_gap_and_hold_every_statement(
    counts: dict[date, int],
) -> None:
    histogram = binned(counts, min(counts), max(counts))
    bins = histogram.bins
    assert len(bins) <= MOST_BINS
    assert (bins[0].first, bins[-1].last) == (min(counts), max(counts))
    assert all((two.first - one.last).days == 1 for one, two in pairwise(bins))
    assert sum(each.statements for each in bins) == sum(counts.values())


def test_the_last_week_and_month_are_offered_where_the_record_is_longer() -> None:
    days = {date(2024, 10, 1): 1, date(2024, 10, 18): 1}
    presets = binned(days, min(days), max(days)).presets()
    assert presets == {"Last week": (date(2024, 10, 12), date(2024, 10, 18))}
