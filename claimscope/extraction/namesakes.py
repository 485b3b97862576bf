"""Which of several places of one name a text means.

What stands beside the name decides: a state, region or country after the comma (“Alexandria,
Virginia”), in brackets, or before it (“the Lebanese city of Tripoli”). Next the countries that the
text is about, next population. The namesakes that the text does not rule out are handed on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimscope.extraction.candidate import Span
from claimscope.extraction.qualifiers import Area, Qualifier, qualifiers_of
from claimscope.resources.country_names import ADJECTIVES, country_codes
from claimscope.resources.gazetteer import (
    OTHER,
    OWN,
    SPELLING,
    Named,
    Place,
    country_place,
    name_key,
    places_called,
)

TOWN = 15_000
"""Smaller ones are meant only where the text says so: by a comma, or by what it is about."""
CITY = 400_000
"""Smaller ones are not meant by an older or foreign name, unless the text says so."""
CAPITAL_WEIGHS = 20
RIVAL = 50
RIVAL_OF_CAPITAL = 10
RIVAL_REGION = 3
ABOUT = 3
FIRM = 3
OTHERS_NAMED = 3
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
        "guardian times island islands lake river bay valley ",
    )
)


@dataclass(frozen=True)
class Meaning:
    """The place that is meant, and those of the same name that may be.

    ``place`` is empty where the words beside the name rule out every place that is known;
    ``qualifier`` has these words.
    """

    place: Place | None
    others: tuple[Place, ...] = ()
    qualifier: Qualifier | None = None


@dataclass(frozen=True)
class Context:
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


def meaning_of(name: str, text: str, span: Span, *, area: bool = False) -> Meaning | None:
    """Which place a name means that stands at ``span``; None where no place is called so.

    ``area`` tells that a region is meant, as in “the Kharkiv region”.
    """
    found = named_places(name)
    if not found:
        return None
    beside = list(qualifiers_of(text, *span))
    for qualifier in beside:
        if fitting := _within(found, qualifier.areas):
            chosen = max(fitting, key=lambda each: _rank(each, area=area))
            return Meaning(chosen.place, qualifier=qualifier)
    around = context_of(text)
    if not _is_person(name, around) and beside and beside[0].sure:
        return Meaning(None, qualifier=beside[0])
    return _by_context(name, found, around, area=area)


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


def _within(found: Sequence[Named], areas: Sequence[Area]) -> list[Named]:
    return [
        each
        for each in found
        for country, region in areas
        if each.place.kind != "country"
        and each.place.country == country
        and region in ("", each.place.region)
        and not (each.place.kind == "region" and region)
    ]


def _rank(each: Named, *, area: bool) -> tuple[bool, bool, bool, int]:
    place = each.place
    return (place.kind == "region") is area, each.belongs < OTHER, place.capital, place.population


def _by_context(
    name: str, found: Sequence[Named], around: Context, *, area: bool
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
    own = any(other.belongs < OTHER and _is_big(other.place) for other in found)
    if each.belongs == OTHER:
        return not own and each.place.population >= CITY
    return _is_big(each.place)


def _is_big(place: Place) -> bool:
    return place.kind == "country" or place.population >= TOWN


def _where_the_text_is(found: Sequence[Named], around: Context) -> list[Named]:
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
    elsewhere = [each.place for each in found if _stays(each.place) and each not in local]
    largest = max(each.place.population for each in local)
    if any(each.kind == "country" or largest * RIVAL < each.population for each in elsewhere):
        return []
    return local


def _stays(place: Place) -> bool:
    return place.kind == "country" or place.capital


def _greatest(pool: Sequence[Named], *, area: bool) -> Place:
    """The country of that name, else the most populous; of a region and its town, the town."""
    places = [each.place for each in pool]
    for each in places:
        if each.kind == "country":
            return each
    towns = {(each.country, each.region) for each in places if each.kind == "city"}
    kinds = [each for each in places if (each.kind == "region") is area]
    if area and kinds:
        return max(kinds, key=_weight)
    alone = [
        each for each in places if each.kind == "city" or (each.country, each.region) not in towns
    ]
    return max(alone, key=_weight)


def _weight(place: Place) -> int:
    return place.population * (CAPITAL_WEIGHS if place.capital else 1)


def _is_rival(each: Named, chosen: Place, around: Context) -> bool:
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


def _is_person(name: str, around: Context) -> bool:
    return name in around.people


@lru_cache(maxsize=4)
def context_of(text: str) -> Context:
    """What a text says of where it plays; read once a text."""
    meant: dict[str, Place] = {}
    spent: list[Span] = []
    datelines: Counter[str] = Counter()
    for match in CAPITALISED.finditer(text):
        name = match[0].rstrip(".’'-")
        found = named_places(name)
        for qualifier in qualifiers_of(text, *match.span()) if found else ():
            if fitting := _within(found, qualifier.areas):
                place = max(fitting, key=lambda each: _rank(each, area=False)).place
                meant.setdefault(name_key(name), place)
                spent += [Span(*match.span()), qualifier.span]
                if DATELINE.match(text, qualifier.span.end):
                    datelines[place.country] += 2
                break
    people = _people(text)
    countries, regions = _counted(text, people, spent)
    countries.update(datelines)
    return Context(countries, regions, meant, people)


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
            _stays(each.place) for each in named_places(match["last"])
        )
        if not named and not NO_GIVEN_NAME.match(whole) and not _names_a_place(whole):
            found.add(match["last"])
    return frozenset(found)


def _first_name(given: str) -> set[str]:
    """The first name of somebody with a title: “Mayor London Breed”."""
    name = given.strip()
    return set() if any(_stays(each.place) for each in named_places(name)) else {name}


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
    places = (each.place for each in found if _is_big(each.place))
    return len({(each.country, each.region) for each in places}) == 1


@lru_cache(maxsize=5_000)
def _only_place(name: str) -> Place | None:
    """The town or region that a name surely means: others of the name are far smaller."""
    if name_key(name) in COMMON_WORDS:
        return None
    found = [e.place for e in named_places(name) if e.belongs <= SPELLING and _is_big(e.place)]
    if not found:
        return None
    greatest = max(found, key=_weight)
    rivals = [each.population for each in found if each.country != greatest.country]
    return greatest if max(rivals, default=0) * RIVAL < greatest.population else None
