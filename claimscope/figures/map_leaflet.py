"""The map on the screen: Leaflet and the Natural Earth outline, with nothing from elsewhere.

folium compiles what it is given as a Jinja template and writes it into JavaScript, so a text from
a document could run on the server or in the browser. Only ids, colours and the short labels that
:func:`map_text` has escaped reach it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import folium
from folium.utilities import JsCode

from claimscope.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated
from claimscope.figures.map_geometry import EDGE_PX, Bounds
from claimscope.figures.theme import MARKS, Palette

UNSAFE = {each: f"&#{ord(each)};" for each in "&<>\"'\\`${}%#"}
LABEL_LIMIT = 60

ON_EACH_FEATURE = JsCode(
    """
    function (feature, layer) {
        const about = feature.properties;
        if (about.label) {
            layer.bindTooltip(about.label, {
                permanent: true, direction: about.side, className: 'place-label', offset: [0, 0],
            });
        }
        if (about.place_id) {
            // Told from the click before, so that the same place can be picked again.
            layer.on('click', () => {
                layer.feature.properties = { ...about, clicked: Date.now() };
            });
        }
    }
    """
)


def map_text(text: str) -> str:
    """Text that folium, its template engine and a Leaflet tooltip all show as it stands.

    Every character with a meaning to Jinja, JavaScript or HTML becomes a numeric entity, which
    only the last of the three reads.
    """
    shortened = text if len(text) <= LABEL_LIMIT else text[: LABEL_LIMIT - 1] + "…"
    return "".join(UNSAFE.get(each, each) for each in shortened if each.isprintable())


def _isolated(name: str) -> str:
    """A name for the map that keeps its direction of writing to itself."""
    shown = map_text(name)
    turns = isolated(name) != name
    return f"&#{ord(FIRST_STRONG_ISOLATE)};{shown}&#{ord(POP_ISOLATE)};" if turns else shown


class OfflineMap(folium.Map):
    """A folium map that asks for Leaflet's own files only, from where the app serves them."""

    def __init__(self, leaflet: str, **options: Any) -> None:
        self.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
        self.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
        super().__init__(tiles=None, **options)


class Outline(folium.MacroElement):
    """The land under the marks, fetched once by the browser, and the look of the labels."""

    _template = folium.template.Template(
        """
        {% macro script(this, kwargs) %}
        const { paper, ink, border, land } = {{ this.colours | tojson }};
        document.body.style.background = paper;
        document.head.insertAdjacentHTML("beforeend", `<style>
            .leaflet-container { background: ${paper}; font: 600 12px/1.2 sans-serif; }
            /* Said here too: a label is measured before Leaflet's own sheet may have arrived. */
            .leaflet-tooltip.place-label { position: absolute; pointer-events: none;
                background: none; border: 0; box-shadow: none; padding: 0 3px; color: ${ink};
                white-space: nowrap;
                text-shadow: 0 0 3px ${paper}, 0 0 3px ${paper}, 0 0 2px ${paper}; }
            .leaflet-tooltip.place-label::before { display: none; }
            .leaflet-bar a { background: ${paper}; color: ${ink}; border-color: ${border}; }
        </style>`);
        fetch("{{ this.address }}").then((answer) => answer.json()).then((outline) => {
            // Beyond the date line the land goes on with that of the other side.
            for (const turn of [-360, 0, 360]) L.geoJSON(outline, {
                interactive: false,
                coordsToLatLng: ([lon, lat]) => L.latLng(lat, lon + turn),
                style: { color: border, weight: 0.7, fillColor: land, fillOpacity: 1 },
            }).addTo({{ this._parent.get_name() }}).bringToBack();
        });
        {% endmacro %}
        """
    )

    def __init__(self, address: str, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Outline"
        self.address = address
        self.colours = asdict(palette)


def places_map(bounds: Bounds, palette: Palette, leaflet: str, outline: str) -> folium.Map:
    """An empty map that shows ``bounds``; ``leaflet`` and ``outline`` are addresses in the app.

    The marks come as a layer of their own (:func:`marks_layer`), so that a filter changes them
    without the map being drawn anew.
    """
    drawn = OfflineMap(
        leaflet,
        attributionControl=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        world_copy_jump=False,
        fade_animation=False,
        max_bounds=False,
    )
    # folium hands its own zoom limits to the tiles, which this map has none of. From pole to pole
    # the world needs less than zoom 1 where the map is low.
    drawn.options |= {"minZoom": 0, "maxZoom": 9}
    drawn.add_child(Outline(outline, palette))
    drawn.fit_bounds([list(corner) for corner in bounds], padding=(EDGE_PX, EDGE_PX))
    return drawn


def marks_layer(features: list[dict[str, Any]], palette: Palette) -> folium.FeatureGroup:
    """The features of :mod:`claimscope.figures.map_geometry` as one layer; a click gives its
    place.
    """
    layer = folium.FeatureGroup(name="marks")
    if features:
        folium.GeoJson(
            {"type": "FeatureCollection", "features": [_safe(each) for each in features]},
            style_function=lambda feature: _style(feature["properties"], palette),
            marker=folium.CircleMarker(radius=6, fill=True),
            on_each_feature=ON_EACH_FEATURE,
        ).add_to(layer)
    return layer


def _safe(feature: dict[str, Any]) -> dict[str, Any]:
    """The feature with nothing but what the map needs, its label escaped."""
    about = feature["properties"]
    kept = ("id", "part", "place_id", "kind", "colour", "radius", "side")
    properties = {name: about[name] for name in kept if name in about}
    if about["part"] == "mark":
        symbol = MARKS[about["status"]].symbol
        properties["label"] = f"{symbol} {_isolated(about['name'])}"
    return {**feature, "properties": properties}


def _style(about: dict[str, Any], palette: Palette) -> dict[str, Any]:
    line = {"color": about["colour"], "weight": 2.5, "opacity": 1}
    country = about.get("kind") == "country"
    return {
        "circle": {**line, "weight": 1.3, "dashArray": "5 5", "fillOpacity": 0.07},
        "route": {**line, "weight": 2, "fill": False, "dashArray": "2 5"},
        "head": {**line, "weight": 1, "fillOpacity": 1, "fillColor": about["colour"]},
        "mark": {
            **line,
            "radius": about.get("radius"),
            "fillColor": palette.paper,
            "fillOpacity": 0.15 if country else 0.85,
            "dashArray": "3 3" if country else "",
        },
    }[about["part"]]
