"""What a case offers to choose from."""

from __future__ import annotations

import pytest

from data.case import Case
from data.choices import choices_in, names_in, whole_table
from data.filters import Filters
from tests.data.engines import ENGINES, on_engine


@pytest.mark.parametrize("engine", ENGINES)
def test_the_menus_offer_what_the_case_holds(engine: str, ferry: Case) -> None:
    assert choices_in(on_engine(engine, ferry)) == {
        "sources": ["ferry-union", "harbour-office", "mayor", "port-police"],
        "places": ["ellery", "inner-bay", "open-sea"],
        "topics": ["arms transfer", "casualties", "other"],
        "standings": [
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
    assert names_in(on_engine(engine, ferry)) == {
        "harbour-office": "Harbour office",
        "port-police": "Port police",
        "mayor": "Mayor",
        "ferry-union": "Ferry union",
        "ellery": "Ellery",
        "inner-bay": "Inner bay",
        "open-sea": "Open sea",
        "crates-moved": "Crates moved",
        "ferry-sank": "Ferry sank",
        "ferry-will-be-raised": "Ferry will be raised",
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_whole_table_comes_as_a_frame_of_ones_own(engine: str, ferry: Case) -> None:
    case = on_engine(engine, ferry)
    places = whole_table(case.places)
    places["name"] = "spoilt"
    assert whole_table(case.places)["name"].tolist() == ["Ellery", "Inner bay", "Open sea"]
