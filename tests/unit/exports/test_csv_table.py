"""A table opens in a spreadsheet, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.exports.csv_table import csv_bytes, neutral
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.views.ledger import Ledger
from tests.unit.exports.hostile_record import HOSTILE
from tests.unit.record.strategies import words

RUN = ["formula", "command", "plus", "minus", "at", "tab", "return", "line", "blank", "no-break"]
RUN += ["unseen", "full-width", "small", "apostrophe"]
HARMLESS = [
    "",
    "-5",
    "-0.5",
    "7",
    "2031-05-03",
    "a=b",
    "1+1",
    "a@b",
    "— a dash",
    "−5",
    "it’s",
    "'tis",
]


def rows_of(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def without_apostrophe(text: str) -> str:
    """What a cell was before it was made neutral."""
    return text[1:] if text.startswith("'") and neutral(text[1:]) == text else text


@pytest.mark.parametrize("name", RUN)
def test_what_a_spreadsheet_could_run_gets_an_apostrophe(name: str) -> None:
    assert neutral(HOSTILE[name]) == f"'{HOSTILE[name]}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_it_could_not_run_stays(text: str) -> None:
    assert neutral(text) == text


@given(text=words() | st.text())
def test_an_apostrophe_can_be_taken_off_again(text: str) -> None:
    assert without_apostrophe(neutral(text)) == text


@given(text=words() | st.text())
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    ((_,), (cell,)) = rows_of(csv_bytes(pd.DataFrame({"quote": [text]})))
    assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
    assert not cell.startswith("-") or cell.lstrip("-").replace(".", "").isdigit()


def test_a_row_is_written_as_the_standard_asks() -> None:
    frame = pd.DataFrame(
        {
            "claim_id": ["it-sank", "it-burnt"],
            "title": ['a "b", c', "=1"],
            "said_on": [datetime(2031, 5, 3), pd.NaT],
            "low": [-5.0, None],
            "high": [1500.0, 0.5],
            "credibility": [3, 6],
            "current": [True, False],
        }
    )
    assert csv_bytes(frame).decode() == (
        '\ufeff"claim_id","title","said_on","low","high","credibility","current"\r\n'
        '"it-sank","a ""b"", c","2031-05-03",-5,1500,3,"true"\r\n'
        '"it-burnt","\'=1","","",0.5,6,"false"\r\n'
    )


def test_an_empty_table_still_has_its_header(nothing_shown: Ledger) -> None:
    for name, table in SHOWN_TABLES.items():
        assert len(rows_of(csv_bytes(table(nothing_shown)))) == 1, name


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_hostile_text_is_all_there_and_nothing_of_it_runs(name: str, hostile: Ledger) -> None:
    frame = SHOWN_TABLES[name](hostile)
    header, *rows = rows_of(csv_bytes(frame))
    assert header == list(frame.columns)
    assert len(rows) == len(frame)
    for position, column in enumerate(header):
        if isinstance(frame[column].dtype, pd.StringDtype):
            written = [without_apostrophe(row[position]) for row in rows]
            assert written == frame[column].tolist()
            assert not [row for row in rows if row[position].startswith(("=", "+", "@", "\t"))]
