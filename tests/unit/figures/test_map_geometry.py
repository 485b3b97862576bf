"""Marks, circles and arrows on the globe."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import asin, cos, dist, radians, sin, sqrt
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimscope.figures.catalogue import map_picture
from claimscope.figures.map_geometry import (
    EDGE_PX,
    PICTURE_PX,
    WAYS,
    Bounds,
    Side,
    bounds_of,
    label_sides,
    mark_radius,
    mercator,
    place_features,
    ring,
    route_ends,
    route_features,
    undrawn_words,
)
from claimscope.figures.theme import MARKS
from claimscope.views.ledger import Ledger
from claimscope.views.places import MENTIONED_PLACES_FRAME, PLACES_FRAME, ROUTES_FRAME
from tests.unit.figures.made_frames import Made, places_of, routes_of

WORLD: Bounds = ((-60.0, -180.0), (78.0, 190.0))
ON_THE_GLOBE_KM = 0.2

lons = st.floats(-180, 180)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way over the globe between two points (lon, lat), by the haversine formula."""
    (lon1, lat1), (lon2, lat2) = ([radians(angle) for angle in point] for point in (one, other))
    across = cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(min(sqrt(sin((lat2 - lat1) / 2) ** 2 + across), 1))


def marks_of(*rows: Made, bounds: Bounds = WORLD) -> list[dict[str, Any]]:
    features = place_features(places_of(*rows), bounds)
    return [each for each in features if each["properties"]["part"] == "mark"]


def contains(bounds: Bounds, lon: float, lat: float) -> bool:
    (south, west), (north, east) = bounds
    return south <= lat <= north and any(west <= lon + turn <= east for turn in (0, 360))


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0, 0), (56, 135), (43.8, 179.9), (65, -179.5), (-17, 180), (89, 20), (-89.5, 0), (90, 0)],
)
def test_a_ring_is_everywhere_at_its_radius(lat: float, lon: float) -> None:
    for radius in (20, 300, 1500, 5000):
        ways = [distance_km((lon, lat), point) for point in ring(lat, lon, radius)]
        assert ways == pytest.approx([radius] * len(ways), abs=ON_THE_GLOBE_KM)


@given(lat=st.floats(-90, 90), lon=lons, radius=st.floats(1, 9_000))
def test_a_ring_is_at_its_radius_around_any_place(lat: float, lon: float, radius: float) -> None:
    ways = [distance_km((lon, lat), point) for point in ring(lat, lon, radius)]
    assert ways == pytest.approx([radius] * len(ways), abs=ON_THE_GLOBE_KM)


@given(lat=st.floats(-75, 75), lon=lons, radius=st.floats(20, 1_500))
def test_a_ring_is_closed_and_does_not_jump_at_the_antimeridian(
    lat: float, lon: float, radius: float
) -> None:
    points = ring(lat, lon, radius)
    assert points[0] == points[-1]
    assert all(abs(before[0] - after[0]) < 60 for before, after in pairwise(points))


habitable = st.fixed_dictionaries(
    {
        "lat": st.floats(-40, 58),
        "lon": lons,
        "precision_km": st.floats(0, 2_000),
        "kind": st.sampled_from(["city", "region", "country", "facility"]),
        "name": st.just("somewhere"),
    }
)


@given(rows=st.lists(habitable, min_size=1, max_size=4))
@example(
    rows=[{"kind": "region", "name": "somewhere", "lat": 56, "lon": 135, "precision_km": 1500}]
)
@example(rows=[{"kind": "region", "name": "somewhere", "lat": 58, "lon": 0, "precision_km": 2000}])
def test_bounds_hold_every_place_and_every_region(rows: list[Made]) -> None:
    bounds = bounds_of(places_of(*rows))
    for row in rows:
        assert contains(bounds, row["lon"], row["lat"])
        if row["kind"] == "region":
            circle = ring(row["lat"], row["lon"], row["precision_km"])
            assert all(contains(bounds, lon, lat) for lon, lat in circle)


def test_a_country_does_not_widen_the_bounds() -> None:
    russia = {"kind": "country", "lat": 60, "lon": 100, "precision_km": 3500}
    seoul = {"kind": "city", "lat": 37.6, "lon": 127}
    (south, west), (north, east) = bounds_of(places_of(russia, seoul))
    assert south > 30
    assert west > 90
    assert north < 70
    assert east < 140


def test_one_place_is_shown_with_room_around_it() -> None:
    (south, west), (north, east) = bounds_of(places_of({"lat": 50.0, "lon": 30.0}))
    assert south < 50 < north
    assert west < 30 < east


def test_without_places_the_bounds_are_the_inhabited_world() -> None:
    (south, west), (north, east) = bounds_of(places_of())
    assert south < -30
    assert north > 60
    assert east - west > 200


