"""What every kind of store promises: a folder, SQLite and PostgreSQL give the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from claimscope.record.case import Case, load_case
from claimscope.record.changes import StoreError
from claimscope.store.base import Store, WritableStore
from claimscope.store.folder import FolderStore
from claimscope.store.sql import parameters
from claimscope.store.sql.store import SqlStore, open_store
from tests.made_case import MadeCase, edit_cell, ferry_case

KINDS = ("folder", "sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def stocked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind that holds the ferry case and an empty one."""
    folders = FolderStore(tmp_path / "cases")
    ferry_case().write(tmp_path / "cases" / "ferry")
    MadeCase(title="An empty case").write(tmp_path / "cases" / "empty")
    if request.param == "folder":
        yield folders
        return
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("empty_postgres")
    store: SqlStore = open_store(address)
    for entry in folders.cases():
        store.take_in(folders.case(entry.case_id), "Ann", "imported")
    yield store
    store.close()


def test_every_store_lists_its_cases_by_title(stocked: Store) -> None:
    entries = [(entry.case_id, entry.title, entry.documents) for entry in stocked.cases()]
    assert entries == [
        ("empty", "An empty case", 0),
        ("ferry", "The ferry that may have sunk", 2),
    ]


def test_every_store_returns_the_same_case(stocked: Store, ferry: Case) -> None:
    case = stocked.case("ferry")
    assert (case.title, case.digest, case.texts) == (ferry.title, ferry.digest, ferry.texts)


def test_a_case_has_the_state_of_its_entry(stocked: Store) -> None:
    states = {entry.case_id: entry.state for entry in stocked.cases()}
    assert {name: stocked.case(name).state for name in states} == states


@pytest.mark.parametrize("method", ["case", "history"])
def test_every_store_refuses_a_case_that_it_does_not_have(stocked: Store, method: str) -> None:
    with pytest.raises(StoreError, match="There is no case “nowhere”"):
        getattr(stocked, method)("nowhere")


def test_no_store_has_the_record_of_a_moment_that_is_yet_to_come(stocked: Store) -> None:
    with pytest.raises(StoreError, match=r"yet to come|keeps no history"):
        stocked.case("ferry", datetime.now(UTC) + timedelta(days=1))


def test_the_versions_in_a_history_are_of_rows_of_the_case(stocked: Store, ferry: Case) -> None:
    rows = {(version.table, version.row_id) for version in stocked.history("ferry", "ferry-sank")}
    assert rows == set() if isinstance(stocked, FolderStore) else ("claims", "ferry-sank") in rows
    assert stocked.history("ferry") == sorted(stocked.history("ferry"), key=lambda v: v.number)
    assert ferry.digest == stocked.case("ferry").digest


def test_a_changed_folder_has_another_state(tmp_path: Path) -> None:
    folder = ferry_case().write(tmp_path / "ferry")
    store = FolderStore(tmp_path)
    [before] = store.cases()
    edit_cell(folder, "claims", 2, "note", "a longer note than before")
    [after] = store.cases()
    assert before.state != after.state


def test_whatever_changes_a_case_hands_on_its_entry_as_it_then_is(
    store: SqlStore, ferry: Case
) -> None:
    writable: WritableStore = store
    handed_on = [
        writable.take_in(ferry, "Ann", "imported"),
        writable.rename("ferry", "Another title", "Ann", "clearer"),
        writable.archive("ferry", "Ann", "over"),
        writable.archive("ferry", "Ann", "not over", archived=False),
    ]
    assert [entry.title for entry in handed_on] == [ferry.title, *["Another title"] * 3]
    assert [entry.archived for entry in handed_on] == [False, False, True, False]
    assert len({entry.state for entry in handed_on}) == len(handed_on)
    assert handed_on[-1:] == writable.cases()


def test_no_statement_grows_with_the_case(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parameters, "AT_ONCE", 20)
    made = MadeCase()
    for number in range(60):
        made.says("mayor", "asserts", f"claim-{number}", document_id=f"paper-{number}")
    case = load_case(made.write(tmp_path / "papers"))
    most = [0]

    def listen(*arguments: Any) -> None:
        _, _, _, given, _, many = arguments
        most.append(len(given) if given and not many else 0)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        store.take_in(case, "Ann", "imported")
        assert store.case("papers").texts == case.texts
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert max(most) < 50
