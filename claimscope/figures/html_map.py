"""The map as one HTML file that works from a disk, offline: scripts, basemap and caption are in it.

It is drawn by the scripts of the map on the screen. What documents say reaches it escaped by the
template, or in base64 (:func:`claimscope.figures.map_data.encoded`); its policy lets it load
nothing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import xstatic.pkg.leaflet
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from claimscope import __version__
from claimscope.figures.caption import Marks, Origin, caption_of
from claimscope.figures.map_data import encoded, map_data
from claimscope.figures.map_geometry import EDGE_PX, bounds_of, drawn_places
from claimscope.figures.map_leaflet import CREDIT, FILES, MAP_SCRIPTS, SCRIPTS
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.resources import GEO
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.places import (
    MENTIONED,
    PLACES_FRAME,
    ROLES_FRAME,
    ROUTES_FRAME,
    claims_of_places,
    located_claims,
)

FOLDER = Path(__file__).parent
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
OUTSIDE = re.compile(r"url\((?!#)[^)]*\)")
KEY = (
    "Size: number of claims. Colour and symbol: most common status. Pale area: a country or region "
    "as a whole. Arrow: direction of movement."
)


def html_map(ledger: Ledger, origin: Origin) -> str:
    """The map of the places in the claims shown, with its caption and the places as a table."""
    places, roles = PLACES_FRAME.shown(ledger), ROLES_FRAME.shown(ledger)
    located = roles[roles["role"] != MENTIONED]
    bounds = bounds_of(PLACES_FRAME.shown(open_ledger(ledger.case, Filters())))
    routes, claims = ROUTES_FRAME.shown(ledger), CLAIMS_FRAME.shown(ledger)
    told = claims_of_places(located, claims, {*drawn_places(places)["place_id"]})
    data = map_data(places, routes, told, bounds, LIGHT)
    title, marks = "where the claims are located", Marks(located_claims(roles))
    settings = {"bounds": bounds, "room": EDGE_PX, "files": FILES, "credit": CREDIT, "font": ""}
    return _template().render(
        caption=caption_of(origin, title, KEY, marks),
        version=__version__,
        marks=MARKS,
        places=places.to_dict("records"),
        claims=encoded(data),
        settings=_plain(json.dumps(settings)),
        **_assets(),
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(FOLDER)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return page.get_template("html_map.html")


@cache
def _assets() -> dict[str, object]:
    """What is the same in every map: style sheets, scripts, the files of the basemap."""
    scripts = [LEAFLET / "leaflet.js", *(MAP_SCRIPTS / f"{name}.js" for name in SCRIPTS)]
    styles = [LEAFLET / "leaflet.css", MAP_SCRIPTS / "map.css"]
    style = "\n".join(path.read_text("utf-8") for path in styles)
    return {
        "style": _plain(OUTSIDE.sub("none", style)),
        "scripts": [_plain(_without_source_map(path.read_text("utf-8"))) for path in scripts],
        "files": {
            name: _plain((GEO / f"{name}.json").read_text("utf-8").replace("<", "\\u003c"))
            for name in FILES
        },
    }


def _without_source_map(script: str) -> str:
    """A script without the line that names a file beside it, which a browser would ask for."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _plain(ours: str) -> Markup:
    """What is our own or Leaflet's and goes in as it is; no text of a document is in it."""
    return Markup(ours)  # noqa: S704
