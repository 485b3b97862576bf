"""A column that is added to the record leaves every record as it was until it holds something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimscope.record.case import Case, load_case
from claimscope.record.changes import Change, Save, Version
from claimscope.record.model import SOURCES, Column
from claimscope.store.corrections import corrected
from claimscope.store.sql.store import SqlStore
from tests.made_case import add_column, edit_cell

ADDED = Column("added_later", "what nobody asked for before", optional=True, may_lack=True)


@pytest.fixture
def add_column_later() -> Iterator[Callable[[], None]]:
    """Adds the column to the table of sources, for this test only."""
    columns = SOURCES.columns
    yield lambda: object.__setattr__(SOURCES, "columns", (*columns, ADDED))
    object.__setattr__(SOURCES, "columns", columns)


def the_mayor(store: SqlStore) -> Version:
    return next(each for each in store.current("ferry") if each.row_id == "mayor")


def test_a_folder_from_before_is_the_same_record(
    add_column_later: Callable[[], None], ferry: Case, ferry_folder: Path
) -> None:
    before = ferry.digest
    add_column_later()
    loaded = load_case(ferry_folder)
    assert {row.cells["added_later"] for row in loaded.rows["sources"]} == {""}
    assert loaded.digest == before


def test_what_it_holds_is_part_of_the_record(
    add_column_later: Callable[[], None], ferry: Case, ferry_folder: Path
) -> None:
    before = ferry.digest
    add_column_later()
    edit_cell(
        add_column(ferry_folder, "sources", "added_later"), "sources", 2, "added_later", "new"
    )
    assert load_case(ferry_folder).digest != before


def test_a_database_from_before_opens_and_takes_it(
    add_column_later: Callable[[], None], store: SqlStore, ferry: Case
) -> None:
    store.take_in(ferry, "Ann", "as it was printed")
    before = store.case("ferry").digest
    add_column_later()
    assert store.case("ferry").digest == before
    history = store.history("ferry")
    named = corrected(history, the_mayor(store), {"added_later": "new"})
    store.save("ferry", Save("Ben", "named", tuple(named)))
    after = store.case("ferry")
    assert (the_mayor(store).cells or {})["added_later"] == "new"
    assert after.digest != before


def test_a_row_that_is_saved_without_it_is_whole(
    add_column_later: Callable[[], None], store: SqlStore, ferry: Case
) -> None:
    store.take_in(ferry, "Ann", "as it was printed")
    add_column_later()
    mayor = the_mayor(store)
    cells = {name: cell for name, cell in (mayor.cells or {}).items() if name != "added_later"}
    change = Change("sources", "mayor", {**cells, "name": "The mayor"}, mayor.number)
    store.save("ferry", Save("Ben", "a slip", (change,)))
    assert (the_mayor(store).cells or {})["added_later"] == ""
