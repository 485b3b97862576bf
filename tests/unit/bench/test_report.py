"""The report of a benchmark: what it measures, of the case that it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimscope.bench.screens import SCREENS
from claimscope.cli.main import main
from claimscope.record.case import load_case
from claimscope.synthesis.case import write_case


@pytest.fixture(scope="module", params=["pandas", "sqlite"])
def printed(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What ``bench --json`` prints of 300 assertions."""
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("claimscope.cli.arguments.print", lines.append, raising=False)
        asked = ["bench", "--assertions", "300", "--engine", request.param, "--json"]
        assert main(asked) == 0
    found: dict[str, Any] = json.loads("".join(lines))
    assert found["engine"] == request.param
    return found


def test_it_is_of_the_case_that_the_same_seed_makes(
    printed: dict[str, Any], tmp_path: Path
) -> None:
    write_case(tmp_path, 300)
    assert printed["digest"] == load_case(tmp_path).digest


def test_every_screen_is_measured_and_sends_less_than_300_kilobytes(
    printed: dict[str, Any],
) -> None:
    assert [*printed["views_ms"]] == [*printed["payload_bytes"]] == [*SCREENS]
    assert all(0 < sent < 300_000 for sent in printed["payload_bytes"].values())


def test_a_correction_is_measured_where_one_can_be_saved(printed: dict[str, Any]) -> None:
    assert ("save_ms" in printed) == (printed["engine"] != "pandas")
    assert printed["status_ms"] > 0


@pytest.mark.parametrize(
    "options", [["--engine", "postgresql"], ["--store", "postgresql:///bench"]]
)
def test_a_database_of_a_server_is_named_with_its_engine(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *options]) == 1
    assert "--engine postgresql and --store go together" in capsys.readouterr().err


def test_a_naive_way_and_a_floor_stand_beside_it(printed: dict[str, Any]) -> None:
    assert [*printed["naive_ms"]] == ["table", "places", "timeline"]
    assert all(ratio > 0 for ratio in printed["naive_ratios"].values())
    assert printed["floor_ms"] > 0


def test_without_json_it_is_a_line_for_each_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--assertions", "100"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["engine", "pandas"], ["assertions", "100"]]
    assert any(line.startswith("views_ms overview ") for line in lines)
