"""The sentences that matching is measured on, and what it promises of them."""

from __future__ import annotations

from collections import Counter

import pytest

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.review.matching import all_claims
from claimscope.review.meaning import OFF, SWITCH
from tools.bench_matching import AMONG, FALSE, FIRST, MISJOINED, Sentence, sentences, tally


def part(name: str) -> list[Sentence]:
    return [each for each in sentences() if each.part == name]


@pytest.mark.parametrize("name", ["development", "held out"])
def test_each_half_words_every_claim_once_and_has_twenty_sentences_about_none(
    seed_case: Case, name: str
) -> None:
    claims = to_pandas(seed_case.claims)["claim_id"].tolist()
    assert Counter(each.claim_id for each in part(name)) == Counter(claims) + Counter({"": 20})


def test_no_sentence_is_in_two_parts() -> None:
    texts = [each.text for each in sentences()]
    assert len(texts) == len(set(texts))


def test_each_measure_counts_its_sentences(seed_case: Case) -> None:
    asked = [
        Sentence("", "six-officers-killed", "Six North Korean officers were killed near Donetsk."),
        Sentence("", "", "Six North Korean officers were killed near Donetsk."),
        Sentence("", "", "The bakery said that its bread was sold out."),
    ]
    counts = tally(seed_case, asked, all_claims(seed_case))
    assert (counts[FIRST], counts[AMONG], counts[FALSE]) == (1, 1, 1)


@pytest.mark.slow
@pytest.mark.parametrize(("switch", "first"), [(OFF, 40), ("", 52)])
def test_claims_are_found_and_at_most_one_in_five_sentences_about_none_gets_a_proposal(
    seed_case: Case, monkeypatch: pytest.MonkeyPatch, switch: str, first: int
) -> None:
    monkeypatch.setenv(SWITCH, switch)
    asked = part("development") + part("held out")
    counts = tally(seed_case, asked, all_claims(seed_case))
    assert counts[FIRST] >= first
    assert counts[FALSE] <= 8
    assert counts[MISJOINED] == 0
