"""One contract for every store: what was put in comes out, and how it came about is told."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from claimscope.errors import DataError
from claimscope.exports.data_package import write_package
from claimscope.record.case import Case, load_case
from claimscope.record.case_parts import open_folder
from claimscope.record.changes import Change, ConflictError, Save, StoreError, Version
from claimscope.store.archive.opening import open_read_only
from claimscope.store.base import Store
from claimscope.store.corrections import withdrawn
from claimscope.store.folder import FolderStore
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.store.sql.versions import about_claims
from tests.integration.store.conftest import BEGUN, EMPTY, WITH_FERRY, Template, copied
from tests.made_case import MadeCase, ferry_case
from tests.unit.record.strategies import made_cases

A_CLAIM = "ferry-sank"


@pytest.fixture(params=["folder", "sqlite", "postgresql"])
def holding(request: pytest.FixtureRequest, tmp_path: Path, template: Template) -> Iterator[Store]:
    """Each kind of store, with the ferry case in it."""
    if request.param == "folder":
        ferry_case().write(tmp_path / "cases" / "ferry")
        yield FolderStore(tmp_path / "cases")
        return
    with closing(open_store(copied(template(request.param, WITH_FERRY), tmp_path))) as store:
        yield store


def found(store: SqlStore, table: str) -> Version:
    """The first row of a table."""
    return next(each for each in store.current("ferry") if each.table == table)


def corrected(version: Version, **cells: str) -> Change:
    return Change(version.table, version.row_id, {**(version.cells or {}), **cells}, version.number)


def test_a_case_comes_out_as_it_went_in(holding: Store, ferry: Case) -> None:
    assert holding.case("ferry").digest == ferry.digest


def test_the_cases_are_listed_with_their_titles(holding: Store, ferry: Case) -> None:
    assert ("ferry", ferry.title) in [(each.case_id, each.title) for each in holding.cases()]


def test_a_case_that_is_not_there_is_told(holding: Store) -> None:
    with pytest.raises(StoreError, match="no case “nowhere”"):
        holding.case("nowhere")


def test_a_correction_is_a_version_more_and_the_first_stays(ferries: SqlStore) -> None:
    before = found(ferries, "claims")
    ferries.save("ferry", Save("Ben", "a slip", (corrected(before, title="It sank later"),)))
    after = found(ferries, "claims")
    assert (after.cells or {})["title"] == "It sank later"
    told = [(v.who, v.why) for v in ferries.history("ferry") if v.row_id == before.row_id]
    assert told[:1] == [BEGUN]
    assert ("Ben", "a slip") in told


def test_the_record_is_read_as_it_was_at_any_moment(ferries: SqlStore, ferry: Case) -> None:
    before = found(ferries, "claims")
    ferries.save("ferry", Save("Ben", "a slip", (corrected(before, title="It sank later"),)))
    then = ferries.case("ferry", before.recorded_at)
    assert (then.digest, then.as_recorded_at) == (ferry.digest, before.recorded_at)
    assert ferries.case("ferry").as_recorded_at is None
    assert ferries.case("ferry").digest != ferry.digest
    with pytest.raises(StoreError, match="none then"):
        ferries.case("ferry", before.recorded_at - timedelta(microseconds=1))
    with pytest.raises(StoreError, match="yet to come"):
        ferries.case("ferry", datetime.now(UTC) + timedelta(minutes=1))


def test_a_withdrawn_row_is_gone_and_told(ferries: SqlStore) -> None:
    figure = found(ferries, "figures")
    ferries.save(
        "ferry", Save("Ben", "misread", (Change("figures", figure.row_id, None, figure.number),))
    )
    case = ferries.case("ferry")
    assert figure.row_id not in set(case.figures["figure_id"])  # type: ignore[index]
    last = ferries.history("ferry")[-1]
    assert (last.row_id, last.cells, last.why) == (figure.row_id, None, "misread")


def test_a_record_that_would_not_hold_is_refused_whole(ferries: SqlStore, ferry: Case) -> None:
    claim, figure = found(ferries, "claims"), found(ferries, "figures")
    changes = (corrected(claim, title="Kept?"), corrected(figure, low="9", high="1"))
    with pytest.raises(DataError, match="figures"):
        ferries.save("ferry", Save("Ben", "a slip", changes))
    assert ferries.case("ferry").digest == ferry.digest
    assert {each.who for each in ferries.history("ferry")} == {BEGUN[0]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change("rumours", "r1", {"a": "b"}), "no such table"),
        (Change("sources", "s1", {"source_id": "s1"}), "column is missing"),
    ],
)
def test_a_change_of_another_form_is_refused(ferries: SqlStore, change: Change, told: str) -> None:
    with pytest.raises(DataError, match=told):
        ferries.save("ferry", Save("Ben", "a slip", (change,)))


@pytest.mark.parametrize(("who", "why"), [("", "a slip"), ("Ben", " ")])
def test_a_save_says_who_and_why(ferries: SqlStore, who: str, why: str) -> None:
    with pytest.raises(DataError, match="who saves it and why"):
        ferries.save("ferry", Save(who, why, ()))


def test_who_corrects_a_row_that_has_changed_is_told(ferries: SqlStore) -> None:
    seen = found(ferries, "claims")
    ferries.save("ferry", Save("Ben", "a slip", (corrected(seen, title="Ben’s"),)))
    with pytest.raises(ConflictError, match="Ben has saved claims"):
        ferries.save("ferry", Save("Cleo", "mine", (corrected(seen, title="Cleo’s"),)))
    assert (found(ferries, "claims").cells or {})["title"] == "Ben’s"


def test_many_who_save_at_once_all_succeed_where_they_change_other_rows(
    ferries: SqlStore, address: str
) -> None:
    rows = [each for each in ferries.current("ferry") if each.table == "claims"]
    assert len(rows) > 2

    def save(version: Version) -> None:
        other = open_store(address)
        change = corrected(version, note="as saved at once")
        other.save("ferry", Save(version.row_id, "at once", (change,)))
        other.close()

    with ThreadPoolExecutor(len(rows)) as people:
        list(people.map(save, rows))
    saved = {each.who for each in ferries.history("ferry")}
    assert saved == {BEGUN[0], *(each.row_id for each in rows)}


def test_of_many_who_correct_one_row_at_once_one_succeeds(ferries: SqlStore, address: str) -> None:
    seen = found(ferries, "claims")

    def save(name: str) -> bool:
        other = open_store(address)
        try:
            other.save("ferry", Save(name, "at once", (corrected(seen, title=name),)))
        except ConflictError:
            return False
        finally:
            other.close()
        return True

    with ThreadPoolExecutor(6) as people:
        assert sum(people.map(save, "ABCDEF")) == 1


def test_the_history_of_a_claim_is_its_own(ferries: SqlStore) -> None:
    claim = found(ferries, "claims")
    told = ferries.history("ferry", claim.row_id)
    assert {each.table for each in told} >= {"claims", "assertions"}
    assert {each.row_id for each in told if each.table == "claims"} == {claim.row_id}
    assert len(told) < len(ferries.history("ferry"))


def test_the_history_of_a_claim_keeps_what_was_moved_to_another_or_withdrawn(
    ferries: SqlStore,
) -> None:
    held = [each for each in ferries.current("ferry") if each.table == "assertions"]
    moved, *_, gone = sorted(held, key=lambda each: (each.cells or {})["claim_id"] != A_CLAIM)
    changes = [
        corrected(moved, claim_id=(gone.cells or {})["claim_id"]),
        *withdrawn(ferries.history("ferry"), gone),
    ]
    ferries.save("ferry", Save("Ben", "of another ferry", tuple(changes)))
    versions = ferries.history("ferry")
    for claim_id, row in ((A_CLAIM, moved), ((gone.cells or {})["claim_id"], gone)):
        told = ferries.history("ferry", claim_id)
        assert told == about_claims(versions, [claim_id])
        assert sum(each.row_id == row.row_id for each in told) > 1
    claims = [A_CLAIM, (gone.cells or {})["claim_id"]]
    assert ferries.history("ferry", *claims) == about_claims(versions, claims)


def test_a_case_is_renamed_archived_and_put_back(ferries: SqlStore) -> None:
    ferries.rename("ferry", "The ferry", "Ben", "shorter")
    assert ferries.case("ferry").title == "The ferry"
    ferries.archive("ferry", "Ben", "done")
    assert ferries.cases() == []
    assert [each.archived for each in ferries.cases(archived=True)] == [True]
    ferries.archive("ferry", "Ben", "not done", archived=False)
    assert [each.title for each in ferries.cases()] == ["The ferry"]


def test_a_name_is_taken_once(ferries: SqlStore, ferry: Case) -> None:
    with pytest.raises(StoreError, match="already"):
        ferries.take_in(ferry, "Ben", "again")


def test_a_new_case_is_empty_until_something_is_said(store: SqlStore) -> None:
    store.create("harbour", "The harbour", Save("Ann", "begun", ()))
    case = store.case("harbour")
    assert case.title == "The harbour"
    assert len(case.claims) == 0  # type: ignore[arg-type]


def test_a_store_opened_again_holds_what_was_saved(address: str, ferry: Case) -> None:
    first = open_store(address)
    first.take_in(ferry, *BEGUN)
    first.close()
    again = open_store(address)
    assert again.case("ferry").digest == ferry.digest
    again.close()


def test_a_new_store_may_be_opened_by_many_at_once(bare_address: str) -> None:
    with ThreadPoolExecutor(4) as people:
        stores = list(people.map(open_store, [bare_address] * 4))
    assert [each.cases() for each in stores] == [[]] * 4
    for each in stores:
        each.close()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=made_cases())
def test_any_case_goes_through_a_store_into_a_package_and_back(
    tmp_path_factory: pytest.TempPathFactory, template: Template, made: MadeCase
) -> None:
    folder = tmp_path_factory.mktemp("any")
    case = load_case(made.write(folder / "case"))
    store = open_store(copied(template("sqlite", EMPTY), folder))
    store.take_in(case, *BEGUN, "kept")
    kept = store.case("kept")
    assert kept.digest == case.digest
    assert load_case(write_package(kept, folder / "again")).digest == case.digest
    store.import_folder(open_folder(folder / "case"), *BEGUN, "in-parts")
    assert store.case("in-parts").digest == case.digest
    store.write_archive(folder / "archive", "kept")
    assert open_read_only(folder / "archive").case("kept").digest == case.digest
    store.close()
