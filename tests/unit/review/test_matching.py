"""Which claim a draft may be about, and what its source has said of it before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claimscope.extraction.candidate import Figure
from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.review.commit import changes_of
from claimscope.review.draft import UNNAMED, Review
from claimscope.review.edits import decided, edited, told_apart
from claimscope.review.matching import all_claims, matching_claims, similar_claims
from claimscope.review.propose import begin_review
from tests.made_case import MadeCase
from tests.unit.review.conftest import crates_case


def about(case: Case, words: str) -> Review:
    """A review of one sentence."""
    facts = Facts(title="One", publisher="The Coast Post", published_on="2031-05-07")
    return begin_review(case, words, facts)


def likeliest(case: Case, words: str) -> str:
    likely = matching_claims(case, about(case, words), "d1")
    return likely[0].claim_id if likely else ""


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("The union said more than 40 crates fell into the sea near Bergen.", "crates-lost"),
        ("The union said that near Bergen over 40 crates had fallen in the sea.", "crates-lost"),
        ("The doctor said that the crew of the ferry was ill.", "crew-ill"),
        ("The mayor said that a school in Oslo was to be painted green.", ""),
    ],
)
def test_the_same_is_found_in_other_words(crates: Case, words: str, claim: str) -> None:
    assert likeliest(crates, words) == claim


def test_the_same_figure_goes_before_one_that_only_may_be_the_same(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    made.claim("crates-many", title="Crates", statement="Many crates fell into the sea at Bergen.")
    said = made.says("union", "asserts", "crates-many", words="at least 5 crates fell at Bergen")
    made.figure(said, "at least 5 crates", low="5", high="", qualifier="at least", unit="crates")
    words = "The union said that at least 5 crates fell into the sea."
    likely = matching_claims(case := loaded(made), about(case, words), "d1")
    assert likely[0].claim_id == "crates-many"
    assert "the same figure of crates" in likely[0].because


def test_what_is_very_alike_is_joined_at_once_and_the_rest_is_a_claim_of_its_own(
    crates: Case,
) -> None:
    same = about(crates, "The mate said more than 40 crates fell into the sea near Bergen.")
    other = about(crates, "The mate said that the ferry was painted green in April.")
    assert same.draft("d1").claim == "crates-lost"
    assert other.draft("d1").claim == "new:d1"


@pytest.mark.parametrize(
    ("stance", "told"),
    [
        ("asserts", "Nordlys asserted it on 3 May 2031: this repeats it"),
        ("denies", "Nordlys asserted it on 3 May 2031: this is a revision"),
    ],
)
def test_what_the_same_source_said_before_is_told(crates: Case, stance: str, told: str) -> None:
    review = about(crates, "Nordlys said more than 40 crates fell into the sea near Bergen.")
    review = edited(crates, review, "d1", stance=stance)
    assert matching_claims(crates, review, "d1")[0].revises == told


def test_two_stances_of_one_day_are_no_revision_for_both_count(crates: Case) -> None:
    review = about(crates, "Nordlys said more than 40 crates fell into the sea near Bergen.")
    review = edited(crates, review, "d1", stance="denies", said_on=date(2031, 5, 3))
    told = matching_claims(crates, review, "d1")[0].revises
    assert told == "Nordlys asserted it on 3 May 2031, the same day: both count"


@pytest.mark.parametrize(
    ("cells", "words", "against"),
    [
        ({}, "The mate said fewer than 12 crates fell into the sea near Bergen.", "another figure"),
        (
            {"event_from": "2031-04-02", "event_to": "2031-04-03", "event_precision": "day"},
            "The mate said more than 40 crates fell into the sea near Bergen on 6 May.",
            "other days",
        ),
        (
            {"modality": "forecast"},
            "The mate said more than 40 crates fell into the sea near Bergen.",
            "one is a forecast",
        ),
    ],
)
def test_what_contradicts_a_claim_is_offered_with_the_reason_and_never_joined_unasked(
    loaded: Callable[[MadeCase], Case], cells: dict[str, str], words: str, against: str
) -> None:
    made = crates_case()
    made.rows["claims"][0].update(cells)
    review = about(case := loaded(made), words)
    assert review.draft("d1").claim == "new:d1"
    likeliest = matching_claims(case, review, "d1")[0]
    assert likeliest.claim_id == "crates-lost"
    assert against in likeliest.because


def test_numbers_that_count_nothing_named_are_not_alike(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    said = made.says("union", "asserts", "crates-many", words="of these, 12 sank")
    made.figure(said, "12", low="12", high="12", unit=UNNAMED)
    case = loaded(made)
    review = about(case, "The union said 12 sank at sea.")
    figure = Figure(12.0, 12.0, "exactly", "other", "other", UNNAMED, "12")
    review = edited(case, review, "d1", figures=(figure,))
    assert all("figure" not in each.because for each in matching_claims(case, review, "d1"))


def test_another_drafts_claim_may_be_the_same_but_not_that_of_an_answer(crates: Case) -> None:
    words = (
        "The mate said that divers found the mast. "
        "The coast guard said it could not confirm that divers found the mast. "
        "The union said that the mast was found by divers."
    )
    review = about(crates, words)
    assert [each.stance for each in review.drafts] == ["asserts", "cannot confirm", "asserts"]
    assert [each.claim_id for each in matching_claims(crates, review, "d1")] == ["new:d3"]


SAME_WORDS = "The mate said more than 40 crates fell into the sea near Bergen."


def test_a_claim_that_a_draft_was_told_apart_from_is_not_proposed_for_it_again(
    crates: Case,
) -> None:
    review = told_apart(about(crates, SAME_WORDS), "d1")
    assert review.draft("d1").claim == "new:d1"
    assert "crates-lost" not in {m.claim_id for m in matching_claims(crates, review, "d1")}


def test_that_two_claims_are_not_one_is_saved_once_with_the_new_claim(crates: Case) -> None:
    review = told_apart(about(crates, SAME_WORDS), "d1")
    review = decided(edited(crates, review, "d1", source="mate"), "d1", "accepted")
    rows = {change.table: change.cells or {} for change in changes_of(crates, review)[0]}
    decision = rows["identities"]
    assert (decision["verdict"], decision["other_id"]) == ("different", "crates-lost")
    assert decision["claim_id"] == rows["claims"]["claim_id"]


def test_a_draft_about_a_claim_is_not_proposed_to_be_about_one_told_apart_from_that(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    made.claim("crates-dry", statement="Crates were dry near Bergen.")
    made.says("nordlys", "asserts", "crates-dry")
    made.decides("different", "crates-dry", claim_id="crates-lost")
    case = loaded(made)
    review = edited(case, about(case, SAME_WORDS), "d1", claim="crates-dry")
    assert "crates-lost" not in {m.claim_id for m in matching_claims(case, review, "d1")}


def test_claims_of_a_case_that_are_alike_are_found_unless_they_were_told_apart(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    made.claim("crates-fell", statement="More than 40 crates fell in the sea near Bergen.")
    made.says("nordlys", "asserts", "crates-fell")
    claims = all_claims(loaded(made))
    assert [each.claim_id for each in similar_claims(claims, "crates-lost")] == ["crates-fell"]
    assert similar_claims(claims, "crates-lost", {"crates-fell"}) == []
