"""Words for countries beside their names in the gazetteer: older names, peoples, seats of power."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimscope.resources.gazetteer import (
    Place,
    capital_names,
    country_names,
    places_called,
    region_of,
)

# What newspapers call some countries, today or until lately.
OTHER_NAMES = {
    "Abyssinia": "ET",
    "America": "US",
    "Basutoland": "LS",
    "Bechuanaland": "BW",
    "Bosnia": "BA",
    "Bosnia-Herzegovina": "BA",
    "Britain": "GB",
    "Burma": "MM",
    "Byelorussia": "BY",
    "Cape Verde": "CV",
    "Ceylon": "LK",
    "Congo-Brazzaville": "CG",
    "Czech Republic": "CZ",
    "Côte d’Ivoire": "CI",
    "DPRK": "KP",
    "DR Congo": "CD",
    "DRC": "CD",
    "Dahomey": "BJ",
    "Democratic Republic of Congo": "CD",
    "East Timor": "TL",
    "Great Britain": "GB",
    "Holland": "NL",
    "Kampuchea": "KH",
    "Macedonia": "MK",
    "Moldavia": "MD",
    "Netherlands": "NL",
    "Nyasaland": "MW",
    "Palestine": "PS",
    "Palestinian Territories": "PS",
    "Persia": "IR",
    "Republic of Congo": "CG",
    "Rhodesia": "ZW",
    "Siam": "TH",
    "Swaziland": "SZ",
    "The Gambia": "GM",
    "Timor-Leste": "TL",
    "Turkey": "TR",
    "Türkiye": "TR",
    "U.A.E.": "AE",
    "U.K.": "GB",
    "U.S.": "US",
    "U.S.A.": "US",
    "UAE": "AE",
    "UK": "GB",
    "US": "US",
    "USA": "US",
    "Upper Volta": "BF",
    "Vatican City": "VA",
    "Zaire": "CD",
}
SHOWN = {"The Netherlands": "Netherlands", "Palestinian Territory": "Palestinian territories"}
NAMED_WITH_REGION = ("AU", "CA", "US")
# What newspapers say for the government that sits there, as they do with capitals.
SEATS = {
    "Downing Street": "GB",
    "Kremlin": "RU",
    "White House": "US",
}
# Houses of a state that speak for themselves and not for its government.
HOUSES = {
    "Capitol Hill": "US",
    "Pentagon": "US",
    "State Department": "US",
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


@cache
def country_codes() -> Mapping[str, str]:
    """The ISO code behind every name of a country."""
    own = {name.strip(): code for code, name in country_names().items()}
    straight = {name.replace("’", "'"): code for name, code in OTHER_NAMES.items()}
    return own | OTHER_NAMES | straight


@cache
def country_words() -> Mapping[str, str]:
    """The ISO code behind every word for a country: its name, capital, adjective, seat."""
    words = {**capital_names(), **country_codes(), **ADJECTIVES, **SEATS, **HOUSES}
    return {word: code for word, code in words.items() if code}


@cache
def government_words() -> Mapping[str, str]:
    """The ISO code behind every word that alone stands for a government: “Seoul says …”."""
    return {**capital_names(), **country_codes(), **SEATS}


def country_name(code: str) -> str:
    """A country as a reader knows it, by its ISO code; the code itself where it is none."""
    name = country_names().get(code, code).strip()
    return SHOWN.get(name, name)


def place_words(place: Place) -> str:
    """A place with where it lies: “Odessa, Texas, United States”."""
    if place.kind == "country":
        return country_name(place.country)
    name = f"{place.name} (region)" if place.kind == "region" else place.name
    return f"{name}, {area_words(place)}"


def area_words(place: Place) -> str:
    """The country of a place; with its region where that tells it from another of the name."""
    country = country_name(place.country)
    namesakes = [each.place for each in places_called(place.name)]
    told = place.country in NAMED_WITH_REGION or any(
        each.kind == "city" and each != place and each.country == place.country
        for each in namesakes
    )
    region = region_of(place.country, place.region) if place.kind == "city" and told else None
    return f"{region.name}, {country}" if region else country
