"""The map's twin in Plotly: the same marks, basemap and bounds, for a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from claimscope.bidi import isolated
from claimscope.figures.map_geometry import EDGE_PX, LABEL_PX, PICTURE_PX, WAYS, Bounds, mercator
from claimscope.figures.theme import MARKS, Palette, escape_plotly, template
from claimscope.resources.map_shapes import Ring, lake_rings, land_rings

WIDTH_PX = 840
TEXT_POSITIONS = {
    "right": "middle right",
    "left": "middle left",
    "bottom": "bottom center",
    "top": "top center",
    "none": "middle right",
}


def places_figure(features: list[dict[str, Any]], bounds: Bounds, palette: Palette) -> go.Figure:
    """The ``features`` of :mod:`claimscope.figures.map_geometry` over the countries and lakes.

    Mercator, as on the screen: x is degrees of longitude, y the latitude as Mercator draws it.
    Around the bounds is the edge into which labels may reach. In a room of another shape than the
    bounds, more of the land is seen around them.
    """
    (south, west), (north, east) = bounds
    low, high = mercator(south), mercator(north)
    edge = EDGE_PX * (east - west) / (PICTURE_PX - 2 * EDGE_PX)
    height = int(min(max(WIDTH_PX * (high - low) / (east - west), 320), 640))
    areas = [each for each in features if each["properties"]["part"] != "mark"]
    marks = [each for each in features if each["properties"]["part"] == "mark"]
    axis = {"visible": False, "fixedrange": True}
    layout = {
        "template": template(palette),
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "plot_bgcolor": palette.water,
        "xaxis": {**axis, "range": [west - edge, east + edge]},
        "yaxis": {**axis, "range": [low - edge, high + edge], "scaleanchor": "x"},
    }
    basemap = (
        _filled("land", land_rings(), bounds, palette.land, palette),
        _filled("lakes", lake_rings(), bounds, palette.water, palette),
    )
    return go.Figure(data=[*basemap, *map(_area, areas), *_marks(marks, palette)], layout=layout)


def _filled(
    name: str, rings: Iterable[Ring], bounds: Bounds, colour: str, palette: Palette
) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for outline in _near(rings, bounds):
        x += [*(lon for lon, _ in outline), None]
        y += [*(up for _, up in outline), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": colour,
        "line": {"color": palette.border, "width": 0.7},
        "hoverinfo": "skip",
    }


def _near(rings: Iterable[Ring], bounds: Bounds) -> Iterator[Ring]:
    """The rings that reach into the bounds or lie around them.

    Beyond the date line the land goes on with that of the other side.
    """
    (south, west), (north, east) = bounds
    beside, above = max(east - west, 20), max(north - south, 10)
    low, high = mercator(max(south - above, -85)), mercator(min(north + above, 85))
    for ring in rings:
        lons, ups = [lon for lon, _ in ring], [up for _, up in ring]
        if max(ups) <= low or min(ups) >= high:
            continue
        if max(lons) > west - beside and min(lons) < east + beside:
            yield ring
        for turn in (-360, 360):
            if max(lons) + turn > west and min(lons) + turn < east:
                yield [(lon + turn, up) for lon, up in ring]


def _area(feature: dict[str, Any]) -> dict[str, Any]:
    """A country, a region's outline or circle, a route or an arrow's head."""
    about, colour = feature["properties"], feature["properties"]["colour"]
    points = list(_line(feature["geometry"]))
    fills = {"country": f"{colour}14", "circle": f"{colour}12", "outline": f"{colour}26"}
    fill = (fills | {"head": colour}).get(about["part"])
    return {
        "type": "scatter",
        "mode": "lines",
        "name": about["part"],
        "x": [point and point[0] for point in points],
        "y": [point and mercator(point[1]) for point in points],
        "line": {
            "color": colour,
            "width": {"route": 2, "country": 0}.get(about["part"], 1.4),
            "dash": {"route": "dot", "head": "solid"}.get(about["part"], "dash"),
        },
        "hoverinfo": "skip",
        **({"fill": "toself", "fillcolor": fill} if fill else {}),
    }


def _line(geometry: dict[str, Any]) -> Iterator[tuple[float, float] | None]:
    """The points of a geometry, each outline of several ended by None."""
    coordinates = geometry["coordinates"]
    if geometry["type"] == "MultiPolygon":
        for outer, *_ in coordinates:
            yield from outer
            yield None
    else:
        yield from coordinates[0] if geometry["type"] == "Polygon" else coordinates


def _marks(marks: list[dict[str, Any]], palette: Palette) -> Iterator[dict[str, Any]]:
    """The marks: one trace for each side that labels stand on."""
    for side in (*WAYS, "none"):
        chosen = [mark for mark in marks if mark["properties"]["side"] == side]
        if not chosen:
            continue
        about = [mark["properties"] for mark in chosen]
        points = [mark["geometry"]["coordinates"] for mark in chosen]
        yield {
            "type": "scatter",
            "mode": "markers+text",
            "name": "places",
            "x": [lon for lon, _ in points],
            "y": [mercator(lat) for _, lat in points],
            "text": ["" if side == "none" else _label(each) for each in about],
            "customdata": [each["place_id"] for each in about],
            "textposition": TEXT_POSITIONS.get(side, side),
            "textfont": {"size": LABEL_PX, "color": palette.ink, "shadow": _halo(palette)},
            "marker": {
                "size": [each["radius"] * 2.2 for each in about],
                "opacity": 1,
                "symbol": [MARKS[each["status"]].shape.removesuffix("-open") for each in about],
                **_inked(about, palette),
            },
            "cliponaxis": False,
        }


def _inked(about: Sequence[dict[str, Any]], palette: Palette) -> dict[str, Any]:
    """The inside and the edge of marks. Nothing of the map is seen through one whose symbol is
    open; one that is filled has an edge that keeps it apart from its neighbours.
    """
    is_open = [MARKS[each["status"]].shape.endswith("-open") for each in about]
    inks = [each["colour"] for each in about]
    grounds = [palette.paper] * len(inks)
    drawn = list(zip(is_open, inks, grounds, strict=True))
    return {
        "color": [ground if hollow else ink for hollow, ink, ground in drawn],
        "line": {
            "width": [3.0 if hollow else 1.4 for hollow in is_open],
            "color": [ink if hollow else ground for hollow, ink, ground in drawn],
        },
    }


def _halo(palette: Palette) -> str:
    """The land's colour around a name, so that no line of the map runs through it."""
    around = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return ", ".join(f"{x}px {y}px 2px {palette.land}" for x, y in around)


def _label(about: dict[str, Any]) -> str:
    symbol = MARKS[about["status"]].symbol
    name = escape_plotly(isolated(about["name"]))
    return f" <b>{symbol} {name}</b> ({about['claims']}) "
