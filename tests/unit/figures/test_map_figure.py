"""The map's twin for a PNG: the same places over the same land within the same bounds."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from claimscope.figures.map_figure import places_figure
from claimscope.figures.map_geometry import (
    Bounds,
    bounds_of,
    mercator,
    place_features,
    route_features,
)
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.views.ledger import Ledger
from claimscope.views.places import PLACES_FRAME, ROUTES_FRAME
from tests.unit.figures.made_frames import Made, places_of

BOUNDS: Bounds = ((30.0, 0.0), (70.0, 150.0))
Features = list[dict[str, Any]]


@pytest.fixture(scope="module")
def seed_features(whole_seed: Ledger) -> Features:
    places = PLACES_FRAME.shown(whole_seed)
    return route_features(ROUTES_FRAME.shown(whole_seed)) + place_features(
        places, bounds_of(places)
    )


@pytest.fixture(scope="module")
def seed_figure(seed_features: Features, land: Features) -> go.Figure:
    return places_figure(seed_features, BOUNDS, land, LIGHT)


def drawn(*rows: Made) -> go.Figure:
    return places_figure(place_features(places_of(*rows), BOUNDS), BOUNDS, [], LIGHT)


def marks_in(figure: go.Figure) -> dict[str, dict[str, Any]]:
    """Each place's point, label and look by its id."""
    return {
        place_id: {
            "point": (trace.x[at], trace.y[at]),
            "label": trace.text[at],
            "symbol": trace.marker.symbol[at],
            "size": trace.marker.size[at],
            "line": trace.marker.line.color[at],
        }
        for trace in figure.data
        for at, place_id in enumerate(trace.customdata or ())
    }


