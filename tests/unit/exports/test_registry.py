"""One list of all that can be taken away."""

from __future__ import annotations

import mimetypes
import re
from datetime import date
from time import struct_time

import pytest

from claimscope.exports.format import Format
from claimscope.exports.registry import FORMATS, file_name
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.record import cells
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory

NAMES = {each.name: each for each in FORMATS}
AS_OF = Filters(as_of=date(2031, 5, 10))


@pytest.fixture(scope="module")
def by_a_day(ferry: Case) -> tuple[Ledger, Ledger]:
    """The same view of the made case, opened twice."""
    return open_ledger(ferry, AS_OF), open_ledger(ferry, AS_OF)


@pytest.mark.parametrize("wanted", FORMATS, ids=NAMES)
def test_every_format_writes_every_ledger(
    wanted: Format, hostile: Ledger, nothing_shown: Ledger
) -> None:
    for ledger in (hostile, nothing_shown):
        assert wanted.content(SeenInMemory(ledger))


@pytest.mark.parametrize("wanted", FORMATS, ids=NAMES)
def test_the_same_view_is_the_same_file_at_once_and_in_parts(
    wanted: Format, by_a_day: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (wanted.content(SeenInMemory(each)) for each in by_a_day)
    assert one == other
    monkeypatch.setattr(cells, "ROWS_AT_ONCE", 2)
    assert wanted.content(SeenInMemory(by_a_day[0])) == one


def test_every_table_is_there_for_a_spreadsheet_and_for_a_notebook() -> None:
    assert {f"{name}{suffix}" for name in SHOWN_TABLES for suffix in (".csv", ".parquet")} <= {
        *NAMES
    }


def test_every_format_says_what_it_is_and_has_a_name_of_its_own() -> None:
    assert len(NAMES) == len(FORMATS)
    assert len({(each.words, each.table) for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", ["claims.csv", "datapackage.zip"])
def test_a_suffix_and_a_media_type_belong_together(name: str) -> None:
    assert mimetypes.types_map[NAMES[name].suffix] == NAMES[name].media_type


def test_only_the_package_leaves_the_filters_aside(called: Case) -> None:
    whole, narrowed = (
        SeenInMemory(open_ledger(called, filters))
        for filters in (Filters(), Filters(sources=("ferry-union",)))
    )
    same = {each.name for each in FORMATS if each.content(narrowed) == each.content(whole)}
    assert same == {each.name for each in FORMATS if each.whole} == {"datapackage.zip"}


def test_a_file_is_named_for_its_case_its_day_and_what_it_holds() -> None:
    named = {name: file_name(NAMES[name], "ferry", date(2031, 5, 10)) for name in NAMES}
    assert named["claims.csv"] == "ferry-as-of-2031-05-10-claims.csv"
    assert named["datapackage.zip"] == "ferry-datapackage.zip"
    assert file_name(NAMES["places.geojson"], "ferry", None) == "ferry-places.geojson"


@pytest.mark.parametrize(
    "case_id", ["../../etc", "Ferry No. 1", "паром", "café", "a" * 500, 'x"\r\n: y', "\u202egpj"]
)
def test_a_file_name_is_one_that_every_system_accepts(case_id: str) -> None:
    name = file_name(NAMES["claims.csv"], case_id, date(2031, 5, 10))
    assert re.fullmatch(r"[a-z0-9-]+\.csv", name)
    assert len(name) < 200


def test_a_package_does_not_tell_the_time(ferry: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    now = NAMES["datapackage.zip"].content(SeenInMemory(open_ledger(ferry, Filters())))
    later = struct_time((2040, 1, 1, 0, 0, 0, 0, 1, 0))
    monkeypatch.setattr("time.localtime", lambda *_: later)
    assert NAMES["datapackage.zip"].content(SeenInMemory(open_ledger(ferry, Filters()))) == now
