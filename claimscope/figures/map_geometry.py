"""Places and routes as GeoJSON: marks, outlines and circles of regions, arrows; and their bounds.

The features are drawn in a PNG; the map on the screen shares bounds, sizes and ends of routes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import asin, atan2, cos, degrees, exp, floor, hypot, log, pi, radians, sin, tan
from typing import Any, Literal

import pandas as pd

from claimscope.figures.text_width import text_width
from claimscope.figures.theme import LIGHT, MARKS, Palette
from claimscope.record.frames import row_dicts
from claimscope.resources.map_shapes import place_shape, shape_corners, shape_rings
from claimscope.screen_limits import MAP_PLACES, MAP_ROUTES

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
RING_POINTS = 72
WORTH_A_CUT = 60.0  # degrees of longitude by which another cut of the globe is smaller
MERCATOR_EDGE = 85.0  # degrees: Mercator has no poles
EDGE_PX = 14
PICTURE_PX = 660
"""How wide a map is in the narrowest picture, of which its labels are a larger part than in any."""
LABEL_PX = 14
SMALLEST_RADIUS, LARGEST_RADIUS = 4.5, 22.5
"""Between which radii in pixels the marks of places are."""
Side = Literal[
    "right", "left", "bottom", "top", "bottom right", "top right", "bottom left", "top left", "none"
]
Bounds = tuple[tuple[float, float], tuple[float, float]]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
GLOBE: Bounds = ((-MERCATOR_EDGE, -180.0), (MERCATOR_EDGE, 180.0))
HEAD_SHARE = 0.014
"""The head of an arrow in a picture, as a share of the width of its map."""
WAYS: dict[Side, tuple[int, int]] = {
    "right": (1, 0),
    "left": (-1, 0),
    "bottom": (0, 1),
    "top": (0, -1),
    "bottom right": (1, 1),
    "top right": (1, -1),
    "bottom left": (-1, 1),
    "top left": (-1, -1),
}
"""Where a label may stand beside its mark: across and down."""


def place_features(
    places: pd.DataFrame, bounds: Bounds, palette: Palette = LIGHT
) -> list[dict[str, Any]]:
    """An area for every country and region, and a mark for every place (see ``PLACES_FRAME``).

    A region's area is its true outline, or else the circle within which it lies.

    A mark's properties: ``place_id``, ``kind``, ``name``, ``status``, ``claims``, ``radius`` in
    pixels by the number of claims, ``colour`` by status on the ground of ``palette``, and the
    ``side`` its label stands on: "none" where it has no room.
    """
    centre = centre_of(bounds)
    places = drawn_places(places)
    places = places.assign(lon=places["lon"].map(lambda lon: nearest_lon(lon, centre)))
    most = max(places["claims"], default=1)
    marks = [_mark(each, most, palette) for each in row_dicts(places)]
    for mark, side in zip(marks, label_sides(marks, bounds), strict=True):
        mark["properties"]["side"] = side
    areas = [*_countries(places), *row_dicts(places[places["kind"] == "region"])]
    return [_area(each, centre, palette) for each in areas] + marks


def route_features(
    routes: pd.DataFrame, bounds: Bounds = GLOBE, palette: Palette = LIGHT
) -> list[dict[str, Any]]:
    """An arrow for every route (see ``ROUTES_FRAME``): a bent line and its head.

    Each goes the short way round the globe, on a map that shows ``bounds``. One that leaves such a
    map at its edge is drawn twice: as it sets out, and as it arrives from the other side. Heads are
    as large on a map of a city as on one of the globe.
    """
    longest = HEAD_SHARE * (bounds[1][1] - bounds[0][1])
    ways = route_ends(routes, centre_of(bounds))
    return [feature for way in ways for feature in _arrow(way, longest, palette)]


def route_ends(routes: pd.DataFrame, centre: float = 0.0) -> list[dict[Any, Any]]:
    """The routes with the longitudes of their ends as :func:`route_features` draws them: at most
    :data:`MAP_ROUTES`, those with most claims.
    """
    drawn = routes.sort_values("claims", ascending=False, kind="stable").head(MAP_ROUTES)
    return [way for each in row_dicts(drawn.sort_index()) for way in _ways(each, centre)]


def centre_of(bounds: Bounds) -> float:
    """The degree of longitude in the middle of a map that shows ``bounds``."""
    return (bounds[0][1] + bounds[1][1]) / 2


def nearest_lon(lon: float, centre: float) -> float:
    """A longitude, whole turns added, as it lies nearest to the middle of a map."""
    return lon - 360 * round((lon - centre) / 360)


def _ways(route: dict[Any, Any], centre: float) -> list[dict[Any, Any]]:
    start, end = (nearest_lon(route[f"{side}_lon"], centre) for side in ("from", "to"))
    short = nearest_lon(end, start)
    ways = [(start, short)] if short == end else [(start, short), (start + end - short, end)]
    names = ["", "-arriving"]
    return [
        {**route, "from_lon": one, "to_lon": other, "part_of": name}
        for (one, other), name in zip(ways, names, strict=False)
    ]


def bounds_of(places: pd.DataFrame) -> Bounds:
    """South-west and north-east corner around all the places, as (lat, lon), with some room.

    Places on both sides of the date line are shown beside each other where that is the far
    smaller map: its east is then beyond 180.
    """
    if places.empty:
        return (-45.0, -120.0), (70.0, 160.0)
    places = places.assign(lon=_together(places["lon"].tolist()))
    corners = [_corners(each) for each in row_dicts(places)]
    south, west = (min(corner[axis] for corner, _ in corners) for axis in (0, 1))
    north, east = (max(corner[axis] for _, corner in corners) for axis in (0, 1))
    room_lat, room_lon = max((north - south) * 0.1, 3.0), max((east - west) * 0.06, 4.0)
    return (
        (max(south - room_lat, min(-60.0, max(south, -MERCATOR_EDGE))), west - room_lon),
        (min(north + room_lat, max(78.0, min(north, MERCATOR_EDGE))), east + room_lon),
    )


def _corners(place: dict[Any, Any]) -> tuple[Point, Point]:
    """What a place covers, as (lat, lon): a region all of its area, any other place a point."""
    lat, lon = place["lat"], place["lon"]
    if place["kind"] != "region":
        return (lat, lon), (lat, lon)
    shape = place_shape(place)
    if shape:
        (south, west), (north, east) = shape_corners(shape)
        turn = nearest_lon(west, lon - (east - west) / 2) - west
        return (south, west + turn), (north, east + turn)
    reach = place["precision_km"] / KM_PER_DEGREE
    across = reach / max(cos(radians(lat)), 0.2)
    return (lat - reach, lon - across), (lat + reach, lon + across)


def _together(lons: Sequence[float]) -> list[float]:
    """Longitudes cut where the widest empty stretch of the globe is: those west of it, 360 on.

    As they are where that makes the map little smaller: readers know the world as it is cut.
    """
    order = sorted(lons)
    gaps = [(east - west, west) for west, east in pairwise(order)]
    widest, seam = max(gaps, default=(0.0, 0.0))
    if widest < order[0] + 360 - order[-1] + WORTH_A_CUT:
        return list(lons)
    return [lon + 360 if lon <= seam else lon for lon in lons]


def mercator(lat: float) -> float:
    """A latitude as the height, in degrees of longitude, at which Mercator draws it."""
    return degrees(log(tan(pi / 4 + radians(max(min(lat, MERCATOR_EDGE), -MERCATOR_EDGE)) / 2)))


def drawn_places(places: pd.DataFrame) -> pd.DataFrame:
    """The places of a ``PLACES_FRAME``, in which those with most claims come first, that are drawn:
    at most :data:`MAP_PLACES`.
    """
    return places.head(MAP_PLACES)


def undrawn_words(places: pd.DataFrame, routes: pd.DataFrame) -> str:
    """How many of the places and routes are drawn; empty where all are."""
    limits = (("places", len(places), MAP_PLACES), ("routes", len(routes), MAP_ROUTES))
    more = [f"of {held:,} {name} the {most}" for name, held, most in limits if held > most]
    words = " and ".join(more)
    return f"{words[:1].upper()}{words[1:]} with most claims are drawn." if words else ""


def ring(lat: float, lon: float, radius_km: float) -> list[Point]:
    """The circle of points (lon, lat) at ``radius_km`` around a point of the globe."""
    reach = radius_km / EARTH_KM
    points = []
    for step in range(RING_POINTS + 1):
        bearing = 2 * pi * step / RING_POINTS
        here = radians(lat)
        there = asin(sin(here) * cos(reach) + cos(here) * sin(reach) * cos(bearing))
        turn = atan2(sin(bearing) * sin(reach) * cos(here), cos(reach) - sin(here) * sin(there))
        points.append((round(lon + degrees(turn), 3), round(degrees(there), 3)))
    return points


def label_sides(
    marks: Sequence[dict[str, Any]], bounds: Bounds, width: float = PICTURE_PX
) -> list[Side]:
    """The side of each mark on which its label has room; "none" where it would lie on others.

    Reckoned for a map of ``width`` pixels that shows ``bounds`` with :data:`EDGE_PX` around them;
    the largest marks choose first.
    """
    (south, west), (north, east) = bounds
    scale = (width - 2 * EDGE_PX) / (east - west)
    frame = (
        west * scale - EDGE_PX,
        -mercator(north) * scale - EDGE_PX,
        east * scale + EDGE_PX,
        -mercator(south) * scale + EDGE_PX,
    )
    spots = [_spot(mark, scale) for mark in marks]
    taken = _Boxes()
    for x, y, size, _ in spots:
        taken.add(_box(x, y, size, size))
    sides: list[Side] = []
    for x, y, size, words in spots:
        boxes = {side: _label_box(way, x, y, size, words) for side, way in WAYS.items()}
        free = (side for side, box in boxes.items() if not _in_the_way(box, taken, frame))
        side: Side = next(free, "none")
        if side in boxes:
            taken.add(boxes[side])
        sides.append(side)
    return sides


class _Boxes:
    """Boxes by the squares that they reach into: those near another are found without the rest."""

    SQUARE_PX = 60.0

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for square in self._squares_of(box):
            self._squares[square].append(box)

    def near(self, box: Box) -> list[Box]:
        """The boxes that may overlap this one, each once."""
        near = {
            id(each): each for at in self._squares_of(box) for each in self._squares.get(at, ())
        }
        return list(near.values())

    def _squares_of(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (floor(edge / self.SQUARE_PX) for edge in box)
        yield from product(range(left, right + 1), range(top, bottom + 1))


def _in_the_way(box: Box, taken: _Boxes, frame: Box) -> bool:
    """Whether a label lies on others or reaches out of the frame."""
    left, top, right, bottom = frame
    inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
    return not inside or any(_overlap(box, other) for other in taken.near(box))


def _spot(mark: dict[str, Any], scale: float) -> tuple[float, float, float, float]:
    """Where a mark is in pixels, half its size, and the length of its label."""
    lon, lat = mark["geometry"]["coordinates"]
    about = mark["properties"]
    label = f" {MARKS[about['status']].symbol} {about['name']} ({about['claims']}) "
    words = text_width(label, LABEL_PX, bold=True, medium="paper")
    return lon * scale, -mercator(lat) * scale, about["radius"] * 1.1 + 1.5, words


def _box(x: float, y: float, half_width: float, half_height: float) -> Box:
    return x - half_width, y - half_height, x + half_width, y + half_height


def _label_box(way: tuple[int, int], x: float, y: float, size: float, words: float) -> Box:
    """A label as Plotly puts it beside a mark of that half size."""
    (across, down), away = way, size * 1.25 + 1
    middle = x + across * (away + words / 2), y + down * (away + LABEL_PX / 2)
    return _box(*middle, words / 2, LABEL_PX * 0.6)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _mark(place: dict[Any, Any], most: int, palette: Palette) -> dict[str, Any]:
    properties = {
        "id": f"mark-{place['place_id']}",
        "part": "mark",
        "place_id": place["place_id"],
        "name": place["name"],
        "kind": place["kind"],
        "claims": int(place["claims"]),
        "status": place["status"],
        "colour": palette.colour_of(place["status"]),
        "radius": mark_radius(place["claims"], most),
    }
    return _feature("Point", [place["lon"], place["lat"]], properties)


def mark_radius(claims: int, most: int) -> float:
    """The radius in pixels of the mark of a place with so many claims, of ``most`` on the map.

    Where a place has more than a hundred, all marks are as much smaller as keeps its own in bounds.
    """
    step = min(1.8, (LARGEST_RADIUS - SMALLEST_RADIUS) / most**0.5)
    return float(round(SMALLEST_RADIUS + step * claims**0.5, 1))


def _countries(places: pd.DataFrame) -> list[dict[Any, Any]]:
    """The countries whose outline is known, each once: in the row that has most claims."""
    rows = row_dicts(places[places["kind"] == "country"])
    by_shape = {shape: each for each in reversed(rows) if (shape := place_shape(each))}
    return list(by_shape.values())


def _area(place: dict[Any, Any], centre: float, palette: Palette) -> dict[str, Any]:
    shape = place_shape(place)
    part = ("country" if place["kind"] == "country" else "outline") if shape else "circle"
    properties = {
        "id": f"{part}-{place['place_id']}",
        "part": part,
        "place_id": place["place_id"],
        "colour": palette.colour_of(place["status"]),
    }
    if not shape:
        points = ring(place["lat"], place["lon"], place["precision_km"])
        return _feature("Polygon", [points], properties)
    (_, west), (_, east) = shape_corners(shape)
    turn = nearest_lon(west, centre - (east - west) / 2) - west
    rings = [[[(lon + turn, lat) for lon, lat in ring]] for ring in shape_rings(shape)]
    return _feature("MultiPolygon", rings, properties)


def _arrow(route: dict[Any, Any], longest: float, palette: Palette) -> list[dict[str, Any]]:
    start = (route["from_lon"], mercator(route["from_lat"]))
    end = (route["to_lon"], mercator(route["to_lat"]))
    path = list(_bent(start, end))[1:-3]
    colour = palette.colour_of(route["status"])
    name = f"{route['from_id']}-{route['to_id']}{route['part_of']}"
    parts = (
        ("route", "LineString", _globe(path[:-1])),
        ("head", "Polygon", [_globe(_head(path, longest))]),
    )
    return [
        _feature(kind, points, {"id": f"{part}-{name}", "part": part, "colour": colour})
        for part, kind, points in parts
    ]


def _bent(start: Point, end: Point, steps: int = 24) -> Iterable[Point]:
    """A curve that leaves the straight line by a fifth, so that its ends stay free."""
    across, up = end[0] - start[0], end[1] - start[1]
    bend = (start[0] + across / 2 + up * 0.4, start[1] + up / 2 - across * 0.4)
    for step in range(steps + 1):
        t = step / steps
        yield (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t**2 * end[1],
        )


def _head(path: Sequence[Point], longest: float) -> list[Point]:
    """A triangle at the end of a path, as long as a fifth of the way from its start at most."""
    (x, y), (before_x, before_y) = path[-1], path[-4]
    length = hypot(x - before_x, y - before_y) or 1.0
    size = min(hypot(x - path[0][0], y - path[0][1]) / 5, longest)
    ahead = ((x - before_x) / length * size, (y - before_y) / length * size)
    base = (x - ahead[0], y - ahead[1])
    aside = (-ahead[1] * 0.45, ahead[0] * 0.45)
    left = (base[0] + aside[0], base[1] + aside[1])
    right = (base[0] - aside[0], base[1] - aside[1])
    return [(x, y), left, right, (x, y)]


def _globe(path: Iterable[Point]) -> list[Point]:
    """Mercator points as (lon, lat)."""
    return [
        (round(x, 3), round(degrees(2 * atan2(exp(radians(y)), 1) - pi / 2), 3)) for x, y in path
    ]


def _feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
