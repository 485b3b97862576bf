"""The towns, admin-1 regions and countries that GeoNames knows, looked up by any of their names.

They lie in one SQLite file, which is opened for reading at the first look-up and never loaded
whole. ``tools/build_gazetteer.py`` makes it; ``claimscope/resources/geo/README.md`` says from what.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from claimscope.resources.spellings import KNOWN_AS, variants

FILE = Path(__file__).parent / "geo" / "gazetteer.sqlite"
GEONAMES = "geonames:"
"""What stands before the number of a place in GeoNames where it serves as an id."""
Kind = Literal["city", "region", "country"]
KINDS: tuple[Kind, ...] = ("city", "region", "country")
"""As the file has them: by number."""
PARTS_OF_DEGREE = 10_000
"""The file has latitudes and longitudes as whole numbers of these, each about ten metres."""
OWN, SPELLING, OTHER = range(3)
"""How a name belongs to its place: its own, a spelling like it (Odessa), another (Peking)."""

LONGEST_NAME = 100
COLUMNS = "id, kind, name, country, region, lat, lon, radius_km, population, capital"
MARKS = re.compile(r"[.ʻʼ‘’'`]")
GAPS = re.compile(r"[\s‐‑–-]+")


@dataclass(frozen=True)
class Place:
    """A place of GeoNames.

    ``region`` is the code of its admin-1 region within its country. ``lat`` and ``lon`` are empty
    for a country, and for a region with too few towns to tell where it lies; ``radius_km`` is that
    of a circle that holds the region's towns. A region's population is that of its towns.
    """

    geonames_id: str
    kind: Kind
    name: str
    country: str
    region: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    population: int
    capital: bool


@dataclass(frozen=True)
class Named:
    """A place and how the name that was looked up belongs to it: OWN, SPELLING or OTHER."""

    place: Place
    belongs: int


def name_key(name: str) -> str:
    """A name as it is looked up: without case, accents, apostrophes, full stops and hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return GAPS.sub(" ", MARKS.sub("", plain)).strip()


def places_called(name: str) -> tuple[Named, ...]:
    """Every place of that name, those whose own it is first, and of these the most populous."""
    return _places_called(name) if len(name) <= LONGEST_NAME else ()


@lru_cache(maxsize=20_000)
def _places_called(name: str) -> tuple[Named, ...]:
    key = name_key(name)
    found = _places_of(key)
    if key in KNOWN_AS:
        newer, country = KNOWN_AS[key]
        meant = [each.place for each in _places_of(name_key(newer))]
        named = tuple(Named(place, SPELLING) for place in meant if place.country == country)
        places = {each.place for each in named}
        return (*(each for each in found if each.place not in places), *named)
    return found or next(filter(None, map(_places_of, variants(key))), ())


def _places_of(key: str) -> tuple[Named, ...]:
    found = _connection().execute(
        f"SELECT belongs, {COLUMNS} FROM names JOIN places ON id = place WHERE key = ? "  # noqa: S608
        "ORDER BY belongs, population DESC, id",
        (key,),
    )
    return tuple(Named(_place(row[1:]), row[0]) for row in found.fetchall())


@lru_cache(maxsize=5_000)
def place_of_id(geonames_id: str) -> Place | None:
    """The place of that number in GeoNames."""
    if not geonames_id.isascii() or not geonames_id.isdigit():
        return None
    query = f"SELECT {COLUMNS} FROM places WHERE id = ?"  # noqa: S608
    row = _connection().execute(query, (int(geonames_id[:18]),)).fetchone()
    return _place(row) if row else None


@cache
def country_names() -> Mapping[str, str]:
    """The name of every country by its ISO code."""
    return dict(_connection().execute("SELECT country, name FROM places WHERE kind = 2"))


@cache
def capital_names() -> Mapping[str, str]:
    """The names of the capitals with the codes of their countries."""
    return dict(_connection().execute("SELECT name, country FROM places WHERE capital"))


@cache
def country_place(code: str) -> Place | None:
    """The country of that ISO code."""
    query = f"SELECT {COLUMNS} FROM places WHERE kind = 2 AND country = ?"  # noqa: S608
    row = _connection().execute(query, (code,)).fetchone()
    return _place(row) if row else None


@cache
def region_of(country: str, code: str) -> Place | None:
    """The admin-1 region of that code."""
    query = (
        f"SELECT {COLUMNS} FROM places "  # noqa: S608
        "WHERE kind = 1 AND country = ? AND region = ?"
    )
    row = _connection().execute(query, (country, code)).fetchone()
    return _place(row) if row else None


def _place(row: tuple[Any, ...]) -> Place:
    number, kind, name, country, region, lat, lon, radius_km, population, capital = row
    return Place(
        geonames_id=str(number),
        kind=KINDS[kind],
        name=name,
        country=country,
        region=region,
        lat=None if lat is None else lat / PARTS_OF_DEGREE,
        lon=None if lon is None else lon / PARTS_OF_DEGREE,
        radius_km=radius_km,
        population=population,
        capital=bool(capital),
    )


@cache
def _connection() -> sqlite3.Connection:
    """The one connection of this process: SQLite itself takes turns between threads."""
    return sqlite3.connect(
        f"{FILE.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
