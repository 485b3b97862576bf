"""A case that is read out of a database row by row is the one that is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.cli.main import main
from claimscope.exports.data_package import package_files, write_package
from claimscope.record.case import Case
from claimscope.record.changes import Save
from claimscope.store.corrections import corrected
from claimscope.store.sql import parameters, stored_case
from claimscope.store.sql.store import SqlStore


@pytest.fixture
def ferries(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> SqlStore:
    """A case whose first claim was corrected last, in a store that reads two rows at a time."""
    monkeypatch.setattr(parameters, "AT_ONCE", 2)
    monkeypatch.setattr(stored_case, "TEXTS_AT_ONCE", 1)
    first = next(row for row in store.current("ferry") if row.table == "claims")
    change = corrected(store.history("ferry"), first, {"note": "Late, with “quotes”\nand lines."})
    store.save("ferry", Save("Ben", "a slip", tuple(change)))
    return store


def test_its_package_has_the_same_files(ferries: SqlStore, tmp_path: Path) -> None:
    whole = package_files(ferries.case("ferry"))
    with ferries.stored_case("ferry") as stored:
        assert stored is not None
        folder = write_package(stored, tmp_path / "ferry")
        assert package_files(stored) == whole
    assert {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    } == whole


def test_the_command_writes_the_present_record_and_an_earlier_one(
    ferries: SqlStore, ferry: Case, tmp_path: Path
) -> None:
    begun, *_, last = ferries.history("ferry")
    asked = ["--store", ferries._engine.url.render_as_string(hide_password=False)]
    then = ["--recorded-by", begun.recorded_at.isoformat()]
    assert main(["export-package", "ferry", str(tmp_path / "now"), *asked]) == 0
    assert main(["export-package", "ferry", str(tmp_path / "then"), *asked, *then]) == 0
    assert "Late" in (tmp_path / "now" / "claims.csv").read_text("utf-8")
    assert (tmp_path / "then" / "claims.csv").read_bytes() == package_files(ferry)["claims.csv"]
    assert last.why == "a slip"
    assert main(["export-package", "nowhere", str(tmp_path / "none"), *asked]) == 1
    assert not (tmp_path / "none").exists()
