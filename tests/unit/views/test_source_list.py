"""The list of sources: searched by what it shows, sorted by any of its columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.record.case import load_case
from claimscope.record.frames import origin_names
from claimscope.views.frames import SOURCES_FRAME
from claimscope.views.ledger import Ledger
from claimscope.views.source_list import source_list
from tests.made_case import MadeCase


def names(whole_seed: Ledger, **asked: str) -> list[str]:
    sources = SOURCES_FRAME.shown(whole_seed)
    rows = source_list(sources, origin_names(whole_seed.case), **asked)
    return [str(each) for each in rows["source_id"]]


def test_an_origin_is_called_as_its_source_writes_it(tmp_path: Path) -> None:
    made = MadeCase()
    made.source("bbc", name="BBC News (a broadcaster)", group="bbc-news")
    made.source("port", name="Port of Sel", group="sel-authorities")
    made.source("nos", name="NOS", group="nos-reporters")
    case = load_case(made.write(tmp_path / "ferry"))
    assert origin_names(case) == {
        "bbc-news": "BBC News",
        "sel-authorities": "Sel authorities",
        "nos-reporters": "NOS reporters",
    }


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("claims", ["nis", "afp", "nato"]),
        ("reservations", ["nato", "rok-defence-minister", "nis"]),
        ("unchecked", ["nis", "afp", "nato"]),
        ("name", ["afp", "experts", "kcna"]),
        ("reliability", ["afp", "nato", "nis"]),
        ("origin", ["afp", "experts", "lim-eul-chul"]),
    ],
)
def test_numbers_come_with_the_most_first_and_words_from_a_to_z(
    whole_seed: Ledger, order: str, first: list[str]
) -> None:
    assert names(whole_seed, order=order)[:3] == first


def test_a_search_finds_names_kinds_and_origins_in_any_case(whole_seed: Ledger) -> None:
    assert names(whole_seed, find="  MARK rutte ") == ["nato"]
    assert names(whole_seed, find="state media") == ["kcna"]
    assert set(names(whole_seed, find="seoul")) >= {"nis", "rok-president", "rok-government"}
    assert names(whole_seed, find="(*") == []
