"""YAML that reads back to the table, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimscope.exports.registry import FORMATS
from claimscope.exports.yaml_table import yaml_bytes
from claimscope.views.ledger import Ledger
from tests.unit.exports.hostile_record import HOSTILE

WRITERS = {found.name: found.write for found in FORMATS}


def read(raw: bytes) -> Any:
    return yaml.safe_load(raw)


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back_to_the_same(text: str) -> None:
    assert read(yaml_bytes({"claims": [{"quote": text}]})) == {"claims": [{"quote": text}]}


@pytest.mark.parametrize(
    "words", [*HOSTILE.values(), "no", "~", "2031-05-03", "1e3", "", "a: b #c"]
)
def test_hostile_text_reads_back_as_text(words: str) -> None:
    assert read(yaml_bytes({"claims": [{"note": words}]})) == {"claims": [{"note": words}]}


@pytest.mark.parametrize("which", ["ferry_ledger", "hostile", "nothing_shown"])
def test_it_holds_what_the_json_of_the_same_table_holds(
    which: str, request: pytest.FixtureRequest
) -> None:
    ledger: Ledger = request.getfixturevalue(which)
    assert read(WRITERS["claims.yaml"](ledger)) == json.loads(WRITERS["claims.json"](ledger))


def test_letters_of_every_script_stay_readable() -> None:
    assert "평양, Київ".encode() in yaml_bytes({"claims": [{"at": "평양, Київ"}]})
