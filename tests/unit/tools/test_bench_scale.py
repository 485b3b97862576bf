"""What the benchmark of sizes asks of a stored case, and how it tells it."""

from __future__ import annotations

from pathlib import Path

from claimscope.record.case_parts import open_folder
from claimscope.store.sql.store import open_store
from claimscope.synthesis.case import write_case
from tools.bench_scale import engines, table
from tools.bench_stored_case import CASE_ID, asked_of_stored


def test_every_engine_is_asked_of_a_stored_case_and_of_its_archive(tmp_path: Path) -> None:
    write_case(tmp_path / CASE_ID, 20)
    store = open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")
    store.import_folder(open_folder(tmp_path / CASE_ID), "Ann", "begun")
    store.write_archive(tmp_path / "archive")
    store.close()
    found = asked_of_stored(tmp_path)
    assert set(found) == {
        "counts: stored, sqlite ms",
        "counts: archive, duckdb ms",
        "counts: archive, polars ms",
        "status: archive, duckdb ms",
        "status: archive, polars ms",
        "search ms",
        "correction ms",
        "open ms",
        "digest ms",
        "status: computed, pandas ms",
        "status: computed, polars ms",
        "status: computed, duckdb ms",
    }
    assert all(each >= 0 for each in found.values())


def test_each_size_is_told_as_a_multiple_of_the_smallest() -> None:
    found = {10: {"import s": 2.0, "open ms": 4.0}, 1000: {"import s": 50.0}}
    assert list(table(found)) == [
        "| | 10 | 1,000 |",
        "|---|---|---|",
        "| import s | 2.0 | 50.0 · 25.0× |",
        "| open ms | 4.0 | – |",
    ]


def test_each_engine_is_told_as_a_multiple_of_what_is_stored() -> None:
    counted = {"counts: stored, sqlite ms": 2.0, "counts: archive, duckdb ms": 5.0, "open ms": 9.0}
    assert list(engines({10: counted})) == ["10: counts: archive, duckdb 2.5×"]
