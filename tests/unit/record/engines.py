"""The engines that a case may lie in; narwhals lets the same code run on each."""

from __future__ import annotations

import duckdb
import polars as pl

from claimscope.record.case import Case, Engine, on_pandas

ENGINES: dict[str, Engine] = {
    "pandas": on_pandas,
    "polars": pl.from_pandas,
    "duckdb": lambda frame: duckdb.from_arrow(pl.from_pandas(frame).to_arrow()),
}


def on_engine(engine: str, case: Case) -> Case:
    """The same case with its tables in ``engine``."""
    return case.on(ENGINES[engine])
