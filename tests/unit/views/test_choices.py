"""What a case offers to choose from."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.views.choices import choices_in, names_in
from claimscope.views.filters import Filters
from tests.made_case import MadeCase
from tests.unit.record.engines import ENGINES, on_engine


@pytest.mark.parametrize("engine", ENGINES)
def test_the_menus_offer_what_the_case_holds(engine: str, ferry: Case) -> None:
    assert choices_in(on_engine(engine, ferry)) == {
        "sources": ["ferry-union", "harbour-office", "mayor", "port-police"],
        "places": ["ellery", "inner-bay", "open-sea"],
        "topics": ["arms transfer", "casualties", "other"],
        "statuses": [
            *("confirmed", "corroborated", "unconfirmed", "contested", "forecast", "assessment")
        ],
        "quantities": ["killed", "other"],
        "claims": ["crates-moved", "ferry-sank", "ferry-will-be-raised"],
    }


def test_every_choice_is_understood_in_a_link(seed_case: Case) -> None:
    choices = choices_in(seed_case)
    filters = Filters(
        **{name: tuple(words) for name, words in choices.items()}  # type: ignore[arg-type]
    )
    assert Filters.from_query(filters.to_query(), choices) == (filters, [])


@pytest.mark.parametrize("engine", ENGINES)
def test_sources_places_and_claims_are_named_without_brackets(engine: str, ferry: Case) -> None:
    names = names_in(on_engine(engine, ferry))
    assert {name: names[name] for name in ("sources", "places", "claims")} == {
        "sources": {
            "harbour-office": "Harbour office",
            "port-police": "Port police",
            "mayor": "Mayor",
            "ferry-union": "Ferry union",
        },
        "places": {"ellery": "Ellery", "inner-bay": "Inner bay", "open-sea": "Open sea"},
        "claims": {
            "crates-moved": "Crates moved",
            "ferry-sank": "Ferry sank",
            "ferry-will-be-raised": "Ferry will be raised",
        },
    }


def test_a_source_a_place_and_a_claim_of_one_id_keep_their_names(tmp_path: Path) -> None:
    made = MadeCase()
    made.source("ferry", name="The ferry company")
    made.place("ferry", name="The ferry pier")
    made.claim("ferry", title="The ferry sank")
    made.plays("ferry", "at", "ferry")
    made.says("ferry", "asserts", "ferry")
    names = names_in(load_case(made.write(tmp_path / "case")))
    assert [names[kind]["ferry"] for kind in ("sources", "places", "claims")] == [
        "The ferry company",
        "The ferry pier",
        "The ferry sank",
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_whole_table_comes_as_a_frame_of_ones_own(engine: str, ferry: Case) -> None:
    case = on_engine(engine, ferry)
    places = to_pandas(case.places)
    places["name"] = "spoilt"
    assert to_pandas(case.places)["name"].tolist() == ["Ellery", "Inner bay", "Open sea"]
