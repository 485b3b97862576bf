"""A snapshot of a large case is the state that its save has left, and is made where it can be."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text

from claimscope.record.case import Case
from claimscope.store.corrections import corrected
from claimscope.store.sql import snapshot
from claimscope.store.sql.engine import reading, writing
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.snapshot import CHOSEN_BY, ENDING, Snapshots, snapshot_folder
from claimscope.store.sql.state_tables import rows_of_case
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.filters import Filters
from claimscope.views.read_model import CaseFrames, FramesModel
from tests.integration.store.conftest import WITH_FERRY, Template, copied
from tests.integration.store.wild_saves import CASE, acts, outcome


@pytest.fixture(autouse=True)
def _every_case_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "FROM_CLAIMS", 0)
    monkeypatch.setattr("claimscope.store.sql.read_model.FEW_CLAIMS", -1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where snapshots lie in this test, which lets go of them."""
    monkeypatch.setenv(CHOSEN_BY, str(tmp_path / "snapshots"))
    yield tmp_path / "snapshots"
    snapshot._opened.cache_clear()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path, template: Template) -> str:
    """The address of a store with the ferry case, on each kind of server."""
    return copied(template(request.param, WITH_FERRY), tmp_path)


def made_of(store: SqlStore, case: Case | None = None) -> Engine:
    made = store._snapshots.engine_of(case or store.case(CASE))
    assert made
    return made


