"""The map: places and routes to look at and to pick from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from claimscope.figures.catalogue import MAP_KEY, Picture, map_picture
from claimscope.figures.map_data import map_data
from claimscope.figures.map_geometry import (
    Bounds,
    bounds_of,
    drawn_places,
    place_features,
    route_features,
    undrawn_words,
)
from claimscope.figures.map_leaflet import MAP_SCRIPTS, Addresses, Tiles, claims_layer, places_map
from claimscope.resources import GEO
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.filters import Filters
from claimscope.views.places import MENTIONED, ROLES_FRAME
from claimscope.views.view import View
from components.cache.views import load_claims_of_places, load_frame, load_places, load_routes
from components.export.png import show_png
from components.panels.notices import show_nothing_found
from components.server.tiles import tile_folder
from components.state.session import SessionValue
from components.state.url import follow_widget, set_url_values
from components.web.parts import mount, status_mark
from components.web.style import current_palette

MENTIONS = "mentions"
PLACES_AT_FIRST = 9
"""So many places of the list have room beside the map; the others are shown on request."""
# The font of the pages, which Streamlit serves for itself under a name that changes.
_FONT = next((Path(st.__file__).parent / "static").glob("static/media/SourceSansVF-Upright*"), None)
_ADDRESSES = Addresses(
    leaflet=f"../{declare_component('leaflet', path=Path(xstatic.pkg.leaflet.BASE_DIR)).name}",
    scripts=f"../{declare_component('map_scripts', path=MAP_SCRIPTS).name}",
    basemap=f"../{declare_component('basemap', path=GEO).name}",
    font=f"../../static/media/{_FONT.name}" if _FONT else "",
)


def show_map(data: dict[str, Any], bounds: Bounds, *, height: int, key: str) -> str | None:
    """Draw the map; the pick of the place that was clicked in this very run, or None.

    The map stays as it is, with its zoom, while ``data`` changes: only the layer of claims is sent
    anew.
    """
    answer = st_folium(
        places_map(bounds, _ADDRESSES, _own_tiles()),
        feature_group_to_add=claims_layer(data),
        returned_objects=["last_active_drawing"],
        use_container_width=True,
        render=False,
        height=height,
        key=key,
    )
    return _new_click(
        answer.get("last_active_drawing"), SessionValue[str | None](f"{key}:seen", None)
    )


def _own_tiles() -> Tiles | None:
    folder = tile_folder()
    return Tiles("../../tiles/{z}/{x}/{y}", folder.zooms, folder.credit) if folder else None


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
    places, routes = load_places(view, mentions=mentions), load_routes(view)
    bounds = _bounds(view)

    def picture() -> Picture:
        around = bounds_of(places) if mentions else bounds
        features = [*route_features(routes, around), *place_features(places, around)]
        roles = load_frame(view, ROLES_FRAME)
        located = roles if mentions else roles[roles["role"] != MENTIONED]
        return map_picture(features, around, located["claim_id"], undrawn_words(places, routes))

    show_png(picture, view, what="map", heading="Map")
    drawn = tuple(drawn_places(places)["place_id"])
    told = load_claims_of_places(view, drawn, mentions=mentions)
    data = map_data(places, routes, told, bounds, current_palette())
    picked = show_map(data, bounds, height=height, key="map")
    if undrawn := undrawn_words(places, routes):
        st.caption(undrawn)
    return picked


def _bounds(view: View) -> Bounds:
    """Around all places at which claims of the case are located, whatever filters and day show."""
    return bounds_of(load_places(View(view.case, Filters()), mentions=False))


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
    st.html(f'<p class="about">{MAP_KEY}</p>')


def show_place_list(view: View, *, mentions: bool) -> str | None:
    """The map's places as a list for reading and for the keyboard; the pick of one."""
    view = view.without("place")
    places = load_places(view, mentions=mentions)
    if places.empty:
        show_nothing_found("place", view.effective_filters)
        return None
    shown = places.head(LIST_ROWS)
    groups = [
        {"status": status_mark(status), "claims": _items(shown, status)}
        for status in shown["status"].drop_duplicates()
    ]
    total = len(places)
    count = f"{total}" if total <= LIST_ROWS else f"the first {LIST_ROWS} of {total:,}"
    data = {
        "title": "Places by status",
        "count": count,
        "groups": groups,
        "atFirst": PLACES_AT_FIRST,
    }
    return mount("claim_list", data, key="places")


def _items(places: Any, status: str) -> list[dict[str, str]]:
    return [
        {
            "pick": f"place:{each['place_id']}",
            "title": f"{each['name']} ({each['claims']:,})",
            "reason": f"{each['roles']}: {each['statuses']}",
        }
        for each in places[places["status"] == status].to_dict("records")
    ]
