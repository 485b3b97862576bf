"""Where new places are put."""

from __future__ import annotations

import pytest

from claimscope.extraction.candidate import PlaceMention
from claimscope.extraction.places import place_named
from claimscope.review.geocoding import position_of


def mention(name: str) -> PlaceMention:
    return place_named(name, "at")


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon", "within"),
    [
        ("Vladivostok", "city", "RU", 43.1, 131.9, 0.2),
        ("Oslo", "city", "NO", 59.9, 10.7, 0.2),
        ("Ukraine", "country", "UA", 49.0, 31.5, 2.0),
        ("Norway", "country", "NO", 64.0, 13.0, 5.0),
        ("Russia", "country", "RU", 62.0, 97.0, 8.0),
        ("Vatican", "country", "VA", 41.9, 12.45, 0.1),
    ],
)
def test_towns_and_countries_lie_where_they_are(
    name: str, kind: str, country: str, lat: float, lon: float, within: float
) -> None:
    found = position_of(mention(name))
    assert found is not None
    assert (found["kind"], found["country"]) == (kind, country)
    assert float(found["lat"]) == pytest.approx(lat, abs=within)
    assert float(found["lon"]) == pytest.approx(lon, abs=within)
    assert float(found["precision_km"]) > 0


@pytest.mark.parametrize("place_id", [None, "", "geonames:0", "geonames:x"])
def test_what_no_gazetteer_knows_has_no_position(place_id: str | None) -> None:
    assert position_of(PlaceMention("outer Marovia", place_id, "at")) is None
