"""The map: places and routes to look at and to pick from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from components.figures.geometry import Bounds
from components.figures.places_map import marks_layer, places_map
from components.figures.theme import Palette
from data.case import ROOT

_LEAFLET = declare_component("leaflet", path=Path(xstatic.pkg.leaflet.BASE_DIR))
_OUTLINE = declare_component("outline", path=ROOT / "data" / "geo")


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
    return _new_click(answer.get("last_active_drawing"), f"{key}:seen")


def _new_click(drawing: dict[str, Any] | None, seen_key: str) -> str | None:
    """The place of a click not seen before: the map goes on answering with its last one."""
    about = (drawing or {}).get("properties", {})
    clicked = about.get("clicked")
    if clicked is None or st.session_state.get(seen_key) == clicked:
        return None
    st.session_state[seen_key] = clicked
    return f"place:{about['place_id']}"
