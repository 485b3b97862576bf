"""Rival figures: what may be said of them side by side."""

from __future__ import annotations

from math import nan

import pandas as pd
import pytest

from data.case import Case
from data.filters import Filters
from data.ledger import open_ledger
from data.rivals import by_aspect, comparison_words, fit
from data.views import figures_frame


def bounds(low: float, high: float) -> dict[str, float]:
    return {"low": low, "high": high}


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
    ],
)
def test_figures_fit_where_they_have_a_number_in_common(
    one: dict[str, float], other: dict[str, float], fits: bool
) -> None:
    assert fit(one, other) is fits
    assert fit(other, one) is fits


def figures(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    columns = ["source", "aspect", "low", "high"]
    return pd.DataFrame(rows, columns=columns).assign(wording="some words")


def test_figures_of_two_aspects_do_not_contradict_each_other() -> None:
    words = comparison_words(figures(("A", "in place", 1, 1), ("B", "in training", 9, 9)))
    assert words == [
        "“in place” and “in training” count different things: they do not contradict each other."
    ]


def test_figures_of_one_aspect_apart_do_not_fit_together() -> None:
    words = comparison_words(figures(("A (x)", "in place", 1, 1), ("B", "in place", 9, 9)))
    assert words == ["“in place”: A’s “some words” and B’s “some words” do not fit together."]


def test_a_figure_alone_is_not_compared() -> None:
    assert comparison_words(figures(("A", "in place", 1, 1))) == []


def test_no_figures_give_no_words() -> None:
    assert comparison_words(figures()) == []


def test_on_the_seed_case_the_troop_figures_are_told_apart(seed_case: Case) -> None:
    frame = figures_frame(open_ledger(seed_case, Filters(quantities=("troops",))))
    assert [aspect for aspect, _ in by_aspect(frame)] == [
        "in place",
        "in training",
        "planned total",
    ]
    first, second = comparison_words(frame)
    assert "do not contradict each other" in first
    assert second.endswith("fit together.")
