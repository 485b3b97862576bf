"""What a server computes ahead of its first visit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
import streamlit as st

from claimscope.assessment.as_of import record_at
from components.cache.startup import start_first_view
from components.cache.store import CASES_VARIABLE
from tests.unit.components.app_runs import opened


@pytest.fixture(autouse=True)
def nothing_cached() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_first_visit_finds_the_record_of_the_first_case_assessed() -> None:
    start_first_view().join()
    with patch("components.cache.views.record_at", wraps=record_at) as assessed:
        app = opened()
    assert not app.exception
    assert not assessed.called


def test_what_cannot_be_read_is_left_to_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    case = tmp_path / "broken"
    case.mkdir()
    (case / "datapackage.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv(CASES_VARIABLE, str(tmp_path))
    start_first_view().join()
    assert caplog.text == ""
    assert opened().error


def test_a_server_that_ends_tells_of_no_leaks() -> None:
    program = (
        "import duckdb; from components.cache.startup import freeze_startup_objects;"
        "held = [duckdb.connect().execute('SELECT 1')]; held.append(held); del held;"
        "freeze_startup_objects()"
    )
    asked = [sys.executable, "-c", program]
    ended = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert "leaked" not in ended.stderr


def test_a_case_that_is_still_to_be_prepared_is_left_to_the_page_which_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMSCOPE_SNAPSHOTS", str(tmp_path / "snapshots"))
    monkeypatch.setattr("claimscope.store.sql.snapshot.FROM_CLAIMS", 1)
    start_first_view().join()
    assert not (tmp_path / "snapshots").exists()
    told: list[float] = []
    with patch(
        "streamlit.delta_generator.DeltaGenerator.progress",
        lambda _, share, **__: told.append(share),
    ):
        app = opened()
    assert not app.exception
    assert [*(tmp_path / "snapshots").iterdir()]
    assert told[-1] == 1
