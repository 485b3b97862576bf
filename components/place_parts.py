"""Places on a page: the map, and the same places as a list."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.browser_parts import mount, standing_mark
from components.export import show_png
from components.figures.geometry import bounds_of, centre_of, place_features, route_features
from components.figures.pictures import MAP_KEY, Picture, map_picture
from components.headings import part_heading
from components.loaders import View, load_land, load_places, load_routes, whole
from components.notices import show_nothing_found
from components.opening import current_palette


def show_map_part(view: View, *, height: int, mentions: bool = False) -> str | None:
    """The map of the places in the claims shown; the pick of the place clicked."""
    # folium takes a quarter of a second to import: the browser has been sent the rest by now.
    from components.map_panel import show_map  # noqa: PLC0415

    view = view.without("place")
    places = load_places(view, mentions=mentions)
    bounds = bounds_of(load_places(whole(view), mentions=mentions))
    features = [
        *route_features(load_routes(view), centre_of(bounds)),
        *place_features(places, bounds),
    ]

    def picture() -> Picture:
        return map_picture(features, bounds, load_land())

    with part_heading("Where"):
        show_png(picture, view, what="map")
    return show_map(features, bounds, current_palette(), height=height, key="map")


def show_map_key() -> None:
    """How to read the map's marks."""
    st.text(MAP_KEY.format(country="Dashed ring"))


def show_place_list(view: View, *, mentions: bool) -> str | None:
    """The map's places as a list for reading and for the keyboard; the pick of one."""
    view = view.without("place")
    places = load_places(view, mentions=mentions)
    if places.empty:
        show_nothing_found("place", view.filters)
        return None
    groups = [
        {"standing": standing_mark(standing), "claims": _items(places, standing)}
        for standing in places["standing"].drop_duplicates()
    ]
    title = "Places by what is mostly said of them"
    columns = [{"title": title, "count": str(len(places)), "hint": "", "groups": groups}]
    return mount("claim_list", {"columns": columns, "height": 470}, key="places")


def _items(places: Any, standing: str) -> list[dict[str, str]]:
    return [
        {
            "pick": f"place:{each['place_id']}",
            "title": f"{each['name']} ({each['claims']})",
            "reason": f"{each['roles']}: {each['standings']}",
        }
        for each in places[places["standing"] == standing].to_dict("records")
    ]
