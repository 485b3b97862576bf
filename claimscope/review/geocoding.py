"""Where the places are that a document names and the case does not have yet."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, radians, sqrt
from operator import itemgetter

from claimscope.extraction.candidate import PlaceMention
from claimscope.resources.gazetteer import GEONAMES, Place, place_of_id
from claimscope.resources.map_shapes import Ring, shape_of, shape_rings

TOWN_KM = 10
KM_A_DEGREE = 111.2
TOO_SMALL_TO_DRAW = {"IO": (-7.31, 72.42, 15.0), "VA": (41.902, 12.453, 1.0)}
"""Countries that the basemap leaves out: latitude, longitude and the radius in kilometres."""


def position_of(place: PlaceMention) -> dict[str, str] | None:
    """The cells of a row of ``places``, but for its id; None where nobody knows the place.

    A town lies where GeoNames has it, a region in the middle of its towns with the radius of all
    of them. A country is put into the middle of its largest piece of land, as the basemap has it,
    and is as unsharp as that piece is wide.
    """
    number = (place.place_id or "").removeprefix(GEONAMES)
    found = place_of_id(number)
    where = _where(found) if found else None
    if found is None or where is None:
        return None
    name = found.name if found.kind == "region" else place.name
    return {
        "name": name,
        "geonames_id": number,
        "kind": found.kind,
        "country": found.country,
        **_at(*where),
    }


def _where(place: Place) -> tuple[float, float, float] | None:
    """Latitude, longitude and the radius in kilometres."""
    if place.kind == "country":
        return _middle_of(place.country)
    if place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon, place.radius_km or TOWN_KM


def _at(lat: float, lon: float, precision_km: float) -> dict[str, str]:
    return {
        "lat": f"{lat:.5f}",
        "lon": f"{lon:.5f}",
        "precision_km": f"{precision_km:.0f}",
    }


@cache
def _middle_of(country: str) -> tuple[float, float, float] | None:
    """Latitude, longitude and the radius in kilometres of a country's largest piece of land."""
    shape = shape_of("country", country, "")
    rings = shape_rings(shape) if shape else []
    return max(map(_middle, rings), key=itemgetter(2), default=TOO_SMALL_TO_DRAW.get(country))


def _middle(ring: Ring) -> tuple[float, float, float]:
    """The centre of an outline, and the radius of a circle of its area, in kilometres.

    The area's own centre; where that lies outside, in a country shaped like a sickle, the corner
    that is nearest to it.
    """
    area, lon, lat = 0.0, 0.0, 0.0
    for (x, y), (next_x, next_y) in pairwise(ring):
        cross = x * next_y - next_x * y
        area += cross / 2
        lon += (x + next_x) * cross / 6
        lat += (y + next_y) * cross / 6
    if not area:
        return ring[0][1], ring[0][0], 0.0
    lon, lat = lon / area, lat / area
    if not _holds(ring, lon, lat):
        lon, lat = min(ring, key=lambda corner: hypot(corner[0] - lon, corner[1] - lat))
    square_km = abs(area) * KM_A_DEGREE**2 * cos(radians(lat))
    return lat, lon, sqrt(square_km / pi)


def _holds(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a point lies within: a line to the east then crosses the outline an odd time."""
    crossed = [
        (x + (lat - y) / (next_y - y) * (next_x - x)) > lon
        for (x, y), (next_x, next_y) in pairwise(ring)
        if (y > lat) != (next_y > lat)
    ]
    return sum(crossed) % 2 == 1
