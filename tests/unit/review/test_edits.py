"""Every step of a review keeps each quote where it stands, or says why it cannot be taken."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.candidate import Figure
from claimscope.jobs.review_steps import edit_candidate
from claimscope.record.case import Case
from claimscope.review.draft import Review, ReviewError
from claimscope.review.edits import (
    decided,
    decided_together,
    described_source,
    edited,
    merged,
    split,
    split_points,
    with_stance,
    without_stance,
)
from claimscope.review.matching import all_claims, joined
from claimscope.review.propose import added, begin_review
from tests.unit.review.conftest import ARTICLE, FACTS

FIGURE = Figure(40.0, None, "more than", "other", "other", "crates", "more than 40 crates")


def assert_sound(review: Review) -> None:
    assert [each.quote for each in review.drafts] == [
        review.text[each.start : each.end] for each in review.drafts
    ]
    assert all(each.quote.strip() == each.quote != "" for each in review.drafts)
    ids = [each.draft_id for each in review.drafts]
    assert len(set(ids)) == len(ids)
    assert [each.start for each in review.drafts] == sorted(each.start for each in review.drafts)
    for each in review.drafts:
        assert all(figure.wording in each.quote for figure in each.figures)
        assert each.hedge in each.quote
        assert each.source_id or each.source in review.sources
        assert not each.claim.startswith("new:") or each.claim.removeprefix("new:") in ids


@given(data=st.data())
def test_any_steps_keep_every_quote_where_it_stands(crates: Case, data: st.DataObject) -> None:
    review = begin_review(crates, ARTICLE, FACTS)
    for _ in range(data.draw(st.integers(1, 6))):
        drafts = [each.draft_id for each in review.drafts]
        one, other = data.draw(st.sampled_from(drafts)), data.draw(st.sampled_from(drafts))
        at, end = data.draw(st.integers(-5, 500)), data.draw(st.integers(0, 500))
        step = data.draw(
            st.sampled_from(
                ["split", "merge", "add", "quote", "follow", "decide", "stance", "less"]
            )
        )
        with suppress(ReviewError):
            match step:
                case "split":
                    review = split(crates, review, one, at)
                case "stance":
                    review = with_stance(review, one)
                case "less":
                    review = without_stance(review, one)
                case "merge" if one != other:
                    review = merged(review, one, other)
                case "add":
                    review = added(crates, review, at, end)
                case "quote":
                    words = review.text[max(0, at) : end].strip()
                    review = edited(crates, review, one, quote=words, figures=(), hedge="")
                case "follow":
                    review = edited(crates, review, one, claim=f"new:{other}")
                case _:
                    review = decided(review, one, "accepted")
        assert_sound(review)


def test_a_quote_that_is_changed_is_found_again_nearest_to_where_it_stood(
    crates: Case, review: Review
) -> None:
    third = next(each for each in review.drafts if "Oslo" in each.quote)
    after = edited(crates, review, third.draft_id, quote="crates were", figures=())
    assert after.draft(third.draft_id).start == review.text.index("crates were", third.start)


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"quote": "words of nobody"}, "do not stand in the text"),
        ({"quote": " "}, "is empty"),
        ({"hedge": "perhaps"}, "hedge “perhaps” does not stand"),
        ({"figures": (replace(FIGURE, wording="a dozen"),)}, "“a dozen” does not stand"),
        ({"figures": (replace(FIGURE, high=50.0),)}, "has no number under to"),
        ({"figures": (replace(FIGURE, low=None),)}, "needs the number under from"),
        ({"figures": (replace(FIGURE, qualifier="exactly", high=41.0),)}, "contradict"),
        ({"figures": (replace(FIGURE, qualifier="between", high=1.0),)}, "contradict"),
        ({"figures": (replace(FIGURE, low=-1.0),)}, "below zero"),
        ({"figures": (replace(FIGURE, unit=" "),)}, "unit of “more than 40 crates” is not said"),
        ({"figures": (replace(FIGURE, wording=""),)}, "has no words"),
        ({"source": " ", "source_id": ""}, "Nobody says it"),
        ({"claim": "new:d99"}, "not there any more"),
        ({"claim": "new:d1", "title": ""}, "claim has no words"),
        (
            {"event_from": date(2031, 5, 2), "event_to": date(2031, 5, 1)},
            "ends before it begins",
        ),
    ],
)
def test_what_the_record_could_not_hold_is_refused_in_words(
    crates: Case, review: Review, cells: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ReviewError, match=wrong) as refused:
        edited(crates, review, "d1", **cells)
    assert refused.value.remedy


def test_a_split_gives_each_part_what_stands_in_it(crates: Case, review: Review) -> None:
    at = next(
        at for at, words in split_points(review.draft("d1"), ARTICLE) if words.startswith("crates")
    )
    before, after = [
        each
        for each in split(crates, review, "d1", at).drafts
        if each.draft_id not in {"d2", "d3", "d4", "d5"}
    ]
    assert before.quote.endswith("more than 40")
    assert after.quote.startswith("crates fell")
    assert (before.source_id, after.source_id) == ("nordlys", "nordlys")
    assert [each.name for each in after.places] == ["Bergen"]
    assert (before.decision, after.decision) == ("open", "open")


def test_a_split_that_leaves_nothing_is_refused(crates: Case, review: Review) -> None:
    with pytest.raises(ReviewError, match="would be empty"):
        split(crates, review, "d1", review.draft("d1").start)


def test_merged_drafts_keep_the_figures_and_places_of_both(review: Review) -> None:
    one = merged(review, "d3", "d1").draft("d1")
    assert one.quote.startswith("BERGEN")
    assert one.quote.endswith("Oslo.")
    assert [each.wording for each in one.figures] == ["more than 40 crates", "at least 12 crates"]
    assert {each.name for each in one.places} == {"Bergen", "Oslo"}


def test_who_followed_a_draft_that_is_gone_is_looked_at_anew(crates: Case, review: Review) -> None:
    following = edited(crates, review, "d5", claim="new:d3")
    following = decided(following, "d5", "accepted")
    left = merged(following, "d1", "d3").draft("d5")
    assert (left.claim, left.decision) == ("new:d5", "open")


def test_a_draft_that_is_merged_with_the_one_it_followed_words_its_own_claim(
    crates: Case, review: Review
) -> None:
    following = edited(crates, review, "d1", claim="new:d3")
    assert merged(following, "d1", "d3").draft("d1").claim == "new:d1"


def test_the_parts_of_a_split_keep_what_the_analyst_said_of_the_whole(
    crates: Case, review: Review
) -> None:
    review = edited(crates, review, "d3", evidence="testimony", said_precision="month")
    at = ARTICLE.index("were taken to Oslo")
    parts = split(crates, review, "d3", at).drafts[2:4]
    assert [each.quote.split()[0] for each in parts] == ["The", "were"]
    assert {(each.evidence, each.said_precision) for each in parts} == {("testimony", "month")}


def test_a_part_of_a_split_is_taken_for_the_claim_that_its_words_are_very_like(
    crates: Case, review: Review
) -> None:
    at = ARTICLE.index("fell into the sea")
    one = merged(review, "d1", "d2")
    whole = edited(crates, one, "d1", claim="new:d1")
    parts, claims = split(crates, whole, "d1", ARTICLE.index("Norway’s")), all_claims(crates)
    before, _ = joined(parts, whole, lambda _: claims).drafts[:2]
    assert before.start < at < before.end
    assert before.claim == "crates-lost"


def test_chosen_words_become_a_draft_with_what_the_extraction_finds_in_them(
    crates: Case, review: Review
) -> None:
    start = ARTICLE.index("at least 12")
    after = added(crates, review, start - 1, start + len("at least 12 crates"))
    [new] = [each for each in after.drafts if each not in review.drafts]
    assert new.quote == "at least 12 crates"
    assert [each.low for each in new.figures] == [12.0]
    assert new.decision == "open"


def test_a_number_that_no_word_bounds_is_told_and_not_kept_as_a_figure(review: Review) -> None:
    draft = next(each for each in review.drafts if "dozens" in each.quote)
    assert draft.figures == ()
    assert "“dozens of crates” gives no number" in draft.note


def test_a_new_name_is_a_new_source_until_a_known_one_is_chosen(
    crates: Case, review: Review
) -> None:
    named = edited(crates, review, "d1", source_id="", source="A stoker")
    assert named.sources["A stoker"].name == "A stoker"
    group = replace(named.sources["A stoker"], independence_group="nordlys")
    described = described_source(named, "A stoker", group)
    assert described.sources["A stoker"].independence_group == "nordlys"
    assert "A stoker" not in edited(crates, described, "d1", source_id="nordlys").sources


TWO_HALVES = """Crates

