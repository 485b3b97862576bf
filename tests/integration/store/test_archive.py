"""Cases as Parquet by month: what is written, what is read, and what is told of a change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest

from claimscope.assessment.status import status_by_day, status_frame
from claimscope.cli.main import main
from claimscope.errors import DataError
from claimscope.record.case_parts import open_folder
from claimscope.record.changes import StoreError
from claimscope.record.frames import to_pandas
from claimscope.record.rows import TableLimits
from claimscope.store.archive import MANIFEST, reading
from claimscope.store.archive.computed import RecordTables, computed_tables
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.opening import open_read_only
from claimscope.store.archive.reading import archive_faults
from claimscope.store.sql.store import SqlStore
from components.cache.store import CASES_VARIABLE, load_entries, load_writable_store
from tests.integration.store.s3_server import s3_server
from tests.made_case import ferry_case


def asked_of(files: str, what: str) -> list[tuple[object, ...]]:
    """What DuckDB answers."""
    answer = duckdb.sql(f"FROM '{files}' SELECT {what}")
    return sorted(answer.fetchall()) if answer else []


@pytest.fixture
def archive(store: SqlStore, tmp_path: Path) -> Path:
    """An archive of the ferry case, where the mayor speaks twice of a claim that is judged,
    written from a store of each kind.
    """
    made = ferry_case()
    made.judges("standing", claim_id="ferry-sank", value="confirmed")
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-06")
    store.import_folder(open_folder(made.write(tmp_path / "ferry")), "Ann", "begun")
    store.write_archive(tmp_path / "bucket" / "out")
    return tmp_path / "bucket" / "out"


@pytest.fixture(params=["folder", pytest.param("storage", marks=pytest.mark.slow)])
def reached(
    request: pytest.FixtureRequest, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of that archive: its folder, or a bucket with a prefix."""
    if request.param == "folder":
        yield str(archive)
        return
    with s3_server(archive.parents[1]) as server:
        server.named_in(monkeypatch)
        yield "s3://bucket/out"


def test_an_archive_has_the_tables_of_the_read_model_by_month(
    archive: Path, store: SqlStore
) -> None:
    assert list(archive_faults(archive_files(archive))) == []
    case = store.case("ferry")
    assert open_read_only(archive).case("ferry").digest == case.digest
    statuses = to_pandas(status_frame(case))[["claim_id", "status"]]
    stored = asked_of(f"{archive}/ferry/claims/*/*.parquet", "claim_id, status")
    assert stored == sorted(map(tuple, statuses.to_numpy().tolist()))
    now = "claim_id, status WHERE to_day IS NULL"
    assert asked_of(f"{archive}/ferry/status_spans/*/*.parquet", now) == stored
    days = "sum(number) WHERE facet = 'day'"
    [(counted,)] = asked_of(f"{archive}/ferry/counts/*.parquet", days)
    assert counted == len(case.rows["assertions"])
    months = asked_of(f"{archive}/ferry/assertions/*/*.parquet", "month, said_on")
    assert all(str(day).startswith(str(month)) for month, day in months)


READERS: dict[str, Callable[[str], Any]] = {
    "polars": lambda files: pl.scan_parquet(files, hive_partitioning=False),
    "duckdb": lambda files: duckdb.read_parquet(files, hive_partitioning=False),
}


@pytest.mark.parametrize("engine", READERS)
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_an_archive_computes_follows_from_its_record_on_every_engine(
    archive: Path, engine: str
) -> None:
    def held(table: str) -> Any:
        return READERS[engine](f"{archive}/ferry/{table}/**/*.parquet")

    def rows(frame: Any) -> list[tuple[object, ...]]:
        columns = nw.from_native(frame).lazy().collect().to_arrow().to_pydict()
        return sorted(zip(*columns.values(), strict=True), key=repr)

    record = RecordTables.read_by(held)
    made = computed_tables(record, status_by_day(record))
    assert {name: rows(frame) for name, frame in made.items()} == {
        name: rows(held(name)) for name in made
    }


def one_byte(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:9] + bytes([content[9] ^ 1]) + content[10:])


CHANGES: dict[str, Callable[[Path], object]] = {
    "its hash differs": one_byte,
    "it is missing": Path.unlink,
    "the manifest does not name it": lambda path: path.with_name("more").write_text("more"),
}


@pytest.mark.parametrize("told", CHANGES)
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_file_that_is_not_as_it_was_written_is_told(
    archive: Path, reached: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-archive", reached]) == 0
    file = next(archive.glob("ferry/claims/*/*.parquet"))
    CHANGES[told](file)
    assert main(["check-archive", reached]) == 1
    out = capsys.readouterr().out
    assert told in out
    assert file.parent.relative_to(archive).as_posix() in out


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_an_archive_is_refused_that_cannot_be_read_or_is_too_large(
    archive: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileExistsError):
        store.write_archive(archive)
    with pytest.raises(StoreError, match="no case “nowhere”"):
        store.write_archive(archive / "more", "nowhere")
    with monkeypatch.context() as patched:
        patched.setattr(reading, "WHOLE", TableLimits(1, 1))
        with pytest.raises(DataError, match="1 are opened at most"):
            open_read_only(archive).case("ferry")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_case_of_an_archive_is_opened_as_it_was_written_or_not_at_all(
    archive: Path, reached: str, store: SqlStore
) -> None:
    assert open_read_only(reached).case("ferry").digest == store.case("ferry").digest
    changed = next(archive.glob("ferry/figures/*/*.parquet"))
    as_written = changed.read_bytes()
    one_byte(changed)
    with pytest.raises(DataError, match="its hash differs"):
        open_read_only(reached).case("ferry")
    changed.unlink()
    with pytest.raises(DataError, match="it is missing"):
        open_read_only(reached).case("ferry")
    changed.write_bytes(as_written)
    open_read_only(reached).case("ferry")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_manifest_that_is_wrong_is_refused(archive: Path, reached: str) -> None:
    manifest = json.loads((archive / MANIFEST).read_text("utf-8"))
    [first, *_] = manifest["cases"][0]["tables"]["claims"]
    no_parquet = archive / first["path"]
    no_parquet.write_bytes(b"no Parquet")
    first["sha256"] = sha256(b"no Parquet").hexdigest()
    (archive / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DataError, match="it cannot be read"):
        open_read_only(reached).case("ferry")
    assert [*archive_faults(archive_files(reached))] == [f"{first['path']}: it cannot be read."]
    first["path"] = "../claims.parquet"
    (archive / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(StoreError, match="outside the archive"):
        open_read_only(reached).cases()
    (archive / MANIFEST).write_text("{")
    with pytest.raises(StoreError, match="not a manifest"):
        open_read_only(reached).cases()
    (archive / MANIFEST).unlink()
    with pytest.raises(StoreError, match="There is no archive"):
        [*archive_faults(archive_files(reached))]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_an_archive_is_written_and_checked_by_commands(
    archive: Path, tmp_path: Path, store: SqlStore, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again"
    assert main(["export-archive", str(again), "--case", "ferry", "--store", store.address]) == 0
    assert (again / MANIFEST).read_bytes() == (archive / MANIFEST).read_bytes()
    assert main(["check-archive", str(again)]) == 0
    assert capsys.readouterr().out.endswith("All files are as they were written.\n")
    assert main(["check-archive", str(tmp_path)]) == 1


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_dashboard_shows_an_archive_and_saves_nothing(
    reached: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CASES_VARIABLE, reached)
    assert [entry.case_id for entry in load_entries()] == ["ferry"]
    assert load_writable_store() is None
