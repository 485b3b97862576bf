"""Claims and sources that turn out to be one are merged in a save, and split again in another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimscope.record.case import Case, load_case
from claimscope.record.changes import Change, Save, StoreError
from claimscope.record.frames import to_pandas
from claimscope.record.identities import Kind, different_ids
from claimscope.store.corrections import (
    changes_over,
    corrected,
    current,
    in_order,
    withdrawn,
)
from claimscope.store.identities import (
    merge_of,
    merged,
    merges,
    moved_words,
    plain_withdrawals,
    split,
    told_apart,
)
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.former_ids import former_ids
from tests.integration.store.conftest import copied
from tests.made_case import ferry_case


@pytest.fixture(scope="module")
def sunk_twice(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the ferry case and a second claim of its sinking, which has
    places and a note.
    """
    folder = tmp_path_factory.mktemp("sunk")
    made = ferry_case()
    made.says("ferry-union", "denies", "ferry-went-down", on="2031-05-05")
    made.plays("ferry-went-down", "near", "ellery")
    made.plays("ferry-went-down", "at", "open-sea")
    made.judges("note", claim_id="ferry-went-down")
    address = f"sqlite:///{folder / 'record.sqlite'}"
    with closing(open_store(address)) as store:
        store.take_in(load_case(made.write(folder / "ferry")), "Ann", "begun")
    return address


@pytest.fixture
def ferries(sunk_twice: str, tmp_path: Path) -> Iterator[SqlStore]:
    """A store of the test's own with that case."""
    with closing(open_store(copied(sunk_twice, tmp_path))) as store:
        yield store


def save(store: SqlStore, changes: list[Change]) -> Case:
    store.save("ferry", Save("Ben", "one and the same", tuple(changes)))
    assert store.faults() == {}
    return store.case("ferry")


def merge(store: SqlStore, kind: Kind, former: str, remaining: str) -> Case:
    """A merge that the rows which are read for it make as those of the whole log do."""
    read = store.history_to_merge("ferry", kind, former, remaining)
    changes = changes_over(
        read,
        lambda held: merged(held, kind, former, remaining),
        lambda rows: store.row_history("ferry", *rows),
    )
    versions = store.history("ferry")
    assert set(map(repr, changes)) == set(map(repr, merged(versions, kind, former, remaining)))
    assert moved_words(read, changes) == moved_words(versions, changes)
    return save(store, changes)


def take_back(store: SqlStore, kind: Kind, former: str) -> Case:
    """A split that the rows which merges have touched make as those of the whole log do."""
    versions, read = store.history("ferry"), store.merge_history("ferry")
    assert len(read) < len(versions)
    assert merges(read) == merges(versions)
    withdrawn_too = in_order(read, store.withdrawn_history("ferry"))
    assert plain_withdrawals(withdrawn_too) == plain_withdrawals(versions)
    changes = split(read, merge_of(read, kind, former))
    assert changes == split(versions, merge_of(versions, kind, former))
    assert moved_words(read, changes) == moved_words(versions, changes)
    return save(store, changes)


def about(case: Case, claim_id: str) -> dict[str, int]:
    tables = (case.assertions, case.claim_places, case.judgements)
    names = ("assertions", "places", "assessments")
    frames = (to_pandas(table) for table in tables)
    return {
        name: int((frame["claim_id"] == claim_id).sum())
        for name, frame in zip(names, frames, strict=True)
    }


def test_all_that_is_about_a_merged_claim_is_about_the_one_that_remains(ferries: SqlStore) -> None:
    changes = merged(ferries.history("ferry"), "claim", "ferry-went-down", "ferry-sank")
    told = moved_words(ferries.history("ferry"), changes)
    case = merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    assert about(case, "ferry-sank") == {"assertions": 3, "places": 2, "assessments": 1}
    assert "ferry-went-down" not in set(to_pandas(case.claims)["claim_id"])
    assert told == "1 assertion, 1 place and 1 assessment"
    assert former_ids(case)["claim"] == {"ferry-went-down": "ferry-sank"}


def test_the_figures_of_a_moved_assertion_are_counted_with_it(ferries: SqlStore) -> None:
    versions = ferries.history("ferry")
    told = moved_words(versions, merged(versions, "source", "port-police", "mayor"))
    assert told == "1 assertion and 1 figure"


def test_a_split_gives_the_record_from_before(ferries: SqlStore) -> None:
    before = ferries.case("ferry")
    merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    assert take_back(ferries, "claim", "ferry-went-down").digest == before.digest
    merge(ferries, "source", "ferry-union", "mayor")
    assert take_back(ferries, "source", "ferry-union").digest == before.digest
    assert merges(ferries.history("ferry")) == []


