"""A table as Parquet has its types and its very values."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimscope.exports.parquet import write_parquet
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from tests.unit.record.engines import ENGINES, on_engine


def parquet_bytes(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    write_parquet([frame], about, file)
    return file.getvalue()


def read(raw: bytes) -> pa.Table:
    return pq.read_table(io.BytesIO(raw))


def written(ledger: Ledger, name: str) -> pa.Table:
    return read(parquet_bytes(SHOWN_TABLES[name](ledger), {"view": "all claims"}))


def test_days_are_days_and_numbers_numbers(ferry_ledger: Ledger) -> None:
    assertions, figures = written(ferry_ledger, "assertions"), written(ferry_ledger, "figures")
    assert assertions["said_on"].to_pylist()[0] == date(2031, 5, 3)
    assert assertions["current"].to_pylist() == [True] * 5
    assert assertions["quote_start"].type == pa.int64()
    assert figures["high"].to_pylist() == [7.0, None]


def test_a_day_that_is_not_known_is_missing(ferry_ledger: Ledger) -> None:
    claims = written(ferry_ledger, "claims")
    days = dict(zip(claims["claim_id"].to_pylist(), claims["event_from"].to_pylist(), strict=True))
    assert days["ferry-sank"] == date(2031, 5, 1)
    assert days["crates-moved"] is None


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_a_table_without_rows_has_the_same_types(
    name: str, ferry_ledger: Ledger, nothing_shown: Ledger
) -> None:
    empty = written(nothing_shown, name)
    assert empty.num_rows == 0
    assert empty.schema == written(ferry_ledger, name).schema


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_hostile_text_stays_as_it_is(name: str, hostile: Ledger) -> None:
    frame = SHOWN_TABLES[name](hostile)
    table = read(parquet_bytes(frame, {}))
    texts = [field.name for field in table.schema if field.type == pa.string()]
    assert texts
    for column in texts:
        assert table[column].to_pylist() == frame[column].tolist()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_every_engine_writes_the_same(
    name: str, engine: str, ferry: Case, ferry_ledger: Ledger
) -> None:
    ledger = open_ledger(on_engine(engine, ferry), Filters())
    assert written(ledger, name).equals(written(ferry_ledger, name))


def test_a_file_tells_where_it_comes_from(ferry_ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").write_bytes(
        parquet_bytes(SHOWN_TABLES["claims"](ferry_ledger), {"view": "said by “Mayor”"})
    )
    metadata = pq.read_schema(tmp_path / "claims.parquet").metadata
    assert metadata[b"view"].decode() == "said by “Mayor”"
