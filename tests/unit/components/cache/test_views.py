"""A case is read anew when, and only when, one of its files has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.store.sql.store import SqlStore
from components.cache.store import (
    CASES_VARIABLE,
    load_checked_case,
    load_entries,
)
from tests.made_case import edit_cell

CHANGES: dict[str, Callable[[Path], object]] = {
    "a table": lambda folder: edit_cell(folder, "claims", 2, "note", "Told twice."),
    "the descriptor": lambda folder: (folder / "datapackage.json").write_text("{}"),
}


@pytest.fixture(autouse=True)
def _opened(ferry_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CASES_VARIABLE, str(ferry_folder.parent))


def load_opened(folder: Path) -> Case:
    """The case as the app opens it."""
    [entry] = [each for each in load_entries() if each.case_id == folder.name]
    return load_checked_case(entry)


def test_an_unchanged_case_is_read_once(ferry_folder: Path) -> None:
    assert load_opened(ferry_folder) is load_opened(ferry_folder)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_case_is_read_anew(change: Callable[[Path], object], ferry_folder: Path) -> None:
    before = load_opened(ferry_folder)
    change(ferry_folder)
    assert load_opened(ferry_folder).digest != before.digest


def test_a_changed_text_is_noticed(ferry_folder: Path) -> None:
    load_opened(ferry_folder)
    text = ferry_folder / "seeds" / "gazette.txt"
    text.write_bytes(text.read_bytes() + b"!")
    with pytest.raises(DataError, match="its hash differs"):
        load_opened(ferry_folder)


def test_a_text_of_the_same_length_is_noticed_by_its_time(ferry_folder: Path) -> None:
    load_opened(ferry_folder)
    text = ferry_folder / "seeds" / "gazette.txt"
    text.write_bytes(text.read_bytes()[::-1])
    os.utime(text, ns=(1, 1))
    with pytest.raises(DataError):
        load_opened(ferry_folder)


def test_a_text_that_is_gone_is_noticed(ferry_folder: Path) -> None:
    load_opened(ferry_folder)
    (ferry_folder / "seeds" / "gazette.txt").unlink()
    with pytest.raises(DataError, match="is missing"):
        load_opened(ferry_folder)


def test_a_saved_case_is_read_anew_once(
    kept_ferry: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CASES_VARIABLE)
    saved = kept_ferry.rename("ferry", "Another title", "Ann", "clearer")
    [entry] = load_entries()
    assert entry == saved
    assert load_checked_case(entry).title == "Another title"
    assert load_checked_case(entry) is load_checked_case(saved)
