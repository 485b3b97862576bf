"""The state of a case is what its log comes to, whatever is saved in whichever order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from claimscope.errors import DataError
from claimscope.record.changes import Change, Save
from claimscope.store.corrections import restore, withdrawals, withdrawn
from claimscope.store.sql.engine import writing
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.state_writing import delete_state
from claimscope.store.sql.store import SqlStore, open_store
from tests.integration.store.conftest import WITH_FERRY, Template, copied
from tests.integration.store.wild_saves import CASE, acts, outcome


def run(store: SqlStore, sql: str) -> None:
    with writing(store._engine) as connection:
        connection.execute(text(sql))


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(acts(), min_size=3, max_size=7))
def test_saves_are_refused_and_kept_as_if_each_checked_the_whole_case_and_rebuilt_its_state(
    tmp_path_factory: pytest.TempPathFactory, template: Template, wild: list[Any]
) -> None:
    stores = [
        open_store(copied(template("sqlite", WITH_FERRY), tmp_path_factory.mktemp(name)))
        for name in ("step", "whole")
    ]
    step, whole = stores
    for changes in wild:
        made = changes(step.history(CASE), step)
        with writing(whole._engine) as connection:
            delete_state(connection, state_key(connection, CASE) or 0)
        assert outcome(step, made) == outcome(whole, made)
    assert step.faults() == {}
    for store in stores:
        store.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE claims SET status = 'corroborated' WHERE claim_id = 'ferry-sank'", "claims"),
        ("UPDATE figures SET low = low + 1", "figures"),
        ("DELETE FROM status_spans", "status_spans"),
        ("UPDATE claim_ranks SET stances = stances + 1", "claim_ranks"),
        ("UPDATE counts SET number = number + 1 WHERE facet = 'day'", "counts"),
        ("UPDATE assertions SET current = NOT current", "assertions"),
    ],
)
def test_a_state_that_is_not_as_the_log_says_is_told_and_made_anew(
    ferries: SqlStore, damage: str, told: str
) -> None:
    run(ferries, damage)
    assert any(line.startswith(f"{told}: ") for line in ferries.faults()[CASE])
    assert ferries.rebuild(lambda _: None) == []
    assert ferries.faults() == {}


def test_a_figure_that_comes_back_leaves_what_is_counted_of_its_claim(ferries: SqlStore) -> None:
    figure = next(each for each in ferries.current(CASE) if each.table == "figures")
    assert outcome(ferries, withdrawn(ferries.history(CASE), figure)) == ""
    assert outcome(ferries, restore(withdrawals(ferries.history(CASE))[0])) == ""
    assert ferries.faults() == {}


def test_words_that_are_missing_are_told(ferries: SqlStore, address: str) -> None:
    damage = "DELETE FROM words"
    if address.startswith("sqlite"):
        damage = "INSERT INTO words (words) VALUES ('delete-all')"
    run(ferries, damage)
    assert list(ferries.faults()) == ["words"]


def test_a_record_that_no_longer_holds_is_read_from_its_log_and_can_be_mended(
    ferries: SqlStore,
) -> None:
    [row] = [each for each in ferries.current(CASE) if each.row_id == "ellery"]
    run(ferries, "UPDATE versions SET cells = replace(cells, '64.1', '164.1')")
    assert ferries.rebuild(lambda _: None) == [CASE]
    with pytest.raises(DataError, match=r"164\.1 is not between"):
        ferries.case(CASE)
    assert ferries.faults()[CASE][0] == "the record is invalid:"
    places = [each for each in ferries.current(CASE) if "164.1" in (each.cells or {}).values()]
    mended = [
        Change(each.table, each.row_id, {**(each.cells or {}), "lat": "64.1"}, each.number)
        for each in places
    ]
    ferries.save(CASE, Save("Ben", "a slip", tuple(mended)))
    assert (row.row_id, ferries.faults()) == ("ellery", {})


def test_what_a_claim_is_ordered_by_follows_its_figures(ferries: SqlStore) -> None:
    [figure, *_] = [row for row in ferries.current(CASE) if row.table == "figures"]
    cells = {**(figure.cells or {}), "low": "9", "high": "9", "qualifier": "exactly"}
    ferries.save(
        CASE, Save("Ben", "a slip", (Change("figures", figure.row_id, cells, figure.number),))
    )
    assert ferries.faults() == {}
    [figure] = [row for row in ferries.current(CASE) if row.row_id == figure.row_id]
    ferries.save(
        CASE, Save("Ben", "none", (Change("figures", figure.row_id, None, figure.number),))
    )
    assert ferries.faults() == {}
