"""What it takes to compute an archive on Spark, beside the store and pandas in the same run.

The work is done by other processes, so times are by the clock, and other programs count: only
ratios of one run mean something.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from claimscope.assessment.status import status_by_day
from claimscope.record.case_parts import open_folder
from claimscope.record.frames import to_pandas
from claimscope.store.archive.computed import RecordTables, computed_tables
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.reading import read_manifest
from claimscope.store.archive.spark import aggregate, rebuild
from claimscope.store.archive.spark_session import spark_session
from claimscope.store.sql.store import open_store
from claimscope.synthesis.case import write_case

ENGINE = "spark"
CASE_ID = "case"


def spark_report(assertions: int, seed: int, master: str) -> dict[str, Any]:
    """What an archive of an invented case of so many assertions takes, in milliseconds.

    ``load_ms``, until Spark is there; ``rebuild_ms``, status, spans and counts computed and
    written, and ``rebuild_again_ms``, the same by a Spark that has done it before;
    ``aggregate_ms``, counts alone; ``sqlite_ms``, a rebuild by the store, which checks the record
    and indexes its words too; ``pandas_ms``, the same tables by the same rules in memory, read but
    not written; ``ratios``: how many times each the second rebuild takes.
    """
    with TemporaryDirectory() as space:
        folder, archive = Path(space) / CASE_ID, Path(space) / "archive"
        write_case(folder, assertions, seed)
        store = open_store(f"sqlite:///{Path(space) / 'record.sqlite'}")
        store.import_folder(open_folder(folder), "bench", "bench")
        store.write_archive(archive)
        others = {"sqlite_ms": _taken(lambda: store.rebuild(_untold))}
        store.close()
        others["pandas_ms"] = _taken(lambda: _in_pandas(archive))
        found = _on_spark(master, archive)
        [case] = read_manifest(archive_files(archive)).cases
        rows = sum(file.rows for files in case.tables.values() for file in files)
    again = found["rebuild_again_ms"]
    ratios = {f"to {name.removesuffix('_ms')}": again / ms for name, ms in others.items()}
    return {
        "engine": ENGINE,
        "assertions": assertions,
        "rows": rows,
        **found,
        **others,
        "ratios": ratios,
    }


def _on_spark(master: str, archive: Path) -> dict[str, float]:
    begun = perf_counter()
    with spark_session(master) as session:
        found = {"load_ms": 1000 * (perf_counter() - begun)}
        works = {"rebuild": rebuild, "rebuild_again": rebuild, "aggregate": aggregate}
        for name, work in works.items():
            begun = perf_counter()
            work(session, archive, None, _untold)
            found[f"{name}_ms"] = 1000 * (perf_counter() - begun)
    return found


def _in_pandas(archive: Path) -> None:
    record = RecordTables.read_by(partial(_read, archive))
    for frame in computed_tables(record, status_by_day(record)).values():
        to_pandas(frame)


def _read(archive: Path, table: str) -> pd.DataFrame:
    rows = pq.read_table(archive / CASE_ID / table, partitioning=None)
    found: pd.DataFrame = rows.to_pandas(date_as_object=False)
    return found


def _untold(_: str) -> None:
    """Nobody asks how far it is."""


def _taken(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)
