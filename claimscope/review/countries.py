"""Which country a name speaks of: by its name, its capital, its people or its seat of power."""

from __future__ import annotations

import re
from functools import cache

from claimscope.resources.country_names import country_words


def country_named(name: str) -> str:
    """The ISO code of the country that a name speaks of first, or nothing."""
    match = _any_country().search(name)
    return country_words()[match[0]] if match else ""


@cache
def _any_country() -> re.Pattern[str]:
    """Any word for a country, of those that begin alike the longest."""
    longest_first = sorted(country_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
