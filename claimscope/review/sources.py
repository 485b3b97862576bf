"""Which source of the case a name means, and what is guessed of one that the case lacks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import product, starmap

import pandas as pd
from rapidfuzz import fuzz

from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas
from claimscope.record.ids import slug
from claimscope.resources.country_names import country_words
from claimscope.resources.gazetteer import capital_names
from claimscope.review.countries import country_named, government_named
from claimscope.review.draft import NewSource
from claimscope.review.roles import name_and_role

NARRATION = " (narration)"
SURE = 85
OFFERED = 80  # the most that a likeness comes to which is not sure
FOREIGN = 50  # the most that sources of two countries come to
SAME_WORD = 80
LONG, SPELLED = 6, 88
OWNER = re.compile(r"\b[\w-]+(?:[’']s|s[’'])(?=\s)")
SPIES = re.compile(
    r"^(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)?(?:[’']s?)? (?:spy|intelligence) (?:agency|service)$"
)
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
    ("witness", r"witness|\bresident|survivor|villager|neighbou?r|passenger|bystander|relatives"),
    (
        "organisation",
        r"\bunions?\b|\bcompan(?:y|ies)\b|corporation|\b(?:inc|ltd|gmbh)\b|association|foundation"
        r"|charity|\bred (?:cross|crescent)\b|\b(?:aid|rights|monitoring) group|operator|airline"
        r"|(?<!intelligence )\borgani[sz]ation\b|organi[sz]ers",
    ),
)


def likely_sources(case: Case, name: str) -> list[tuple[str, int]]:
    """The case's sources that a name may mean with how like it they are, 0 to 100, the best first.

    Names are compared without small words, in any order, in full or by an acronym; what stands in
    brackets is another name. Where they name two countries they never surely mean one source.
    “Norway’s spy agency” is Norway's only intelligence service in the case, and a country, its
    capital or the seat of its government is its only government in the case.
    """
    rows = to_pandas(case.sources)
    only = _only_service(name, rows) or _only_government(name, rows)
    scores = [
        (source_id, 95 if source_id == only else _name_likeness(name, known))
        for source_id, known in zip(rows["source_id"], rows["name"], strict=True)
    ]
    return sorted(scores, key=lambda each: (-each[1], each[0]))


def source_meant(case: Case, name: str, text: str = "") -> str:
    """The one source of the case that a name surely means; nothing where it may mean another.

    A family name alone means no source whose full name is another one than the ``text`` has: where
    Kim Jong Un is spoken of, “Kim” is no Kim Yong-hyun.
    """
    best, second = [*likely_sources(case, name), ("", 0), ("", 0)][:2]
    if best[1] < SURE or best[1] == second[1]:
        return ""
    return "" if _is_namesake(name, source_names(case)[best[0]], text) else best[0]


def _is_namesake(name: str, known: str, text: str) -> bool:
    """Whether the text has the one word of a name in full names, all of them other than known."""
    if not re.fullmatch(r"[A-Z][\w’'-]+", name):
        return False
    word = rf"(?:[A-Z][\w’'-]+ )*{re.escape(name)}(?: [A-Z][\w’'-]+)*"
    full = [set(_words(each[0])) - _common_words() for each in re.finditer(rf"\b{word}", text)]
    full = [each for each in full if len(each) > 1]
    return bool(full) and not any(each <= set(_words(known)) for each in full)


def guessed_source(case: Case, name: str) -> NewSource:
    """A source of this name, its kind, country and group guessed; its reliability is not judged.

    An official source of a country is put into the group of its officials in the case, else into
    one called like its capital: two of them taken for independent would make their claims look
    corroborated.
    """
    kind = "media" if name.endswith(NARRATION) else _kind(name)
    name = name.removesuffix(NARRATION)
    country = country_named(name)
    own, role = name_and_role(name)
    return NewSource(own, kind, country, _group(case, own, kind, country), role=role)


def _group(case: Case, name: str, kind: str, country: str) -> str:
    rows = to_pandas(case.sources)
    officials = rows[(rows["country"] == country) & rows["kind"].isin(OFFICIAL)]
    if kind in OFFICIAL and country and len(officials):
        return str(Counter(officials["independence_group"]).most_common(1)[0][0])
    capitals = [capital for capital, code in capital_names().items() if code == country]
    if kind in OFFICIAL and capitals:
        return slug(capitals[0], otherwise="source")
    return slug(name, otherwise="source")


def _kind(name: str) -> str:
    found = (kind for kind, words in KINDS if re.search(words, name, re.IGNORECASE))
    return next(found, "government")


def _names(name: str) -> list[str]:
    """A name without its brackets, and each name in them: ``NIS (National …, Korea)``."""
    name = name.removesuffix(NARRATION)
    inside = re.findall(r"\(([^()]*)\)", name)
    outside = re.sub(r"\([^()]*\)", " ", name)
    return [each for each in (outside.strip(), *inside) if _words(each)]


def _only_service(name: str, sources: pd.DataFrame) -> str:
    """The only intelligence service of a country, where a name says no more than that."""
    if not SPIES.search(name) or not (country := country_named(name)):
        return ""
    services = sources["kind"] == "intelligence service"
    found = sources[services & (sources["country"] == country)]["source_id"].tolist()
    return str(found[0]) if len(found) == 1 else ""


def _only_government(name: str, sources: pd.DataFrame) -> str:
    """The only source that is the government of a country, where a name is a word for it."""
    if not (country := government_named(name)):
        return ""
    found = [
        str(source_id)
        for source_id, known in zip(sources["source_id"], sources["name"], strict=True)
        if country in map(government_named, _names(known))
    ]
    return found[0] if len(found) == 1 else ""


def _name_likeness(name: str, known: str) -> int:
    mine, theirs = _names(name), _names(known)
    if _stands_for(mine, theirs) or _stands_for(theirs, mine):
        best = 95
    else:
        best = max(starmap(_likeness, product(mine, theirs)), default=0)
    countries = {country_named(name), country_named(known)} - {""}
    return min(best, FOREIGN) if len(countries) > 1 else best


def _likeness(one: str, other: str) -> int:
    mine, theirs = _words(one), _words(other)
    whole = fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs))
    if not _has_each_word(*sorted((mine, theirs), key=len)):
        whole = min(whole, OFFERED)
    return round(max(whole, _contained(one, other)))


def _has_each_word(few: list[str], many: list[str]) -> bool:
    """Whether every word of the shorter name is in the longer: a navy is no army, however alike."""
    return all(any(fuzz.ratio(word, other) >= SAME_WORD for other in many) for word in few)


def _contained(one: str, other: str) -> float:
    """Whether the longer name holds the shorter, of which some word is its own: “Korean Central
    News Agency” is in a longer name of it, and “South Korea” in the name of no ministry.
    """
    few, many = sorted((_words_of_itself(one), _words_of_itself(other)), key=len)
    own = few - _common_words()
    named = own & set(map(str.lower, re.findall(r"[A-Z]\w+", f"{one} {other}")))
    if _within(few, many) and (len(few) > 3 or len(own) > 1 or (named and len(few) == 1)):
        return 90
    return 0


def _within(few: set[str], many: set[str]) -> bool:
    """Whether each word is among others, a long one in another spelling: Zelensky, Zelenskyy."""
    return all(
        word in many
        or (len(word) >= LONG and any(fuzz.ratio(word, each) >= SPELLED for each in many))
        for word in few
    )


def _words_of_itself(name: str) -> set[str]:
    """The words without those that name another: “Aune’s adviser” and “adviser to Aune” are no
    Aune.
    """
    return set(_words(OWNER.sub(" ", name.partition(" to ")[0])))


def _stands_for(names: list[str], others: list[str]) -> bool:
    """Whether an acronym among the names of one source stands for a name of another.

    Where its own source spells it out, it stands for nothing else: with “UN (United Nations)” in
    a case, the Ukrainian Navy is not the UN.
    """
    meant = [set(_words(long)) for short in names for long in others if _is_acronym(short, long)]
    spelled = [set(_words(long)) for short in names for long in names if _is_acronym(short, long)]
    return any(not spelled or any(long <= own or own <= long for own in spelled) for long in meant)


def _is_acronym(short: str, long: str) -> bool:
    """Whether capitals are the first letters of a name; two of them, of all of it."""
    letters = "".join(word[0] for word in re.findall(r"[A-Z]\w+", long))
    if not short.isupper() or short == long:
        return False
    return letters == short if len(short) == 2 else len(short) > 2 and letters.startswith(short)


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b", "", name)
    return [word for word in re.findall(r"\w+", plain.lower()) if word not in SMALL_WORDS]


@cache
def _common_words() -> frozenset[str]:
    """Words that many sources share: countries, and what offices are called."""
    countries = {word for name in country_words() for word in _words(name)}
    offices = "ministry minister president office government army military agency service spokesman"
    more = "spokesperson chief official officials defence defense foreign media state news experts"
    return frozenset(countries | set(offices.split()) | set(more.split()))