def named(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def properties(features: Features, part: str) -> Features:
    return [each["properties"] for each in features if each["properties"]["part"] == part]


def test_the_twin_shows_the_places_of_the_map(
    seed_features: Features, seed_figure: go.Figure
) -> None:
    marks = marks_in(seed_figure)
    on_map = [each for each in seed_features if each["properties"]["part"] == "mark"]
    assert sorted(marks) == sorted(each["properties"]["place_id"] for each in on_map)
    for each in on_map:
        lon, lat = each["geometry"]["coordinates"]
        mark, about = marks[each["properties"]["place_id"]], each["properties"]
        assert mark["point"] == pytest.approx((lon, mercator(lat)))
        assert mark["line"] == about["colour"]
        assert about["name"] in mark["label"]
        assert f"({about['claims']})" in mark["label"]


@pytest.mark.parametrize("part", ["route", "head"])
def test_the_twin_shows_the_arrows_of_the_map(
    seed_features: Features, seed_figure: go.Figure, part: str
) -> None:
    on_map = [each for each in seed_features if each["properties"]["part"] == part]
    assert on_map
    for each, trace in zip(on_map, named(seed_figure, part), strict=True):
        points = each["geometry"]["coordinates"]
        points = points[0] if each["geometry"]["type"] == "Polygon" else points
        assert trace.line.color == each["properties"]["colour"]
        assert trace.x == tuple(lon for lon, _ in points)
        assert trace.y == pytest.approx([mercator(lat) for _, lat in points])


def test_the_twin_shows_a_region_by_its_true_outline(
    seed_features: Features, seed_figure: go.Figure
) -> None:
    [region] = [each for each in seed_features if each["properties"]["part"] == "outline"]
    assert region["properties"]["place_id"] == "russia-far-east"
    [trace] = named(seed_figure, "outline")
    points = [point for [ring] in region["geometry"]["coordinates"] for point in (*ring, None)]
    assert trace.x == tuple(point and point[0] for point in points)
    assert trace.line.color == region["properties"]["colour"]


def test_the_twin_shows_a_region_without_an_outline_by_a_circle() -> None:
    figure = drawn({"kind": "region", "name": "the east", "precision_km": 500.0})
    [circle] = named(figure, "circle")
    assert not named(figure, "outline")
    assert circle.fill == "toself"
    assert circle.fillcolor != circle.line.color


def test_arrow_heads_are_filled_and_outlines_see_through(seed_figure: go.Figure) -> None:
    for head in named(seed_figure, "head"):
        assert (head.fill, head.fillcolor) == ("toself", head.line.color)
    for outline in named(seed_figure, "outline"):
        assert outline.fill == "toself"
        assert outline.fillcolor != outline.line.color
    assert all(route.fill is None for route in named(seed_figure, "route"))


def test_the_twin_shows_the_bounds_of_the_map(seed_figure: go.Figure) -> None:
    (south, west), (north, east) = BOUNDS
    assert seed_figure.layout.xaxis.range == (west, east)
    assert seed_figure.layout.yaxis.range == (mercator(south), mercator(north))


def test_a_degree_is_as_long_across_as_it_is_up(seed_figure: go.Figure) -> None:
    assert seed_figure.layout.yaxis.scaleanchor == "x"


def test_the_land_lies_under_everything_else(seed_figure: go.Figure, land: Features) -> None:
    outline, *rest = seed_figure.data
    assert outline.name == "land"
    assert outline.fill == "toself"
    assert not any(trace.name == "land" for trace in rest)
    points = [pair for pair in zip(outline.x, outline.y, strict=True) if pair != (None, None)]
    assert len(points) > 1000
    assert not any(None in pair for pair in points), "x and y are broken at the same places"
    breaks = sum(lon is None for lon in outline.x)
    assert 50 < breaks < sum(len(each["geometry"]["coordinates"]) for each in land)


def test_land_is_drawn_where_the_marks_are(land: Features) -> None:
    figure = places_figure([], BOUNDS, land, LIGHT)
    corners = set(zip(figure.data[0].x, figure.data[0].y, strict=True))
    [korea] = [each for each in land if each["properties"]["iso"] == "KR"]
    outer = korea["geometry"]["coordinates"][0][0]
    assert {(lon, round(mercator(lat), 2)) for lon, lat in outer} <= corners


@pytest.mark.parametrize(
    ("lon", "lat", "drawn"), [(30, 50, True), (-170, 50, False), (30, -40, False)]
)
def test_land_far_from_the_bounds_is_left_out(lon: float, lat: float, drawn: bool) -> None:
    square = [[lon, lat], [lon + 5, lat], [lon + 5, lat + 5], [lon, lat + 5], [lon, lat]]
    island = {"geometry": {"type": "MultiPolygon", "coordinates": [[square]]}}
    [outline, *_] = places_figure([], BOUNDS, [island], LIGHT).data
    assert bool(outline.x) == drawn


def test_the_land_is_all_of_the_shape_that_the_twin_reads(land: Features) -> None:
    assert {each["geometry"]["type"] for each in land} == {"MultiPolygon"}


def test_a_country_is_drawn_unlike_a_place() -> None:
    kinds = ("city", "facility", "region", "country")
    marks = marks_in(drawn(*({"place_id": kind, "kind": kind} for kind in kinds)))
    symbols = {kind: marks[kind]["symbol"] for kind in kinds}
    assert len({symbols[kind] for kind in kinds[:3]}) == 1
    assert symbols["country"] not in {symbols[kind] for kind in kinds[:3]}


def test_a_mark_grows_with_its_claims() -> None:
    marks = marks_in(drawn({"place_id": "few", "claims": 1}, {"place_id": "many", "claims": 9}))
    assert marks["few"]["size"] < marks["many"]["size"]


@pytest.mark.parametrize("status", MARKS)
def test_a_mark_wears_colour_and_symbol_of_its_status(status: str) -> None:
    mark = marks_in(drawn({"status": status}))["seoul"]
    assert mark["line"] == MARKS[status].colour
    assert MARKS[status].symbol in mark["label"]


def test_labels_stand_on_the_side_that_was_chosen(seed_features: Features) -> None:
    figure = places_figure(seed_features, BOUNDS, [], LIGHT)
    sides = {each["place_id"]: each["side"] for each in properties(seed_features, "mark")}
    for trace in figure.data:
        for place_id in trace.customdata or ():
            assert sides[place_id] in trace.textposition


def test_a_hostile_name_stays_words() -> None:
    label = marks_in(drawn({"name": "<b>x</b> %{x} <a href='x'>"}))["seoul"]["label"]
    assert "<b>x" not in label
    assert "<a " not in label
    assert "%{x}" not in label


def test_nothing_to_draw_gives_the_land_alone(land: Features) -> None:
    figure = places_figure([], BOUNDS, land, LIGHT)
    assert marks_in(figure) == {}
    assert figure.data[0].x
    json.loads(figure.to_json())
