"""Rows are corrected, withdrawn with all that hangs on them, and put back as they were."""

from __future__ import annotations

import pytest

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import Change, IdsUsed, Save, Version
from claimscope.record.frames import to_pandas
from claimscope.record.ids import free_slug
from claimscope.record.model import CLAIM_PLACES, FIGURES
from claimscope.store.corrections import (
    added,
    corrected,
    dependents,
    restore,
    taken_back,
    withdrawals,
    withdrawn,
)
from claimscope.store.history import save_summaries
from claimscope.store.sql.store import SqlStore

CLAIM = "ferry-sank"


def row(store: SqlStore, table: str, **cells: str) -> Version:
    """The first row of a table that holds these cells."""
    return next(
        each
        for each in store.current("ferry")
        if each.table == table and each.cells and cells.items() <= each.cells.items()
    )


def save(store: SqlStore, changes: list[Change]) -> Case:
    store.save("ferry", Save("Ben", "a slip", tuple(changes)))
    return store.case("ferry")


def test_other_cells_are_a_correction_and_the_same_are_none(ferries: SqlStore) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    versions = ferries.history("ferry")
    assert corrected(versions, claim, {"title": (claim.cells or {})["title"]}) == []
    save(ferries, corrected(versions, claim, {"title": "It sank"}))
    assert (row(ferries, "claims", claim_id=CLAIM).cells or {})["title"] == "It sank"


def test_other_words_are_looked_up_in_their_document(ferries: SqlStore, ferry: Case) -> None:
    said = row(ferries, "assertions", claim_id=CLAIM, stance="cannot confirm")
    held = said.cells or {}
    text = ferry.texts[held["document_id"]]
    shorter = held["quote"][4:]
    [change] = corrected(ferries.history("ferry"), said, {"quote": shorter}, text)
    assert change.cells is not None
    start, end = int(change.cells["quote_start"]), int(change.cells["quote_end"])
    assert text[start:end] == shorter
    save(ferries, [change])


def test_the_store_reads_a_row_with_all_that_refers_to_it(ferries: SqlStore) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    save(ferries, corrected(ferries.history("ferry"), claim, {"title": "It sank"}))
    versions = ferries.history("ferry")
    for each in ferries.current("ferry"):
        own = {(other.table, other.row_id) for other in dependents(versions, each)}
        read = ferries.dependent_history("ferry", (each.table, each.row_id))
        assert read == [other for other in versions if (other.table, other.row_id) in own]
        table = [other for other in versions if other.table == each.table]
        assert ferries.table_history("ferry", each.table) == table


def test_words_that_do_not_stand_in_the_document_are_refused(
    ferries: SqlStore, ferry: Case
) -> None:
    said = row(ferries, "assertions", claim_id=CLAIM)
    text = ferry.texts[(said.cells or {})["document_id"]]
    changes = corrected(ferries.history("ferry"), said, {"quote": "nobody wrote this"}, text)
    with pytest.raises(DataError, match="quote"):
        save(ferries, changes)
    assert row(ferries, "assertions", claim_id=CLAIM).cells == said.cells


def test_a_place_with_another_part_in_a_claim_is_another_row(ferries: SqlStore) -> None:
    part = row(ferries, "claim_places")
    save(ferries, corrected(ferries.history("ferry"), part, {"role": "mentioned"}))
    now = row(ferries, "claim_places", claim_id=(part.cells or {})["claim_id"])
    assert (now.cells or {})["role"] == "mentioned"
    save(ferries, corrected(ferries.history("ferry"), now, {"role": (part.cells or {})["role"]}))
    assert row(ferries, "claim_places", **(part.cells or {})).number > now.number


FIGURE = {"quantity": "other", "aspect": "other", "qualifier": "exactly", "unit": "aboard"}


def test_a_figure_that_was_missed_is_added_under_an_id_that_none_ever_had(
    ferries: SqlStore,
) -> None:
    first = row(ferries, "figures", wording="7 aboard")
    save(ferries, withdrawn(ferries.history("ferry"), first))
    said = {"assertion_id": (first.cells or {})["assertion_id"], "wording": "7 aboard"}
    cells = {**FIGURE, **said, "low": "7", "high": "7"}
    save(ferries, added(ferries.history("ferry"), FIGURES, cells))
    new = row(ferries, "figures", wording="7 aboard")
    assert new.row_id != first.row_id
    assert (new.cells or {}).items() >= cells.items()


