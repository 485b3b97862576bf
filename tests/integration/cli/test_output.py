"""What commands print: no text of a case or a document moves a claimscope.cli."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.cli.main import main
from claimscope.cli.output import printable
from claimscope.record.case import load_case
from claimscope.store.sql.store import open_store
from tests.made_case import MadeCase

# Clear the screen, rename the window, a C1 sequence, a bell, a line turned round, a new line.
HOSTILE = "gone\x1b[2J\x1b]0;owned\x07 \x9b31m \u202eback\u2028next"
SHOWN = r"gone\u001b[2J\u001b]0;owned\u0007 \u009b31m \u202eback\u2028next"
CLAIM = "ferry-sank"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    made = MadeCase(title=HOSTILE)
    made.says("mayor", "asserts", CLAIM, on="2031-05-03")
    made.rows["claims"][0]["title"] = HOSTILE
    return made.write(tmp_path / "hostile")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """All that a command prints, which holds nothing but what prints and the ends of lines."""
    main(arguments)
    captured = capsys.readouterr()
    text = captured.out + captured.err
    assert all(each.isprintable() for each in text.replace("\n", ""))
    return text


@pytest.mark.parametrize("command", ["validate", "assess"])
def test_a_case_folder_is_printed_without_being_obeyed(
    hostile: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert SHOWN in printed(capsys, command, str(hostile))


def test_a_case_that_does_not_hold_is_told_without_obeying_it(
    hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = hostile / "claims.csv"
    table.write_text(table.read_text("utf-8").replace(CLAIM, f"{CLAIM}\x1b[2J"), "utf-8")
    assert r"\u001b[2J" in printed(capsys, "validate", str(hostile))


def test_the_kept_record_is_printed_without_being_obeyed(
    hostile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    store = open_store(address)
    store.take_in(load_case(hostile), "Ann\x1b[1m", HOSTILE)
    store.close()
    assert SHOWN in printed(capsys, "cases", "--store", address)
    assert SHOWN in printed(capsys, "history", "hostile", "--store", address)


@pytest.mark.parametrize("command", [["read"], ["extract", "--published", "2031-05-03"]])
def test_a_document_is_printed_without_being_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    document = tmp_path / "story.txt"
    document.write_text(f"The ministry said 40 soldiers {HOSTILE} died on Monday.", "utf-8")
    name, *options = command
    assert "gone" in printed(capsys, name, str(document), *options)


def test_json_stays_json_and_keeps_what_it_says(
    hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [claim] = json.loads(printed(capsys, "assess", str(hostile), "--json"))
    assert claim["title"] == HOSTILE


@given(st.text())
def test_what_is_printable_prints_and_is_read_back_from_json(text: str) -> None:
    shown = printable(json.dumps(text, ensure_ascii=False))
    assert shown.isprintable()
    with_plain_spaces = "".join(
        " " if unicodedata.category(each) == "Zs" else each for each in text
    )
    assert json.loads(shown) == with_plain_spaces
