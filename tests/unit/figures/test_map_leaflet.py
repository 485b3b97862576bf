"""What reaches the map on the screen, and that words from documents stay words there."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from typing import Any

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.map_geometry import bounds_of, place_features, route_features
from claimscope.figures.map_leaflet import map_text, marks_layer, places_map
from claimscope.figures.theme import DARK, LIGHT, MARKS
from claimscope.views.ledger import Ledger
from claimscope.views.places import PLACES_FRAME, ROUTES_FRAME
from tests.unit.figures.made_frames import Made, places_of

LEAFLET, OUTLINE = "../leaflet", "../outline/outline.geojson"
ENTITY = re.compile(r"&#\d+;")
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


def rendered(layer: folium.FeatureGroup) -> str:
    drawn = places_map(((30.0, 0.0), (70.0, 150.0)), LIGHT, LEAFLET, OUTLINE)
    layer.add_to(drawn)
    return str(drawn.get_root().render())


def features_of(*rows: Made) -> list[dict[str, Any]]:
    places = places_of(*rows)
    return place_features(places, bounds_of(places))


def sent(page: str) -> list[dict[str, Any]]:
    """The features that the browser is given, as it reads them."""
    [collection] = re.findall(r"_add\((\{.*\})\);", page)
    features: list[dict[str, Any]] = json.loads(collection)["features"]
    return features


def labels_in(page: str) -> list[str]:
    return [about["label"] for each in sent(page) if "label" in (about := each["properties"])]


@given(st.text())
def test_nothing_with_a_meaning_is_left_of_any_text(text: str) -> None:
    assert not set(ENTITY.sub("", map_text(text))) & set("&<>\"'`${}\\#%")


@given(st.text())
def test_a_label_reads_as_the_text_it_was_made_of(text: str) -> None:
    shown = html.unescape(map_text(text))
    assert shown.isprintable()
    printable = "".join(filter(str.isprintable, text))
    assert shown == printable or (shown.endswith("…") and printable.startswith(shown[:-1]))


@pytest.mark.parametrize("text", ["Seoul", "Russia’s Far East", "北京", "Đà Nẵng", ""])
def test_plain_names_stay_as_they_are(text: str) -> None:
    assert map_text(text) == text


def test_a_long_name_is_shortened() -> None:
    assert len(map_text("a" * 1000)) < 100
    assert map_text("a" * 1000).endswith("…")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_reaches_the_map_as_words_only(name: str) -> None:
    page = rendered(marks_layer(features_of({"name": name}), LIGHT))
    assert name not in page
    assert str(1237 * 5678) not in page
    assert html.unescape(*labels_in(page)).endswith(name)


def test_a_label_tells_the_status_by_its_symbol() -> None:
    for status, mark in MARKS.items():
        page = rendered(marks_layer(features_of({"status": status}), LIGHT))
        assert labels_in(page) == [f"{mark.symbol} Seoul"]


@pytest.mark.parametrize("name", ["12 שטח", "خيرسون (أوكرانيا)", "Kherson\u202e1"])
def test_a_name_that_could_turn_round_its_symbol_is_isolated_from_it(name: str) -> None:
    page = rendered(marks_layer(features_of({"name": name}), LIGHT))
    shown = "".join(filter(str.isprintable, name))
    assert html.unescape(*labels_in(page)).endswith(f" \u2068{shown}\u2069")


def test_only_what_the_map_needs_reaches_it(whole_seed: Ledger) -> None:
    features = _seed_features(whole_seed)
    page = rendered(marks_layer(features, LIGHT))
    known = {"id", "part", "place_id", "kind", "colour", "radius", "side", "label"}
    assert {name for each in sent(page) for name in each["properties"]} <= known
    assert len(sent(page)) == len(features)


def test_every_place_can_be_told_by_a_click(whole_seed: Ledger) -> None:
    page = rendered(marks_layer(_seed_features(whole_seed), LIGHT))
    marks = [each["properties"] for each in sent(page) if each["properties"]["part"] == "mark"]
    assert {each["place_id"] for each in marks} == set(PLACES_FRAME.shown(whole_seed)["place_id"])


def test_a_mark_is_filled_so_that_a_click_finds_it() -> None:
    page = rendered(marks_layer(features_of({}), LIGHT))
    assert '"fill": true' in page
    assert '"fill": false' not in page


def test_only_leaflet_itself_is_asked_for() -> None:
    drawn = places_map(((30.0, 0.0), (70.0, 150.0)), LIGHT, LEAFLET, OUTLINE)
    assert drawn.default_js == [("leaflet", f"{LEAFLET}/leaflet.js")]
    assert [address for _, address in drawn.default_css] == [f"{LEAFLET}/leaflet.css"]


def test_a_page_with_the_map_asks_nobody_else(whole_seed: Ledger) -> None:
    page = rendered(marks_layer(_seed_features(whole_seed), LIGHT))
    asked = re.findall(r"""(?:src|href)\s*=\s*["']([^"']*)|fetch\("([^"]*)""", page)
    assert [first or second for first, second in asked] == [
        f"{LEAFLET}/leaflet.js",
        f"{LEAFLET}/leaflet.css",
        OUTLINE,
    ]
    assert "://" not in page
    assert not re.search(r"jquery|bootstrap|awesome|L\.tileLayer", page, re.IGNORECASE)


def test_other_maps_keep_their_own_files() -> None:
    before = list(folium.Map.default_js)
    places_map(((30.0, 0.0), (70.0, 150.0)), LIGHT, LEAFLET, OUTLINE)
    assert folium.Map.default_js == before


def test_no_features_give_an_empty_layer() -> None:
    page = rendered(marks_layer([], LIGHT))
    assert "L.featureGroup" in page
    assert "L.geoJson" not in page


def test_the_map_shows_its_bounds() -> None:
    [fitted] = re.findall(r"fitBounds\(\s*(\[\[.*?\]\])", rendered(marks_layer([], LIGHT)))
    assert json.loads(fitted) == [[30.0, 0.0], [70.0, 150.0]]


def test_the_map_wears_the_readers_theme() -> None:
    pages = [
        places_map(((30.0, 0.0), (70.0, 150.0)), palette, LEAFLET, OUTLINE).get_root().render()
        for palette in (LIGHT, DARK)
    ]
    assert LIGHT.land in pages[0]
    assert DARK.land in pages[1]
    assert LIGHT.land not in pages[1]


def test_a_country_is_drawn_unlike_a_place() -> None:
    looks = []
    for kind in ("city", "country"):
        page = rendered(marks_layer(features_of({"kind": kind}), LIGHT))
        looks.append(_styles(page))
    assert looks[0] != looks[1]


def _styles(page: str) -> Sequence[str]:
    return re.findall(r"return (\{\"color\".*\});", page)


def _seed_features(ledger: Ledger) -> list[dict[str, Any]]:
    places = PLACES_FRAME.shown(ledger)
    return route_features(ROUTES_FRAME.shown(ledger)) + place_features(places, bounds_of(places))
