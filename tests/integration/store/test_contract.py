"""What every kind of store promises: a folder, an archive on disk or in storage, SQLite and
PostgreSQL answer alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from claimscope.record.case import Case, load_case
from claimscope.record.changes import Change, Save, StoreError
from claimscope.store.archive import STORAGE
from claimscope.store.archive.opening import open_read_only
from claimscope.store.base import Store, WritableStore
from claimscope.store.folder import FolderStore
from claimscope.store.read_only import ReadOnlyStore
from claimscope.store.search import Query, search_cases
from claimscope.store.sql import parameters
from claimscope.store.sql.store import SqlStore, open_store
from tests.integration.store.conftest import bare_database
from tests.integration.store.s3_server import Storage, s3_server
from tests.made_case import MadeCase, edit_cell, ferry_case

KINDS = (
    *("folder", "archive", "sqlite", "postgresql"),
    pytest.param("storage", marks=pytest.mark.slow),
)


def two_cases(root: Path) -> FolderStore:
    ferry_case().write(root / "ferry")
    MadeCase(title="An empty case").write(root / "empty")
    return FolderStore(root)


def take_in_all(store: SqlStore, folders: FolderStore) -> None:
    for entry in folders.cases():
        store.take_in(folders.case(entry.case_id), "Ann", "imported")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both cases."""
    space = tmp_path_factory.mktemp("archive")
    store = open_store(f"sqlite:///{space / 'record.sqlite'}")
    take_in_all(store, two_cases(space / "cases"))
    store.write_archive(space / "out")
    store.close()
    return space / "out"


@pytest.fixture(scope="module")
def storage(archive: Path) -> Iterator[Storage]:
    """The same archive in a bucket."""
    with s3_server(archive.parent) as server:
        yield server


@pytest.fixture(scope="module", params=KINDS)
def stocked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store of each kind that holds the ferry case and an empty one, to be read."""
    if request.param == "archive":
        yield open_read_only(request.getfixturevalue("archive"))
        return
    if request.param == "storage":
        with pytest.MonkeyPatch.context() as patch:
            request.getfixturevalue("storage").named_in(patch)
            yield open_read_only("s3://out")
        return
    space = tmp_path_factory.mktemp("stocked")
    folders = two_cases(space / "cases")
    if request.param == "folder":
        yield folders
        return
    with closing(open_store(bare_database(request.param, request, space))) as store:
        take_in_all(store, folders)
        yield store


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
    assert rows == set() if isinstance(stocked, ReadOnlyStore) else ("claims", "ferry-sank") in rows
    assert stocked.history("ferry") == sorted(stocked.history("ferry"), key=lambda v: v.number)
    assert ferry.digest == stocked.case("ferry").digest


def test_only_what_is_asked_of_a_server_names_it(
    stocked: Store, request: pytest.FixtureRequest
) -> None:
    in_storage = stocked.address.startswith(STORAGE)
    assert stocked.host == (request.getfixturevalue("storage").host if in_storage else "")


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


HITS: dict[Query, set[tuple[str, str]]] = {
    Query("sank"): {("quote", "a1"), ("quote", "a2"), ("claim", "ferry-sank"), ("text", "gazette")},
    Query("SANK aboard"): {("quote", "a1"), ("text", "gazette")},
    Query("“7 aboard”"): {("quote", "a1"), ("text", "gazette")},
    Query("“aboard 7”"): set(),
    Query("san"): set(),
    Query(quantity="killed"): {("quote", "a1")},
    Query(quantity="killed", low=8): set(),
    Query("it", low=5, high=9): {("quote", "a1")},
    Query(low=39, high=41): {("quote", "a3")},
    Query("sank", case_id="empty"): set(),
    Query("' OR \"x"): set(),
    Query(): set(),
}


@pytest.mark.parametrize("query", HITS, ids=str)
def test_every_store_finds_words_and_figures(stocked: Store, query: Query) -> None:
    results = stocked.search(query)
    found = {(each.kind, each.row_id) for each in results.found}
    assert {each for each in found if each[0] != "text" or each[1] == "gazette"} == HITS[query]
    assert sum(results.totals.values()) == len(results.found)


def test_a_snippet_marks_what_was_searched_for(stocked: Store) -> None:
    [quote, text] = stocked.search(Query("7 aboard"), most=1).found
    assert [quote.snippet[a:b] for a, b in quote.marks] == ["7", "aboard"]
    assert (quote.case_id, quote.claim_id, quote.document_id) == ("ferry", "ferry-sank", "gazette")
    assert {text.snippet[a:b] for a, b in text.marks} >= {"aboard"}


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("1.5", True),
        ("“5 1”", False),
        ("“km north-west of”", True),
        ("12,000 north", True),
        ("élan", True),
        ("elan", False),
        ("TROOPS", True),
        ("2,000", False),
    ],
)
def test_words_of_any_shape_are_found(
    store: SqlStore, tmp_path: Path, words: str, is_found: bool
) -> None:
    made = MadeCase()
    quote = "With Élan, 1.5 km north-west of the e-mail's 12,000 troops_here\0."
    made.says("mayor", "asserts", "march", words=quote)
    case = load_case(made.write(tmp_path / "march"))
    store.take_in(case, "Ann", "imported")
    found = store.search(Query(words)).totals["quote"]
    assert (found, search_cases([case], Query(words)).totals["quote"]) == (is_found, is_found)


def test_a_search_follows_corrections(store: SqlStore, ferry: Case) -> None:
    store.take_in(ferry, "Ann", "imported")
    [claim] = [row for row in store.current("ferry") if row.row_id == "ferry-sank"]
    cells = {**(claim.cells or {}), "title": "Der Prahm ging unter", "statement": "Gone."}
    store.save("ferry", Save("Ben", "b", (Change("claims", claim.row_id, cells, claim.number),)))
    assert [each.row_id for each in store.search(Query("prahm")).found] == ["ferry-sank"]
    assert store.search(Query("ferry sank")).totals["claim"] == 0
    store.archive("ferry", "Ben", "over")
    assert store.search(Query("prahm")).found == ()


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
