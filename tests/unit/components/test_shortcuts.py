"""The keys of the app: one table, which its parts take them from."""

from __future__ import annotations

import ast
from pathlib import Path

from claimscope.resources import ROOT
from components.shortcuts import SHORTCUTS
from tests.unit.components.app_runs import opened, parts_in


def written_keys(path: Path) -> list[str]:
    """The keys that a module gives to buttons as they are, past the table."""
    calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
    given = [keyword for call in calls for keyword in call.keywords if keyword.arg == "shortcut"]
    return [ast.unparse(each.value) for each in given if isinstance(each.value, ast.Constant)]


def test_every_button_takes_its_key_from_the_table() -> None:
    paths = [*(ROOT / "components").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    assert {str(path): keys for path in paths if (keys := written_keys(path))} == {}


def test_no_key_is_used_twice_in_one_place() -> None:
    keys = [(shortcut.where, shortcut.key) for shortcut in SHORTCUTS.values()]
    assert len(keys) == len(set(keys))


def test_the_help_lists_every_key() -> None:
    listed = parts_in(opened())["frame"]["keys"]
    assert [each["words"] for each in listed] == [each.words for each in SHORTCUTS.values()]
    assert {"keys": ["Shift", "U"], "words": "Redo it", "where": "Review"} in listed


def test_the_tour_waits_for_an_address_that_holds_nothing_yet() -> None:
    assert parts_in(opened())["frame"]["welcome"]
    for link in ({"source": "nis"}, {"words": "claim:12000-in-total"}, {"claim": "x"}):
        assert not parts_in(opened(**link))["frame"]["welcome"]
