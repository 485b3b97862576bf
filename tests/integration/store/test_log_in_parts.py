"""The log of a case is read in parts, and it is the same of whatever size they are."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from claimscope.errors import DataError
from claimscope.record.case import Case, load_case
from claimscope.record.changes import Change, Save, Version
from claimscope.store.corrections import corrected, withdrawn
from claimscope.store.sql import parameters
from claimscope.store.sql.engine import reading, writing
from claimscope.store.sql.state_tables import STATE_TABLES
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.store.sql.versions import about_claim
from tests.made_case import ferry_case

CASE = "ferry"
SIZES = (1, 2, 5_000)


def keep_corrected(store: SqlStore, case: Case) -> None:
    """Keep the case, with rows corrected, moved to another claim, withdrawn and put back."""
    store.take_in(case, "Ann", "begun")

    def save(changes: list[Change]) -> None:
        store.save(CASE, Save("Ben", "a slip", tuple(changes)))

    def row(table: str, **cells: str) -> Version:
        rows = (each for each in store.current(CASE) if each.table == table)
        return next(each for each in rows if cells.items() <= (each.cells or {}).items())

    save(corrected(store.history(CASE), row("claims", claim_id="ferry-sank"), {"note": "Late."}))
    moved = row("assertions", source_id="ferry-union")
    save(corrected(store.history(CASE), moved, {"claim_id": "ferry-sank"}))
    place = row("claim_places", role="mentioned")
    save(withdrawn(store.history(CASE), place))
    gone = store.history(CASE)[-1]
    save([Change(place.table, place.row_id, place.cells, gone.number)])
    save(withdrawn(store.history(CASE), row("figures", qualifier="more than")))


def state(store: SqlStore) -> dict[str, set[tuple[Any, ...]]]:
    with reading(store._engine) as connection:
        return {
            table.name: {tuple(row) for row in connection.execute(select(table))}
            for table in STATE_TABLES
        }


def test_parts_of_any_size_give_the_same_history_and_the_same_state(
    store: SqlStore, ferry: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_corrected(store, ferry)
    claims = ("ferry-sank", "crates-moved", "nothing")
    before, history = state(store), store.history(CASE)
    for size in SIZES[1:]:
        monkeypatch.setattr(parameters, "AT_ONCE", size)
        assert [*store.each_version(CASE)] == history
        for claim in claims:
            assert [*store.each_version(CASE, claim)] == about_claim(history, claim)
        about = {(each.table, each.row_id) for each in store.each_version(CASE, "ferry-sank")}
        assert {("figures", "f1"), ("claims", "ferry-sank")} < about
        assert store.faults() == {}
        assert store.rebuild(lambda _: None) == []
        assert state(store) == before


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database with a case."""
    space: Path = tmp_path_factory.mktemp("kept")
    store = open_store(f"sqlite:///{space / 'record.sqlite'}")
    keep_corrected(store, load_case(ferry_case().write(space / CASE)))
    store.close()
    return space / "record.sqlite"


def cells(table: str, old: str, new: str) -> str:
    return (
        f"UPDATE versions SET cells = replace(cells, '{old}', '{new}') "  # noqa: S608
        f"WHERE table_name = '{table}'"
    )


DAMAGES = {
    "cells of two tables": (
        cells("claims", "arms transfer", "weather"),
        cells("figures", '"7"', '"seven"'),
    ),
    "a place off the globe": (cells("places", "64.5", "164.5"),),
    "a claim that is not there": (cells("assertions", "crates-moved", "nothing"),),
    "an id twice": (cells("sources", '"mayor"', '"port-police"'),),
    "a pair twice": (
        cells("claim_places", "inner-bay", "ellery"),
        cells("claim_places", '"from"', '"to"'),
    ),
    "a quote that is elsewhere": (cells("assertions", '_start": "', '_start": "1'),),
    "a figure that is not in the quote": (cells("figures", "7 aboard", "many"),),
    "a claim of which nobody speaks": (
        "UPDATE versions SET withdrawn = 1 WHERE cells LIKE '%assertion_id%raised%'",
    ),
    "a text that is gone": ("UPDATE texts SET sha256 = 'x' || substr(sha256, 2)",),
    "two texts in one file": (cells("documents", "telegraph.txt", "gazette.txt"),),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_log_that_does_not_hold_is_refused_in_parts_as_it_is_whole(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    store = open_store(f"sqlite:///{shutil.copy(kept, tmp_path)}")
    with writing(store._engine) as connection:
        for statement in DAMAGES[damage]:
            connection.execute(text(statement))
    before = state(store)
    with pytest.raises(DataError) as whole:
        store.case(CASE, datetime.now(UTC))
    for size in SIZES:
        monkeypatch.setattr(parameters, "AT_ONCE", size)
        told = store.faults()[CASE]
        assert told == ["the record is invalid:", *whole.value.details]
        assert state(store) == before
    store.close()
