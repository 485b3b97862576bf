"""A number is worth what its separators and its multipliers say, or it is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.folding import folded


def values(words: str) -> list[tuple[float | None, float | None]]:
    text = folded(words).text
    return [(each.low, each.high) for each in figures_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,500 recruits left", 1500),
        ("1’500 recruits left", 1500),
        ("1'234'567 recruits left", 1234567),
        ("1 500 recruits left", 1500),
        ("1\u202f500 recruits left", 1500),
        ("1\u2009234\u2009567 recruits left", 1234567),
        ("1.234.567 recruits left", 1234567),
        ("a fee of 1.500,75 euros", 1500.75),
        ("1,50,000 recruits left", 150000),
        ("12,00,000 recruits left", 1200000),
        ("１，５００ recruits left", 1500),
        ("١٬٥٠٠ recruits left", 1500),
        ("१५ recruits left", 15),
        ("2,5 million recruits left", 2.5e6),
        ("0,5 percent of them left", 0.5),
        ("3.125 percent of them left", 3.125),
        ("a loan of €2,50 was given", 2.5),
        ("5½ million recruits left", 5.5e6),
        ("½ million recruits left", 5e5),
        ("2 1/2 million recruits left", 2.5e6),
        ("two and a half million recruits left", 2.5e6),
        ("2 and a half million recruits left", 2.5e6),
        ("a million and a half recruits left", 1.5e6),
        ("two trillion recruits left", 2e12),
        ("5 lakh recruits left", 5e5),
        ("two lakh recruits left", 2e5),
        ("1.5 lakh crore rupees", 1.5e12),
        ("one crore recruits left", 1e7),
        ("3 thousand million crates left", 3e9),
        ("5 hundred thousand recruits left", 5e5),
        ("2 dozen recruits left", 24),
        ("five score recruits left", 100),
        ("5 mln recruits left", 5e6),
        ("40m recruits left", 4e7),
        ("a loan of $5b was given", 5e9),
        ("a loan of €5 Mrd was given", 5e9),
        ("a loan of HK$5m was given", 5e6),
        ("on March 12 150 people died", 150),
        ("in 2024 150 recruits left", 150),
    ],
)
def test_a_number_is_worth_what_its_writing_says(words: str, value: float) -> None:
    assert values(words) == [(value, value)]


@pytest.mark.parametrize(
    "words",
    [
        "1.500 recruits left",
        "50.000 recruits left",
        "a loan of $1.500 was given",
        "a loss of 1.500 million",
        "1,5000 recruits left",
        "1·500 recruits left",
        "1_500 recruits left",
        "1`500 recruits left",
        "5 Tsd. recruits left",
        "1.50.000 recruits left",
        "7,00 recruits left",
        "4천700명 left",
        "5 млн recruits left",
        "5 Milliarden recruits left",
        "10^6 recruits left",
        "10⁶ recruits left",
        "5 × 10^6 recruits left",
        "a 5 m wall",
        "a wall 40m tall",
        "5 M recruits left",
        "a loan of $5xyz was given",
        "10-12.000 recruits left",
        "between 10 and 12.000 recruits left",
        "3 bis 4 Millionen recruits left",
        "40 milyar lira was lent",
        "40 triệu recruits left",
        "40 miljard kronor was lent",
        "40 milhões of reais was lent",
        "a loan of ₹4 cr was given",
        "a loan of €2 milliards was given",
        "4 man yen was lent",
        "500 k recruits left",
    ],
)
def test_a_number_that_may_mean_two_is_left_out(words: str) -> None:
    assert values(words) == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("1,5–2 million recruits left", 1.5e6, 2e6), ("40-50k recruits left", 4e4, 5e4)],
)
def test_the_ends_of_a_span_share_their_scale(words: str, low: float, high: float) -> None:
    assert values(words) == [(low, high)]


@given(st.integers(1000, 10**9), st.sampled_from([",", "’", "'", "\u202f", "\u00a0"]))
def test_whatever_groups_three_digits_changes_no_value(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    assert values(f"about {written} recruits left") == [(number, number)]


@given(st.text("0123456789.,’' \u202f½km%$", max_size=30))
def test_no_writing_of_digits_breaks_the_reading(words: str) -> None:
    assert all(low is None or low >= 0 for low, _ in values(f"about {words} recruits left"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the crews advanced 100 kilometres (62 miles)", 100),
        ("they took 1,500 hectares (3,700 acres)", 1500),
        ("they took 1,500 square kilometres (about 580 square miles)", 1500),
        ("they carried 40 tonnes (44 short tons) of grain", 40),
        ("the port paid $5m (€4.6m)", 5e6),
        ("the port paid $5m, or €4.6m", 5e6),
        ("the port paid 1,500 rubles (about $16)", 1500),
        ("the port paid 20 crore rupees ($2.4m)", 2e8),
        ("the port paid 5 million dollars (4.6 million euros)", 5e6),
        ("the port paid USD 5 million (EUR 4.6 million)", 5e6),
        ("the port paid RUB 500,000 ($5,400)", 5e5),
        ("the port paid 5 million Swiss francs ($5.5 million; £4.4 million)", 5e6),
        ("the port paid $5,000 (about 500,000 rubles or 4,600 euros)", 5000),
        ("they took 104 sq. km. (40 sq. miles) of land", 104),
        ("they lost 7 million cu. m (247 million cu. ft) of water", 7e6),
        ("they built 40,000 square-metre (430,000 square-foot) halls", 4e4),
        ("1,500 barrels (63,000 gallons; 240,000 litres) leaked", 1500),
    ],
)
def test_an_amount_and_its_conversion_are_one_figure(words: str, value: float) -> None:
    assert values(words) == [(value, value)]


@pytest.mark.parametrize(
    ("words", "lows"),
    [
        ("1,200 people (300 children) left", [1200, 300]),
        ("the port paid $3bn ($4bn with interest)", [3e9, 4e9]),
        ("they sank 1,500 boats (about 900 of them new)", [1500, 900]),
    ],
)
def test_a_part_in_brackets_is_a_figure_of_its_own(words: str, lows: list[float]) -> None:
    assert [low for low, _ in values(words)] == lows
