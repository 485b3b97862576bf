"""What a text is about: the countries and regions it plays in, and the people whom it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
from claimscope.extraction.qualifiers import Area, qualifiers_of
from claimscope.resources.country_names import ADJECTIVES, country_codes
from claimscope.resources.gazetteer import OWN, SPELLING, Place, name_key

ONLY = 50
"""A place so many times as populous as its namesakes is meant, whatever the text is about."""
ABOUT = 3
PROPER = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
CAPITALISED = re.compile(
    r"\b[A-Z][\w’'.-]*(?:(?<![’']s)[ -](?:(?:of|the|de|el|al)[ -])?[A-Z][\w’'-]*){0,4}"
)
PLACED = re.compile(r"\b(?:in|at|near|from|to|into|towards?|around|outside|over|across)\s$")
DATELINE = re.compile(r"\s*(?:[—–-]|\([A-Z])")
# American officials and diplomats comment on the whole world: a text that quotes them is not
# therefore about the United States.
COMMENTS = re.compile(
    r"(?:[’']s)?\s(?:[\w-]+\s){0,2}?(?:officials?|intelligence|diplomats?|envoys?|embassy"
    r"|ambassador|sources|spokes\w+|secretary|president|government|administration|senators?)\b",
    re.IGNORECASE,
)
TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Adm|Brig|Rev)\b\.?"
    r"|(?:[Pp]resident|[Mm]inister|[Gg]eneral|[Cc]olonel|[Ss]enator|[Gg]overnor|[Ss]ecretary"
    r"|[Cc]ommander|[Cc]aptain|[Jj]udge|[Pp]rofessor|[Ss]pokes(?:man|woman|person)|[Mm]ayor"
    r"|[Aa]mbassador|[Ee]nvoy|[Pp]remier|[Cc]hancellor|[Ss]ergeant|[Ll]ieutenant|[Aa]dmiral"
    r"|[Aa]nalyst|Sir|Lord|Lady|King|Queen|Prince|Princess))"
)
WITH_TITLE = re.compile(rf"\b{TITLE}\s(?P<given>(?:[A-Z][\w’.-]*\s){{0,2}})(?P<last>[A-Z][\w’-]+)")
WHO_SAID = re.compile(
    r"\b(?P<given>[A-Z][a-z’-]+\s(?:[A-Z]\.\s)?)(?P<last>[A-Z][\w’-]+)"
    r"(?=,?\s(?:said|says|told|added|wrote|warned|argued|testified|recalled|who|aged|, \d))"
)
NO_GIVEN_NAME = re.compile(
    r"(?:Greater|Central|Upper|Lower|Old|New|Great|Port|Fort|Mount|San|Santa|Saint|St|El|Al|The"
    r"|North\w*|South\w*|East\w*|West\w*|And|But|While|Meanwhile|In|At|Near|From|On|As|When|If"
    r"|Since|After|Before|Yesterday|Today|Both|Neither|Neighbou?ring)\s"
)
# Countries that are names of people, too.
LAST_NAMES = ("Chad", "Georgia", "Jordan")


@dataclass(frozen=True)
class Setting:
    """What a text says of where it plays.

    ``countries`` and ``regions`` count what names them; ``meant`` has the places that a comma
    decides somewhere in the text, by the key of their name; ``people`` the names of persons,
    ``surnames`` those that a single word, with or without a title, may have.
    """

    countries: Mapping[str, float]
    regions: Mapping[Area, float]
    meant: Mapping[str, Place]
    people: frozenset[str]

    def about(self, country: str) -> float:
        """How much a text is about a country; 0 where another is far more often named."""
        weight = self.countries.get(country, 0)
        most = max(self.countries.values(), default=0)
        return weight if weight >= 1 and weight * ABOUT >= most else 0


@lru_cache(maxsize=4)
def setting_of(text: str) -> Setting:
    """What a text says of where it plays; read once a text."""
    meant: dict[str, Place] = {}
    spent: list[Span] = []
    datelines: Counter[str] = Counter()
    for match in CAPITALISED.finditer(text):
        name = match[0].rstrip(".’'-")
        found = named_places(name)
        for qualifier in qualifiers_of(text, *match.span()) if found else ():
            if fitting := within(found, qualifier.areas):
                place = max(fitting, key=lambda each: rank(each, area=False)).place
                meant.setdefault(name_key(name), place)
                spent += [Span(*match.span()), qualifier.span]
                if DATELINE.match(text, qualifier.span.end):
                    datelines[place.country] += 2
                break
    people = _people(text)
    countries, regions = _counted(text, people, spent)
    countries.update(datelines)
    return Setting(countries, regions, meant, people)


def _people(text: str) -> frozenset[str]:
    """The last names of those whom the text gives a title, or a first name and something to say."""
    found: set[str] = set()
    for match in WITH_TITLE.finditer(text):
        whole = f"{match['given']}{match['last']}"
        if (match["given"] or match["last"] not in country_codes()) and not _names_a_place(whole):
            found |= {match["last"], *_first_name(match["given"])}
    for match in WHO_SAID.finditer(text):
        whole = f"{match['given']}{match['last']}"
        named = match["last"] not in LAST_NAMES and any(
            stays(each.place) for each in named_places(match["last"])
        )
        if not named and not NO_GIVEN_NAME.match(whole) and not _names_a_place(whole):
            found.add(match["last"])
    return frozenset(found)


def _first_name(given: str) -> set[str]:
    """The first name of somebody with a title: “Mayor London Breed”."""
    name = given.strip()
    return set() if any(stays(each.place) for each in named_places(name)) else {name}


def _names_a_place(whole: str) -> bool:
    return bool(" " in whole and named_places(whole))


def _counted(
    text: str, people: frozenset[str], spent: Sequence[Span]
) -> tuple[Counter[str], Counter[Area]]:
    """How often each country, and each admin-1 region, is named by a word that means no other."""
    countries: Counter[str] = Counter()
    regions: Counter[Area] = Counter()
    taken = {each.start for each in spent}
    for start, end, name in _names_in(text, taken):
        code = ADJECTIVES.get(name) or country_codes().get(name)
        if code:
            speaks = code == "US" and COMMENTS.match(text, end)
            if not speaks and name not in people and not _is_region_too(name, code):
                countries[code] += 1
            continue
        place = None if name in people else _only_place(name)
        if place and (
            place.kind == "region"
            or place.capital
            or PLACED.search(text[max(0, start - 12) : start])
        ):
            countries[place.country] += 1
            if _is_in_one_region(name):
                regions[place.country, place.region] += 1
    return countries, regions


def _names_in(text: str, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Every word or run of up to three that names a country or a place, the longest first."""
    for run in PROPER.finditer(text):
        words = [(m.start() + run.start(), m[0]) for m in re.finditer(r"\S+", run[0])]
        at = 0
        while at < len(words):
            for count in (3, 2, 1):
                start = words[at][0]
                part = words[at : at + count]
                whole = " ".join(word for _, word in part)
                name = re.sub(r"[’']s?$", "", whole)
                if len(part) == count and start not in taken and _is_known(name):
                    yield start, start + len(name), name
                    at += count
                    break
            else:
                at += 1


def _is_known(name: str) -> bool:
    return name in ADJECTIVES or name in country_codes() or bool(named_places(name))


def _is_region_too(name: str, code: str) -> bool:
    """Whether a country's name is a region's of another country: Georgia, Niger."""
    return any(
        each.place.kind == "region" and each.place.country != code and each.belongs == OWN
        for each in named_places(name)
    )


def _is_in_one_region(name: str) -> bool:
    found = [each for each in named_places(name) if each.belongs == OWN]
    places = (each.place for each in found if is_big(each.place))
    return len({(each.country, each.region) for each in places}) == 1


@lru_cache(maxsize=5_000)
def _only_place(name: str) -> Place | None:
    """The town or region that a name surely means: others of the name are far smaller."""
    if name_key(name) in COMMON_WORDS:
        return None
    found = [e.place for e in named_places(name) if e.belongs <= SPELLING and is_big(e.place)]
    if not found:
        return None
    greatest = max(found, key=weight)
    rivals = [each.population for each in found if each.country != greatest.country]
    return greatest if max(rivals, default=0) * ONLY < greatest.population else None