def test_a_split_keeps_what_was_corrected_since_and_leaves_what_came_later(
    ferries: SqlStore,
) -> None:
    merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    versions = ferries.history("ferry")
    denial = next(row for row in current(versions) if (row.cells or {}).get("stance") == "denies")
    save(ferries, corrected(versions, denial, {"said_on": "2031-05-09"}))
    later = dict(denial.cells or {}) | {"assertion_id": "later", "stance": "doubts"}
    save(ferries, [Change("assertions", "later", later)])
    rows = to_pandas(take_back(ferries, "claim", "ferry-went-down").assertions)
    said = rows.set_index("assertion_id")
    assert said.loc[denial.row_id, "claim_id"] == "ferry-went-down"
    assert str(said.loc[denial.row_id, "said_on"])[:10] == "2031-05-09"
    assert said.loc["later", "claim_id"] == "ferry-sank"


def test_merges_one_after_the_other_lead_to_the_last_and_come_apart_from_there(
    ferries: SqlStore,
) -> None:
    before = ferries.case("ferry").digest
    merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    case = merge(ferries, "claim", "ferry-sank", "crates-moved")
    assert set(former_ids(case)["claim"].values()) == {"crates-moved"}
    with pytest.raises(StoreError, match="Split “ferry-sank” first"):
        take_back(ferries, "claim", "ferry-went-down")
    take_back(ferries, "claim", "ferry-sank")
    assert take_back(ferries, "claim", "ferry-went-down").digest == before


def test_a_place_that_two_merges_brought_goes_with_the_last_of_them(ferries: SqlStore) -> None:
    versions = ferries.history("ferry")
    part = next(
        row for row in current(versions) if row.row_id == "ferry-will-be-raised/open-sea/to"
    )
    save(ferries, corrected(versions, part, {"role": "at"}))
    before = ferries.case("ferry").digest
    merge(ferries, "claim", "ferry-went-down", "crates-moved")
    merge(ferries, "claim", "ferry-will-be-raised", "crates-moved")
    case = take_back(ferries, "claim", "ferry-went-down")
    assert about(case, "crates-moved")["places"] == 3
    assert take_back(ferries, "claim", "ferry-will-be-raised").digest == before


def test_two_that_were_told_apart_are_so_in_both_directions_and_until_they_are_merged(
    ferries: SqlStore,
) -> None:
    pair = ("ferry-sank", "ferry-went-down")
    save(ferries, told_apart(ferries.history("ferry"), "claim", *pair))
    assert told_apart(ferries.history("ferry"), "claim", *reversed(pair)) == []
    decisions = [row.cells or {} for row in current(ferries.history("ferry"))]
    decisions = [cells for cells in decisions if "verdict" in cells]
    assert different_ids(decisions, "claim", pair[1]) == {pair[0]}
    read = ferries.history_to_merge("ferry", "claim", *pair)
    assert told_apart(read, "claim", *pair) == []
    merge(ferries, "claim", "crates-moved", pair[0])
    assert len(merges(ferries.history("ferry"))) == 1
    case = merge(ferries, "claim", *pair)
    assert set(to_pandas(case.identities)["verdict"]) == {"same"}


@pytest.mark.parametrize(
    ("former", "remaining", "says"),
    [
        ("ferry-sank", "ferry-sank", "one already"),
        ("ferry-sank", "no-such-claim", "no claim “no-such-claim”"),
        ("no-such-claim", "ferry-sank", "no claim “no-such-claim”"),
    ],
)
def test_only_two_that_are_there_can_be_merged(
    ferries: SqlStore, former: str, remaining: str, says: str
) -> None:
    with pytest.raises(StoreError, match=says):
        merged(ferries.history("ferry"), "claim", former, remaining)


def test_what_a_merge_or_a_split_withdrew_is_not_restored_row_by_row(ferries: SqlStore) -> None:
    merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    assert plain_withdrawals(ferries.history("ferry")) == []
    take_back(ferries, "claim", "ferry-went-down")
    assert plain_withdrawals(ferries.history("ferry")) == []
    merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    versions = ferries.history("ferry")
    remaining = next(row for row in current(versions) if row.row_id == "ferry-sank")
    save(ferries, withdrawn(versions, remaining))
    [gone] = plain_withdrawals(ferries.history("ferry"))
    read = in_order(ferries.merge_history("ferry"), ferries.withdrawn_history("ferry"))
    assert plain_withdrawals(read) == [gone]
    assert {"claims", "identities"} <= {row.table for row in gone.rows}


def test_a_merge_that_came_with_an_imported_case_is_followed_and_cannot_be_split(
    ferries: SqlStore,
) -> None:
    case = merge(ferries, "claim", "ferry-went-down", "ferry-sank")
    ferries.take_in(case, "Ann", "elsewhere", "again")
    assert former_ids(ferries.case("again")) == former_ids(case)
    with pytest.raises(StoreError, match="was merged into another in this store"):
        merge_of(ferries.history("again"), "claim", "ferry-went-down")
