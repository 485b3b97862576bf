"""How long ago something was, reckoned to the year it means, and to none that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.extraction.pipeline import candidates_in


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("150 years ago", 1873),
        ("1,500 years ago", 524),
        ("2,500 years ago", None),
        ("10,000 years ago", None),
        ("4000 years ago", None),
        ("999999999 years ago", None),
    ],
)
def test_years_ago_are_counted_whole(words: str, year: int | None) -> None:
    [found] = candidates_in(f"The mayor said the dam of Sel broke {words}.", date(2023, 6, 8))
    assert (found.event_from and found.event_from.year) == year
    assert found.figures == ()
