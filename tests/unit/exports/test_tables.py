"""The tables to take away hold what is shown, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.exports.tables import SHOWN_TABLES
from claimscope.record.case import Case
from claimscope.record.model import KEPT_TABLES
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.read_model import CaseFrames, FramesModel

IDS = {
    "claims": "claim_id",
    "assertions": "assertion_id",
    "figures": "figure_id",
    "sources": "source_id",
    "places": "place_id",
    "documents": "document_id",
    "judgements": "judgement_id",
}
SHOWN: list[tuple[Filters, dict[str, str]]] = [
    (
        Filters(sources=("mayor",)),
        {
            "claims": "ferry-sank ferry-will-be-raised",
            "assertions": "a2 a5",
            "figures": "",
            "sources": "mayor",
            "places": "ellery open-sea",
            "documents": "gazette telegraph",
            "judgements": "on-the-mayor",
        },
    ),
    (
        Filters(as_of=date(2031, 5, 3)),
        {
            "claims": "ferry-sank crates-moved",
            "assertions": "a1 a3",
            "figures": "f1 f2",
            "sources": "harbour-office port-police",
            "places": "ellery inner-bay",
            "documents": "gazette",
            "judgements": "on-crates-moved",
        },
    ),
    (Filters(text="words that nobody says"), dict.fromkeys(IDS, "")),
    (
        Filters(quantities=("killed",)),
        {
            "claims": "ferry-sank",
            "assertions": "a1",
            "figures": "f1",
            "sources": "harbour-office",
            "places": "ellery",
            "documents": "gazette",
            "judgements": "",
        },
    ),
]


@pytest.mark.parametrize("name", SHOWN_TABLES)
@pytest.mark.parametrize(("filters", "shown"), SHOWN)
def test_a_table_holds_what_the_filters_let_through(
    filters: Filters, shown: dict[str, str], name: str, called: Case
) -> None:
    table = SHOWN_TABLES[name](open_ledger(called, filters))
    assert set(table[IDS[name]]) == set(shown[name].split())
    assert table[IDS[name]].is_unique


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_everything_of_a_case_is_in_its_tables(name: str, seed_case: Case) -> None:
    (table,) = (each for each in KEPT_TABLES if each.name == name)
    frame = SHOWN_TABLES[name](open_ledger(seed_case, Filters()))
    assert len(frame) == len(getattr(seed_case, name))
    if name not in ("claims", "assertions", "figures"):
        assert set(table.column_names) <= set(frame.columns)


def test_a_claim_is_told_with_its_status_its_reason_and_its_places(ferry_ledger: Ledger) -> None:
    claims = SHOWN_TABLES["claims"](ferry_ledger).set_index("claim_id")
    row = claims.loc["crates-moved"]
    assert (row["status"], row["credibility"]) == ("unconfirmed", 3)
    assert row["places"] == "from Ellery; to Inner bay"
    assert row["reason"].startswith("Asserted by Port police alone (3 May 2031)")
    assert row["last_said_on"].date() == date(2031, 5, 20)
    assert row["note"] == "Which crates is not said."


def test_a_filter_changes_no_status_in_a_table(ferry: Case) -> None:
    for filters in (Filters(), Filters(sources=("port-police",))):
        claims = SHOWN_TABLES["claims"](open_ledger(ferry, filters)).set_index("claim_id")
        assert claims.loc["crates-moved", "credibility"] == 3
        assert claims.loc["crates-moved", "stances"] == 2


def test_an_assertion_is_told_with_its_source_and_its_document(ferry_ledger: Ledger) -> None:
    assertions = SHOWN_TABLES["assertions"](ferry_ledger).set_index("assertion_id")
    row = assertions.loc["a4"]
    assert row["source"] == "Ferry union"
    assert (row["stance"], row["hedge"]) == ("finds likely", "quite possibly")
    assert (row["claim"], row["status"]) == ("Crates moved", "unconfirmed")
    assert (row["document"], row["publisher"]) == ("What the gazette printed", "The Ferry Gazette")
    assert row["quote"] == "the crates were quite possibly moved, the union told us"


def test_a_figure_is_told_with_who_said_it_of_what(ferry_ledger: Ledger) -> None:
    figures = SHOWN_TABLES["figures"](ferry_ledger).set_index("figure_id")
    row = figures.loc["f2"]
    assert (row["low"], row["qualifier"]) == (40.0, "more than")
    assert (row["source"], row["claim"]) == ("Port police", "Crates moved")


@pytest.mark.parametrize("filters", [Filters(), *(filters for filters, _ in SHOWN)])
def test_the_size_of_an_export_is_that_of_its_tables(ferry: Case, filters: Filters) -> None:
    ledger = open_ledger(ferry, filters)
    size = FramesModel(CaseFrames(ferry)).export_size(filters)
    assert size.rows == {name: len(table(ledger)) for name, table in SHOWN_TABLES.items()}
