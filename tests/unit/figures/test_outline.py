"""What the offline map's outline promises to whoever draws it."""

import json
from itertools import pairwise
from typing import Any

import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, shape

from claimscope.resources import GEO

OUTLINE = GEO / "outline.geojson"

MOSCOW, ANADYR, PROVIDENIYA = Point(37.6, 55.8), Point(177.0, 64.8), Point(360 - 173.5, 64.7)
KYIV, PEREKOP, SIMFEROPOL = Point(30.5, 50.5), Point(33.69, 46.16), Point(34.1, 45.0)


@pytest.fixture(scope="module")
def features() -> list[dict[str, Any]]:
    collection: dict[str, Any] = json.loads(OUTLINE.read_text(encoding="utf-8"))
    return list(collection["features"])


@pytest.fixture(scope="module")
def countries(features: list[dict[str, Any]]) -> dict[str, MultiPolygon]:
    return {
        feature["properties"]["name"]: MultiPolygon(shapely.get_parts(shape(feature["geometry"])))
        for feature in features
    }


def edges(country: MultiPolygon) -> list[tuple[Any, Any]]:
    rings = [ring for part in country.geoms for ring in (part.exterior, *part.interiors)]
    return [edge for ring in rings for edge in pairwise(ring.coords)]


def part_around(point: Point, country: MultiPolygon) -> Polygon:
    return next(part for part in country.geoms if part.contains(point))


def test_russia_is_one_piece_across_the_antimeridian(countries: dict[str, MultiPolygon]) -> None:
    mainland = part_around(MOSCOW, countries["Russia"])
    assert mainland.contains(ANADYR)
    assert mainland.contains(PROVIDENIYA)


@pytest.mark.parametrize("name", ["Russia", "Fiji"])
def test_no_seam_is_left_at_180_degrees(countries: dict[str, MultiPolygon], name: str) -> None:
    assert not [edge for edge in edges(countries[name]) if edge[0][0] == edge[1][0] == 180]
    assert countries[name].bounds[0] > 0


def test_crimea_is_drawn_with_ukraine(countries: dict[str, MultiPolygon]) -> None:
    assert countries["Ukraine"].contains(SIMFEROPOL)
    assert not countries["Russia"].contains(SIMFEROPOL)


def test_no_border_crosses_the_isthmus_of_crimea(countries: dict[str, MultiPolygon]) -> None:
    mainland = part_around(KYIV, countries["Ukraine"])
    assert mainland.contains(PEREKOP)
    assert mainland.contains(SIMFEROPOL)


def test_no_edge_jumps_across_the_map(countries: dict[str, MultiPolygon]) -> None:
    jumps = {
        name
        for name, country in countries.items()
        for start, end in edges(country)
        if abs(start[0] - end[0]) > 180
    }
    assert jumps == set()


def test_no_point_is_drawn_twice_in_a_row(countries: dict[str, MultiPolygon]) -> None:
    assert not [
        edge for country in countries.values() for edge in edges(country) if len({*edge}) < 2
    ]


def test_every_country_is_a_valid_shape(countries: dict[str, MultiPolygon]) -> None:
    assert {name for name, country in countries.items() if not country.is_valid} == set()


def test_neighbours_share_every_point_of_their_border(countries: dict[str, MultiPolygon]) -> None:
    assert shapely.coverage_is_valid(list(countries.values()))


def test_the_land_has_no_holes_but_the_caspian_sea(countries: dict[str, MultiPolygon]) -> None:
    land = shapely.union_all(list(countries.values()))
    lakes = [Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    assert [lake.contains(Point(51, 42)) for lake in lakes] == [True]


def test_outer_rings_run_counterclockwise(countries: dict[str, MultiPolygon]) -> None:
    parts = [part for country in countries.values() for part in country.geoms]
    assert all(part.exterior.is_ccw for part in parts)
    assert not any(hole.is_ccw for part in parts for hole in part.interiors)


def test_a_country_code_names_one_country(features: list[dict[str, Any]]) -> None:
    codes = [code for feature in features if (code := feature["properties"]["iso"])]
    assert len(codes) == len(set(codes))
    assert {"KP", "KR", "RU", "UA"} <= set(codes)


def test_what_has_no_country_code_is_known(features: list[dict[str, Any]]) -> None:
    properties = [feature["properties"] for feature in features]
    assert {each["name"] for each in properties if each["iso"] is None} == {
        "Indian Ocean Ter.",
        "Kosovo",
        "N. Cyprus",
        "Siachen Glacier",
        "Somaliland",
    }


def test_each_country_has_a_line_of_its_own(features: list[dict[str, Any]]) -> None:
    _, *lines, _ = OUTLINE.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(",")) for line in lines] == features


def test_the_file_stays_small_enough_to_send() -> None:
    assert OUTLINE.stat().st_size < 450_000
