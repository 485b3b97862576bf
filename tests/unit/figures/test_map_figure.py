"""The map's twin for a PNG: the same places over the same land within the same bounds."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from claimscope.figures.map_figure import places_figure
from claimscope.figures.map_geometry import (
    EDGE_PX,
    PICTURE_PX,
    Bounds,
    bounds_of,
    mercator,
    place_features,
    route_features,
)
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.resources.map_shapes import shape_rings
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
def seed_figure(seed_features: Features) -> go.Figure:
    return places_figure(seed_features, BOUNDS, LIGHT)


def drawn(*rows: Made) -> go.Figure:
    return places_figure(place_features(places_of(*rows), BOUNDS), BOUNDS, LIGHT)


def marks_in(figure: go.Figure) -> dict[str, dict[str, Any]]:
    """Each place's point, label and look by its id."""
    return {
        place_id: {
            "point": (trace.x[at], trace.y[at]),
            "label": trace.text[at],
            "size": trace.marker.size[at],
            "line": trace.marker.line.color[at],
            "shape": trace.marker.symbol[at],
            "inside": trace.marker.color[at],
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
        assert about["colour"] in (mark["line"], mark["inside"])
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


def test_the_twin_shows_the_bounds_of_the_map_and_the_edge_that_labels_reach_into(
    seed_figure: go.Figure,
) -> None:
    (south, west), (north, east) = BOUNDS
    left, right = seed_figure.layout.xaxis.range
    low, high = seed_figure.layout.yaxis.range
    pixel = (right - left) / PICTURE_PX
    edges = (west - left, right - east, mercator(south) - low, high - mercator(north))
    assert [each / pixel for each in edges] == pytest.approx([EDGE_PX] * 4)


def test_a_name_has_the_land_around_it_so_that_no_line_runs_through_it(
    seed_figure: go.Figure,
) -> None:
    for trace in named(seed_figure, "places"):
        assert LIGHT.land in trace.textfont.shadow


def test_a_degree_is_as_long_across_as_it_is_up(seed_figure: go.Figure) -> None:
    assert seed_figure.layout.yaxis.scaleanchor == "x"


def points_of(trace: Any) -> set[tuple[float, float]]:
    return set(zip(trace.x, trace.y, strict=True)) - {(None, None)}


def test_the_land_and_its_lakes_lie_under_everything_else(seed_figure: go.Figure) -> None:
    assert [trace.name for trace in seed_figure.data][:2] == ["land", "lakes"]
    for trace in seed_figure.data[:2]:
        assert trace.fill == "toself"
        assert not any(None in pair for pair in points_of(trace)), "x and y are broken together"
    assert seed_figure.data[0].fillcolor != seed_figure.data[1].fillcolor
    assert len(points_of(seed_figure.data[0])) > 1000


def test_a_country_has_the_outline_that_it_has_on_the_screen(seed_figure: go.Figure) -> None:
    drawn = {(lon, round(up, 2)) for lon, up in points_of(seed_figure.data[0])}
    corners = shape_rings("KR")[0]
    assert {(lon, round(mercator(lat), 2)) for lon, lat in corners} <= drawn


def test_land_far_from_the_bounds_is_left_out() -> None:
    [land, *_] = places_figure([], ((35.0, 125.0), (40.0, 130.0)), LIGHT).data
    lons = [lon for lon in land.x if lon is not None]
    assert 100 < max(lons) < 360
    assert not {(lon, round(mercator(lat), 2)) for lon, lat in shape_rings("BR")[0]} & {
        (lon, round(up, 2)) for lon, up in points_of(land)
    }


def test_a_country_is_a_pale_area_as_on_the_screen() -> None:
    kinds = ("city", "facility", "region", "country")
    figure = drawn(*({"place_id": kind, "kind": kind, "country": "RU"} for kind in kinds))
    [area] = named(figure, "country")
    assert {(lon, mercator(lat)) for lon, lat in shape_rings("RU")[0]} <= points_of(area)
    assert (area.fill, area.line.width) == ("toself", 0)
    assert set(marks_in(figure)) == set(kinds), "and it has a mark as the others have"


def test_a_mark_grows_with_its_claims() -> None:
    marks = marks_in(drawn({"place_id": "few", "claims": 1}, {"place_id": "many", "claims": 9}))
    assert marks["few"]["size"] < marks["many"]["size"]


@pytest.mark.parametrize("status", MARKS)
def test_a_mark_wears_colour_and_symbol_of_its_status(status: str) -> None:
    mark = marks_in(drawn({"status": status}))["seoul"]
    assert MARKS[status].symbol in mark["label"]
    shape, ink = MARKS[status].shape, MARKS[status].colour
    assert mark["shape"] == shape.removesuffix("-open")
    hollow = shape.endswith("-open")
    assert mark["inside"] == (LIGHT.paper if hollow else ink), "no land is seen through a mark"
    assert mark["line"] == (ink if hollow else LIGHT.paper)


def test_labels_stand_on_the_side_that_was_chosen(seed_features: Features) -> None:
    figure = places_figure(seed_features, BOUNDS, LIGHT)
    sides = {each["place_id"]: each["side"] for each in properties(seed_features, "mark")}
    for trace in figure.data:
        for place_id in trace.customdata or ():
            assert sides[place_id] in trace.textposition


def test_a_hostile_name_stays_words() -> None:
    label = marks_in(drawn({"name": "<b>x</b> %{x} <a href='x'>"}))["seoul"]["label"]
    assert "<b>x" not in label
    assert "<a " not in label
    assert "%{x}" not in label


def test_nothing_to_draw_gives_the_land_alone() -> None:
    figure = places_figure([], BOUNDS, LIGHT)
    assert marks_in(figure) == {}
    assert figure.data[0].x
    json.loads(figure.to_json())
