"""Measures what is asked of a stored case, in a process of its own: see ``tools/bench_scale.py``.

    python -m tools.bench_stored_case FOLDER

FOLDER holds ``record.sqlite`` and ``archive``, both with a case called ``case``. Prints one JSON
object of milliseconds of the processor's time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import duckdb
import polars as pl
from sqlalchemy import func, select

from claimscope.assessment.status import status_by_day, status_frame
from claimscope.assessment.status_spans import latest_frame
from claimscope.record.case import Case
from claimscope.record.changes import Change, Save
from claimscope.record.frames import to_pandas
from claimscope.record.model import CLAIMS
from claimscope.record.rows import WHOLE
from claimscope.store.archive.computed import RecordTables
from claimscope.store.search import Query
from claimscope.store.sql.engine import reading
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.state_rows import rows_by_key
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.store import SqlStore, open_store
from tests.unit.record.engines import ENGINES

CASE_ID = "case"
REPEATS = 3
Figures = dict[str, float]
READERS: Mapping[str, Callable[[str], Any]] = {
    "duckdb": lambda files: duckdb.read_parquet(files, hive_partitioning=False),
    "polars": lambda files: pl.scan_parquet(files, hive_partitioning=False),
}


def asked_of_stored(folder: Path) -> Figures:
    """What is asked of the store and of the archive in a folder, in milliseconds.

    A case of more rows than are opened whole is not opened.
    """
    store = open_store(f"sqlite:///{folder / 'record.sqlite'}")
    archive = f"FROM '{folder}/archive/{CASE_ID}/claims/*/*.parquet'"
    steps: dict[str, Callable[[], object]] = {
        "counts: stored, sqlite ms": lambda: _stored_counts(store),
        "counts: archive, duckdb ms": lambda: _fetched(f"{archive} SELECT status, count(*)"),
        "counts: archive, polars ms": lambda: (
            pl.scan_parquet(f"{folder}/archive/{CASE_ID}/claims")
            .group_by("status").len().collect()
        ),
        "search ms": lambda: store.search(Query("held", case_id=CASE_ID)),
    }  # fmt: skip
    for name in READERS:
        steps[f"status: archive, {name} ms"] = partial(_archive_statuses, folder / "archive", name)
    found = {name: _best_of(step) for name, step in steps.items()}
    found["correction ms"] = min(_corrections(store))
    if max(store.row_counts(CASE_ID).values()) <= WHOLE.rows:
        found |= _asked_of_opened(store)
    store.close()
    return found


def _archive_statuses(archive: Path, engine: str) -> object:
    """The status of every claim of the archive, computed anew from what was said."""

    def read(table: str) -> Any:
        return READERS[engine](f"{archive}/{CASE_ID}/{table}/**/*.parquet")

    return latest_frame(status_by_day(RecordTables.read_by(read))).collect()


def _stored_counts(store: SqlStore) -> object:
    claims = STATE["claims"].c
    with reading(store._engine) as connection:
        asked = select(claims.status, func.count()).group_by(claims.status)
        return connection.execute(asked).all()


def _fetched(query: str) -> object:
    answer = duckdb.sql(f"{query} GROUP BY ALL")
    return answer.fetchall() if answer else None


def _asked_of_opened(store: SqlStore) -> Figures:
    found: Figures = {"open ms": _best_of(lambda: store.case(CASE_ID), repeats=1)}
    case = store.case(CASE_ID)
    found["digest ms"] = _best_of(lambda: case.digest, repeats=1)
    for name, engine in ENGINES.items():
        found[f"status: computed, {name} ms"] = _computed(case.on(engine))
    return found


def _computed(case: Case) -> float:
    status_frame(case)  # makes the frames of the engine, once
    return _best_of(lambda: to_pandas(status_frame(case)))


def _corrections(store: SqlStore) -> Iterator[float]:
    """The milliseconds of corrections of a claim's note."""
    claims = STATE["claims"].c
    with reading(store._engine) as connection:
        asked = select(claims.key).where(claims.case_key == state_key(connection, CASE_ID))
        first = connection.scalars(asked.order_by(claims.key).limit(REPEATS)).all()
        rows = rows_by_key(connection, CLAIMS, first)
    for row in rows:
        change = Change(row.table, row.row_id, {**row.cells, "note": "Corrected."}, row.version)
        yield _best_of(partial(store.save, CASE_ID, Save("bench", "to measure", (change,))), 1)


def _best_of(work: Callable[[], object], repeats: int = REPEATS) -> float:
    taken = []
    for _ in range(repeats):
        start = process_time()
        work()
        taken.append(1000 * (process_time() - start))
    return min(taken)


if __name__ == "__main__":
    print(json.dumps(asked_of_stored(Path(sys.argv[1]))))
