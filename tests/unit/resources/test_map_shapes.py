"""Which outline a place has, and what the files of the basemap promise to whoever draws it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.resources import GEO
from claimscope.resources.map_shapes import Ring, decoded, shape_corners, shape_of, shape_rings
from tools.basemap_names import REGIONS
from tools.build_basemap import encoded

KHABAROVSK, USSURIYSK, YAKUTSK = (135.5, 48.6), (131.96, 43.8), (129.73, 62.03)
ANADYR, EAST_CAPE, IRKUTSK = (177.0, 64.9), (189.5, 66.0), (104.28, 52.29)
HARBIN, SIMFEROPOL = (126.65, 45.75), (34.1, 45.0)


def within(point: tuple[float, float], rings: list[Ring]) -> bool:
    """Whether a line from the point to the east crosses the rings an odd number of times."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("kind", "country", "name", "shape"),
    [
        ("country", "KP", "North Korea", "KP"),
        ("region", "RU", "Russia’s Far East", "RU-FE"),
        ("region", "RU", "the Russian far east", "RU-FE"),
        ("region", "RU", "Russian Far East", "RU-FE"),
        ("region", "UA", "Donetsk Oblast", "UA:Donetsk"),
        ("region", "RU", "Kursk region", "RU:Kursk"),
        ("region", "RU", "eastern Russia", ""),
        ("region", "", "Far East", ""),
        ("region", "KR", "Russian Far East", ""),
        ("city", "UA", "Donetsk", ""),
        ("country", "XX", "Nowhere", ""),
    ],
)
def test_a_place_has_the_shape_of_its_country_or_region(
    kind: str, country: str, name: str, shape: str
) -> None:
    assert shape_of(kind, country, name) == shape


def test_the_region_of_the_seed_case_has_an_outline(seed_case: Case) -> None:
    places = to_pandas(seed_case.places).to_dict("records")
    shapes = {
        each["place_id"]: shape_of(each["kind"], each["country"], each["name"]) for each in places
    }
    assert shapes["russia-far-east"] == "RU-FE"


@given(st.lists(st.tuples(st.integers(-40_000, 40_000), st.integers(-40_000, 40_000))))
def test_a_line_is_read_as_it_was_written(points: list[tuple[int, int]]) -> None:
    assert list(decoded(encoded(points))) == points


def test_russias_far_east_holds_its_cities_and_not_those_beside_it() -> None:
    rings = shape_rings("RU-FE")
    assert all(within(city, rings) for city in (KHABAROVSK, USSURIYSK, YAKUTSK, ANADYR))
    assert not any(within(city, rings) for city in (HARBIN, IRKUTSK))


def test_a_region_that_crosses_180_degrees_is_in_one_piece() -> None:
    rings = shape_rings("RU-FE")
    assert within(EAST_CAPE, rings)
    assert all(ring[0] == ring[-1] for ring in rings)
    (south, west), (north, east) = shape_corners("RU-FE")
    assert 95 < west < 110
    assert 189 < east < 191
    assert 42 < south < 43
    assert 76 < north < 78
    seam = [ring for ring in rings if {lon for lon, _ in ring} == {180.0}]
    assert seam == []


def test_crimea_is_drawn_with_ukraine() -> None:
    assert within(SIMFEROPOL, shape_rings("UA"))
    assert not within(SIMFEROPOL, shape_rings("RU"))


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((GEO / "world.json").read_text("utf-8"))
    return content


def test_the_first_view_is_small_and_all_of_it_is_not_large() -> None:
    sizes = {path.name: path.stat().st_size for path in GEO.glob("*.json")}
    assert sizes.keys() == {"world.json", "detail.json", "towns.json"}
    assert sizes["world.json"] <= 250_000
    assert sum(sizes.values()) <= 4_000_000


def test_every_named_region_of_the_table_is_in_the_file(world: dict[str, Any]) -> None:
    drawn = {region for _, region, *_ in world["land"]["areas"] if region}
    assert world["regions"].keys() == REGIONS.keys() == drawn


def test_great_names_come_before_small_ones(world: dict[str, Any]) -> None:
    for names, zoom in ((world["countries"], 4), (world["towns"], 3)):
        zooms = [name[zoom] for name in names]
        assert zooms == sorted(zooms)
    names = {name for name, *_ in world["towns"]}
    assert {"Moscow", "Pyongyang", "Kyiv", "Seoul", "Washington"} <= names


def test_every_arc_is_of_a_known_kind(world: dict[str, Any]) -> None:
    land = world["land"]
    assert len(land["kinds"]) == len(land["arcs"])
    assert set(land["kinds"]) <= set("cbas")
