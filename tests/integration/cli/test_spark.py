"""``spark`` where it cannot begin: what is missing is told, and what to do. No Spark is started."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from claimscope.cli.main import main
from claimscope.record.changes import StoreError
from claimscope.store.archive import MANIFEST, spark_session
from claimscope.store.archive.spark import rebuild
from claimscope.store.sql.store import open_store


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive without a case."""
    with closing(open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")) as store:
        store.write_archive(tmp_path / "archive")
    return tmp_path / "archive"


def told_of(archive: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["spark", "rebuild", "--master", "local[1]", "--archive", str(archive)]) == 1
    return capsys.readouterr().err


def test_without_the_extra_it_says_what_installs_it(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda _: None)
    assert "make run EXTRAS=spark" in told_of(archive, capsys)


def test_without_java_it_says_so(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda name: name)
    monkeypatch.setenv("JAVA_HOME", str(archive / "nowhere"))
    assert "Spark needs Java 17 or newer" in told_of(archive, capsys)


def test_one_case_of_several_is_not_computed_by_other_rules(archive: Path) -> None:
    path = archive / MANIFEST
    cases: list[dict[str, object]] = [
        {"case_id": name, "title": name, "documents": 0, "changed_on": None, "tables": {}}
        for name in ("ferry", "floods")
    ]
    manifest = json.loads(path.read_text("utf-8")) | {"cases": cases, "rules_version": "1"}
    path.write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(StoreError, match="The archive is by rules 1"):
        rebuild(None, archive, "ferry", print)
    with pytest.raises(StoreError, match="no case “nowhere”"):
        rebuild(None, archive, "nowhere", print)


def test_what_is_no_archive_is_refused_before_spark_is_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "There is no archive" in told_of(tmp_path, capsys)
