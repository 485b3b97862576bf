"""What stands beside the name of a place and says which one it is: “Alexandria, Virginia”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimscope.extraction.candidate import Span
from claimscope.resources.country_names import ADJECTIVES, country_codes
from claimscope.resources.gazetteer import LONGEST_NAME, OTHER, places_called, region_of

Area = tuple[str, str]
"""A country's ISO code and an admin-1 code within it, which is empty for the whole country."""

# As news agencies shorten them; the two letters of the post are GeoNames' own codes.
STATES = {
    "Ala": "AL",
    "Ariz": "AZ",
    "Ark": "AR",
    "Calif": "CA",
    "Colo": "CO",
    "Conn": "CT",
    "Del": "DE",
    "Fla": "FL",
    "Ga": "GA",
    "Ill": "IL",
    "Ind": "IN",
    "Kan": "KS",
    "Ky": "KY",
    "La": "LA",
    "Mass": "MA",
    "Md": "MD",
    "Mich": "MI",
    "Minn": "MN",
    "Miss": "MS",
    "Mo": "MO",
    "Mont": "MT",
    "Neb": "NE",
    "Nev": "NV",
    "Okla": "OK",
    "Ore": "OR",
    "Pa": "PA",
    "Penn": "PA",
    "Tenn": "TN",
    "Tex": "TX",
    "Va": "VA",
    "Vt": "VT",
    "Wash": "WA",
    "Wis": "WI",
    "Wyo": "WY",
    "DC": "DC",
    "NC": "NC",
    "ND": "ND",
    "NH": "NH",
    "NJ": "NJ",
    "NM": "NM",
    "NY": "NY",
    "RI": "RI",
    "SC": "SC",
    "SD": "SD",
    "WVa": "WV",
}
PROVINCES = {
    "AB": "01",
    "Alta": "01",
    "BC": "02",
    "MB": "03",
    "Man": "03",
    "NB": "04",
    "NL": "05",
    "Nfld": "05",
    "NS": "07",
    "ON": "08",
    "Ont": "08",
    "PE": "09",
    "PEI": "09",
    "QC": "10",
    "Que": "10",
    "SK": "11",
    "Sask": "11",
    "YT": "12",
    "NT": "13",
    "NU": "14",
}
AUSTRALIAN = {
    "ACT": "01",
    "NSW": "02",
    "NT": "03",
    "Qld": "04",
    "QLD": "04",
    "SA": "05",
    "Tas": "06",
    "TAS": "06",
    "Vic": "07",
    "VIC": "07",
    "WA": "08",
}
PROPER = r"(?:(?>[A-Z]\.(?:\s?[A-Z]\.){0,2})(?:\s?[A-Z][a-z]*)?\.?|[A-Z][\w’'-]*\.?)"
NAMED = rf"{PROPER}(?:[ -](?:(?:of|and|the)[ -]){{0,2}}{PROPER}){{0,3}}"
AFTER = re.compile(
    r"(?P<mark>,\s{1,2}|\s?\(|\s(?=in\s))(?:in\s)?(?:the\s)?(?:(?:state|province|region)\sof\s)?"
    rf"(?:(?:north|south|east|west|central)\w{{0,20}}\s)?(?P<words>{NAMED})"
)
SITE = (
    r"(?:(?:north|south|east|west|central)[\w-]{0,20}|coastal|port|old|second|third|largest|biggest|main"
    r"|historic|capital|city|town|village|suburb|state|province|region|border|industrial|besieged|occupied|seaside|second"
    r"-largest|of)"
)
BEFORE = re.compile(
    rf"\b(?P<words>{NAMED})(?:[’']s?\s(?:{SITE}\s){{0,4}}"
    rf"|\s(?:{SITE}\s){{0,3}}(?:city|town|port|village|capital|suburb|state|province|region)\sof\s)$"
)
KIND_OF_AREA = re.compile(
    r"^(?:State|Province|Region) of |[ -](?:[Ss]tate|[Pp]rovince|[Rr]egion|[Oo]blast"
    r"|[Gg]overnorate|[Dd]istrict|[Dd]epartment)$"
)
ENDS = re.compile(r"\s*(?:[.;:)—–]|,(?!\s+(?:(?:and|or)\s+)?(?:the\s+)?[A-Z])|$)")
IN_A_LIST = re.compile(r"\b[A-Z]\w*,?\s(?:and\s)?$")
LOOK_BACK = 80


@dataclass(frozen=True)
class Qualifier:
    """The areas that the words beside a name may mean.

    ``sure`` marks one after a comma that can be nothing else, neither the next of a list nor the
    subject of what follows: then no place elsewhere is meant.
    """

    words: str
    areas: tuple[Area, ...]
    span: Span
    sure: bool


def qualifiers_of(text: str, start: int, end: int) -> Iterator[Qualifier]:
    """What may say which place the name at ``text[start:end]`` means, the surest first."""
    match = AFTER.match(text, end)
    if match:
        yield from _after(text, start, match)
        beyond = AFTER.match(text, match.end("words"))
        if match["mark"].startswith(",") and beyond and beyond["mark"].startswith(","):
            yield from _after(text, start, beyond)
    begins = max(0, start - LOOK_BACK)
    before = BEFORE.search(text[begins:start])
    if before:
        words = before["words"].split(" ")
        for first in range(len(words)):
            name = " ".join(words[first:])
            if areas := areas_called(name):
                at = begins + before.end("words") - len(name)
                yield Qualifier(name, areas, Span(at, at + len(name)), sure=False)
                return


def _after(text: str, start: int, match: re.Match[str]) -> Iterator[Qualifier]:
    words = match["words"]
    while words:
        name = re.sub(r"[’']s?$", "", words)
        if areas := areas_called(name.rstrip(".")) or areas_called(name):
            at = match.start("words")
            whole = words == match["words"] and match["mark"] != " "
            shortened = len(name.rstrip(".")) <= 2
            rest = ENDS.match(text, at + len(words)) or ENDS.match(text, at + len(words) - 1)
            listed = IN_A_LIST.search(text[max(0, start - 30) : start])
            sure = whole and not shortened and bool(rest) and not listed
            yield Qualifier(name.rstrip("."), areas, Span(at, at + len(name)), sure)
            return
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]


def areas_called(words: str) -> tuple[Area, ...]:
    """The countries and admin-1 regions that these words mean."""
    return _areas_called(words) if len(words) <= LONGEST_NAME else ()


@lru_cache(maxsize=5_000)
def _areas_called(words: str) -> tuple[Area, ...]:
    short = words.replace(".", "").replace(" ", "")
    found: list[Area] = []
    if len(short) == 2 and short.isupper() and region_of("US", short):
        found.append(("US", short))
    for country, shortened in (("US", STATES), ("CA", PROVINCES), ("AU", AUSTRALIAN)):
        if short in shortened:
            found.append((country, shortened[short]))
    for each in (country_codes().get(words), ADJECTIVES.get(words)):
        if each:
            found.append((each, ""))
    for name in (words, KIND_OF_AREA.sub("", words)):
        found += [
            (each.place.country, each.place.region)
            for each in places_called(name)
            if each.place.kind == "region" and each.belongs < OTHER and len(name) > 2
        ]
    return tuple(dict.fromkeys(found))
