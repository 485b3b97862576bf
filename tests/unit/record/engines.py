"""The engines that a case may lie in; narwhals lets the same code run on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd
import polars as pl

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import KEPT_TABLES

ENGINES: dict[str, Callable[[pd.DataFrame], Any]] = {
    "pandas": lambda frame: frame,
    "polars": pl.from_pandas,
    "duckdb": lambda frame: duckdb.from_arrow(pl.from_pandas(frame).to_arrow()),
}


def on_engine(engine: str, case: Case) -> Case:
    """The same case with its tables in ``engine``."""
    convert = ENGINES[engine]
    return replace(
        case,
        **{table.name: convert(to_pandas(getattr(case, table.name))) for table in KEPT_TABLES},
    )
