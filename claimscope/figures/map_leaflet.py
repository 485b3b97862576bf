"""The map on the screen: Leaflet over a basemap of our own, with nothing from elsewhere.

folium compiles what it is given as a Jinja template and writes it into JavaScript, so a text from
a document could run on the server or in the browser. What documents say reaches it in base64 only
(:func:`claimscope.figures.map_data.encoded`); the scripts in
``claimscope/figures/map_scripts`` draw it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import folium

from claimscope.figures.map_data import encoded
from claimscope.figures.map_geometry import EDGE_PX, Bounds

MAP_SCRIPTS = Path(__file__).parent / "map_scripts"
SCRIPTS = ("geometry", "canvas_layer", "basemap", "names", "marks", "tiles", "map")
"""The map's own scripts, in the order in which they are loaded."""
FILES = ("world", "detail", "towns")
CREDIT = "Natural Earth, GeoNames"


@dataclass(frozen=True)
class Addresses:
    """Where the app serves what the map asks for: Leaflet, scripts, the basemap's files, a font.

    Without a ``font`` the map is written in one of the reader's computer.
    """

    leaflet: str
    scripts: str
    basemap: str
    font: str = ""


@dataclass(frozen=True)
class Tiles:
    """Tiles that may lie under the claims: their address with ``{z}``, ``{x}`` and ``{y}``, which
    zooms there are, and whose they are.
    """

    address: str
    zooms: tuple[int, int]
    credit: str = ""


class OfflineMap(folium.Map):
    """A folium map that asks for Leaflet's own files and ours only, from where the app has them."""

    def __init__(self, addresses: Addresses, **options: Any) -> None:
        own = [(name, f"{addresses.scripts}/{name}.js") for name in SCRIPTS]
        self.default_js = [("leaflet", f"{addresses.leaflet}/leaflet.js"), *own]
        self.default_css = [
            ("leaflet_css", f"{addresses.leaflet}/leaflet.css"),
            ("map_css", f"{addresses.scripts}/map.css"),
        ]
        super().__init__(tiles=None, **options)


class Begin(folium.MacroElement):
    """The call that lays basemap, names and controls on the map; nothing of a document is in it."""

    _template = folium.template.Template(
        """
        {% macro script(this, kwargs) %}
        claimscopeMap.begin({{ this._parent.get_name() }}, {{ this.settings | tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Begin"
        self.settings = settings


class Claims(folium.MacroElement):
    """The claims as one layer of its group, in base64."""

    _template = folium.template.Template(
        """
        {% macro script(this, kwargs) %}
        claimscopeMap.claims("{{ this.data }}").addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Claims"
        self.data = data


def places_map(bounds: Bounds, addresses: Addresses, tiles: Tiles | None = None) -> folium.Map:
    """A map without claims that shows ``bounds``, with a switch for ``tiles`` where there are any.

    streamlit-folium draws a map anew when its script changes, so this holds nothing that a filter,
    a theme or an as-of date changes: that comes with :func:`claims_layer`.
    """
    drawn = OfflineMap(
        addresses,
        attributionControl=False,
        zoom_control=True,
        zoom_snap=0,
        zoom_delta=1,
        world_copy_jump=False,
        fade_animation=False,
        double_click_zoom=False,
        max_bounds=False,
        track_resize=False,
    )
    # folium hands its own zoom limits to the tiles, which this map has none of. From pole to pole
    # the world needs less than zoom 1 where the map is low.
    drawn.options |= {"minZoom": 0, "maxZoom": 9}
    settings = {
        "bounds": bounds,
        "room": EDGE_PX,
        "files": {name: f"{addresses.basemap}/{name}.json" for name in FILES},
        "credit": CREDIT,
        "font": addresses.font,
        "tiles": asdict(tiles) if tiles else None,
    }
    drawn.add_child(Begin(settings))
    return drawn


def claims_layer(data: dict[str, Any]) -> folium.FeatureGroup:
    """The claims (:func:`claimscope.figures.map_data.map_data`); a click gives its place."""
    layer = folium.FeatureGroup(name="claims")
    layer.add_child(Claims(encoded(data)))
    return layer
