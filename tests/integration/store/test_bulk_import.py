"""A folder that is imported part by part becomes, or is refused as, one that is read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimscope.cli.main import main
from claimscope.errors import DataError
from claimscope.record import case_parts
from claimscope.record.case import load_case
from claimscope.record.case_parts import open_folder
from claimscope.record.rows import TableLimits
from claimscope.store.sql import parameters
from claimscope.store.sql.store import SqlStore, open_store
from tests.made_case import Lines, edit_cell, edit_lines, read_lines


@pytest.fixture(autouse=True)
def _parts_of_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parameters, "AT_ONCE", 2)


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """A store in which nothing is kept, since all that is imported into it is refused."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('empty') / 'record.sqlite'}")
    yield store
    store.close()


def test_a_folder_imported_in_parts_is_the_case_that_is_read_whole(
    store: SqlStore, ferry_folder: Path
) -> None:
    case = load_case(ferry_folder)
    entry = store.import_folder(open_folder(ferry_folder), "Ann", "begun")
    assert (entry.case_id, entry.title, entry.documents) == ("ferry", case.title, len(case.texts))
    assert store.case("ferry").digest == case.digest
    assert store.faults() == {}
    assert store.row_counts("ferry") == {name: len(rows) for name, rows in case.rows.items()}


def last_twice(lines: Lines) -> Lines:
    return [*lines, lines[1]]


def cell(table: str, row: int, column: str, value: str) -> Callable[[Path], object]:
    return lambda folder: edit_cell(folder, table, row, column, value)


def lines(table: str, change: Callable[[Lines], Lines]) -> Callable[[Path], object]:
    return lambda folder: edit_lines(folder, table, change)


BROKEN: dict[str, Callable[[Path], object]] = {
    "cells of two tables": lambda folder: (
        edit_cell(folder, "claims", 3, "topic", "weather"),
        edit_cell(folder, "figures", 2, "low", "seven"),
        edit_cell(folder, "claims", 2, "event_from", "2039-01-01"),
    ),
    "an event that ends before it begins": cell("claims", 2, "event_from", "2039-01-01"),
    "an id twice, far apart": lines("sources", last_twice),
    "a pair twice": lines("claim_places", last_twice),
    "a claim of which nobody speaks": cell("assertions", 2, "claim_id", "nothing"),
    "a source that is not there": cell("assertions", 3, "source_id", "nobody"),
    "a quote that is elsewhere": cell("assertions", 4, "quote_start", "3"),
    "a figure that is not in the quote": cell("figures", 2, "wording", "many"),
    "a place off the globe": cell("places", 2, "lat", "91"),
    "a text that is another": cell("documents", 2, "sha256", "0" * 64),
    "a text that is missing": cell("documents", 2, "file", "nowhere.txt"),
    "a table without its header": lines("places", lambda rows: rows[1:]),
    "a table that is missing": lambda folder: (folder / "sources.csv").unlink(),
    "a table that is not UTF-8": lambda folder: (folder / "claims.csv").write_bytes(b"a\xff"),
}


def merged_and_there(folder: Path) -> None:
    header = "identity_id,verdict,claim_id,source_id,other_id"
    claims = [row[0] for row in read_lines(folder, "claims")[1:]]
    rows = [header, f"i1,same,{claims[0]},,{claims[1]}", f"i2,different,,,{claims[1]}"]
    (folder / "identities.csv").write_text("\n".join(rows), "utf-8")


BROKEN["a claim that was merged and is there"] = merged_and_there


@pytest.mark.parametrize("broken", BROKEN)
def test_a_folder_is_refused_in_parts_as_it_is_whole(
    empty_store: SqlStore, ferry_folder: Path, broken: str
) -> None:
    BROKEN[broken](ferry_folder)
    with pytest.raises(DataError) as whole:
        load_case(ferry_folder)
    with pytest.raises(DataError) as in_parts:
        empty_store.import_folder(open_folder(ferry_folder), "Ann", "begun")
    assert in_parts.value.details == whole.value.details
    assert empty_store.cases() == []


def test_two_texts_in_one_file_are_refused(empty_store: SqlStore, ferry_folder: Path) -> None:
    documents = read_lines(ferry_folder, "documents")
    file = documents[0].index("file")
    edit_cell(ferry_folder, "documents", 3, "file", documents[1][file])
    with pytest.raises(DataError, match="holds another document's text"):
        empty_store.import_folder(open_folder(ferry_folder), "Ann", "begun")


def test_a_case_that_is_too_large_to_be_read_whole_is_validated_in_parts(
    ferry_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(ferry_folder)]) == 0
    whole = capsys.readouterr().out
    monkeypatch.setattr(case_parts, "WHOLE", TableLimits(1, 10**6))
    assert case_parts.is_large(ferry_folder)
    assert main(["validate", str(ferry_folder)]) == 0
    assert capsys.readouterr().out == whole
    edit_cell(ferry_folder, "claims", 3, "topic", "weather")
    assert main(["validate", str(ferry_folder)]) == 1
    assert "claims.csv, row 3, column topic" in capsys.readouterr().out
