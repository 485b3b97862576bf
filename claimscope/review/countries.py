"""Which country a name speaks of, or which government: by country, capital, people or seat."""

from __future__ import annotations

import re
from functools import cache

from claimscope.resources.country_names import country_words, government_words

GOVERNMENT = re.compile(
    r"(?:[Tt]he )?(?:(?:[Gg]overnment|[Aa]uthorities|[Aa]dministration) of (?:the )?(?P<of>.+)"
    r"|(?P<whose>.+?)(?:[’']s?)? (?:[Gg]overnment|[Aa]uthorities|[Aa]dministration))"
)


def country_named(name: str) -> str:
    """The ISO code of the country that a name speaks of first, or nothing."""
    match = _any_country().search(name)
    return country_words()[match[0]] if match else ""


# “United States (US)”, as the extraction names it.
ABBREVIATED = re.compile(r"\s\([A-Z.]{2,6}\)$")


def government_named(name: str) -> str:
    """The ISO code of the country whose government a name stands for, or nothing.

    “South Korea”, “Seoul”, “the government of South Korea” and “South Korean authorities” are one;
    “the South Korean army” is another source.
    """
    name = ABBREVIATED.sub("", name)
    said = GOVERNMENT.fullmatch(name)
    if said:
        return country_words().get(said["of"] or said["whose"], "")
    return government_words().get(name.removeprefix("the ").removeprefix("The "), "")


@cache
def _any_country() -> re.Pattern[str]:
    """Any word for a country, of those that begin alike the longest."""
    longest_first = sorted(country_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
