"""How far a long command is, in one line of a terminal."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from claimscope.cli import progress
from claimscope.cli.main import main
from claimscope.store.sql import parameters


class Terminal(io.StringIO):
    """What a terminal is given."""

    def isatty(self) -> bool:
        return True

    def seen(self) -> str:
        """What is left of it to be read: what a line has written over is gone."""
        return self.getvalue().rpartition("\r")[2]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal, on a clock that goes on by half a second whenever somebody looks at it."""
    halves = iter(range(10_000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(halves) / 2)
    monkeypatch.setattr(parameters, "AT_ONCE", 2)
    written = Terminal()
    monkeypatch.setattr(sys, "__stderr__", written)
    return written


def imported(folder: Path, space: Path) -> int:
    return main(["import", str(folder), "--store", f"sqlite:///{space / 'record.sqlite'}"])


def shares(terminal: Terminal, doing: str = "Importing") -> list[int]:
    return [int(share) for share in re.findall(rf"{doing}: (\d+)%", terminal.getvalue())]


def test_a_terminal_shows_how_far_an_import_is_until_it_is_done(
    terminal: Terminal, ferry_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(ferry_folder, tmp_path) == 0
    told = shares(terminal)
    assert len(told) > 3
    assert told == sorted(told)
    assert (0 < told[0] < 50, told[-1] > 80) == (True, True)
    assert terminal.seen() == ""
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("command", "doing"),
    [pytest.param("verify", "Comparing", marks=pytest.mark.slow), ("rebuild", "Rebuilding")],
)
def test_the_share_of_work_on_several_cases_rises_from_the_first_to_the_last(
    terminal: Terminal, ferry_folder: Path, tmp_path: Path, command: str, doing: str
) -> None:
    assert imported(ferry_folder, tmp_path) == 0
    assert main([command, "--store", f"sqlite:///{tmp_path / 'record.sqlite'}"]) == 0
    told = shares(terminal, doing)
    assert told == sorted(told)
    assert (told[0] < 50 < told[-1], len(set(told)) > 9) == (True, True)
    assert terminal.seen() == ""


def test_a_line_of_progress_is_gone_before_an_error_is_told(
    terminal: Terminal, ferry_folder: Path, tmp_path: Path
) -> None:
    (ferry_folder / "figures.csv").unlink()
    assert imported(ferry_folder, tmp_path) == 1
    assert shares(terminal)
    assert terminal.seen() == ""


def test_work_that_ends_within_a_second_shows_nothing(
    terminal: Terminal,
    ferry_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "monotonic", lambda: 0.0)
    assert imported(ferry_folder, tmp_path) == 0
    assert terminal.getvalue() == ""


def test_what_is_no_terminal_is_told_nothing(
    terminal: Terminal, ferry_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Terminal, "isatty", lambda _: False)
    assert imported(ferry_folder, tmp_path) == 0
    assert terminal.getvalue() == ""
