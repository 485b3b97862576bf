"""Sessions and servers on one review: each has a desk of its own, the store has the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimscope.record.case import Case, load_case
from claimscope.review.draft import Review
from claimscope.review.edits import decided, edited
from claimscope.review.propose import begin_review
from claimscope.review.serialise import deserialise, serialise
from claimscope.review.session import BOTH_KEPT, NOT_TAKEN, THEIRS_SHOWN, ReviewSession
from claimscope.store.reviews import MemoryReviews, ReviewEndedError, Reviews
from claimscope.store.sql.store import SqlStore, open_store
from components.review import session
from tests.unit.review.conftest import ARTICLE, FACTS, crates_case


@pytest.fixture(scope="session")
def crates(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return load_case(crates_case().write(tmp_path_factory.mktemp("made") / "crates"))


@pytest.fixture(scope="session")
def review(crates: Case) -> Review:
    return begin_review(crates, ARTICLE, FACTS)


@pytest.fixture
def servers(tmp_path: Path, crates: Case) -> Iterator[list[SqlStore]]:
    """Two servers on one store."""
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    stores = [open_store(address), open_store(address)]
    stores[0].take_in(crates, "Ann", "begun")
    yield stores
    for each in stores:
        each.close()


def desk_of(server: Reviews, review: Review) -> ReviewSession:
    return ReviewSession(server, review.case_id, "one", 1, review, at=review.drafts[0].draft_id)


def stored(server: Reviews) -> Review:
    found = server.find("one")
    assert found
    return deserialise(found.content)


def test_two_servers_on_one_store_lose_no_step(servers: list[SqlStore], review: Review) -> None:
    here, there = servers[0].reviews, servers[1].reviews
    here.begin(review.case_id, "one", serialise(review))
    mine, theirs = desk_of(here, review), desk_of(there, review)
    assert mine.take(lambda each: decided(each, "d1", "accepted"))
    assert theirs.take(lambda each: decided(each, "d2", "rejected"))
    assert theirs.notice == BOTH_KEPT
    assert mine.catch_up()
    assert mine.notice == THEIRS_SHOWN
    assert mine.review == theirs.review == stored(here)
    assert [each.decision for each in stored(here).drafts[:2]] == ["accepted", "rejected"]


def test_who_comes_second_on_one_draft_is_told_and_sees_the_newer_state(
    servers: list[SqlStore], crates: Case, review: Review
) -> None:
    here, there = servers[0].reviews, servers[1].reviews
    here.begin(review.case_id, "one", serialise(review))
    mine, theirs = desk_of(here, review), desk_of(there, review)
    mine.take(lambda each: edited(crates, each, "d1", title="The first title"))
    turn = theirs.turn
    assert not theirs.take(lambda each: edited(crates, each, "d1", title="The second title"))
    assert theirs.review.draft("d1").title == stored(here).draft("d1").title == "The first title"
    assert NOT_TAKEN in theirs.notice
    assert "The second title" in theirs.notice
    assert theirs.turn > turn


def test_steps_are_undone_after_the_server_ended_and_from_another_tab(
    servers: list[SqlStore], review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = servers[0].reviews, servers[1].reviews
    here.begin(review.case_id, "one", serialise(review))
    mine = desk_of(here, review)
    mine.take(lambda each: decided(each, "d1", "accepted"))
    mine.take(lambda each: decided(each, "d2", "accepted"))
    monkeypatch.setattr(session, "load_reviews", lambda: there)
    other = session._opened("one")
    assert other
    assert other.undoable == 2
    other.undo()
    other.undo()
    assert other.review == stored(here) == review
    assert other.undoable == 0
    mine.undo()
    assert mine.review == review
    assert mine.notice == THEIRS_SHOWN


def test_a_step_that_was_undone_is_taken_again_until_another_is_taken(review: Review) -> None:
    server = MemoryReviews()
    server.begin(review.case_id, "one", serialise(review))
    mine, theirs = desk_of(server, review), desk_of(server, review)
    mine.take(lambda each: decided(each, "d1", "accepted"))
    accepted = mine.review
    mine.undo()
    mine.redo()
    assert mine.review == stored(server) == accepted
    mine.undo()
    mine.take(lambda each: decided(each, "d2", "rejected"))
    assert mine.undone == []
    mine.undo()
    theirs.catch_up()
    theirs.take(lambda each: decided(each, "d3", "rejected"))
    mine.redo()
    assert mine.notice == THEIRS_SHOWN
    assert (mine.undone, mine.review) == ([], theirs.review)


def test_a_step_in_a_review_that_was_saved_meanwhile_is_told(
    servers: list[SqlStore], review: Review
) -> None:
    here = servers[0].reviews
    here.begin(review.case_id, "one", serialise(review))
    mine = desk_of(here, review)
    servers[1].reviews.discard("one", 1)
    with pytest.raises(ReviewEndedError):
        mine.take(lambda each: decided(each, "d1", "accepted"))
    with pytest.raises(ReviewEndedError):
        mine.catch_up()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 1),
            st.sampled_from(["d1", "d2", "d3", "d4"]),
            st.sampled_from(["accepted", "rejected"]),
        ),
        max_size=12,
    )
)
def test_of_any_steps_in_two_tabs_each_is_kept_or_told(
    review: Review, steps: list[tuple[int, str, str]]
) -> None:
    server = MemoryReviews()
    server.begin(review.case_id, "one", serialise(review))
    tabs = [desk_of(server, review), desk_of(server, review)]
    expected = {each.draft_id: each for each in review.drafts}
    for tab, draft_id, decision in steps:
        if tabs[tab].review.draft(draft_id).decision == decision:
            continue  # it shows that already: nothing is asked for
        taken = tabs[tab].take(
            lambda each, d=draft_id, to=decision: decided(each, d, to)  # type: ignore[misc]
        )
        if taken:
            expected[draft_id] = replace(expected[draft_id], decision=decision)  # type: ignore[arg-type]
        assert taken or NOT_TAKEN in tabs[tab].notice
        assert {each.draft_id: each for each in stored(server).drafts} == expected
    for desk in tabs:
        desk.catch_up()
        assert desk.review == stored(server)
