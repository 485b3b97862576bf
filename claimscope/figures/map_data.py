"""What the map's script draws of the claims: places, areas, arrows, the words of their cards.

The script has no rule of its own about claims: which place comes first, what colour and which
outline it has, is decided here. The words go out as :func:`encoded`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from claimscope.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated
from claimscope.figures.map_geometry import (
    Bounds,
    centre_of,
    drawn_places,
    mark_radius,
    nearest_lon,
    ring,
    route_ends,
)
from claimscope.figures.theme import MARKS, Palette
from claimscope.record.frames import row_dicts
from claimscope.resources.gazetteer import place_of_id
from claimscope.resources.map_shapes import place_shape
from claimscope.views.places import PlaceClaims

NAME_LIMIT = 60
TITLE_LIMIT = 140
WITH_TITLES = 100
"""So many places have all their titles on a card; the others have one."""

LIGHT_LINES = {
    "coast": "#B4C1CB",
    "border": "#A3ABB4",
    "inner": "#CFCFC9",
    "river": "#B5CBD9",
    "sea": "#46657C",
    "town": "#55606B",
}
DARK_LINES = {
    "coast": "#3E4A55",
    "border": "#5A6671",
    "inner": "#4B555F",
    "river": "#2B414F",
    "sea": "#86A3B8",
    "town": "#A9B3BD",
}
"""Colours of the basemap's lines and names; those of land, water and text are the palette's."""


def map_data(
    places: pd.DataFrame,
    routes: pd.DataFrame,
    told: Mapping[str, PlaceClaims],
    bounds: Bounds,
    palette: Palette,
) -> dict[str, Any]:
    """The content of one layer of claims.

    ``places`` and ``routes`` are a ``PLACES_FRAME`` and ``ROUTES_FRAME``, ``told`` what
    :func:`claimscope.views.places.claims_of_places` says of the places, of which only
    :func:`drawn_places` are told of. Longitudes are those nearest to the middle of ``bounds``.
    """
    centre = centre_of(bounds)
    rows = sorted(row_dicts(drawn_places(places)), key=_priority)
    nothing = PlaceClaims({}, (), ())
    most = max((row["claims"] for row in rows), default=1)
    drawn = [
        _place(
            *(row, told.get(row["place_id"], nothing), centre, palette),
            most=most,
            titles=None if rank < WITH_TITLES else 1,
        )
        for rank, row in enumerate(rows)
    ]
    return {
        "palette": asdict(palette) | {"edge": palette.border} | _lines(palette),
        "colours": {status: palette.colour_of(status) for status in MARKS},
        "symbols": {status: mark.symbol for status, mark in MARKS.items()},
        "places": drawn,
        "areas": _areas(drawn),
        "circles": [_circle(row, centre, palette) for row in rows if _vague(row)],
        "arrows": _arrows(routes, centre, palette),
    }


def encoded(data: dict[str, Any]) -> str:
    """The data as JSON in base64: letters that mean nothing to Jinja, JavaScript or HTML.

    Places go as a table, whose names of fields are written once.
    """
    sent = {**data, "places": _table(data["places"])} if "places" in data else data
    written = json.dumps(sent, ensure_ascii=False, separators=(",", ":"))
    content = written.encode("utf-8", "replace")
    return b64encode(content).decode("ascii")


def _table(places: list[dict[str, Any]]) -> dict[str, list[Any]]:
    fields = list(places[0]) if places else []
    return {"fields": fields, "rows": [list(place.values()) for place in places]}


def map_words(text: str, limit: int = NAME_LIMIT) -> str:
    """A text from a document for the map: what can be printed of it, shortened."""
    shortened = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return "".join(character for character in shortened if character.isprintable())


def _in_a_line(text: str, limit: int) -> str:
    """The words of a text for the map, kept from turning round what stands beside them."""
    words = map_words(text, limit)
    turns = isolated(text) != text
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}" if turns else words


def _lines(palette: Palette) -> dict[str, str]:
    return DARK_LINES if palette.dark else LIGHT_LINES


def _priority(place: dict[Any, Any]) -> tuple[Any, ...]:
    """Most claims first, then countries, then the more populous: Kyiv before Bucha."""
    known = place_of_id(str(place.get("geonames_id") or ""))
    people = known.population if known else 0
    return -place["claims"], place["kind"] != "country", -people, place["name"], place["place_id"]


def _place(
    place: dict[Any, Any],
    told: PlaceClaims,
    centre: float,
    palette: Palette,
    *,
    most: int,
    titles: int | None,
) -> dict[str, Any]:
    """What the map is told of a place, where one has ``most`` claims; at most so many ``titles``
    for its card.
    """
    return {
        "id": place["place_id"],
        "name": _in_a_line(place["name"], NAME_LIMIT),
        "kind": place["kind"],
        "country": place["country"],
        "shape": place_shape(place),
        "lat": place["lat"],
        "lon": nearest_lon(place["lon"], centre),
        "claims": int(place["claims"]),
        "claim_ids": [*told.claim_ids],
        "radius": mark_radius(place["claims"], most),
        "colour": palette.colour_of(place["status"]),
        "statuses": _counted(place, told.statuses),
        "titles": [
            [status, _in_a_line(title, TITLE_LIMIT)] for status, title in told.titles[:titles]
        ],
    }


def _counted(place: dict[Any, Any], statuses: Mapping[str, int]) -> list[tuple[str, int]]:
    """The statuses of a place's claims with their numbers, the commonest first."""
    counts = statuses or {place["status"]: int(place["claims"])}
    first = place["status"]
    return sorted(counts.items(), key=lambda each: (each[0] != first, -each[1]))


def _areas(places: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The areas to be filled, once each; regions after the countries that they lie in."""
    areas = {
        place["shape"]: {name: place[name] for name in ("shape", "colour", "kind")}
        for place in reversed(places)
        if place["shape"]
    }
    return sorted(areas.values(), key=lambda area: (area["kind"] != "country", area["shape"]))


def _vague(place: dict[Any, Any]) -> bool:
    """Whether it lies somewhere within a circle: a region whose outline nobody has."""
    return place["kind"] == "region" and not place_shape(place)


def _circle(place: dict[Any, Any], centre: float, palette: Palette) -> dict[str, Any]:
    lon = nearest_lon(place["lon"], centre)
    points = ring(place["lat"], lon, place["precision_km"])
    return {"colour": palette.colour_of(place["status"]), "points": points}


def _arrows(routes: pd.DataFrame, centre: float, palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "from": (way["from_lat"], way["from_lon"]),
            "to": (way["to_lat"], way["to_lon"]),
            "colour": palette.colour_of(way["status"]),
        }
        for way in route_ends(routes, centre)
    ]