def state_in(engine: Engine, case_key: int) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the state of a case, by its table."""
    with reading(engine) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(asked)), key=repr)
            for table, asked in rows_of_case(case_key)
        }


def assert_the_same_state(store: SqlStore) -> None:
    with reading(store._engine) as connection:
        case_key = state_key(connection, CASE) or 0
    assert state_in(made_of(store), case_key) == state_in(store._engine, case_key)


def rename(store: SqlStore, title: str) -> None:
    [place] = [row for row in store.current(CASE) if row.row_id == "ellery"]
    changes = corrected(store.history(CASE), place, {"name": title})
    assert outcome(store, changes) == ""


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(acts(), min_size=3, max_size=7))
def test_after_any_saves_it_is_the_state_that_the_last_has_left(
    tmp_path_factory: pytest.TempPathFactory,
    template: Template,
    wild: list[Any],
) -> None:
    copy = copied(template("sqlite", WITH_FERRY), tmp_path_factory.mktemp("saves"))
    with closing(open_store(copy)) as store:
        assert_the_same_state(store)
        for changes in wild:
            outcome(store, changes(store.history(CASE), store))
            assert_the_same_state(store)


def test_the_next_is_made_of_the_one_before_without_reading_the_case(
    ferries: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_the_same_state(ferries)
    monkeypatch.setattr(snapshot, "_copy_case", None)
    rename(ferries, "Elsewhere")
    assert_the_same_state(ferries)


def test_of_too_many_changes_it_is_made_anew(
    ferries: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of(ferries)
    monkeypatch.setattr(snapshot, "MOST_CHANGED", 0)
    rename(ferries, "Elsewhere")
    monkeypatch.setattr(snapshot, "_replace", None)
    assert_the_same_state(ferries)


def test_after_a_rebuild_it_is_made_anew(ferries: SqlStore) -> None:
    with writing(ferries._engine) as connection:
        connection.execute(text("UPDATE figures SET low = low + 1"))
    made_of(ferries)
    ferries.rebuild(lambda _: None)
    assert_the_same_state(ferries)


def test_the_last_two_of_a_case_are_kept_and_nothing_beside_them(
    ferries: SqlStore, folder: Path
) -> None:
    for title in ("One", "Two", "Three"):
        rename(ferries, title)
        made_of(ferries)
    assert [each.suffix for each in folder.iterdir()] == [ENDING, ENDING]
    assert folder.stat().st_mode & 0o077 == 0


def test_who_opened_the_case_before_a_save_is_answered_of_the_record_of_then(
    ferries: SqlStore,
) -> None:
    before = ferries.case(CASE)
    frames = CaseFrames(before)
    expected = FramesModel(frames).places(Filters(), mentions=True)["name"].tolist()
    model = ferries.read_model(NotToBeAsked(before))  # type: ignore[arg-type]
    model.headline(Filters())
    rename(ferries, "Elsewhere")
    made_of(ferries)
    found = model.places(Filters(), mentions=True)["name"].tolist()
    assert sorted(found) == sorted(expected)


class NotToBeAsked:
    """Frames of a case that a snapshot answers for."""

    def __init__(self, case: Case) -> None:
        self.case = case


def test_another_database_at_the_same_address_has_its_own(
    tmp_path: Path, template: Template
) -> None:
    made = []
    for name in ("One", "Two"):
        with closing(open_store(copied(template("sqlite", WITH_FERRY), tmp_path))) as store:
            rename(store, name)
            assert_the_same_state(store)
            made.append(made_of(store).url)
    assert made[0] != made[1]


def test_one_that_is_damaged_is_made_anew(ferries: SqlStore, folder: Path) -> None:
    made_of(ferries).dispose()
    [file] = folder.iterdir()
    file.write_bytes(file.read_bytes()[:2_000])
    snapshot._opened.cache_clear()
    ferries._snapshots._found.cache_clear()
    assert_the_same_state(ferries)


def test_the_next_is_not_made_of_one_that_is_damaged(ferries: SqlStore, folder: Path) -> None:
    made_of(ferries).dispose()
    [file] = folder.iterdir()
    file.write_bytes(b"")
    snapshot._opened.cache_clear()
    rename(ferries, "Elsewhere")
    assert_the_same_state(ferries)


def test_what_a_killed_program_has_left_is_deleted_after_an_hour(
    ferries: SqlStore, folder: Path
) -> None:
    folder.mkdir()
    for name, age in (("old", 7_200), ("under-way", 60)):
        part = folder / f"{name}.part"
        part.touch()
        os.utime(part, (time.time() - age,) * 2)
    made_of(ferries)
    assert {each.name for each in folder.glob("*.part")} == {"under-way.part"}


def test_few_claims_have_none(
    ferries: SqlStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "FROM_CLAIMS", 99)
    assert ferries._snapshots.engine_of(ferries.case(CASE)) is None
    assert not folder.exists()


def test_where_none_can_be_written_the_log_says_so_and_the_database_answers(
    ferries: SqlStore, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("in its place")
    case = ferries.case(CASE)
    with caplog.at_level(logging.WARNING):
        told = ferries.read_model(CaseFrames(case)).headline(Filters())
    assert told == FramesModel(CaseFrames(case)).headline(Filters())
    assert "No snapshot of ferry was made" in caplog.text


def test_none_is_made_where_they_are_switched_off(
    tmp_path: Path, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CHOSEN_BY, "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with closing(open_store(copied(template("sqlite", WITH_FERRY), tmp_path))) as store:
        assert store._snapshots.engine_of(store.case(CASE)) is None
    assert not (tmp_path / "cache").exists()


def test_they_lie_in_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CHOSEN_BY, raising=False)
    assert str(snapshot_folder()).endswith("snapshots")
    assert "claimscope" in str(snapshot_folder())


def test_one_that_is_interrupted_leaves_nothing(
    ferries: SqlStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    monkeypatch.setattr(snapshot, "_copy_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        ferries._snapshots.engine_of(ferries.case(CASE))
    assert [*folder.iterdir()] == []


def test_it_fetches_no_extension(ferries: SqlStore) -> None:
    with made_of(ferries).connect() as connection:
        asked = "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'"
        told = dict(map(tuple, connection.exec_driver_sql(asked)))
    assert set(told.values()) == {"false"}


def test_snapshots_of_one_case_say_nothing_of_another(ferries: SqlStore, seed_case: Case) -> None:
    ferries.take_in(seed_case, "Ann", "beside it")
    with reading(made_of(ferries)) as connection:
        held = connection.scalars(select(snapshot.CLAIMS.c.claim_id)).all()
    assert held
    assert not {*held} & {row.cells["claim_id"] for row in seed_case.rows["claims"]}


def test_two_programs_may_make_the_same(ferries: SqlStore, folder: Path) -> None:
    case = ferries.case(CASE)
    others = Snapshots(ferries._engine, folder)
    assert made_of(ferries).url == others.engine_of(case).url  # type: ignore[union-attr]