def test_the_seed_case_is_framed_with_its_arrows(whole_seed: Ledger) -> None:
    places = PLACES_FRAME.shown(whole_seed)
    bounds = bounds_of(places)
    arrows = route_features(ROUTES_FRAME.shown(whole_seed))
    assert arrows
    for feature in arrows:
        points = feature["geometry"]["coordinates"]
        points = points[0] if feature["geometry"]["type"] == "Polygon" else points
        assert all(contains(bounds, lon, lat) for lon, lat in points)


def test_every_place_has_one_mark_and_only_a_region_has_a_circle() -> None:
    kinds = ("city", "facility", "region", "country")
    rows = [{"place_id": kind, "kind": kind, "name": "somewhere"} for kind in kinds]
    features = place_features(places_of(*rows), WORLD)
    parts = [(each["properties"]["part"], each["properties"]["place_id"]) for each in features]
    assert sorted(part for part in parts if part[0] == "mark") == [
        ("mark", "city"),
        ("mark", "country"),
        ("mark", "facility"),
        ("mark", "region"),
    ]
    assert [part for part in parts if part[0] == "circle"] == [("circle", "region")]


def test_a_region_whose_outline_is_known_has_that_and_no_circle() -> None:
    far_east = {
        "kind": "region",
        "name": "Russian Far East",
        "country": "RU",
        "lat": 56,
        "lon": 135,
    }
    area, mark = place_features(places_of(far_east), ((30.0, 0.0), (70.0, 150.0)))
    assert area["properties"]["part"] == "outline"
    assert mark["properties"]["part"] == "mark"
    lons = [lon for [ring] in area["geometry"]["coordinates"] for lon, _ in ring]
    assert min(lons) > 95
    assert 189 < max(lons) < 191


def test_the_bounds_hold_the_whole_outline_of_a_region() -> None:
    far_east = {
        "kind": "region",
        "name": "Russian Far East",
        "country": "RU",
        "lat": 56,
        "lon": 135,
    }
    (south, west), (north, east) = bounds_of(places_of(far_east))
    assert (south < 42.3, west < 99, north > 76, east > 190.3) == (True, True, True, True)


def test_a_circle_lies_under_its_mark() -> None:
    first, last = place_features(places_of({"kind": "region", "name": "somewhere"}), WORLD)
    assert (first["properties"]["part"], last["properties"]["part"]) == ("circle", "mark")


def test_every_feature_has_an_id_of_its_own(whole_seed: Ledger) -> None:
    places = MENTIONED_PLACES_FRAME.shown(whole_seed)
    features = place_features(places, WORLD) + route_features(ROUTES_FRAME.shown(whole_seed))
    ids = [each["properties"]["id"] for each in features]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("status", MARKS)
def test_a_mark_a_circle_and_an_arrow_have_the_colour_of_their_status(status: str) -> None:
    place = places_of({"kind": "region", "status": status})
    features = place_features(place, WORLD) + route_features(routes_of({"status": status}))
    assert len(features) == 4
    assert {each["properties"]["colour"] for each in features} == {MARKS[status].colour}


def test_a_mark_grows_with_its_claims() -> None:
    marks = marks_of(*({"claims": claims} for claims in (1, 2, 5, 20, 100)))
    radii = [mark["properties"]["radius"] for mark in marks]
    assert all(less < more for less, more in pairwise(radii))


def label_box(mark: dict[str, Any], side: Side, scale: float) -> tuple[float, float, float, float]:
    """Where a label of 8 by 12 pixels a letter stands beside its mark: left, top, right, bottom."""
    lon, lat = mark["geometry"]["coordinates"]
    about = mark["properties"]
    wide, away = len(about["name"]) * 8, about["radius"] + 2
    x, y = lon * scale, -mercator(lat) * scale
    across, down = WAYS[side]
    left = {1: x + away, -1: x - away - wide}.get(across, x - wide / 2)
    top = {1: y + away, -1: y - away - 12}.get(down, y - 6)
    return left, top, left + wide, top + 12


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


NEIGHBOURS: list[list[Made]] = [
    [
        {"name": "Pyongyang", "lat": 39.03, "lon": 125.75, "claims": 5},
        {"name": "Seoul", "lat": 37.57, "lon": 126.98, "claims": 3},
    ],
    [
        {"name": "North Korea", "lat": 40.0, "lon": 127.0, "claims": 9},
        {"name": "Pyongyang", "lat": 39.03, "lon": 125.75, "claims": 1},
        {"name": "Ussuriysk", "lat": 43.8, "lon": 131.96, "claims": 1},
    ],
    [{"name": "Kyiv", "lat": 50.5, "lon": 30.5}, {"name": "Kyiv region", "lat": 50.5, "lon": 30.5}],
]


