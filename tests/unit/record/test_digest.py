"""A digest is of what a record says, not of how it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimscope.record.case import load_case
from claimscope.record.model import TABLES, Column, Table
from tests.made_case import edit_cell, edit_lines, ferry_case, read_lines

TEXT_CELLS = [
    (table, column)
    for table in TABLES
    for column in table.columns
    if column.kind == "text" and column.name in ("title", "name", "note", "cites", "unit")
]


def digest_of(folder: Path) -> str:
    return load_case(folder).digest


def _every_table(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def change_all(folder: Path) -> None:
        for table in TABLES:
            change(folder / table.file)

    return change_all


def _turn_rows(folder: Path) -> None:
    for table in TABLES:
        edit_lines(folder, table.name, lambda lines: [lines[0], *lines[:0:-1]])


def _turn_columns(folder: Path) -> None:
    for table in TABLES:
        edit_lines(folder, table.name, lambda lines: [line[::-1] for line in lines])


REWRITTEN: dict[str, Callable[[Path], object]] = {
    "its rows turned round": _turn_rows,
    "its columns turned round": _turn_columns,
    "other line ends": _every_table(
        lambda path: path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    ),
    "a byte order mark": _every_table(
        lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    ),
    "a number with a point": lambda folder: edit_cell(folder, "figures", 2, "low", "7.0"),
    "an offset with zeros before it": lambda folder: edit_cell(
        *(folder, "assertions", 2, "quote_start"),
        f"00{read_lines(folder, 'assertions')[1][-2]}",
    ),
}


@pytest.mark.parametrize("rewrite", REWRITTEN.values(), ids=REWRITTEN)
def test_the_same_record_written_otherwise_has_the_same_digest(
    rewrite: Callable[[Path], object], ferry_folder: Path
) -> None:
    before = digest_of(ferry_folder)
    rewrite(ferry_folder)
    assert digest_of(ferry_folder) == before


def test_the_name_of_its_folder_is_no_part_of_the_record(tmp_path: Path) -> None:
    one, two = (digest_of(ferry_case().write(tmp_path / name)) for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("table", "column"), TEXT_CELLS, ids=lambda each: getattr(each, "name", each)
)
def test_another_word_is_another_record(table: Table, column: Column, ferry_folder: Path) -> None:
    before = digest_of(ferry_folder)
    edit_cell(ferry_folder, table.name, 2, column.name, "something else")
    assert digest_of(ferry_folder) != before


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("places", "lat", "64.10001"),
        ("claims", "event_to", "2031-05-03"),
        ("assertions", "stance", "doubts"),
        ("sources", "reliability", "B"),
    ],
)
def test_another_number_day_or_choice_is_another_record(
    table: str, column: str, value: str, ferry_folder: Path
) -> None:
    before = digest_of(ferry_folder)
    edit_cell(ferry_folder, table, 2, column, value)
    assert digest_of(ferry_folder) != before


def test_a_word_that_moves_to_the_next_cell_is_another_record(ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "documents", 2, "title", "A ferry")
    edit_cell(ferry_folder, "documents", 2, "publisher", "Gazette")
    before = digest_of(ferry_folder)
    edit_cell(ferry_folder, "documents", 2, "title", "A")
    edit_cell(ferry_folder, "documents", 2, "publisher", "ferryGazette")
    assert digest_of(ferry_folder) != before


def test_another_text_is_another_record(tmp_path: Path) -> None:
    longer = ferry_case()
    longer.texts["gazette"] += "One more line."
    folders = [made.write(tmp_path / str(i)) for i, made in enumerate((ferry_case(), longer))]
    assert len({*map(digest_of, folders)}) == 2


def test_another_title_is_another_record(tmp_path: Path) -> None:
    renamed = ferry_case()
    renamed.title = "The ferry that came back"
    folders = [made.write(tmp_path / str(i)) for i, made in enumerate((ferry_case(), renamed))]
    assert len({*map(digest_of, folders)}) == 2
