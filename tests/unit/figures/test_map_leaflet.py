"""What reaches the map on the screen, and that words from documents stay words there."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.map_data import encoded, map_data, map_words
from claimscope.figures.map_geometry import Bounds, bounds_of
from claimscope.figures.map_leaflet import FILES, SCRIPTS, Addresses, claims_layer, places_map
from claimscope.figures.theme import LIGHT
from tests.unit.figures.made_frames import Made, places_of, routes_of

ADDRESSES = Addresses("../leaflet", "../scripts", "../basemap", "../font.woff2")
BOUNDS: Bounds = ((30.0, 0.0), (70.0, 150.0))
HOSTILE = [
    "{{1237*5678}}",
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}{% endraw %}",
    "{% for each in range(9) %}x{% endfor %}",
    "{# a comment #}",
    "${1237*5678}",
    "`+alert(1)+`",
    "\\x3cimg src=x\\x3e",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"});alert(1);({"',
    "'-alert(1)-'",
    "&lt;b&gt;",
]


def data_of(*rows: Made) -> dict[str, Any]:
    places = places_of(*rows)
    return map_data(places, routes_of(), {}, bounds_of(places), LIGHT)


def rendered(layer: folium.FeatureGroup) -> str:
    drawn = places_map(BOUNDS, ADDRESSES)
    layer.add_to(drawn)
    return str(drawn.get_root().render())


def sent(page: str) -> dict[str, Any]:
    """The claims that the browser is given, as it reads them."""
    [letters] = re.findall(r'claimscopeMap\.claims\("([A-Za-z0-9+/=]*)"\)', page)
    data: dict[str, Any] = json.loads(base64.b64decode(letters))
    fields, rows = data["places"]["fields"], data["places"]["rows"]
    return {**data, "places": [dict(zip(fields, row, strict=True)) for row in rows]}


def settings(page: str) -> dict[str, Any]:
    [found] = re.findall(r"claimscopeMap\.begin\(\w+, (\{.*\})\);", page)
    content: dict[str, Any] = json.loads(found)
    return content


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_reaches_the_map_as_words_only(name: str) -> None:
    page = rendered(claims_layer(data_of({"name": name})))
    assert name not in page
    assert str(1237 * 5678) not in page
    [place] = sent(page)["places"]
    assert place["name"].strip("\u2068\u2069") == name


@given(st.text())
def test_any_text_arrives_as_it_was_and_means_nothing_on_the_way(text: str) -> None:
    letters = encoded({"name": text})
    assert re.fullmatch("[A-Za-z0-9+/=]*", letters)
    arrived = json.loads(base64.b64decode(letters))["name"]
    assert arrived == text.encode("utf-8", "replace").decode("utf-8")


@pytest.mark.parametrize("text", ["Seoul", "Russia’s Far East", "北京", "Đà Nẵng", ""])
def test_plain_names_stay_as_they_are(text: str) -> None:
    assert map_words(text) == text


def test_a_long_name_is_shortened() -> None:
    assert len(map_words("a" * 1000)) < 100
    assert map_words("a" * 1000).endswith("…")


@pytest.mark.parametrize("name", ["12 שטח", "خيرسون (أوكرانيا)", "Kherson\u202e1"])
def test_a_name_that_could_turn_round_its_number_is_isolated_from_it(name: str) -> None:
    [place] = data_of({"name": name})["places"]
    assert place["name"] == f"\u2068{''.join(filter(str.isprintable, name))}\u2069"


def test_only_leaflet_and_the_scripts_of_the_map_are_asked_for() -> None:
    drawn = places_map(BOUNDS, ADDRESSES)
    own = [f"../scripts/{name}.js" for name in SCRIPTS]
    assert [address for _, address in drawn.default_js] == ["../leaflet/leaflet.js", *own]
    styles = [address for _, address in drawn.default_css]
    assert styles == ["../leaflet/leaflet.css", "../scripts/map.css"]


def test_a_page_with_the_map_asks_nobody_else() -> None:
    page = rendered(claims_layer(data_of({})))
    asked = re.findall(r"""(?:src|href)\s*=\s*["']([^"']*)""", page)
    assert all(address.startswith(("../leaflet/", "../scripts/")) for address in asked)
    assert settings(page)["files"] == {name: f"../basemap/{name}.json" for name in FILES}
    assert settings(page)["font"] == "../font.woff2"
    assert "://" not in page
    assert not re.search(r"jquery|bootstrap|awesome|L\.tileLayer", page, re.IGNORECASE)


def test_other_maps_keep_their_own_files() -> None:
    before = list(folium.Map.default_js)
    places_map(BOUNDS, ADDRESSES)
    assert folium.Map.default_js == before


def test_the_map_shows_its_bounds() -> None:
    assert settings(rendered(claims_layer(data_of())))["bounds"] == [[30.0, 0.0], [70.0, 150.0]]


def test_no_claims_give_a_layer_without_places() -> None:
    assert sent(rendered(claims_layer(data_of())))["places"] == []
