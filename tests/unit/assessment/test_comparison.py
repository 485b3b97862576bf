"""Competing figures: which are compared, and what may be said of them side by side."""

from __future__ import annotations

from math import nan
from typing import Any

import pandas as pd
import pytest

from claimscope.assessment.comparison import (
    by_aspect,
    compare,
    comparison_words,
    competing_claims,
    fit,
    relation,
    what_it_counts,
)
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger

DAY = pd.Timestamp("2031-05-03")
PLAIN: dict[str, Any] = {
    **{"claim_id": "a-claim", "title": "Soldiers came", "source_id": "a", "source": "A (a body)"},
    **{"quantity": "troops", "aspect": "in place", "unit": "soldiers", "wording": "some words"},
    **{"low": 5.0, "high": 5.0, "qualifier": "exactly", "stance": "asserts", "current": 1},
    **{"said_on": DAY, "said_precision": "day", "places": ()},
    **{"event_from": pd.NaT, "event_to": pd.NaT, "event_precision": "unknown"},
}


def figures(*rows: dict[str, Any]) -> pd.DataFrame:
    """Figures of different claims by different sources, A, B and so on, but for what is given."""
    names = "ABCDEFGHIJ"
    own = [
        {"claim_id": f"claim-{names[at]}", "source_id": names[at], "source": f"{names[at]} (x)"}
        for at in range(len(rows))
    ]
    made = [{**PLAIN, **one, **row} for one, row in zip(own, rows, strict=True)]
    return pd.DataFrame(made, columns=list(PLAIN))


def number(value: float, **cells: Any) -> dict[str, Any]:
    return {"low": value, "high": value, **cells}


def bounds(
    low: float, high: float, qualifier: str = "between", wording: str = ""
) -> dict[str, float | str]:
    return {"low": low, "high": high, "qualifier": qualifier, "wording": wording}


HUNDRED = bounds(100, 100, "exactly", "100 soldiers")
MORE_THAN_100 = bounds(100, nan, "more than", "more than 100 soldiers")
AT_LEAST_100 = bounds(100, nan, "at least", "at least 100 soldiers")
UP_TO_100 = bounds(nan, 100, "up to", "up to 100 soldiers")
FEWER_THAN_100 = bounds(nan, 100, "up to", "fewer than 100 soldiers")


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (bounds(10, 10), bounds(10, 10), True),
        (bounds(10, 10), bounds(11, 11), False),
        (bounds(5, 15), bounds(10, 10), True),
        (bounds(5, 9), bounds(10, 20), False),
        (bounds(1000, nan), bounds(12000, 12000), True),
        (bounds(1000, nan), bounds(900, 900), False),
        (bounds(nan, 50), bounds(40, 60), True),
        (bounds(nan, 50), bounds(60, nan), False),
        (MORE_THAN_100, HUNDRED, False),
        (MORE_THAN_100, bounds(101, 101), True),
        (MORE_THAN_100, bounds(100.5, 100.5), True),
        (MORE_THAN_100, UP_TO_100, False),
        (MORE_THAN_100, bounds(50, 100), False),
        (MORE_THAN_100, MORE_THAN_100, True),
        (MORE_THAN_100, bounds(200, nan, "more than"), True),
        (AT_LEAST_100, HUNDRED, True),
        (AT_LEAST_100, UP_TO_100, True),
        (AT_LEAST_100, FEWER_THAN_100, False),
        (UP_TO_100, HUNDRED, True),
        (FEWER_THAN_100, HUNDRED, False),
        (FEWER_THAN_100, bounds(99, 99), True),
        (bounds(0, nan, "more than"), bounds(0, 0), False),
    ],
)
def test_figures_are_consistent_where_they_have_a_number_in_common(
    one: dict[str, Any], other: dict[str, Any], fits: bool
) -> None:
    assert fit(what_it_counts({**PLAIN, **one}), what_it_counts({**PLAIN, **other})) is fits
    assert fit(what_it_counts({**PLAIN, **other}), what_it_counts({**PLAIN, **one})) is fits


def days(first: str, last: str, precision: str = "day") -> dict[str, Any]:
    return {
        "event_from": pd.Timestamp(f"2031-05-{first}"),
        "event_to": pd.Timestamp(f"2031-05-{last}"),
        "event_precision": precision,
    }


def at(*places: str) -> dict[str, Any]:
    return {"places": places}


KURSK, RUSSIA, OREL = at("RU/kursk"), at("RU"), at("RU/orel")
LATER = {"said_on": pd.Timestamp("2031-05-20")}
SPECIAL = {"wording": "1,500 special forces"}