def test_a_figure_whose_wording_is_not_in_the_words_is_refused(ferries: SqlStore) -> None:
    said = row(ferries, "assertions")
    cells = {**FIGURE, "assertion_id": said.row_id, "low": "8", "high": "8", "wording": "8 aboard"}
    with pytest.raises(DataError, match="wording"):
        save(ferries, added(ferries.history("ferry"), FIGURES, cells))


def test_a_place_is_added_to_a_claim_once(ferries: SqlStore) -> None:
    part = row(ferries, "claim_places")
    there = dict(part.cells or {})
    versions = ferries.history("ferry")
    assert added(versions, CLAIM_PLACES, there) == []
    save(ferries, added(versions, CLAIM_PLACES, {**there, "role": "mentioned"}))
    assert row(ferries, "claim_places", **{**there, "role": "mentioned"})
    save(ferries, withdrawn(ferries.history("ferry"), part))
    save(ferries, added(ferries.history("ferry"), CLAIM_PLACES, there))
    assert row(ferries, "claim_places", **there).number > part.number


def test_what_refers_to_a_row_goes_with_it_and_comes_back_with_it(
    ferries: SqlStore, ferry: Case
) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    versions = ferries.history("ferry")
    tables = {each.table for each in dependents(versions, claim)}
    assert tables == {"claims", "claim_places", "assertions", "figures"}
    after = save(ferries, withdrawn(versions, claim))
    assert CLAIM not in set(to_pandas(after.claims)["claim_id"])
    assert CLAIM not in set(to_pandas(after.assertions)["claim_id"])
    [gone] = withdrawals(ferries.history("ferry"))
    assert (gone.gone[0].who, gone.gone[0].why) == ("Ben", "a slip")
    assert save(ferries, restore(gone)).digest == ferry.digest
    assert withdrawals(ferries.history("ferry")) == []


def test_what_was_withdrawn_before_does_not_come_back_with_what_went_later(
    ferries: SqlStore,
) -> None:
    figure = row(ferries, "figures")
    save(ferries, withdrawn(ferries.history("ferry"), figure))
    said = row(ferries, "assertions", assertion_id=(figure.cells or {})["assertion_id"])
    save(ferries, withdrawn(ferries.history("ferry"), said))
    later, earlier = withdrawals(ferries.history("ferry"))
    assert [each.row_id for each in earlier.rows] == [figure.row_id]
    save(ferries, restore(later))
    assert [each.row_id for each in withdrawals(ferries.history("ferry"))[0].rows] == [
        figure.row_id
    ]


def test_the_saves_of_a_case_are_told_without_their_rows(ferries: SqlStore) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    save(ferries, corrected(ferries.history("ferry"), claim, {"title": "It sank"}))
    told = save_summaries(ferries.history("ferry"))
    saves = ferries.saves("ferry")
    assert [(each.at, each.who, each.why, each.when) for each in saves] == [
        (each.at, each.who, each.why, each.when) for each in told
    ]
    assert [each.rows for each in saves] == [len(each.changes) for each in told]


def test_a_save_is_taken_back_out_of_the_rows_that_it_touched(ferries: SqlStore) -> None:
    before = ferries.case("ferry").digest
    claim = row(ferries, "claims", claim_id=CLAIM)
    save(ferries, withdrawn(ferries.history("ferry"), claim))
    key = (claim.table, claim.row_id)
    read = ferries.save_history("ferry", key)
    assert len(read) < len(ferries.history("ferry"))
    changes = taken_back(read, key)
    assert changes == taken_back(ferries.history("ferry"), key)
    assert save(ferries, changes).digest == before


def test_what_was_withdrawn_is_found_without_the_other_rows(ferries: SqlStore) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    save(ferries, withdrawn(ferries.history("ferry"), claim))
    versions = ferries.history("ferry")
    assert withdrawals(ferries.withdrawn_history("ferry")) == withdrawals(versions)
    [withdrawal] = withdrawals(versions)
    save(ferries, restore(withdrawal))
    assert withdrawals(ferries.withdrawn_history("ferry")) == []


def test_an_id_is_used_for_good(ferries: SqlStore) -> None:
    claim = row(ferries, "claims", claim_id=CLAIM)
    save(ferries, withdrawn(ferries.history("ferry"), claim))
    used = ferries.used_rows("ferry")
    assert ("claims", CLAIM) in used
    assert ("sources", CLAIM) not in used
    assert free_slug("Ferry sank", IdsUsed("claims", used)) == "ferry-sank-2"
