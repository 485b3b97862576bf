"""Which places words name, and the part they play."""

from __future__ import annotations

import pytest

from claimscope.extraction.pipeline import candidates_in
from tests.unit.extraction.one_text import FRIDAY, read


def test_places_play_their_parts() -> None:
    (found,) = read("The boats sailed from Vladivostok to Japan and met near Busan.")
    assert [(each.name, each.role) for each in found.places] == [
        ("Vladivostok", "from"),
        ("Japan", "to"),
        ("Busan", "near"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A pier burned at the port in Japan’s Busan.", [("Japan", "mentioned"), ("Busan", "at")]),
        ("The boats came from the Busan region.", [("Busan", "from")]),
    ],
)
def test_a_region_of_a_country_is_a_place_of_its_own(
    text: str, places: list[tuple[str, str]]
) -> None:
    (found,) = read(text)
    assert [(each.name, each.role) for each in found.places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In the Busan region, nine boats burned.", [("Busan", "at")]),
        ("The port lies as far south as Busan.", [("Busan", "at")]),
        ("Nine boats burned, according to Busan.", []),
        (
            "Nine boats burned in Incheon, Ulsan, Daegu and Busan.",
            [("Incheon", "at"), ("Ulsan", "at"), ("Daegu", "at"), ("Busan", "at")],
        ),
        (
            "They fled from Ulsan, Daegu and Busan.",
            [(n, "from") for n in ("Ulsan", "Daegu", "Busan")],
        ),
        ("In Busan, Lincoln said that nine boats burned.", [("Busan", "at")]),
    ],
)
def test_a_list_of_places_and_an_opening_phrase_are_read_whole(
    text: str, places: list[tuple[str, str]]
) -> None:
    (found,) = read(text)
    assert [(each.name, each.role) for each in found.places] == places


def test_a_month_is_no_place() -> None:
    (found,) = read("Protesters marched in London on March 5.")
    assert [each.name for each in found.places] == ["London"]


def test_the_ids_of_a_case_go_before_the_gazetteer() -> None:
    (found,) = candidates_in("The boat sank at Sel in Japan.", FRIDAY, places={"Sel": "sel-port"})
    assert [each.place_id for each in found.places] == ["sel-port", "geonames:1861060"]
