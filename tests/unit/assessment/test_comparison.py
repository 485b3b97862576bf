"""Competing figures: what may be said of them side by side."""

from __future__ import annotations

from math import nan
from typing import Any

import pandas as pd
import pytest

from claimscope.assessment.comparison import MOST_SENTENCES, by_aspect, comparison_words, fit
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger


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
    one: dict[str, float | str], other: dict[str, float | str], fits: bool
) -> None:
    assert fit(one, other) is fits
    assert fit(other, one) is fits


def figures(*rows: tuple[str, str, float, float], **cells: Any) -> pd.DataFrame:
    """Figures of different claims about soldiers, a column of ``cells`` told apart."""
    columns = ["source", "aspect", "low", "high"]
    frame = pd.DataFrame(rows, columns=columns)
    plain: dict[str, Any] = {
        "claim_id": [f"claim-{number}" for number in range(len(frame))],
        **{"title": "Soldiers came", "wording": "some words", "qualifier": "exactly"},
        **{"unit": "soldiers", "event_from": pd.NaT, "event_to": pd.NaT},
        "places": [() for _ in range(len(frame))],
    }
    return frame.assign(**{**plain, **cells})


TOTAL, GROUP = ("A", "planned total", 12000, 12000), ("B", "planned total", 1500, 1500)
DAYS = pd.to_datetime(["2031-05-01", "2031-05-09"])


def test_a_first_group_is_a_part_of_the_total() -> None:
    words = comparison_words(
        figures(TOTAL, GROUP, wording=["12,000 soldiers", "a first group of 1,500"])
    )
    assert words == [
        "“planned total”: B’s “a first group of 1,500” can be a part of A’s “12,000 soldiers”."
    ]


def test_a_part_that_is_more_than_its_whole_is_inconsistent() -> None:
    rows = figures(GROUP, TOTAL, title=["All that will go", "The first group"])
    assert comparison_words(rows) == [
        "“planned total”: A’s “some words” is more than the whole it is a part of, "
        "B’s “some words”: inconsistent."
    ]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([("RU/kursk",), ("RU",)], "A’s “some words” can be a part of B’s “some words”"),
        ([("RU",), ("RU/kursk",)], "B’s “some words” is more than the whole it is a part of"),
        ([("RU/kursk",), ("RU/kursk", "RU/orel")], "A’s “some words” can be a part of B’s"),
        ([("RU/kursk",), ("RU/kurskaya",)], "are about different places and cannot be compared"),
        ([("RU/kursk",), ("RU/kursk",)], "are inconsistent"),
        ([("RU/kursk",), ()], "are inconsistent"),
    ],
)
def test_figures_of_two_places_are_compared_as_part_and_whole_or_not_at_all(
    places: list[tuple[str, ...]], said: str
) -> None:
    rows = figures(("A", "in place", 5, 5), ("B", "in place", 9, 9), places=places)
    [sentence] = comparison_words(rows)
    assert said in sentence


def test_figures_of_different_days_cannot_be_compared() -> None:
    rows = figures(("A", "event total", 5, 5), ("B", "event total", 9, 9))
    [sentence] = comparison_words(rows.assign(event_from=DAYS, event_to=DAYS))
    assert sentence.endswith("are about different days and cannot be compared.")


def test_figures_of_different_units_cannot_be_compared() -> None:
    rows = figures(("A", "in place", 5, 5), ("B", "in place", 9, 9), unit=["brigades", "soldiers"])
    [sentence] = comparison_words(rows)
    assert sentence.endswith("count different things and cannot be compared.")


def test_two_figures_of_one_claim_answer_one_question_whatever_their_words() -> None:
    rows = figures(TOTAL, GROUP, claim_id="one", wording=["12,000", "a first 1,500"])
    assert comparison_words(rows)[0].endswith("are inconsistent.")


def test_more_in_place_than_planned_in_all_is_inconsistent() -> None:
    rows = figures(("A", "in place", 13000, 13000), ("B", "planned total", 12000, 12000))
    assert comparison_words(rows)[1] == (
        "“in place”: A’s “some words” is more than the “planned total”, B’s “some words”: "
        "inconsistent."
    )


def test_no_more_in_place_than_planned_is_no_contradiction() -> None:
    rows = figures(("A", "in place", 12000, 12000), ("B", "planned total", 12000, 12000))
    assert len(comparison_words(rows)) == 1


def test_many_comparisons_are_counted_instead_of_told() -> None:
    words = comparison_words(figures(*(("A", "in place", n, n) for n in range(9))))
    assert len(words) == MOST_SENTENCES + 1
    assert words[-1] == "And 24 more comparisons."


def test_figures_of_two_aspects_do_not_contradict_each_other() -> None:
    words = comparison_words(figures(("A", "in place", 1, 1), ("B", "in training", 9, 9)))
    assert words == [
        "“in place” and “in training” count different things: they do not contradict each other."
    ]


def test_figures_of_one_aspect_apart_are_inconsistent() -> None:
    words = comparison_words(figures(("A (x)", "in place", 1, 1), ("B", "in place", 9, 9)))
    assert words == ["“in place”: A’s “some words” and B’s “some words” are inconsistent."]


def test_a_figure_alone_is_not_compared() -> None:
    assert comparison_words(figures(("A", "in place", 1, 1))) == []


def test_no_figures_give_no_words() -> None:
    assert comparison_words(figures()) == []


def test_on_the_seed_case_the_troop_figures_are_told_apart(seed_case: Case) -> None:
    frame = FIGURES_FRAME.shown(open_ledger(seed_case, Filters(quantities=("troops",))))
    assert [aspect for aspect, _ in by_aspect(frame)] == [
        "in place",
        "in training",
        "planned total",
    ]
    first, second = comparison_words(frame)
    assert "do not contradict each other" in first
    assert second.endswith("are consistent.")
