"""The benchmark of screens that a PostgreSQL server answers."""

from __future__ import annotations

import json

import pytest

from claimscope.bench.screens import SCREENS
from claimscope.cli.main import main


def test_a_server_is_asked_for_every_screen(
    empty_postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["bench", "--assertions", "40", "--engine", "postgresql", "--json"]
    assert main([*asked, "--store", empty_postgres]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["engine"] == "postgresql"
    assert [*found["views_ms"]] == [*SCREENS]
    assert min(found["load_ms"], found["save_ms"], found["status_ms"], found["floor_ms"]) > 0