The seamen’s union said 40 crates fell into the sea on 3 May near Bergen, and that a planned total \
of 90 crates will be moved to Oslo on 9 May.
"""


@pytest.fixture
def two_halves(crates: Case) -> Review:
    """One draft whose words say what happened and what is to happen."""
    review = begin_review(crates, TWO_HALVES, FACTS)
    start, end = TWO_HALVES.index("The seamen"), len(TWO_HALVES) - 1
    whole = next(iter(review.drafts))
    for other in review.drafts[1:]:
        review = merged(review, whole.draft_id, other.draft_id)
    assert (review.drafts[0].start, review.drafts[0].end) == (start, end)
    return review


def test_each_half_of_a_split_has_only_what_its_own_words_say(
    crates: Case, two_halves: Review
) -> None:
    [whole] = two_halves.drafts
    at = TWO_HALVES.index("and that a planned")
    happened, planned = split(crates, two_halves, whole.draft_id, at).drafts
    assert (happened.modality, planned.modality) == ("observed", "forecast")
    assert happened.event_from == happened.event_to == date(2031, 5, 3)
    assert planned.event_from == planned.event_to == date(2031, 5, 9)
    assert [(each.wording, each.aspect) for each in happened.figures] == [("40 crates", "other")]
    assert ["90" in each.wording for each in planned.figures] == [True]
    assert [each.name for each in happened.places] == ["Bergen"]
    assert [each.name for each in planned.places] == ["Oslo"]


def test_a_half_without_a_day_or_a_plan_has_none(crates: Case, two_halves: Review) -> None:
    [whole] = two_halves.drafts
    at = TWO_HALVES.index("on 3 May")
    first, _ = split(crates, two_halves, whole.draft_id, at).drafts
    assert (first.event_from, first.event_to, first.event_precision) == (None, None, "unknown")
    assert (first.modality, first.places) == ("observed", ())


def test_a_corrected_quote_brings_its_own_words_and_days(crates: Case) -> None:
    review = begin_review(crates, TWO_HALVES, FACTS)
    [first, *_] = review.drafts
    words = "a planned total of 90 crates will be moved to Oslo on 9 May"
    draft = edited(crates, review, first.draft_id, quote=words).draft(first.draft_id)
    assert "90 crates" in draft.title
    assert "90 crates" in draft.statement
    assert draft.event_from == date(2031, 5, 9)
    assert draft.modality == "forecast"
    assert [each.name for each in draft.places] == ["Oslo"]


def test_a_corrected_quote_leaves_what_the_analyst_has_written(crates: Case) -> None:
    review = begin_review(crates, TWO_HALVES, FACTS)
    [first, *_] = review.drafts
    by_hand = {"title": "Crates in the water", "event_from": date(2031, 5, 1)}
    review = edited(crates, review, first.draft_id, **by_hand)
    review = edited(crates, review, first.draft_id, quote="90 crates will be moved to Oslo")
    draft = review.draft(first.draft_id)
    assert (draft.title, draft.event_from) == ("Crates in the water", date(2031, 5, 1))
    assert draft.statement == "90 crates will be moved to Oslo"
    assert draft.modality == "forecast"


FOLDED = (
    "The seamen’s uni\u00adon said that at least 12 cra\u00adtes were taken to Oslo and that more "
    "than ﬁve of\nthe boats sank near Bergen on Friday.\n"
)


def test_both_halves_of_a_split_read_their_own_words_however_they_are_typed(crates: Case) -> None:
    review = begin_review(crates, FOLDED, FACTS)
    (draft,) = review.drafts
    first, second = split(crates, review, draft.draft_id, FOLDED.index("and that")).drafts
    assert [(f.low, f.wording) for f in first.figures] == [(12, "at least 12 cra\u00adtes")]
    assert [(f.low, f.wording) for f in second.figures] == [(5, "more than ﬁve of\nthe boats")]
    assert [each.name for each in first.places] == ["Oslo"]
    assert [each.name for each in second.places] == ["Bergen"]


def test_a_corrected_quote_reads_the_same_in_a_process_of_its_own(crates: Case) -> None:
    review = begin_review(crates, FOLDED, FACTS)
    (draft,) = review.drafts
    cells = {"quote": FOLDED[: FOLDED.index(" and that")]}
    assert edit_candidate(crates, review, draft.draft_id, cells) == edited(
        crates, review, draft.draft_id, **cells
    )


def test_what_cannot_be_edited_is_told_from_the_other_process_too(
    crates: Case, review: Review
) -> None:
    with pytest.raises(ReviewError, match="do not stand in the text"):
        edit_candidate(crates, review, "d1", {"quote": "no such words"})


def test_words_carry_several_stances_each_on_a_claim_of_its_own(crates: Case) -> None:
    review = decided(begin_review(crates, ARTICLE, FACTS), "d1", "accepted")
    review = with_stance(review, "d1")
    card = review.card("d1")
    new = card.drafts[1]
    assert (new.source_id, new.stance, new.claim) == ("nordlys", "", new.own_claim)
    assert (card.decision, card.lacks) == ("open", ("the stance",))
    review = edited(
        crates,
        review,
        new.draft_id,
        stance="cannot confirm",
        claim="crew-ill",
        quote="40 crates fell",
    )
    assert [each.quote for each in review.card("d1").drafts] == ["40 crates fell"] * 2
    review = decided_together(review, review.card("d1").ids, "accepted")
    assert [(each.stance, each.claim) for each in review.accepted()] == [
        ("asserts", "crates-lost"),
        ("cannot confirm", "crew-ill"),
    ]
    assert review.card("d1").decision == "accepted"
    review = without_stance(review, new.draft_id)
    with pytest.raises(ReviewError, match="the only stance"):
        without_stance(review, "d1")


def test_many_are_decided_in_one_step_but_none_accepted_that_lacks_something(crates: Case) -> None:
    review = with_stance(begin_review(crates, ARTICLE, FACTS), "d3")
    everything = [each.draft_id for each in review.drafts]
    review = decided_together(review, everything, "accepted")
    assert review.counts() == {"open": 1, "accepted": len(review.cards()) - 1, "rejected": 0}
    assert decided_together(review, everything, "rejected").counts()["open"] == 0
