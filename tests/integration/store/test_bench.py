"""The benchmark of screens that a PostgreSQL server answers, beside that of a case in memory."""

from __future__ import annotations

import json

import pytest

from claimscope.bench.report import report
from claimscope.bench.screens import SCREENS
from claimscope.cli.main import main


def test_a_server_answers_every_screen_with_what_the_frames_do(
    empty_postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["bench", "--assertions", "40", "--engine", "postgresql", "--json"]
    assert main([*asked, "--store", empty_postgres]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["engine"] == "postgresql"
    assert [*found["views_ms"]] == [*SCREENS]
    in_memory = report(40)
    for same in ("rows", "digest", "payload_bytes"):
        assert found[same] == in_memory[same]
    assert min(found["load_ms"], found["save_ms"], found["status_ms"], found["floor_ms"]) > 0
