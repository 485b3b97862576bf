"""The map: places and routes to look at and to pick from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from claimscope.figures.catalogue import MAP_KEY, Picture, map_picture
from claimscope.figures.map_geometry import (
    Bounds,
    bounds_of,
    centre_of,
    place_features,
    route_features,
)
from claimscope.figures.map_leaflet import marks_layer, places_map
from claimscope.figures.theme import LIGHT, Palette
from claimscope.resources import GEO
from claimscope.views.places import MENTIONED_PLACES_FRAME, PLACES_FRAME, ROUTES_FRAME
from claimscope.views.view import View
from components.cache.views import load_frame, load_land, whole
from components.export.png import show_png
from components.panels.notices import part_heading, show_nothing_found
from components.state.session import SessionValue
from components.state.url import follow_widget, set_url_values
from components.web.parts import mount, status_mark
from components.web.style import current_palette

MENTIONS = "mentions"
_LEAFLET = declare_component("leaflet", path=Path(xstatic.pkg.leaflet.BASE_DIR))
_OUTLINE = declare_component("outline", path=GEO)


def show_map(
    features: list[dict[str, Any]], bounds: Bounds, palette: Palette, *, height: int, key: str
) -> str | None:
    """Draw the map; the pick of the place that was clicked in this very run, or None.

    The land stays as it is while filters change: only the layer of marks is sent anew.
    """
    answer = st_folium(
        places_map(bounds, palette, f"../{_LEAFLET.name}", f"../{_OUTLINE.name}/outline.geojson"),
        feature_group_to_add=marks_layer(features, palette),
        returned_objects=["last_active_drawing"],
        use_container_width=True,
        render=False,
        height=height,
        key=key,
    )
    return _new_click(
        answer.get("last_active_drawing"), SessionValue[str | None](f"{key}:seen", None)
    )


def _new_click(drawing: dict[str, Any] | None, last: SessionValue[str | None]) -> str | None:
    """The place of a click not seen before: the map goes on answering with its last one."""
    about = (drawing or {}).get("properties", {})
    clicked = about.get("clicked")
    if clicked is None or last.get() == clicked:
        return None
    last.set(clicked)
    return f"place:{about['place_id']}"


def show_map_part(view: View, *, height: int, mentions: bool = False) -> str | None:
    """The map of the places in the claims shown; the pick of the place clicked."""
    view = view.without("place")
    spec = MENTIONED_PLACES_FRAME if mentions else PLACES_FRAME
    places = load_frame(view, spec)
    bounds = bounds_of(load_frame(whole(view), spec))
    routes = load_frame(view, ROUTES_FRAME)

    def features_on(palette: Palette) -> list[dict[str, Any]]:
        return [
            *route_features(routes, centre_of(bounds), palette),
            *place_features(places, bounds, palette),
        ]

    def picture() -> Picture:
        return map_picture(features_on(LIGHT), bounds, load_land())

    with part_heading("Map"):
        show_png(picture, view, what="map")
    palette = current_palette()
    return show_map(features_on(palette), bounds, palette, height=height, key="map")


def show_mentions_toggle() -> bool:
    """Whether places that are only mentioned are shown, as the URL holds it."""
    follow_widget(MENTIONS, lambda words: words == "true")
    mentions = st.toggle(
        "Include places mentioned in passing",
        key=MENTIONS,
        help="Places named in passing, or standing for a government, as in “Moscow said”",
    )
    set_url_values(MENTIONS, ["true"] if mentions else [])
    return mentions


def show_map_key() -> None:
    """How to read the map's marks."""
    st.text(MAP_KEY.format(country="Dashed ring"))


def show_place_list(view: View, *, mentions: bool) -> str | None:
    """The map's places as a list for reading and for the keyboard; the pick of one."""
    view = view.without("place")
    spec = MENTIONED_PLACES_FRAME if mentions else PLACES_FRAME
    places = load_frame(view, spec)
    if places.empty:
        show_nothing_found("place", view.effective_filters)
        return None
    groups = [
        {"status": status_mark(status), "claims": _items(places, status)}
        for status in places["status"].drop_duplicates()
    ]
    title = "Places by status"
    columns = [{"title": title, "count": str(len(places)), "hint": "", "groups": groups}]
    return mount("claim_list", {"columns": columns, "height": 470}, key="places")


def _items(places: Any, status: str) -> list[dict[str, str]]:
    return [
        {
            "pick": f"place:{each['place_id']}",
            "title": f"{each['name']} ({each['claims']})",
            "reason": f"{each['roles']}: {each['statuses']}",
        }
        for each in places[places["status"] == status].to_dict("records")
    ]
