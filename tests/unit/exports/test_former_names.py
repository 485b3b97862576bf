"""Programs that read the exports of version 0.1 find their columns and keys in those of 0.2."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from claimscope.cli.main import main
from claimscope.exports.registry import FORMATS
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.former_names import FORMER_NAMES
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory
from tests.made_case import ferry_case

WRITERS = {found.name: found.content for found in FORMATS}
NAMED_IN_0_1 = {
    "claims.csv": ["standing", "own_calls"],
    "claims.parquet": ["standing", "own_calls"],
    "assertions.csv": ["standing"],
    "assertions.parquet": ["standing"],
    "figures.csv": ["standing"],
    "figures.parquet": ["standing"],
    "sources.csv": ["own_calls"],
    "sources.parquet": ["own_calls"],
    "places.csv": ["standing", "standings"],
    "places.parquet": ["standing", "standings"],
    "places.geojson": ["standing", "own_calls"],
}
PRESENT = {former: present for present, former in FORMER_NAMES.items()}


def rows_in(name: str, raw: bytes) -> list[dict[Any, Any]]:
    if name.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    if name.endswith(".parquet"):
        return pd.read_parquet(io.BytesIO(raw)).to_dict("records")
    return [feature["properties"] for feature in json.loads(raw)["features"]]


@pytest.mark.parametrize(("name", "former"), NAMED_IN_0_1.items(), ids=NAMED_IN_0_1)
def test_a_former_name_holds_what_the_present_one_holds(
    name: str, former: list[str], called: Case
) -> None:
    rows = rows_in(name, WRITERS[name](SeenInMemory(open_ledger(called, Filters()))))
    assert rows
    for row in rows:
        assert {key: row[key] for key in former} == {key: row[PRESENT[key]] for key in former}


def test_the_terminal_prints_both_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["assess", str(ferry_case().write(tmp_path / "case")), "--json"])
    claims = json.loads(capsys.readouterr().out)
    assert claims
    assert all(claim["standing"] == claim["status"] for claim in claims)


def test_the_manifest_says_which_names_are_former_ones(ferry_ledger: Ledger) -> None:
    manifest = json.loads(WRITERS["manifest.json"](SeenInMemory(ferry_ledger)))
    assert manifest["former_columns"]["names"] == PRESENT


def test_the_record_has_no_former_column(called: Case) -> None:
    raw = WRITERS["datapackage.zip"](SeenInMemory(open_ledger(called, Filters())))
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        tables = [name for name in package.namelist() if name.endswith(".csv")]
        headers = {column for name in tables for column in _header(package.read(name))}
    assert headers
    assert not headers & set(PRESENT)


def _header(raw: bytes) -> list[str]:
    return next(csv.reader(io.StringIO(raw.decode())))
