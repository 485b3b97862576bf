"""What the map's script is told of the claims: order, colours, outlines, words of the cards."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from claimscope.figures.map_data import map_data
from claimscope.figures.map_geometry import Bounds, bounds_of
from claimscope.figures.theme import DARK, LIGHT, MARKS, Palette
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger
from claimscope.views.places import (
    CARD_TITLES,
    MENTIONED,
    PLACES_FRAME,
    ROLES_FRAME,
    ROUTES_FRAME,
    claims_of_places,
)
from tests.unit.figures.made_frames import Made, claims_of, places_of, roles_of, routes_of

WORLD: Bounds = ((-60.0, -180.0), (78.0, 190.0))
RUSSIA: Made = {"place_id": "russia", "name": "Russia", "kind": "country", "country": "RU"}
FAR_EAST: Made = {
    "place_id": "fe",
    "name": "Russian Far East",
    "kind": "region",
    "country": "RU",
    "lat": 56.0,
    "lon": 135.0,
}


def data_of(*rows: Made, roles: pd.DataFrame | None = None, palette: Palette = LIGHT) -> Any:
    roles = roles_of() if roles is None else roles
    places = places_of(*rows)
    told = claims_of_places(roles, claims_of({}), {*places["place_id"]})
    return map_data(places, routes_of(), told, WORLD, palette)


@pytest.fixture(scope="module")
def seed_data(whole_seed: Ledger) -> dict[str, Any]:
    places = PLACES_FRAME.shown(whole_seed)
    roles = ROLES_FRAME.shown(whole_seed)
    located = roles[roles["role"] != MENTIONED]
    told = claims_of_places(located, CLAIMS_FRAME.shown(whole_seed), {*places["place_id"]})
    return map_data(places, ROUTES_FRAME.shown(whole_seed), told, bounds_of(places), LIGHT)


def test_every_place_can_be_told_by_a_click(seed_data: dict[str, Any], whole_seed: Ledger) -> None:
    ids = [place["id"] for place in seed_data["places"]]
    assert sorted(ids) == sorted(PLACES_FRAME.shown(whole_seed)["place_id"])


def test_the_statuses_of_a_place_are_those_of_its_claims(seed_data: dict[str, Any]) -> None:
    for place in seed_data["places"]:
        assert sum(count for _, count in place["statuses"]) == place["claims"]
    [korea] = [place for place in seed_data["places"] if place["id"] == "north-korea"]
    assert korea["statuses"] == [("unconfirmed", 5), ("forecast", 3), ("corroborated", 1)]


def test_a_card_has_the_first_titles_and_no_more(seed_data: dict[str, Any]) -> None:
    for place in seed_data["places"]:
        assert len(place["titles"]) == min(place["claims"], CARD_TITLES)
    [donetsk] = [place for place in seed_data["places"] if place["id"] == "donetsk"]
    [[status, title]] = donetsk["titles"]
    assert status == "unconfirmed"
    assert title.startswith("Six North Korean officers")


def test_a_region_of_the_table_and_a_country_are_areas(seed_data: dict[str, Any]) -> None:
    kinds = {area["shape"]: area["kind"] for area in seed_data["areas"]}
    assert kinds == {"KP": "country", "RU": "country", "UA": "country", "RU-FE": "region"}
    assert seed_data["circles"] == []


def test_a_region_is_filled_after_the_country_that_it_lies_in() -> None:
    shapes = [area["shape"] for area in data_of(FAR_EAST, RUSSIA)["areas"]]
    assert shapes == ["RU", "RU-FE"]


def test_a_region_that_has_no_outline_lies_within_a_circle() -> None:
    vague = {**FAR_EAST, "name": "eastern Russia", "precision_km": 500.0}
    data = data_of(vague)
    assert data["areas"] == []
    assert len(data["circles"]) == 1


def test_most_claims_come_first_then_countries_then_the_more_populous() -> None:
    rows: list[Made] = [
        {"place_id": "bucha", "name": "Bucha", "geonames_id": "711390"},
        {"place_id": "kyiv", "name": "Kyiv", "geonames_id": "703448"},
        {"place_id": "ukraine", "name": "Ukraine", "kind": "country", "country": "UA"},
        {"place_id": "seoul", "claims": 2},
    ]
    order = [place["id"] for place in data_of(*rows)["places"]]
    assert order == ["seoul", "ukraine", "kyiv", "bucha"]


def test_a_place_lies_on_the_turn_of_the_globe_that_the_map_shows() -> None:
    places = places_of({"lon": -179.0})
    around = map_data(places, routes_of(), {}, ((0.0, 100.0), (60.0, 190.0)), LIGHT)
    assert around["places"][0]["lon"] == 181.0


def test_an_arrow_has_the_colour_of_its_route(seed_data: dict[str, Any]) -> None:
    assert seed_data["arrows"]
    assert {arrow["colour"] for arrow in seed_data["arrows"]} <= set(seed_data["colours"].values())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_map_wears_the_readers_theme(palette: Palette) -> None:
    data = data_of({}, palette=palette)
    assert data["palette"]["land"] == palette.land
    assert data["palette"]["water"] == palette.water
    assert data["colours"] == {status: palette.colour_of(status) for status in MARKS}
    assert data["places"][0]["colour"] == palette.colour_of("unconfirmed")


def test_a_mark_grows_with_its_claims() -> None:
    many, few = data_of({"place_id": "few"}, {"place_id": "many", "claims": 9})["places"]
    assert many["radius"] > few["radius"]
