"""Two people in one review: what goes together is kept, what does not is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimscope.record.case import Case
from claimscope.review.concurrent import Act, rebased, unsaved
from claimscope.review.draft import Review
from claimscope.review.edits import (
    decided,
    described_document,
    described_source,
    edited,
    merged,
    split,
)
from claimscope.review.propose import added
from tests.unit.review.conftest import ARTICLE


def test_steps_on_different_drafts_are_both_kept(review: Review) -> None:
    newer = decided(review, "d1", "accepted")
    both = rebased(lambda each: decided(each, "d2", "rejected"), review, newer)
    assert both
    assert [each.decision for each in both.drafts[:2]] == ["accepted", "rejected"]


def test_drafts_that_two_people_add_have_names_of_their_own(crates: Case, review: Review) -> None:
    def add(words: str) -> Act:
        start = ARTICLE.index(words)
        return lambda each: added(crates, each, start, start + len(words))

    both = rebased(add("Crates lost"), review, add("Harbour master")(review))
    assert both
    assert len({each.draft_id for each in both.drafts}) == len(review.drafts) + 2


@pytest.mark.parametrize("theirs", ["decided", "edited", "merged", "split"])
def test_a_step_on_a_draft_that_somebody_else_has_changed_is_not_taken(
    crates: Case, review: Review, theirs: str
) -> None:
    newer = {
        "decided": lambda: decided(review, "d1", "rejected"),
        "edited": lambda: edited(crates, review, "d1", title="Theirs"),
        "merged": lambda: merged(review, "d1", "d2"),
        "split": lambda: split(crates, review, "d1", ARTICLE.index("crates fell")),
    }[theirs]()
    assert rebased(lambda each: decided(each, "d1", "accepted"), review, newer) is None
    assert rebased(lambda each: edited(crates, each, "d1", title="Mine"), review, newer) is None


def test_two_corrections_of_the_document_are_not_both_taken(review: Review) -> None:
    def titled(title: str) -> Act:
        return lambda each: described_document(each, replace(each.document, title=title))

    assert rebased(titled("Mine"), review, titled("Theirs")(review)) is None
    beside = rebased(titled("Mine"), review, decided(review, "d1", "accepted"))
    assert beside
    assert (beside.document.title, beside.draft("d1").decision) == ("Mine", "accepted")


def test_two_descriptions_of_one_source_are_not_both_taken(review: Review) -> None:
    name, source = next(iter(review.sources.items()))
    newer = described_source(review, name, replace(source, country="NO"))

    def describe(each: Review) -> Review:
        return described_source(each, name, replace(source, reliability="B"))

    assert rebased(describe, review, newer) is None
    other = decided(review, "d1", "accepted")
    both = rebased(describe, review, other)
    assert both
    assert (both.sources[name].reliability, both.draft("d1").decision) == ("B", "accepted")


def test_what_was_entered_in_a_step_that_was_not_taken_is_told(
    crates: Case, review: Review
) -> None:
    meant = edited(crates, review, "d1", title="What I typed", hedge="")
    assert "title: What I typed" in unsaved(review, meant)
