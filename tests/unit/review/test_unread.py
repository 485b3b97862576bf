"""Candidates that were not read: what the analyst fills in, and what waits until then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimscope.record.case import Case
from claimscope.review.draft import Review, ReviewError
from claimscope.review.edits import decided, edited, merged, split
from claimscope.review.propose import added, begin_review
from claimscope.review.serialise import deserialise, serialise
from tests.unit.review.conftest import FACTS

ENGLISH = "The seamen’s union said that at least 12 crates were taken to Oslo."
GERMAN = (
    "Das Ministerium in Selheim teilte mit, rund 1.500 Kisten seien verloren. "
    "Der Hafen bestreitet das nicht."
)
TEXT = f"{ENGLISH}\n\n{GERMAN}\n"


@pytest.fixture
def mixed(crates: Case) -> Review:
    return begin_review(crates, TEXT, FACTS)


def test_an_unread_candidate_becomes_a_draft_with_nothing_guessed(mixed: Review) -> None:
    read, unread = mixed.drafts
    assert (read.unread, read.lacks) == ("", ())
    assert "German" in unread.unread
    assert unread.lacks == ("who says it", "the stance")
    assert (unread.figures, unread.places, unread.claim) == ((), (), unread.own_claim)
    assert "" not in mixed.sources


def test_what_lacks_its_source_or_stance_cannot_be_accepted(mixed: Review) -> None:
    with pytest.raises(ReviewError, match="Nobody says it"):
        decided(mixed, "d2", "accepted")
    assert decided(mixed, "d2", "rejected").draft("d2").decision == "rejected"


def test_it_is_filled_in_step_by_step_and_then_accepted(crates: Case, mixed: Review) -> None:
    named = edited(crates, mixed, "d2", source="Ministry of Selheim")
    with pytest.raises(ReviewError, match="No stance"):
        decided(named, "d2", "accepted")
    whole = edited(crates, named, "d2", stance="asserts")
    assert decided(whole, "d2", "accepted").draft("d2").decision == "accepted"
    assert set(whole.sources) == {*mixed.sources, "Ministry of Selheim"}
    with pytest.raises(ReviewError, match="Nobody says it"):
        edited(crates, whole, "d2", source="")


def test_words_chosen_in_what_was_not_read_are_not_read_either(crates: Case, mixed: Review) -> None:
    start = TEXT.index("Der Hafen")
    found = added(crates, mixed, start, start + len("Der Hafen bestreitet das nicht."))
    assert found.drafts[-1].lacks == ("who says it", "the stance")


def test_the_parts_of_what_was_not_read_lack_what_it_lacked(crates: Case, mixed: Review) -> None:
    found = split(crates, mixed, "d2", TEXT.index("rund"))
    assert [each.lacks for each in found.drafts[1:]] == [mixed.drafts[1].lacks] * 2


def test_joined_with_what_was_not_read_it_must_be_looked_at_anew(mixed: Review) -> None:
    (joined,) = merged(mixed, "d1", "d2").drafts
    assert joined.lacks == ("who says it", "the stance")
    assert joined.unread


def test_an_unread_draft_is_put_by_and_gone_on_with(mixed: Review) -> None:
    assert deserialise(serialise(mixed)) == mixed


def test_the_language_of_the_document_decides_what_is_too_short_to_tell(crates: Case) -> None:
    text = "Hafen Selheim: 1.500 Opfer, Norden.\n"
    (draft,) = begin_review(crates, text, replace(FACTS, language="de")).drafts
    assert draft.lacks


FOREIGN_QUOTE = (
    "The harbour master said that 12 crates sank. “Rund 1.500 Kisten seien verloren, teilte das "
    "Ministerium mit,” the master added of 30 boats.\n"
)


def test_a_quote_that_is_corrected_to_words_that_are_read_is_read(
    crates: Case, mixed: Review
) -> None:
    (draft,) = [each for each in mixed.drafts if each.unread]
    found = edited(crates, mixed, draft.draft_id, quote=ENGLISH).draft(draft.draft_id)
    assert (found.unread, [figure.low for figure in found.figures]) == ("", [12])
    assert found.lacks == ("who says it", "the stance")


def test_a_quote_that_is_corrected_to_words_of_another_language_is_not_read(
    crates: Case, mixed: Review
) -> None:
    (draft,) = [each for each in mixed.drafts if not each.unread]
    german = GERMAN.partition(". ")[0]
    found = edited(crates, mixed, draft.draft_id, quote=german).draft(draft.draft_id)
    assert "German" in found.unread
    assert (found.figures, found.event_from) == ((), None)


def test_the_halves_of_an_unread_sentence_are_unread(crates: Case, mixed: Review) -> None:
    (draft,) = [each for each in mixed.drafts if each.unread]
    at = TEXT.index("rund 1.500")
    halves = [each for each in split(crates, mixed, draft.draft_id, at).drafts if each.start > 60]
    assert len(halves) == 2
    assert all("German" in each.unread and not each.figures for each in halves)


def test_a_stretch_with_a_quotation_in_another_language_is_not_read(crates: Case) -> None:
    empty = replace(begin_review(crates, FOREIGN_QUOTE, FACTS), drafts=())
    start, end = FOREIGN_QUOTE.index("“Rund"), FOREIGN_QUOTE.index(" of 30")
    (found,) = added(crates, empty, start, end).drafts
    assert "German" in found.unread
    assert (found.figures, found.source, found.stance) == ((), "", "")
