"""Nobody but its owner reads a record that is kept in a file."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimscope.record.case import Case
from claimscope.record.changes import StoreError
from claimscope.store.sql.store import open_store

pytestmark = pytest.mark.usefixtures("_generous_system")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def _generous_system(request: pytest.FixtureRequest) -> Iterator[None]:
    """A system that would give everybody, some or nobody the right to read new files."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def kept_in(file: Path, case: Case) -> dict[str, int]:
    """The rights of the files of a record that is open and was saved in."""
    store = open_store(f"sqlite:///{file}")
    store.take_in(case, "Ann", "first entry")
    found = {each.name: rights(each) for each in file.parent.iterdir()}
    store.close()
    return found


def test_a_new_record_and_what_sqlite_puts_beside_it_are_its_owners_alone(
    tmp_path: Path, ferry: Case
) -> None:
    file = tmp_path / "made" / "for it" / "record.sqlite"
    names = ("record.sqlite", "record.sqlite-wal", "record.sqlite-shm")
    assert kept_in(file, ferry) == dict.fromkeys(names, 0o600)
    assert rights(file.parent) == rights(file.parent.parent) == 0o700


def test_a_record_that_anybody_could_read_is_closed_to_them(tmp_path: Path, ferry: Case) -> None:
    file = tmp_path / "record.sqlite"
    sqlite3.connect(file).close()
    for each in (file, tmp_path / "record.sqlite-wal"):
        each.touch()
        each.chmod(0o644)
    assert set(kept_in(file, ferry).values()) == {0o600}


def test_a_folder_that_was_there_stays_as_it_is(tmp_path: Path, ferry: Case) -> None:
    tmp_path.chmod(0o755)
    kept_in(tmp_path / "record.sqlite", ferry)
    assert rights(tmp_path) == 0o755


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be created"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'record.sqlite'}")
