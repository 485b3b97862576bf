"""How alike two wordings are, rare words counting more."""

from __future__ import annotations

import pytest

from claimscope.review.word_weights import Words, WordWeights


def words(text: str) -> Words:
    return frozenset(text.split())


CLAIMS = ["north troops sent", "north troops trained", "north troops paid", "north ferry sank"]
WEIGHTS = WordWeights([words(each)] for each in CLAIMS)


def likeness(one: str, other: str) -> float:
    return WEIGHTS.likeness([words(one)], [words(other)])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("ferry sank", "sank ferry", 1.0), ("north troops", "north troops", 1.0), ("ferry", "", 0.0)],
)
def test_the_same_words_are_wholly_alike_and_others_not_at_all(
    one: str, other: str, alike: float
) -> None:
    assert likeness(one, other) == pytest.approx(alike)


@pytest.mark.parametrize(
    ("rare", "common"), [("ferry", "troops"), ("troops", "north"), ("mast", "ferry")]
)
def test_a_shared_word_counts_the_more_the_fewer_claims_have_it(rare: str, common: str) -> None:
    assert likeness(f"{rare} x", f"{rare} y") > likeness(f"{common} x", f"{common} y")


def test_the_nearest_of_several_wordings_count() -> None:
    mine, theirs = [words("mast"), words("ferry sank")], [words("troops"), words("sank ferry")]
    assert WEIGHTS.likeness(mine, theirs) == pytest.approx(1)


def test_a_word_counts_once_a_claim_however_many_wordings_have_it() -> None:
    once = WordWeights([[words("mast red")], [words("tide")]])
    often = WordWeights([[words("mast red"), words("mast")], [words("tide")]])
    one, other = [words("mast a")], [words("mast b")]
    assert once.likeness(one, other) == pytest.approx(often.likeness(one, other))
