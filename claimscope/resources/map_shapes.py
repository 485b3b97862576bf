"""True outlines for places that are areas: countries, named regions, admin-1 areas.

A shape has an id: a country its ISO 3166-1 code ("RU"), a named region its own ("RU-FE"), an
admin-1 area the country's code and its name ("UA:Sumy"). The shapes are those of the basemap
(``claimscope/resources/geo/README.md``); a case holds no geometry.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import atan, degrees, exp, pi, radians
from typing import Any, NamedTuple

from claimscope.resources import GEO
from claimscope.resources.gazetteer import name_key

Ring = list[tuple[float, float]]

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Six bits a digit: five of the number, and one that says whether more of it follow."""
VALUES = {digit: value for value, digit in enumerate(DIGITS)}
KINDS_OF_AREA = re.compile(
    r"\b(autonomous|department|district|governorate|krai|oblast|of|okrug|prefecture|province|"
    r"region|republic|state|the)\b"
)


class Shapes(NamedTuple):
    """One file of the basemap: arcs as text, and what areas consist of them."""

    grid: float
    arcs: list[str]
    areas: list[Any]


def shape_of(kind: str, country: str, name: str) -> str:
    """The id of the shape that a place stands for; empty where the basemap has none.

    A region is one of the table of named regions, by its country and any of its names, or else the
    country's admin-1 area of that name; words such as "the" and "oblast" do not count.
    """
    if kind == "country":
        return country if country in _countries() else ""
    if kind != "region" or not country:
        return ""
    key = (country, _bare(name))
    return _regions().get(key) or _admin_1_areas().get(key, "")


def place_shape(place: Mapping[Any, Any]) -> str:
    """The shape of a row of the table ``places``."""
    return shape_of(place["kind"], str(place["country"]), place["name"])


def shape_rings(shape: str) -> list[Ring]:
    """The closed outlines of a shape as (longitude, latitude), without lines inside it.

    One that crosses 180° goes on beyond it, so that it is in one piece.
    """
    return [list(ring) for ring in _rings(shape)]


@cache
def shape_corners(shape: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """South-west and north-east corner of a shape, as (latitude, longitude)."""
    points = [point for ring in _rings(shape) for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return (min(lats), min(lons)), (max(lats), max(lons))


@cache
def _world() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((GEO / "world.json").read_text("utf-8"))
    return content


@cache
def _file(name: str) -> Shapes:
    content = _world() if name == "world" else json.loads((GEO / f"{name}.json").read_text("utf-8"))
    land = content["land"]
    return Shapes(land["grid"], land["arcs"], land["areas"])


@cache
def _countries() -> frozenset[str]:
    return frozenset(country for country, *_ in _file("world").areas)


@cache
def _regions() -> Mapping[tuple[str, str], str]:
    return {
        (region["country"], _bare(name)): shape
        for shape, region in _world()["regions"].items()
        for name in region["names"]
    }


@cache
def _admin_1_areas() -> Mapping[tuple[str, str], str]:
    return {
        (country, _bare(name)): f"{country}:{name}"
        for country, _, name, *_ in _file("detail").areas
        if name
    }


def _bare(name: str) -> str:
    return " ".join(KINDS_OF_AREA.sub(" ", name_key(name)).split())


@cache
def land_rings() -> tuple[Ring, ...]:
    """The closed outlines of every country as the map draws them: longitude, and y of Mercator."""
    return tuple(ring for country in sorted(_countries()) for ring in _drawn_rings(country))


def lake_rings() -> list[Ring]:
    """The great lakes, as :func:`land_rings` gives countries."""
    lakes = _world()["lakes"]
    return [_on_grid(line, lakes["grid"]) for line in lakes["rings"]]


@cache
def _rings(shape: str) -> tuple[Ring, ...]:
    return tuple([(lon, round(_latitude(y), 3)) for lon, y in ring] for ring in _drawn_rings(shape))


def _drawn_rings(shape: str) -> list[Ring]:
    source = _file("detail" if ":" in shape else "world")
    walks = [
        walk
        for country, region, name, *_, rings in source.areas
        if shape in (country, region, f"{country}:{name}")
        for walk in rings
    ]
    return list(_joined(_in_one_piece(list(_outer_lines(walks, source)))))


def _outer_lines(walks: list[list[int]], source: Shapes) -> Iterator[Ring]:
    """The lines around areas that lie side by side, without those that two of them share."""
    arcs = [arc for walk in walks for arc in walk]
    times = Counter(arc if arc >= 0 else ~arc for arc in arcs)
    for arc in arcs:
        if times[arc if arc >= 0 else ~arc] == 1:
            points = _on_grid(source.arcs[arc if arc >= 0 else ~arc], source.grid)
            yield points if arc >= 0 else points[::-1]


def _on_grid(line: str, grid: float) -> Ring:
    return [(round(x * grid, 3), round(y * grid, 3)) for x, y in decoded(line)]


def _in_one_piece(lines: list[Ring]) -> list[Ring]:
    """The lines, those just west of 180° put east of it where the shape lies on both sides.

    What then runs along 180° is no line of the shape and is left out.
    """
    ends = {lon for line in lines for lon, _ in line}
    if not {-180.0, 180.0} <= ends:
        return lines
    return [_moved_east(line) for line in lines if not all(abs(lon) == 180 for lon, _ in line)]


def _moved_east(line: Ring) -> Ring:
    lons = [lon for lon, _ in line]
    turn = 360 if (min(lons) + max(lons)) / 2 < -90 else 0
    return [(lon + turn, up) for lon, up in line]


def _joined(lines: list[Ring]) -> Iterator[Ring]:
    """Closed rings, each of lines that begin where the one before ends."""
    by_start: defaultdict[tuple[float, float], list[Ring]] = defaultdict(list)
    for line in lines:
        by_start[line[0]].append(line)
    for start in list(by_start):
        while by_start[start]:
            ring = list(by_start[start].pop())
            while ring[-1] != ring[0] and by_start[ring[-1]]:
                ring += by_start[ring[-1]].pop()[1:]
            yield ring


def decoded(text: str) -> Iterator[tuple[int, int]]:
    """The points of a line on its grid; it is stored as steps from each to the next."""
    here = [0, 0]
    number = shift = axis = 0
    for digit in text:
        value = VALUES[digit]
        number |= (value & 31) << shift
        shift += 5
        if value & 32:
            continue
        here[axis] += -((number + 1) >> 1) if number & 1 else number >> 1
        if axis:
            yield here[0], here[1]
        number, shift, axis = 0, 0, 1 - axis


def _latitude(y: float) -> float:
    return degrees(2 * atan(exp(radians(y))) - pi / 2)
