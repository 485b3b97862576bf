"""A report of what a case of a size takes, beside a naive way and a floor in the same run.

Times are milliseconds of the processor's time of this process, so that other programs on the
machine do not count; PostgreSQL works in processes of its own, so with it all are by the clock.
Only the ratios of one run mean something on another machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, TypeVar

from claimscope.assessment.status import status_frame
from claimscope.bench.naive import Clock, floor_ms, naive_work
from claimscope.bench.screens import SCREENS, Asked
from claimscope.errors import DataError
from claimscope.record.case import Case, load_case
from claimscope.record.case_parts import open_folder
from claimscope.record.changes import CaseEntry, Change, Save
from claimscope.record.frames import to_pandas
from claimscope.record.model import CLAIMS, TABLES
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.synthesis.case import write_case
from claimscope.views.claim_table import Order
from claimscope.views.filters import Filters
from claimscope.views.frames import SOURCES_FRAME
from claimscope.views.places import PLACES_FRAME, ROUTES_FRAME
from claimscope.views.read_model import ROWS_FRAMES, CaseFrames, FramesModel

PANDAS, SQLITE, POSTGRESQL = "pandas", "sqlite", "postgresql"
ENGINES = (PANDAS, SQLITE, POSTGRESQL)
CASE_ID = "bench"
WHO, WHY = "bench", "to measure"
SOUGHT = "held"
FILTERED = ("filters", "overview")
"""What a change of a filter draws again on the Overview."""

T = TypeVar("T")


def report(
    assertions: int, seed: int = 1, engine: str = PANDAS, store: str | None = None
) -> dict[str, Any]:
    """What an invented case of so many assertions takes, in a folder or in a database.

    A PostgreSQL is that of ``store``; the case stays there. ``engine``; ``rows`` of all tables;
    ``digest`` of the record; ``load_ms``, reading and checking the folder, or importing it and
    making its snapshot; ``open_ms``, what is made of a case before the first screen; ``views_ms``
    and ``payload_bytes`` by screen; ``filter_ms``, a search on the Overview; ``save_ms``, a
    correction, where the case can be corrected; ``status_ms``, the status of every claim computed,
    in a database with the rest of the state; ``peak_mb``, the most memory held until then by this
    process, None where the system does not say; and of a case that is not too large to be opened
    whole ``naive_ms`` and ``naive_bytes`` by screen, ``naive_ratios``: how many times ours they
    are, ``floor_ms``, and ``filter_floors``: how many of those a change of filter takes.
    """
    watch = Watch(perf_counter if engine == POSTGRESQL else process_time)
    with TemporaryDirectory() as space:
        folder = Path(space) / CASE_ID
        write_case(folder, assertions, seed)
        if engine == PANDAS:
            found = _in_memory(folder, watch)
        else:
            address = store or f"sqlite:///{Path(space) / 'record.sqlite'}"
            with closing(open_store(address, Path(space) / "snapshots")) as kept:
                found = _in_store(kept, folder, watch)
        found["peak_mb"] = _peak_mb()
        with suppress(DataError):  # it is too large to be opened whole
            found |= _beside(load_case(folder), found, watch.clock)
    return {"engine": engine, "assertions": assertions, **found}


@dataclass(frozen=True)
class Watch:
    """Measures work by a clock."""

    clock: Clock

    def timed(self, work: Callable[[], T]) -> tuple[T, float]:
        """What the work gives, and the milliseconds that it takes."""
        start = self.clock()
        done = work()
        return done, 1000 * (self.clock() - start)


def _in_memory(folder: Path, watch: Watch) -> dict[str, Any]:
    case, load_ms = watch.timed(lambda: load_case(folder))
    asked, open_ms = watch.timed(lambda: _opened_in_memory(case))
    return {
        "rows": sum(len(case.rows[table.name]) for table in TABLES),
        "digest": case.digest,
        "load_ms": load_ms,
        "open_ms": open_ms,
        **_screens(asked, watch),
        "status_ms": watch.timed(lambda: to_pandas(status_frame(case)))[1],
    }


def _opened_in_memory(case: Case) -> Asked:
    """The frames of every screen, as a server makes them once for a case and an as-of date."""
    frames = CaseFrames(case)
    for spec in (*ROWS_FRAMES, SOURCES_FRAME, PLACES_FRAME, ROUTES_FRAME):
        frames.frame(Filters(), spec)
    return Asked(case, FramesModel(frames), Filters())


def _in_store(store: SqlStore, folder: Path, watch: Watch) -> dict[str, Any]:
    entry, load_ms = watch.timed(lambda: _load(store, folder))
    asked, open_ms = watch.timed(lambda: _opened_in_store(store, entry.case_id))
    [section] = asked.model.claim_page(Filters(), Order(), 1, 1).sections
    first = section.rows[0]["claim_id"]
    return {
        "rows": sum(store.row_counts(entry.case_id).values()),
        "digest": asked.model.digest(),
        "load_ms": load_ms,
        "open_ms": open_ms,
        **_screens(asked, watch),
        "save_ms": watch.timed(lambda: _correct(store, entry.case_id, first))[1],
        "status_ms": watch.timed(lambda: store.rebuild(_untold))[1],
    }


def _load(store: SqlStore, folder: Path) -> CaseEntry:
    entry = store.import_folder(open_folder(folder), WHO, WHY)
    store.prepare(store.case(entry.case_id))
    return entry


def _opened_in_store(store: SqlStore, case_id: str) -> Asked:
    case = store.case(case_id)
    asked = Asked(case, store.read_model(CaseFrames(case)), Filters())
    asked.model.names()
    return asked


def _correct(store: SqlStore, case_id: str, claim_id: str) -> None:
    held = store.row_history(case_id, (CLAIMS.name, claim_id))[-1]
    corrected = {**(held.cells or {}), "note": "Corrected."}
    change = Change(held.table, held.row_id, corrected, held.number)
    store.save(case_id, Save(WHO, WHY, (change,)))


def _screens(asked: Asked, watch: Watch) -> dict[str, Any]:
    shown = {name: watch.timed(partial(each, asked)) for name, each in SCREENS.items()}
    searched = replace(asked, filters=Filters(text=SOUGHT))
    again = [watch.timed(partial(SCREENS[name], searched))[1] for name in FILTERED]
    return {
        "views_ms": {name: taken for name, (_, taken) in shown.items()},
        "payload_bytes": {name: len(sent.encode()) for name, (sent, _) in shown.items()},
        "filter_ms": sum(again),
    }


def _beside(case: Case, found: Mapping[str, Any], clock: Clock) -> dict[str, Any]:
    views_ms, sizes = found["views_ms"], found["payload_bytes"]
    naive, floor = naive_work(case, clock), floor_ms(case, clock)
    ratios = {f"{name} ms": each.ms / max(views_ms[name], 1) for name, each in naive.items()}
    ratios |= {f"{name} bytes": each.sent / sizes[name] for name, each in naive.items()}
    return {
        "naive_ms": {name: each.ms for name, each in naive.items()},
        "naive_bytes": {name: each.sent for name, each in naive.items()},
        "floor_ms": floor,
        "naive_ratios": ratios,
        "filter_floors": found["filter_ms"] / max(floor, 1),
    }


def _untold(_: object) -> None:
    """Nobody asks how far it is."""


def _peak_mb() -> float | None:
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return None
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
