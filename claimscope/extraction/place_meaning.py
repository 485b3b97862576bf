"""What a name means of the several places that are called so.

What stands beside the name decides: a state, region or country after the comma (“Alexandria,
Virginia”), in brackets, or before it (“the Lebanese city of Tripoli”). Next the countries that the
text is about, next population. The namesakes that the text does not rule out are handed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimscope.extraction.candidate import Span
from claimscope.extraction.place_names import (
    COMMON_WORDS,
    is_big,
    named_places,
    rank,
    stays,
    weight,
    within,
)
from claimscope.extraction.qualifiers import Qualifier, qualifiers_of
from claimscope.extraction.text_setting import Setting, setting_of
from claimscope.resources.gazetteer import OTHER, OWN, Named, Place, name_key

CITY = 400_000
"""Smaller ones are not meant by an older or foreign name, unless the text says so."""
RIVAL = 50
RIVAL_OF_CAPITAL = 10
RIVAL_REGION = 3
FIRM = 3
OTHERS_NAMED = 3


@dataclass(frozen=True)
class Meaning:
    """The place that is meant, and those of the same name that may be.

    ``place`` is empty where the words beside the name rule out every place that is known;
    ``qualifier`` has these words.
    """

    place: Place | None
    others: tuple[Place, ...] = ()
    qualifier: Qualifier | None = None


def meaning_of(name: str, text: str, span: Span, *, area: bool = False) -> Meaning | None:
    """Which place a name means that stands at ``span``; None where no place is called so.

    ``area`` tells that a region is meant, as in “the Kharkiv region”.
    """
    found = named_places(name)
    if not found:
        return None
    beside = list(qualifiers_of(text, *span))
    for qualifier in beside:
        if fitting := within(found, qualifier.areas):
            chosen = max(fitting, key=lambda each: rank(each, area=area))
            return Meaning(chosen.place, qualifier=qualifier)
    around = setting_of(text)
    if not _is_person(name, around) and beside and beside[0].sure:
        return Meaning(None, qualifier=beside[0])
    return _by_setting(name, found, around, area=area)


def _by_setting(
    name: str, found: Sequence[Named], around: Setting, *, area: bool
) -> Meaning | None:
    if place := around.meant.get(name_key(name)):
        return Meaning(place)
    if _is_person(name, around):
        return None
    local = _where_the_text_is(found, around)
    usual = [each for each in found if _is_usual(each, found)]
    if name_key(name) in COMMON_WORDS and not local:
        return None
    pool = local or usual
    if not pool:
        return None
    chosen = _greatest(pool, area=area)
    rivals = [each.place for each in usual if _is_rival(each, chosen, around)]
    rivals.sort(key=lambda each: -each.population)
    return Meaning(chosen, tuple(rivals[:OTHERS_NAMED]))


def _is_usual(each: Named, found: Sequence[Named]) -> bool:
    """Whether a name may mean a place in a text about anything."""
    own = any(other.belongs < OTHER and is_big(other.place) for other in found)
    if each.belongs == OTHER:
        return not own and each.place.population >= CITY
    return is_big(each.place)


def _where_the_text_is(found: Sequence[Named], around: Setting) -> list[Named]:
    """Those of the places that lie where the text plays: in its regions, else its countries.

    A country stays what it is, and so does a capital where the other place is a small town:
    “Paris” in a text about the United States is not Paris, Texas.
    """
    region = [
        each
        for each in found
        if each.place.kind == "city" and around.regions.get((each.place.country, each.place.region))
    ]
    local = [each for each in found if around.about(each.place.country)]
    region = [each for each in region if each in local]
    if region or not local:
        return region
    elsewhere = [each.place for each in found if stays(each.place) and each not in local]
    largest = max(each.place.population for each in local)
    if any(each.kind == "country" or largest * RIVAL < each.population for each in elsewhere):
        return []
    return local


def _greatest(pool: Sequence[Named], *, area: bool) -> Place:
    """The country of that name, else the most populous; of a region and its town, the town."""
    places = [each.place for each in pool]
    regions = [each for each in places if each.kind == "region"]
    if area and regions:
        return max(regions, key=weight)
    for each in places:
        if each.kind == "country":
            return each
    towns = {(each.country, each.region) for each in places if each.kind == "city"}
    alone = [
        each for each in places if each.kind == "city" or (each.country, each.region) not in towns
    ]
    return max(alone, key=weight)


def _is_rival(each: Named, chosen: Place, around: Setting) -> bool:
    """Whether another place may be meant: it is not much smaller, and the text does not say no."""
    place = each.place
    if _is_part(place, chosen) or (place.kind == "region" and each.belongs != OWN):
        return False
    if around.regions.get((chosen.country, chosen.region)) and place.country == chosen.country:
        return around.regions.get((place.country, place.region), 0) > 0
    here, there = around.about(chosen.country), around.about(place.country)
    if here >= FIRM and not there and not place.capital:
        return False
    if chosen.kind == "country":
        return place.kind == "region" and there > 0
    share = RIVAL_OF_CAPITAL if chosen.capital or each.belongs != OWN else RIVAL
    share = RIVAL_REGION if chosen.kind == "region" else share
    return place.population * share >= chosen.population


def _is_part(place: Place, chosen: Place) -> bool:
    """Whether one of two places lies within the other: a town and its region or country."""
    if place.country != chosen.country:
        return False
    return place.region == chosen.region or "country" in (place.kind, chosen.kind)


def _is_person(name: str, around: Setting) -> bool:
    return name in around.people