@pytest.mark.parametrize(
    ("one", "other", "aspect", "how"),
    [
        ({}, {}, "in place", "same"),
        ({}, {"unit": "brigades"}, "in place", "units"),
        (KURSK, OREL, "in place", "places"),
        (KURSK, at("RU/kurskaya"), "in place", "places"),
        (KURSK, KURSK, "in place", "same"),
        (KURSK, RUSSIA, "in place", "part"),
        (KURSK, at("RU/kursk", "RU/orel"), "in place", "part"),
        (KURSK, at(), "in place", "part"),
        (days("01", "01"), days("09", "09"), "in place", "days"),
        (days("01", "09"), days("09", "12"), "in place", "same"),
        (days("02", "04"), days("01", "09"), "event total", "part"),
        (days("02", "04"), days("01", "09"), "transferred", "part"),
        (days("02", "04"), days("01", "09"), "in place", "same"),
        (days("02", "04"), days("01", "31", "month"), "event total", "same"),
        (days("02", "04"), {}, "event total", "same"),
        ({"wording": "a first 1,500"}, {}, "planned total", "part"),
        ({"title": "Further soldiers came"}, {}, "in place", "part"),
        (SPECIAL, {}, "in place", "part"),
        (SPECIAL, SPECIAL, "in place", "same"),
        ({**KURSK, **SPECIAL}, RUSSIA, "in place", "part"),
        (KURSK, {**RUSSIA, **SPECIAL}, "in place", "crossing"),
        ({**KURSK, **SPECIAL}, OREL, "in place", "places"),
        ({"source_id": "B", **LATER}, {}, "in place", "update"),
        ({"source_id": "B"}, {}, "in place", "same"),
        (LATER, {}, "in place", "same"),
        ({"claim_id": "claim-B", **SPECIAL}, {}, "in place", "same"),
    ],
)
def test_two_figures_are_compared_only_where_they_count_the_same(
    one: dict[str, Any], other: dict[str, Any], aspect: str, how: str
) -> None:
    first, second = (what_it_counts(each) for each in figures(one, other).to_dict("records"))
    turned = {"part": "whole"}.get(how, how)
    assert (relation(first, second, aspect), relation(second, first, aspect)) == (how, turned)


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        (number(5), number(9), True),
        (number(5), number(5), False),
        (number(5, **KURSK), number(9, **RUSSIA), False),
        (number(9, **KURSK), number(5, **RUSSIA), True),
        (number(1500, **SPECIAL), number(12000), False),
        (number(5, **KURSK), number(9, **OREL), False),
        (number(5), number(9, aspect="in training"), False),
        (number(5), number(9, quantity="ships"), False),
        (number(5), number(9, stance="denies"), False),
        (number(5), number(9, stance="doubts"), False),
        (number(5), number(9, stance="finds likely"), True),
        (number(5), number(9, current=0), False),
        (number(5, source_id="B"), number(9, **LATER), False),
    ],
)
def test_a_disagreement_is_two_numbers_of_the_same_thing_or_a_part_beyond_its_whole(
    one: dict[str, Any], other: dict[str, Any], clashes: bool
) -> None:
    found = competing_claims(figures(one, other))
    assert found == ({"claim-A": "troops", "claim-B": "troops"} if clashes else {})


@pytest.mark.parametrize(
    ("values", "widest"),
    [
        ([5, 9], (5, 9)),
        ([5, 9, 900], (5, 900)),
        ([1, 10, 1000, 9000], (1, 9000)),
        ([0, 3, 900], (0, 900)),
        ([1000, 1900, 4], (4, 1900)),
    ],
)
def test_the_widest_disagreement_is_the_one_with_the_greatest_factor(
    values: list[float], widest: tuple[float, float]
) -> None:
    clash = compare(figures(*map(number, values))).disagreements[0]
    assert (clash.less.high, clash.more.low) == widest


def test_one_disagreement_is_named_and_the_others_are_counted() -> None:
    assert comparison_words(figures(*map(number, (1, 2, 4, 9)))) == [
        "Widest disagreement (“in place”): A’s “some words” (3 May 2031) against D’s “some words” "
        "(3 May 2031); 5 other pairs are inconsistent."
    ]


WHOLE = number(12000, wording="12,000 soldiers")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], []),
        ([number(1)], []),
        ([number(1), number(1)], ["Figures that count the same thing are consistent."]),
        (
            [number(1), number(9, aspect="in training")],
            ["“in place” and “in training” count different things and are not compared."],
        ),
        (
            [WHOLE, number(1500, **SPECIAL)],
            ["B’s “1,500 special forces” (3 May 2031) can be a part of A’s “12,000 soldiers” "
             "(3 May 2031)."],
        ),
        (
            [number(5), number(9, **SPECIAL)],
            ["Widest disagreement (“in place”): A’s “some words” (3 May 2031) against B’s “1,500 "
             "special forces” (3 May 2031), which counts only a part of it."],
        ),
        (
            [number(5, **KURSK), number(9, **OREL), number(7, **KURSK, unit="brigades")],
            ["3 pairs are not compared: they differ in unit and place."],
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_figures_side_by_side(rows: list[dict[str, Any]], said: list[str]) -> None:
    assert comparison_words(figures(*rows)) == said


def test_however_many_figures_there_are_four_sentences_say_what_they_come_to() -> None:
    rows = [number(n, **place) for n in range(1, 3) for place in (KURSK, RUSSIA, OREL, {})]
    assert len(comparison_words(figures(*rows, number(1, aspect="other")))) <= 4


def test_on_the_seed_case_the_troop_figures_are_told_apart(seed_case: Case) -> None:
    frame = FIGURES_FRAME.shown(open_ledger(seed_case, Filters(quantities=("troops",))))
    assert [aspect for aspect, _ in by_aspect(frame)] == [
        "in place",
        "in training",
        "planned total",
    ]
    first, second = comparison_words(frame)
    assert "count different things" in first
    assert second == "Figures that count the same thing are consistent."
