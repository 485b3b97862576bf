"""Which places a word of a text may name, before the text says which of them it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimscope.extraction.qualifiers import Area
from claimscope.resources.country_names import country_codes
from claimscope.resources.gazetteer import (
    OTHER,
    OWN,
    Named,
    Place,
    country_place,
    name_key,
    places_called,
)

TOWN = 15_000
"""Smaller ones are meant only where the text says so: by a comma, or by what it is about."""
CAPITAL_WEIGHS = 20
# Towns are called so, and seldom meant: they need more than a preposition.
COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        "of independence liberty union hope justice mobile reading orange best most police "
        "march april may august man bar van center centre central south north east west "
        "university media young long battle normal paradise surprise date time temple same "
        "sale victory congress parliament senate peace defence defense army state court "
        "council assembly friday sunday monday male street commission house mission "
        "institute hospital college university camp base new green meta toyota nokia honda "
        "google obama kim corona delta duma dome bradley hamas general star sun post mirror "
        "guardian times island islands lake river bay valley coast ",
    )
)


def named_places(name: str) -> tuple[Named, ...]:
    """The places that a word of a text may name: no airport's code, no initials of something."""
    country = country_place(country_codes().get(name, ""))
    if country:
        rest = [each for each in places_called(name) if each.place != country]
        return Named(country, OWN), *rest
    found = places_called(name)
    key = name_key(name)
    if len(key) <= 3 or name.isupper():
        found = tuple(each for each in found if each.belongs == OWN)
        found = () if name.isupper() and len(key) <= 3 else found
    return found


def within(found: Sequence[Named], areas: Sequence[Area]) -> list[Named]:
    """Those of the places that lie in one of the areas; of a region's areas, its towns."""
    return [
        each
        for each in found
        for country, region in areas
        if each.place.kind != "country"
        and each.place.country == country
        and region in ("", each.place.region)
        and not (each.place.kind == "region" and region)
    ]


def rank(each: Named, *, area: bool) -> tuple[bool, bool, bool, int]:
    """How likely a place is meant of several in the area that the text names, as a sort key."""
    place = each.place
    return (place.kind == "region") is area, each.belongs < OTHER, place.capital, place.population


def is_big(place: Place) -> bool:
    """Whether a text about anything may mean it."""
    return place.kind == "country" or place.population >= TOWN


def stays(place: Place) -> bool:
    """Whether it is what it is wherever the text plays: a country or a capital."""
    return place.kind == "country" or place.capital


def weight(place: Place) -> int:
    """Its population, that of a capital many times."""
    return place.population * (CAPITAL_WEIGHS if place.capital else 1)
