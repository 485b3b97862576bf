"""Draw the offline map's country outlines from Natural Earth's TopoJSON.

    python tools/build_outline.py countries-50m.json claimscope/resources/geo/outline.geojson

The input is `countries-50m.json` from the npm package world-atlas. What is changed on the way,
and why, is told in `claimscope/resources/geo/README.md`.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, STRtree

Point = tuple[float, float]
Arc = list[Point]
Points = NDArray[np.float64]
Countries = dict[str, MultiPolygon]

DECIMALS = 2
BEND = 0.11
"""Bends smaller than a square with sides of this many degrees are smoothed away."""
ISLET = 0.02
"""Islands of fewer square degrees (some 250 km² at the equator) are left out."""

CROSS_180 = ("Russia", "Fiji")
SIMFEROPOL = shapely.Point(34.1, 45.0)
OMITTED = {
    "Antarctica",  # no Mercator map can show the pole
    "Ashmore and Cartier Is.",  # reefs that bear Australia's code a second time
}


def read_arcs(topology: dict[str, Any]) -> list[Arc]:
    """The border lines in degrees; TopoJSON stores them as integer steps from point to point."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]

    def degrees(steps: list[int], axis: int) -> list[float]:
        return [round(at * scale[axis] + origin[axis], DECIMALS) for at in accumulate(steps)]

    return [
        list(zip(degrees([x for x, _ in arc], 0), degrees([y for _, y in arc], 1), strict=True))
        for arc in topology["arcs"]
    ]


def ring_of(indices: list[int], arcs: list[Arc]) -> Arc:
    """A closed ring of arcs laid end to end; `~i` stands for arc i walked backwards."""
    pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return [pieces[0][0], *(point for piece in pieces for point in piece[1:])]


def polygons_of(geometry: dict[str, Any], arcs: list[Arc]) -> MultiPolygon:
    """A country as drawn by Natural Earth, torn at 180° where it crosses it."""
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = [[ring_of(ring, arcs) for ring in part] for part in parts]
    return MultiPolygon([Polygon(outer, holes) for outer, *holes in rings])


def merged(*shapes: shapely.Geometry) -> MultiPolygon:
    """The shapes as one, with no line left where they touched."""
    whole = shapely.union_all(shapes)
    return MultiPolygon([part for part in shapely.get_parts(whole) if part.area > 0])


def continued_east(country: MultiPolygon) -> MultiPolygon:
    """The country with what lies just west of 180° drawn east of it, beyond 180."""

    def shift(points: Points) -> Points:
        return points + np.outer(points[:, 0] < -160, (360, 0))

    return merged(*shapely.transform(country, shift).geoms)


def with_crimea_in_ukraine(countries: Countries) -> Countries:
    """The countries with Crimea as UN General Assembly resolution 68/262 has it."""
    russia = countries["Russia"].geoms
    crimea = next(part for part in russia if part.contains(SIMFEROPOL))
    return countries | {
        "Russia": MultiPolygon([part for part in russia if part != crimea]),
        "Ukraine": merged(countries["Ukraine"], crimea),
    }


def without_islets(countries: Countries) -> Countries:
    """The countries' parts worth drawing; one that is all islets keeps its largest.

    A small part that borders another country is no islet: it would leave a hole in the land.
    """
    land = STRtree([part for country in countries.values() for part in country.geoms])

    def counts(part: Polygon) -> bool:
        return part.area >= ISLET or land.query(part, predicate="touches").size > 0

    def drawn(country: MultiPolygon) -> MultiPolygon:
        parts = [part for part in country.geoms if counts(part)]
        return MultiPolygon(parts or [max(country.geoms, key=lambda part: part.area)])

    return {name: drawn(country) for name, country in countries.items()}


def smoothed(countries: Countries) -> Countries:
    """The countries with fewer points, neighbours still sharing every point of their border."""
    simplified = shapely.coverage_simplify(list(countries.values()), BEND)
    outlines = shapely.orient_polygons(simplified)
    return dict(zip(countries, outlines, strict=True))


def draw_countries(topology: dict[str, Any]) -> Countries:
    """Every country's outline by its name, ready for the map."""
    arcs = read_arcs(topology)
    geometries = topology["objects"]["countries"]["geometries"]
    countries = {
        name: polygons_of(geometry, arcs)
        for geometry in geometries
        if (name := geometry["properties"]["name"]) not in OMITTED
    }
    countries |= {name: continued_east(countries[name]) for name in CROSS_180}
    return smoothed(without_islets(with_crimea_in_ukraine(countries)))


def iso_codes(topology: dict[str, Any]) -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by name; what the standard does not list has none."""
    numeric = {
        geometry["properties"]["name"]: geometry.get("id")
        for geometry in topology["objects"]["countries"]["geometries"]
    }
    known = {name: pycountry.countries.get(numeric=code) for name, code in numeric.items() if code}
    return {name: country.alpha_2 for name, country in known.items() if country}


def feature_lines(countries: Countries, iso: dict[str, str]) -> Iterator[str]:
    """One GeoJSON feature a line, in the order of the names."""
    for name, shape in sorted(countries.items()):
        feature = {
            "type": "Feature",
            "properties": {"iso": iso.get(name), "name": name},
            "geometry": shapely.geometry.mapping(shape),
        }
        yield json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def main(source: Path, target: Path) -> None:
    """Read the TopoJSON file and write the outline."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    lines = feature_lines(draw_countries(topology), iso_codes(topology))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