@pytest.mark.parametrize("neighbours", NEIGHBOURS, ids=["capitals", "three", "one spot"])
def test_neighbours_have_labels_that_do_not_lie_on_each_other(neighbours: list[Made]) -> None:
    bounds: Bounds = ((30.0, 0.0), (70.0, 150.0))
    marks = marks_of(*neighbours, bounds=bounds)
    sides = label_sides(marks, bounds)
    scale = (PICTURE_PX - 2 * EDGE_PX) / (bounds[1][1] - bounds[0][1])
    boxes = [label_box(mark, side, scale) for mark, side in zip(marks, sides, strict=True)]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


def test_a_label_without_room_is_left_out_and_the_place_is_named_below_the_picture() -> None:
    rows: list[Made] = [
        {"place_id": f"p{n}", "name": f"A place with a long name {n}", "lat": 50.0, "lon": 30.0}
        for n in range(9)
    ]
    marks = marks_of(*rows)
    unnamed = [each["properties"]["name"] for each in marks if each["properties"]["side"] == "none"]
    assert 0 < len(unnamed) < 9
    key = map_picture(marks, WORLD, []).key
    assert all(name in key for name in unnamed)


@pytest.mark.parametrize(("lon", "side"), [(29.0, "left"), (1.0, "right")])
def test_a_label_at_the_edge_of_the_map_stands_inwards(lon: float, side: Side) -> None:
    bounds: Bounds = ((40.0, 0.0), (60.0, 30.0))
    assert label_sides(marks_of({"lat": 50.0, "lon": lon}), bounds) == [side]


@pytest.mark.parametrize(
    ("claims", "most", "radius"),
    [
        (1, 16, 6.3),
        (16, 16, 11.7),
        (100, 100, 22.5),
        (46_086, 46_086, 22.5),
        (11_521, 46_086, 13.5),
    ],
)
def test_a_mark_is_as_large_as_its_claims_are_many_and_never_larger_than_a_name(
    claims: int, most: int, radius: float
) -> None:
    assert mark_radius(claims, most) == pytest.approx(radius, abs=0.05)


def test_of_very_many_routes_and_places_those_with_most_claims_are_drawn_and_it_is_said() -> None:
    places = places_of(*({"place_id": f"p{number}"} for number in range(201)))
    routes = routes_of(
        *({"from_id": f"p{number}", "claims": number, "from_lon": 100.0} for number in range(61))
    )
    drawn = {way["from_id"] for way in route_ends(routes)}
    assert drawn == {f"p{number}" for number in range(1, 61)}
    of_both = "Of 201 places the 200 and of 61 routes the 60 with most claims are drawn."
    assert undrawn_words(places, routes) == of_both
    assert undrawn_words(places, routes[1:]) == "Of 201 places the 200 with most claims are drawn."
    assert undrawn_words(places[1:], routes[1:]) == ""


def test_the_side_of_a_label_is_told_with_its_mark() -> None:
    marks = marks_of(*NEIGHBOURS[0])
    assert [mark["properties"]["side"] for mark in marks] == label_sides(marks, WORLD)


inhabited = st.tuples(lons, st.floats(-60, 70))


