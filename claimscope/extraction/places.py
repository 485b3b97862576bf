"""The places that words name and the part they play: from, to, at, near, or only named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimscope.extraction.candidate import PlaceMention, Span
from claimscope.extraction.dates import day_spans
from claimscope.extraction.place_meaning import Meaning, meaning_of
from claimscope.extraction.place_names import named_places
from claimscope.extraction.place_roles import MENTIONED, is_in_position, role_of
from claimscope.extraction.qualifiers import Qualifier, areas_called
from claimscope.resources.country_names import place_words
from claimscope.resources.gazetteer import GEONAMES, OWN

DIRECTION = (
    r"(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|occupied"
    r"|[Ff]ar [Ee]ast(?:ern)?)"
)
OPENS = r"(?:In|At|From|Near|To|Into|On|Over|Outside|Around|Across|Inside|Throughout)\b"


def _names(joined_by: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<direction>\b{DIRECTION})[\s-]+)?\b(?!{OPENS} (?:the )?[A-Z])"
        rf"(?P<name>[A-Z][\w’'.-]*(?:(?<![’']s)[ -](?:(?:{joined_by})[ -])?[A-Z][\w’'-]*){{0,4}})"
    )


NAME = _names("of|the|and|de|el|al")
# “Berlin and Paris”, where “Bosnia and Herzegovina” is one name.
NAME_ALONE = _names("of|the|de|el|al")
# “from the Kharkiv region”: the article is the region's.
WITH_ARTICLE = re.compile(r"\bthe\s$")
# “in Sumy, Poltava and Kharkiv”: where “and” ends a list, its names are one like the other.
LISTS = re.compile(
    r",?\s(?:and|or)\s(?:the\s)?(?=[A-Z])"
    r"|,\s(?:the\s)?(?=(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?,\s){0,8}"
    r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?,?\s(?:and|or)\s(?:the\s)?[A-Z])"
)
REGION = re.compile(r"\s(?:region|province|oblast|governorate|district|area|peninsula|border)\b")
AREA = re.compile(r"\s(?:region|province|oblast|governorate|state)\b")


def is_place_name(name: str) -> bool:
    """Whether a town or country is called so."""
    return any(each.belongs == OWN and each.place.kind != "region" for each in named_places(name))


def is_area(name: str) -> bool:
    """Whether a country, a region or a town is called so: what may stand after a town's name."""
    return bool(areas_called(name)) or is_place_name(name)


def place_named(name: str, role: str) -> PlaceMention:
    """The place that an analyst names, with or without its region or country after a comma."""
    first = name.partition(",")[0].strip()
    meaning = meaning_of(first, name, Span(0, len(first))) if name.startswith(first) else None
    return _as_mention(name, meaning, role) if meaning else PlaceMention(name, None, role)


def places_in(text: str, span: Span, known: Mapping[str, str]) -> tuple[PlaceMention, ...]:
    """The places of a stretch, each once, with the firmest part it plays.

    ``known`` gives the ids of the places of a case by their names, and by ``geonames:`` with their
    number in GeoNames; they go before the gazetteer, unless the text says after a comma that it
    means another place of the name.
    """
    found: dict[tuple[str, str | None], PlaceMention] = {}
    listed, role = -1, MENTIONED
    runs = list(_runs(text, span, known))
    days = day_spans(text, span) if runs else []
    spent: set[int] = set()
    for match in runs:
        if match.start("name") in spent or any(day.holds(match.start("name")) for day in days):
            continue
        meaning = _meaning(text, match)
        if meaning and meaning.qualifier and not _is_country_alone(meaning):
            spent.add(meaning.qualifier.span.start)
        goes_on = role if match.start() == listed else MENTIONED
        mention = _mention(text, match, meaning, known, goes_on)
        if mention is None:
            continue
        following = LISTS.match(text, match.end(), span.end)
        listed, role = (following.end(), mention.role) if following else (-1, MENTIONED)
        key = mention.name, mention.place_id
        if key not in found or found[key].role == MENTIONED:
            found[key] = mention
    return tuple(found.values())


def _runs(text: str, span: Span, known: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """The runs of capitalised words; of two names with “and” between them, each."""
    for match in NAME.finditer(text, *span):
        if " and " not in match["name"] or match["name"] in known or named_places(_name(match)):
            yield match
        else:
            yield from NAME_ALONE.finditer(text, *match.span())


def _is_country_alone(meaning: Meaning) -> bool:
    """Whether what stands beside a name is a country: it is named for itself, too."""
    place, qualifier = meaning.place, meaning.qualifier
    return bool(place and qualifier and (place.country, "") in qualifier.areas)


def _name(match: re.Match[str]) -> str:
    return re.sub(r"[’']s?$", "", match["name"]).rstrip(".-")


def _meaning(text: str, match: re.Match[str]) -> Meaning | None:
    name, start = _name(match), match.start("name")
    area = bool(AREA.match(text, match.end()))
    return meaning_of(name, text, Span(start, start + len(name)), area=area)


def _mention(
    text: str,
    match: re.Match[str],
    meaning: Meaning | None,
    known: Mapping[str, str],
    goes_on: str,
) -> PlaceMention | None:
    """The place that a run names; in a list of places, with the role of those before it."""
    name = _name(match)
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :][:60]
    if REGION.match(text, match.end()):
        before = WITH_ARTICLE.sub("", before)
    placed = goes_on != MENTIONED or is_in_position(before, after)
    if name not in known and not (meaning and (_is_sure(meaning) or placed)):
        return None
    possessive = match["name"] != name and text[match.end() - 1] in "s’'"
    role = MENTIONED if possessive else role_of(before, after)
    role = goes_on if role == MENTIONED and not possessive else role
    country = meaning.place.country if meaning and meaning.place else ""
    if match["direction"]:
        whole = f"{match['direction']} {name}"
        return PlaceMention(whole, known.get(whole), role, country)
    if name in known and not (meaning and _is_elsewhere(meaning, known, name)):
        return PlaceMention(name, known[name], role)
    mention = _as_mention(name, meaning, role)
    return replace(mention, place_id=known.get(mention.place_id or "", mention.place_id))


def _as_mention(name: str, meaning: Meaning | None, role: str) -> PlaceMention:
    place = meaning.place if meaning else None
    if meaning and place:
        others = tuple(place_words(each) for each in meaning.others)
        return PlaceMention(name, f"{GEONAMES}{place.geonames_id}", role, place.country, others)
    if meaning and meaning.qualifier:
        return _unknown(name, meaning.qualifier, role)
    return PlaceMention(name, None, role)


def _unknown(name: str, qualifier: Qualifier, role: str) -> PlaceMention:
    """A place that no gazetteer knows, by the name that tells it from its namesakes."""
    countries = {country for country, _ in qualifier.areas}
    only = countries.pop() if len(countries) == 1 else ""
    whole = name if qualifier.words in name else f"{name}, {qualifier.words}"
    return PlaceMention(whole, None, role, only)


def _is_sure(meaning: Meaning) -> bool:
    """Whether a name is a place's wherever it stands: a country, a capital, one with a comma."""
    place = meaning.place
    if place is None:
        return False
    return place.kind == "country" or place.capital or meaning.qualifier is not None


def _is_elsewhere(meaning: Meaning, known: Mapping[str, str], name: str) -> bool:
    """Whether the words beside a name mean another place than the case's own of that name."""
    if meaning.qualifier is None:
        return False
    if meaning.place is None:
        return True
    here = f"{GEONAMES}{meaning.place.geonames_id}"
    if here in known:
        return known[here] != known[name]
    return any(key.startswith(GEONAMES) and known[key] == known[name] for key in known)
