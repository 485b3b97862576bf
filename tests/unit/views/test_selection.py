"""Picks: their written form, and how they narrow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.views.filters import Filters
from claimscope.views.selection import Selection, narrowed, read_selection

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,10}", fullmatch=True)


@given(st.sampled_from(["place", "source", "claim"]), st.lists(IDS, min_size=1, max_size=4))
def test_a_pick_is_read_as_it_was_written(kind: str, ids: list[str]) -> None:
    pick = Selection(kind, tuple(ids))  # type: ignore[arg-type]
    assert read_selection(str(pick)) == pick


@pytest.mark.parametrize("written", [None, "", "place", "place:", "place: ", "topic:x", ":x"])
def test_what_is_no_pick_is_none(written: str | None) -> None:
    assert read_selection(written) is None


@given(st.text())
def test_any_text_is_a_pick_or_none(written: str) -> None:
    pick = read_selection(written)
    assert pick is None or pick.ids


def test_a_pick_takes_the_place_of_the_filter_of_its_kind() -> None:
    asked = Filters(places=("ellery",), text="sank")
    picks = [Selection("place", ("bay",)), Selection("claim", ("one", "two"))]
    assert narrowed(asked, picks) == Filters(places=("bay",), claims=("one", "two"), text="sank")


def test_without_picks_the_filters_stay() -> None:
    assert narrowed(Filters(text="sank"), []) == Filters(text="sank")


@pytest.mark.parametrize(("ids", "known"), [(("bay",), True), (("bay", "moon"), False)])
def test_a_pick_is_known_where_the_case_has_all_its_ids(ids: tuple[str, ...], known: bool) -> None:
    choices = {"places": ["bay"], "sources": ["moon"], "claims": []}
    assert Selection("place", ids).known(choices) is known