@given(start=inhabited, end=inhabited)
def test_an_arrow_leads_from_near_its_start_to_near_its_end(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    (x0, y0), (x1, y1) = ((lon, mercator(lat)) for lon, lat in (start, end))
    way = dist((x0, y0), (x1, y1))
    assume(way > 2)
    assume(abs(x1 - x0) < 180)
    route = {"from_lon": start[0], "from_lat": start[1], "to_lon": end[0], "to_lat": end[1]}
    line, head = (feature["geometry"] for feature in route_features(routes_of(route)))
    first = line["coordinates"][0]
    assert dist((first[0], mercator(first[1])), (x0, y0)) < way * 0.2
    [corners] = head["coordinates"]
    assert corners[0] == corners[-1]
    tip, left, right = ((lon, mercator(lat)) for lon, lat in corners[:3])
    base = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    assert dist(tip, (x1, y1)) < way * 0.2
    ahead = (tip[0] - base[0]) * (x1 - tip[0]) + (tip[1] - base[1]) * (y1 - tip[1])
    assert ahead > 0, "the head looks towards the end"


def test_the_ways_there_and_back_do_not_lie_on_each_other() -> None:
    there = {"from_lat": 50, "from_lon": 20, "to_lat": 50, "to_lon": 60}
    back = {"from_lat": 50, "from_lon": 60, "to_lat": 50, "to_lon": 20}
    lines = [route_features(routes_of(way))[0]["geometry"]["coordinates"] for way in (there, back)]
    middles = [line[len(line) // 2] for line in lines]
    assert dist(*middles) > 5


def test_an_arrow_leaves_the_marks_at_its_ends_free() -> None:
    line, head = route_features(routes_of({}))
    tip, *_ = head["geometry"]["coordinates"][0]
    route = routes_of({}).iloc[0]
    assert line["geometry"]["coordinates"][0] != (route["from_lon"], route["from_lat"])
    assert tip != (route["to_lon"], route["to_lat"])


def length_of_head(bounds: Bounds) -> float:
    _line, head = route_features(routes_of({}), bounds)
    tip, left, right, _ = ((lon, mercator(lat)) for lon, lat in head["geometry"]["coordinates"][0])
    return dist(tip, ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2))


def test_the_head_of_an_arrow_takes_no_more_of_a_map_of_a_region_than_of_one_of_the_globe() -> None:
    region, globe = ((30.0, 100.0), (60.0, 140.0)), ((-60.0, -180.0), (80.0, 180.0))
    assert length_of_head(region) / 40 == pytest.approx(length_of_head(globe) / 360, rel=0.05)


def test_a_route_that_ends_where_it_begins_is_no_error() -> None:
    here = {"to_lat": 37.57, "to_lon": 126.98}
    assert len(route_features(routes_of(here))) == 2


def test_nothing_to_draw_gives_no_features() -> None:
    assert place_features(places_of(), WORLD) == []
    assert route_features(routes_of()) == []


def test_filters_that_leave_nothing_give_no_features(nothing_found: Ledger) -> None:
    places: pd.DataFrame = PLACES_FRAME.shown(nothing_found)
    assert place_features(places, bounds_of(places)) == []
    assert route_features(ROUTES_FRAME.shown(nothing_found)) == []


@given(lat=st.floats(-84, 83), step=st.floats(0.01, 1))
def test_mercator_is_upright_and_even_handed(lat: float, step: float) -> None:
    assert mercator(lat + step) > mercator(lat)
    assert mercator(-lat) == pytest.approx(-mercator(lat), abs=1e-9)


@pytest.mark.parametrize(("lat", "height"), [(0, 0), (60, 75.456), (85.0511, 179.4), (90, 179.4)])
def test_mercator_is_the_projection_of_web_maps(lat: float, height: float) -> None:
    assert mercator(lat) == pytest.approx(height, abs=0.1)


EAST_OF_THE_LINE = {"lat": -13.8, "lon": -171.8}
WEST_OF_THE_LINE = {"lat": -18.1, "lon": 178.4}


def test_places_on_both_sides_of_the_date_line_lie_beside_each_other() -> None:
    places = places_of(WEST_OF_THE_LINE, EAST_OF_THE_LINE)
    (_, west), (_, east) = bounds = bounds_of(places)
    assert east - west < 20
    lons = [each["geometry"]["coordinates"][0] for each in place_features(places, bounds)]
    assert lons == pytest.approx([178.4, 188.2])


@pytest.mark.parametrize("way", [("from", "to"), ("to", "from")])
def test_an_arrow_over_the_date_line_takes_the_short_way(way: tuple[str, str]) -> None:
    ends = zip(way, (WEST_OF_THE_LINE, EAST_OF_THE_LINE), strict=True)
    route = {f"{side}_{name}": end[name] for side, end in ends for name in ("lat", "lon")}
    line, _head = route_features(routes_of(route), ((-30.0, 173.3), (0.0, 193.3)))
    lons = [lon for lon, _ in line["geometry"]["coordinates"]]
    assert 178 < min(lons) < max(lons) < 189


def test_an_arrow_that_leaves_the_map_arrives_from_its_other_side() -> None:
    route = {"from_lat": 0.0, "from_lon": 170.0, "to_lat": 0.0, "to_lon": -170.0}
    lines = route_features(routes_of(route))
    spans = [
        [lon for lon, _ in each["geometry"]["coordinates"]]
        for each in lines
        if each["properties"]["part"] == "route"
    ]
    assert [(min(lons) > 165, max(lons) < -165) for lons in spans] == [(True, False), (False, True)]
    ids = [each["properties"]["id"] for each in lines]
    assert len(ids) == len(set(ids))


@given(
    st.lists(st.floats(-180, 180), min_size=1, max_size=6), st.floats(-90, 90), st.floats(-90, 90)
)
def test_every_place_of_the_globe_lies_within_its_map(
    lons: list[float], south: float, north: float
) -> None:
    rows = [{"lon": lon, "lat": lat} for lon in lons for lat in (south, north)]
    places = places_of(*rows)
    bounds = (low, west), (high, east) = bounds_of(places)
    assert -90 <= low < high <= 90
    assert east - west <= 380
    for each in place_features(places, bounds):
        lon, lat = each["geometry"]["coordinates"]
        assert west <= lon <= east
        assert mercator(low) <= mercator(lat) <= mercator(high)
