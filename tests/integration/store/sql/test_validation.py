"""What a store refuses, in words and with nothing kept of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from claimscope.errors import DataError
from claimscope.record.changes import Change, ConflictError, Save, StoreError, Version
from claimscope.store.folder import FolderStore
from claimscope.store.sql.store import SqlStore, open_store

HALF = "\ud83d"


def first(store: SqlStore, table: str) -> Version:
    return next(each for each in store.current("ferry") if each.table == table)


def corrected(version: Version, **cells: str) -> Change:
    return Change(version.table, version.row_id, {**(version.cells or {}), **cells}, version.number)


def assert_refused(store: SqlStore, save: Save, told: str) -> None:
    before = len(store.history("ferry"))
    with pytest.raises(DataError, match=told):
        store.save("ferry", save)
    assert len(store.history("ferry")) == before


def test_an_id_stays_with_its_row(ferries: SqlStore) -> None:
    change = corrected(first(ferries, "claims"), claim_id="another")
    assert_refused(ferries, Save("Ben", "a slip", (change,)), "says that it is “another”")


def test_a_row_is_saved_once_at_a_time(ferries: SqlStore) -> None:
    claim = first(ferries, "claims")
    changes = (corrected(claim, title="One"), corrected(claim, title="Other"))
    assert_refused(ferries, Save("Ben", "a slip", changes), "stands in it 2 times")


def test_half_a_character_is_refused(ferries: SqlStore) -> None:
    change = corrected(first(ferries, "claims"), title=HALF)
    assert_refused(ferries, Save("Ben", "a slip", (change,)), "half a character")


@pytest.mark.parametrize("said", [HALF, "a\0b"])
def test_who_and_why_are_words(ferries: SqlStore, said: str) -> None:
    assert_refused(ferries, Save(said, "a slip", ()), "no letter")
    assert_refused(ferries, Save("Ben", said, ()), "no letter")


def test_a_null_character_in_a_cell_is_kept(ferries: SqlStore) -> None:
    change = corrected(first(ferries, "claims"), note="a\0b")
    ferries.save("ferry", Save("Ben", "as it is printed", (change,)))
    case = ferries.case("ferry")
    assert "a\0b" in set(case.claims["note"])  # type: ignore[index]


def test_the_text_of_a_document_never_changes(ferries: SqlStore) -> None:
    other = "The text of gazette, written anew."
    key = sha256(other.encode()).hexdigest()
    document = first(ferries, "documents")
    change = corrected(document, sha256=key)
    assert_refused(ferries, Save("Ben", "anew", (change,), {key: other}), "never changes")
    renamed = corrected(document, title="Another headline")
    ferries.save("ferry", Save("Ben", "a slip", (renamed,)))
    assert ferries.case("ferry").texts


def test_a_text_comes_with_its_own_hash(ferries: SqlStore) -> None:
    assert_refused(ferries, Save("Ben", "a text", (), {"0" * 64: "words"}), "not the SHA-256")


def test_a_document_comes_with_its_text(ferries: SqlStore) -> None:
    cells = {**(first(ferries, "documents").cells or {}), "document_id": "d9", "sha256": "0" * 64}
    change = Change("documents", "d9", cells)
    assert_refused(ferries, Save("Ben", "another", (change,)), "not in the store")


def test_a_withdrawn_row_is_not_corrected_unseen(ferries: SqlStore) -> None:
    figure = first(ferries, "figures")
    withdrawal = Change("figures", figure.row_id, None, figure.number)
    ferries.save("ferry", Save("Ben", "misread", (withdrawal,)))
    with pytest.raises(ConflictError, match="Ben has withdrawn figures"):
        ferries.save("ferry", Save("Cleo", "mine", (corrected(figure, unit="crates"),)))


def test_a_withdrawal_is_told_in_the_history_of_its_claim(ferries: SqlStore) -> None:
    figure = first(ferries, "figures")
    withdrawal = Change("figures", figure.row_id, None, figure.number)
    ferries.save("ferry", Save("Ben", "misread", (withdrawal,)))
    last = ferries.history("ferry", "ferry-sank")[-1]
    assert (last.row_id, last.cells, last.why) == (figure.row_id, None, "misread")


@pytest.mark.parametrize("case_id", ["", "a b", "../a", "x" * 81])
def test_a_case_has_an_id(store: SqlStore, case_id: str) -> None:
    with pytest.raises(StoreError, match="is not an id"):
        store.create(case_id, "The harbour", Save("Ann", "begun", ()))


@pytest.mark.parametrize("title", ["", " ", HALF])
def test_a_case_has_a_title(ferries: SqlStore, title: str) -> None:
    with pytest.raises(DataError, match="title"):
        ferries.create("harbour", title, Save("Ann", "begun", ()))
    with pytest.raises(DataError, match="title"):
        ferries.rename("ferry", title, "Ann", "shorter")
    assert [each.case_id for each in ferries.cases()] == ["ferry"]


def test_of_many_who_begin_one_case_at_once_one_succeeds(address: str) -> None:
    stores = [open_store(address) for _ in range(4)]

    def begins(store: SqlStore) -> bool:
        try:
            store.create("harbour", "The harbour", Save("Ann", "begun", ()))
        except StoreError:
            return False
        finally:
            store.close()
        return True

    with ThreadPoolExecutor(4) as people:
        assert sum(people.map(begins, stores)) == 1


@pytest.mark.parametrize("act", ["history", "case", "rename", "archive", "save"])
def test_what_is_asked_of_no_case_is_told(store: SqlStore, act: str) -> None:
    asked: dict[str, Callable[[], object]] = {
        "history": lambda: store.history("nowhere"),
        "case": lambda: store.case("nowhere"),
        "rename": lambda: store.rename("nowhere", "A title", "Ann", "shorter"),
        "archive": lambda: store.archive("nowhere", "Ann", "done"),
        "save": lambda: store.save("nowhere", Save("Ann", "begun", ())),
    }
    with pytest.raises(StoreError, match="no case “nowhere”"):
        asked[act]()


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be used") as refused:
        open_store(f"postgresql://ann:secret@/record?host={tmp_path}")
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_text("words " * 1000)
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(StoreError, match="neither sqlite nor postgresql"):
        open_store("mysql://localhost/record")


def test_a_folder_and_a_broken_case_in_it_are_listed_by_name(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "datapackage.json").write_text("{")
    assert [each.title for each in FolderStore(tmp_path).cases()] == ["broken"]
