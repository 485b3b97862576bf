"""A review is put by and gone on with: nothing of it is lost, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimscope.review.draft import Review, ReviewError
from claimscope.review.edits import decided
from claimscope.review.serialise import deserialise, serialise


def test_a_review_comes_back_as_it_was(review: Review) -> None:
    stepped = decided(review, review.drafts[0].draft_id, "accepted")
    assert stepped.sources
    assert any(each.figures for each in stepped.drafts)
    assert any(each.places for each in stepped.drafts)
    assert deserialise(serialise(stepped)) == stepped


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(codec="utf-8")), day=st.dates() | st.none())
def test_whatever_was_typed_comes_back(review: Review, words: str, day: date | None) -> None:
    [first, *others] = review.drafts
    typed = replace(first, note=words, title=words, event_from=day)
    stepped = replace(review, text=review.text + words, drafts=(typed, *others))
    assert deserialise(serialise(stepped)) == stepped


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"case_id": 1}', "not JSON"])
def test_what_is_no_review_is_told(content: str) -> None:
    with pytest.raises(ReviewError, match="Bring its document again"):
        deserialise(content)
