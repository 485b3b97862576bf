"""Every export that has a place for it says the version of Claimscope and that of its rules."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq
import pytest

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.exports.registry import FORMATS
from claimscope.views.ledger import Ledger
from claimscope.views.seen_case import SeenInMemory

VERSIONS = {"claimscope_version": __version__, "rules_version": RULES_VERSION}


def in_parquet(raw: bytes) -> dict[str, str]:
    held = pq.read_schema(io.BytesIO(raw)).metadata
    return {key.decode(): value.decode() for key, value in held.items()}


def in_member(raw: bytes) -> Any:
    return json.loads(raw)["claimscope"]


def in_package(raw: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return in_member(package.read("datapackage.json"))


READERS: dict[str, Callable[[bytes], Any]] = {
    ".parquet": in_parquet,
    ".geojson": in_member,
    ".json": in_member,
    ".zip": in_package,
}


@pytest.mark.parametrize("name", [found.name for found in FORMATS if found.suffix in READERS])
def test_a_file_for_programs_says_its_versions(name: str, ferry_ledger: Ledger) -> None:
    [wanted] = [found for found in FORMATS if found.name == name]
    assert (
        VERSIONS.items()
        <= READERS[wanted.suffix](wanted.content(SeenInMemory(ferry_ledger))).items()
    )


@pytest.mark.parametrize("name", ["claims.jsonld", "brief.html"])
def test_a_file_with_words_says_them_in_words(name: str, ferry_ledger: Ledger) -> None:
    [wanted] = [found for found in FORMATS if found.name == name]
    written = wanted.content(SeenInMemory(ferry_ledger)).decode()
    assert f"Claimscope {__version__}" in written
    assert f"status rules {RULES_VERSION}" in written


def test_every_format_but_csv_has_a_place_for_them() -> None:
    suffixes = {found.suffix for found in FORMATS}
    assert suffixes == {*READERS, ".jsonld", ".html", ".csv"}
