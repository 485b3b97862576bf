"""An archive computed on a real cluster: its status, spans and counts are those of the store."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimscope.record.case_parts import open_folder
from claimscope.resources import ROOT
from claimscope.store.archive import MANIFEST
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.layout import COUNTS, MORE_COLUMNS, SPANS
from claimscope.store.archive.opening import open_read_only
from claimscope.store.archive.reading import archive_faults
from claimscope.store.sql.store import open_store
from claimscope.synthesis.case import write_case
from tests.integration.spark.cluster import Cluster, spark_cluster

pytestmark = pytest.mark.slow

SEED, INVENTED = "dprk-russia-2024", "invented"
COMPUTED = ("claims", "assertions", SPANS, COUNTS)
Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with spark_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """An archive of the seed case and an invented one, as the store writes it."""
    space = tmp_path_factory.mktemp("written")
    write_case(space / INVENTED, 400)
    with closing(open_store(f"sqlite:///{space / 'record.sqlite'}")) as store:
        for folder in (seed_folder, space / INVENTED):
            store.import_folder(open_folder(folder), "Ann", "begun")
        store.write_archive(space / "archive")
    return space / "archive"


@pytest.fixture(scope="module")
def blank(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive with nothing in what is computed."""
    archive = tmp_path_factory.mktemp("blank") / "archive"
    shutil.copytree(written, archive)
    blanked(archive, *COMPUTED)
    return archive


def blanked(archive: Path, *tables: str) -> None:
    """Empties these tables of every case, and of the record's own what is computed of them."""
    for table in tables:
        for path in archive.glob(f"*/{table}/**/*.parquet"):
            rows = pq.read_table(path, partitioning=None)
            for name, kind in MORE_COLUMNS.get(table, {}).items():
                at = rows.column_names.index(name)
                rows = rows.set_column(at, name, pa.nulls(len(rows), kind))
            pq.write_table(rows.slice(0, 0) if table in (SPANS, COUNTS) else rows, path)


def run(cluster: Cluster, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimscope.cli.main", *arguments],
        cwd=ROOT, env=cluster.environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def computed(archive: Path) -> dict[tuple[str, str], Rows]:
    """The rows of every computed table of every case."""
    found = {}
    for case in (SEED, INVENTED):
        for table in COMPUTED:
            files = [str(path) for path in (archive / case / table).rglob("*.parquet")]
            read = duckdb.read_parquet(files, hive_partitioning=False).fetchall()
            found[case, table] = sorted(read, key=repr)
    return found


@pytest.fixture(scope="module", params=["master", "connect"])
def rebuilt(
    request: pytest.FixtureRequest,
    cluster: Cluster,
    blank: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """What the cluster has made of the blank archive, whose path looks like a pattern to Spark."""
    archive = tmp_path_factory.mktemp("rebuilt") / "archive [1] of {May}"
    shutil.copytree(blank, archive)
    master = getattr(cluster, request.param)
    done = run(cluster, "spark", "rebuild", "--master", master, "--archive", archive)
    assert done.returncode == 0, done.stderr
    manifest = sha256((archive / MANIFEST).read_bytes()).hexdigest()
    cases = (f"Case {number} of 2: {case}" for number, case in enumerate((SEED, INVENTED), start=1))
    assert sorted(done.stdout.splitlines()) == sorted([*cases, f"{manifest}  {MANIFEST}"])
    return archive


def test_what_a_cluster_computes_is_what_the_store_has(
    rebuilt: Path, written: Path, blank: Path
) -> None:
    assert computed(blank) != computed(written)
    assert computed(rebuilt) == computed(written)


def test_a_computed_archive_is_whole_and_opens_read_only(rebuilt: Path, written: Path) -> None:
    assert list(archive_faults(archive_files(rebuilt))) == []
    for case in (SEED, INVENTED):
        digest = open_read_only(written).case(case).digest
        assert open_read_only(rebuilt).case(case).digest == digest


def test_counts_alone_are_made_of_the_statuses_that_are_there(
    cluster: Cluster, written: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(written, archive)
    blanked(archive, COUNTS)
    asked = ("--master", cluster.connect, "--archive", archive, "--case", SEED)
    assert run(cluster, "spark", "aggregate", *asked).returncode == 0
    found, wanted = computed(archive), computed(written)
    assert found[INVENTED, COUNTS] == []
    assert found == wanted | {(INVENTED, COUNTS): []}


def test_an_error_of_spark_is_told_in_a_line_and_changes_nothing(
    cluster: Cluster, written: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(written, archive)
    next((archive / INVENTED).glob("claims/*/*.parquet")).write_bytes(b"no Parquet")
    before = contents(archive)
    done = run(cluster, "spark", "aggregate", "--master", cluster.connect, "--archive", archive)
    assert f"Case 2 of 2: {INVENTED}" in done.stdout
    assert done.returncode == 1
    assert "Nothing of the archive was changed." in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(archive) == before


def test_the_bench_measures_spark_beside_others(cluster: Cluster) -> None:
    asked = ("--assertions", "20", "--engine", "spark", "--master", cluster.connect, "--json")
    done = run(cluster, "bench", *asked)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["engine"], report["assertions"]) == ("spark", 20)
    assert report["ratios"].keys() == {"to sqlite", "to pandas"}
    assert min(report["rebuild_again_ms"], report["aggregate_ms"], *report["ratios"].values()) > 0


def contents(folder: Path) -> dict[Path, bytes | None]:
    """Every file below a folder, and every folder."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
