"""The window of the grid of claims by sources."""

from __future__ import annotations

import pytest

from claimscope.views.stance_grid import source_order, stance_window
from tests.unit.figures.made_frames import stances_of

STANCES = stances_of(
    *(
        {"claim_id": claim, "source_id": source, "source": source, "independence_group": source}
        for claim, sources in {"one": "abc", "two": "ab", "three": "a"}.items()
        for source in sources
    )
)


@pytest.mark.parametrize(
    ("passed", "limit", "shown", "from_there"),
    [(0, 2, "ab", 0), (1, 2, "bc", 1), (2, 2, "c", 2), (9, 2, "c", 2), (0, 9, "abc", 0)],
)
def test_a_window_holds_some_of_the_sources_and_says_how_many_there_are(
    passed: int, limit: int, shown: str, from_there: int
) -> None:
    window = stance_window(STANCES, ["two"], passed, limit)
    assert "".join(each["source_id"] for each in window.sources) == shown
    assert (window.passed, window.total) == (from_there, 3)


def test_the_columns_are_the_same_whichever_claims_are_on_the_page() -> None:
    order = source_order(STANCES)["source_id"].tolist()
    for claims in (["one"], ["three"]):
        window = stance_window(STANCES, claims, 0)
        assert [each["source_id"] for each in window.sources] == order


def test_only_the_claims_asked_for_are_in_it_with_every_stance_on_them() -> None:
    window = stance_window(STANCES, ["two", "three"], 0, 1)
    told = {claim: [each["source_id"] for each in own] for claim, own in window.stances.items()}
    assert told == {"two": ["a", "b"], "three": ["a"]}
