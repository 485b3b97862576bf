"""A report of what a case of a size takes, beside a naive way and a floor in the same run.

Times are milliseconds of the processor's time of this process, so that other programs on the
machine do not count; only the ratios mean something on another machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, TypeVar

from claimscope.assessment.status import status_frame
from claimscope.bench.naive import floor_ms, naive_work
from claimscope.bench.screens import SCREENS, Shown, rows_of
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.record.model import TABLES
from claimscope.synthesis.case import write_case
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger, seen_through

ENGINE = "pandas"
SOUGHT = "held"
FILTERED = ("filters", "overview")
"""What a change of a filter draws again on the Overview."""

T = TypeVar("T")


def report(assertions: int, seed: int = 1) -> dict[str, Any]:
    """What an invented case of so many assertions takes.

    ``engine``; ``rows`` of all tables; ``digest`` of the record; ``load_ms``, reading and checking
    the folder; ``open_ms``, the frames that every page begins with; ``status_ms``, the status of
    every claim; ``views_ms`` and ``payload_bytes`` by screen; ``filter_ms``, a search on the
    Overview; ``peak_mb``, the most memory held until then, None where the system does not say;
    ``naive_ms`` and ``naive_bytes`` by screen, and ``naive_ratios``: how many times ours they are;
    ``floor_ms``, and ``filter_floors``: how many of those a change of filter takes.
    """
    with TemporaryDirectory() as folder:
        write_case(Path(folder), assertions, seed)
        case, load_ms = _timed(lambda: load_case(Path(folder)))
    return {
        "engine": ENGINE,
        "assertions": assertions,
        "rows": sum(len(case.rows[table.name]) for table in TABLES),
        "digest": case.digest,
        "load_ms": load_ms,
        **_measured(case),
    }


def _measured(case: Case) -> dict[str, Any]:
    _, status_ms = _timed(lambda: to_pandas(status_frame(case)))
    ledger, open_ms = _timed(lambda: open_ledger(case, Filters()))
    rows, rows_ms = _timed(lambda: rows_of(ledger))
    shown = {name: _timed(partial(each, Shown(ledger, rows))) for name, each in SCREENS.items()}
    searched, filter_ms = Filters(text=SOUGHT), 0.0
    narrowed = Shown(seen_through(ledger, searched), rows)
    for name in FILTERED:
        filter_ms += _timed(partial(SCREENS[name], narrowed))[1]
    views_ms = {name: taken for name, (_, taken) in shown.items()}
    peak_mb, naive, floor = _peak_mb(), naive_work(case), floor_ms(case)
    sizes = {name: len(sent.encode()) for name, (sent, _) in shown.items()}
    ratios = {f"{name} ms": each.ms / max(views_ms[name], 1) for name, each in naive.items()}
    ratios |= {f"{name} bytes": each.sent / sizes[name] for name, each in naive.items()}
    return {
        "status_ms": status_ms,
        "open_ms": open_ms + rows_ms,
        "views_ms": views_ms,
        "filter_ms": filter_ms,
        "payload_bytes": sizes,
        "peak_mb": peak_mb,
        "naive_ms": {name: each.ms for name, each in naive.items()},
        "naive_bytes": {name: each.sent for name, each in naive.items()},
        "floor_ms": floor,
        "naive_ratios": ratios,
        "filter_floors": filter_ms / max(floor, 1),
    }


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = process_time()
    done = work()
    return done, 1000 * (process_time() - start)


def _peak_mb() -> float | None:
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return None
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
