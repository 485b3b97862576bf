"""Reviews in progress, in every kind of store: no step is lost, whoever takes it and when."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import Change, ConflictError, ReviewStep, Save, Version
from claimscope.store.reviews import (
    STEPS_BACK,
    MemoryReviews,
    ReviewEndedError,
    ReviewMovedError,
    Reviews,
)
from claimscope.store.sql.store import SqlStore, open_store

PEOPLE, STEPS = 4, 5


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def servers(
    request: pytest.FixtureRequest, tmp_path: Path, ferry: Case
) -> Iterator[tuple[Reviews, Reviews]]:
    """Two servers on one store, each with its own connection; in memory there is only one."""
    if request.param == "memory":
        alone = MemoryReviews()
        yield alone, alone
        return
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres")
    one, other = open_store(address), open_store(address)
    if not one.cases(archived=True):
        one.take_in(ferry, "Ann", "begun")
    for each in one.reviews.of("ferry"):
        one.reviews.discard(each.name, each.step)
    yield one.reviews, other.reviews
    one.close()
    other.close()


def test_a_review_goes_on_step_by_step_until_it_ends(servers: tuple[Reviews, Reviews]) -> None:
    one, other = servers
    first = one.begin("ferry", "one", "first state")
    one.begin("ferry", "two", "of another")
    second = other.put("one", "second state", first.step)
    assert one.find("one") == second
    assert [each.content for each in one.of("ferry")] == ["second state", "of another"]
    one.discard("one", second.step)
    assert other.find("one") is None
    assert [each.name for each in other.of("ferry")] == ["two"]
    assert other.of("elsewhere") == []


def test_a_step_from_an_older_state_is_refused_and_loses_nothing(
    servers: tuple[Reviews, Reviews],
) -> None:
    one, other = servers
    seen = one.begin("ferry", "one", "as begun")
    kept = other.put("one", "accepted by the other", seen.step)
    with pytest.raises(ReviewMovedError):
        one.put("one", "rejected by the one", seen.step)
    with pytest.raises(ReviewMovedError):
        one.undo("one", seen.step)
    with pytest.raises(ReviewMovedError):
        one.discard("one", seen.step)
    assert one.find("one") == kept


def test_a_step_in_a_review_that_has_ended_is_told(servers: tuple[Reviews, Reviews]) -> None:
    one, other = servers
    seen = one.begin("ferry", "one", "as begun")
    other.discard("one", seen.step)
    for act in (
        lambda: one.put("one", "too late", seen.step),
        lambda: one.undo("one", seen.step),
        lambda: one.discard("one", seen.step),
    ):
        with pytest.raises(ReviewEndedError):
            act()


def test_steps_are_undone_one_by_one_whoever_took_them(servers: tuple[Reviews, Reviews]) -> None:
    one, other = servers
    at = one.begin("ferry", "one", "state 0")
    assert at.undoable == 0
    at = one.put("one", "state 1", at.step)
    at = other.put("one", "state 2", at.step)
    assert at.undoable == 2
    at = one.undo("one", at.step)
    assert (at.content, at.undoable) == ("state 1", 1)
    at = other.put("one", "another state 2", at.step)
    for before in ("state 1", "state 0", "state 0"):
        at = other.undo("one", at.step)
        assert at.content == before
    assert one.find("one") == at
    assert at.undoable == 0


def test_the_latest_steps_of_very_many_can_be_undone(servers: tuple[Reviews, Reviews]) -> None:
    one, _ = servers
    at = one.begin("ferry", "one", "state 0")
    for number in range(1, STEPS_BACK + 3):
        at = one.put("one", f"state {number}", at.step)
    assert at.undoable == STEPS_BACK
    while at.undoable:
        at = one.undo("one", at.step)
    assert at.content == "state 2"


def test_of_many_who_step_at_once_every_step_is_kept_or_told(
    servers: tuple[Reviews, Reviews],
) -> None:
    servers[0].begin("ferry", "one", "")

    def write(person: int) -> int:
        """Adds a mark of one's own again and again, from the newest state each time."""
        reviews, refused = servers[person % 2], 0
        for _ in range(STEPS):
            while True:
                seen = reviews.find("one")
                assert seen
                try:
                    reviews.put("one", f"{seen.content}{person}", seen.step)
                except ConflictError:
                    refused += 1
                else:
                    break
        return refused

    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(write, range(PEOPLE)))
    last = servers[1].find("one")
    assert last
    assert sorted(last.content) == sorted("".join(map(str, range(PEOPLE))) * STEPS)
    assert last.step == 1 + PEOPLE * STEPS


def test_a_review_ends_with_the_save_of_what_it_decided_and_only_with_it(
    ferries: SqlStore,
) -> None:
    at = ferries.reviews.begin("ferry", "one", "its state")
    change, seen = _correction(ferries), ReviewStep("one", at.step)
    with pytest.raises(DataError):
        ferries.save("ferry", Save("Ben", "", (change,), review=seen))
    assert ferries.reviews.find("one") == at
    ferries.save("ferry", Save("Ben", "a slip", (change,), review=seen))
    assert ferries.reviews.of("ferry") == []


def test_a_review_that_went_on_is_not_saved_as_it_was(ferries: SqlStore) -> None:
    seen = ferries.reviews.begin("ferry", "one", "as seen")
    at = ferries.reviews.put("one", "gone on with", seen.step)
    before = ferries.history("ferry")
    with pytest.raises(ReviewMovedError):
        ferries.save(
            "ferry",
            Save("Ben", "a slip", (_correction(ferries),), review=ReviewStep("one", seen.step)),
        )
    assert ferries.history("ferry") == before
    assert ferries.reviews.find("one") == at


def test_a_review_is_saved_once(ferries: SqlStore) -> None:
    at = ferries.reviews.begin("ferry", "one", "its state")
    seen = ReviewStep("one", at.step)
    ferries.save("ferry", Save("Ben", "a slip", (_correction(ferries),), review=seen))
    with pytest.raises(ReviewEndedError):
        ferries.save("ferry", Save("Cleo", "again", (_correction(ferries),), review=seen))


def test_the_oldest_of_very_many_reviews_in_memory_makes_room() -> None:
    reviews = MemoryReviews(most=2)
    for name in ("one", "two", "three"):
        reviews.begin("ferry", name, "its state")
    assert [each.name for each in reviews.of("ferry")] == ["three", "two"]


def _correction(store: SqlStore) -> Change:
    row: Version = next(each for each in store.current("ferry") if each.table == "claims")
    cells = {**(row.cells or {}), "note": f"noted after version {row.number}"}
    return Change(row.table, row.row_id, cells, row.number)
