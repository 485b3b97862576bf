"""A figure in short is as firm as its words."""

from __future__ import annotations

from math import nan

import pytest

from claimscope.views.figure_words import short_figure, short_figures


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "wording", "short"),
    [
        (1500, 1500, "exactly", "1,500 special forces", "1,500"),
        (12000, 12000, "about", "around 12,000 soldiers", "≈ 12,000"),
        (13000, nan, "more than", "more than 13,000 containers", "> 13,000"),
        (3000, nan, "at least", "at least 3,000", "≥ 3,000"),
        (nan, 300, "up to", "up to 300 men", "≤ 300"),
        (nan, 300, "up to", "fewer than 300 men", "< 300"),
        (11000, 12000, "between", "11,000 to 12,000", "11,000–12,000"),
        (1000, nan, "at least", "thousands of soldiers", "thousands"),
        (2000, nan, "at least", "2 thousands of soldiers", "≥ 2,000"),
        (1.5, 1.5, "exactly", "1.5 million", "1.5"),
        (195e9, nan, "at least", "at least 195 billion euros", "≥ 195B"),
    ],
)
def test_a_figure_keeps_its_qualifier(
    low: float, high: float, qualifier: str, wording: str, short: str
) -> None:
    figure = {"low": low, "high": high, "qualifier": qualifier, "wording": wording}
    assert short_figure(figure) == short


def test_several_figures_of_a_claim_are_the_first_and_a_count() -> None:
    figures = [
        {"low": n, "high": n, "qualifier": "exactly", "wording": str(n)} for n in (10, 10, 20, 30)
    ]
    assert short_figures(figures) == "10 +2"
    assert short_figures([]) == ""
