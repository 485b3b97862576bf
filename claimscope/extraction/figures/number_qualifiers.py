"""The words that say how sharp a number is: “at least 40”, “300 or so”, “40 and counting”."""

from __future__ import annotations

import re

from claimscope.extraction.candidate import Span
from claimscope.extraction.patterns import words_of

QUALIFIES = {
    "at least": words_of(
        "at_least no_fewer_than no_less_than not_less_than not_fewer_than a_minimum_of as_few_as",
        "as_low_as as_little_as",
        "at_the_very_least minimum ≥ >=",
    ),
    "up to": words_of(
        "up_to as_many_as as_much_as as_high_as at_most no_more_than not_more_than a_maximum_of",
        "at_the_most fewer_than",
        "less_than under below maximum not_exceeding no_greater_than south_of ≤ <= <",
    ),
    "more than": words_of(
        "more_than over above in_excess_of exceeding exceeded exceeds exceed tops upwards_of",
        "greater_than north_of",
        "surpassed surpassing topped beyond larger_than >",
    ),
    "about": words_of(
        "about around some roughly approximately approx. approx circa an_estimated estimated",
        "estimated_at nearly almost close_to just_under near in_the_region_of in_the_realm_of",
        "on_the_order_of in_the_order_of ~ ≈ ± an_average_of somewhere_around an_approximate",
        "approaching perhaps possibly maybe probably c. ca. in_the_neighbourhood_of",
        "in_the_neighborhood_of in_the_vicinity_of virtually",
    ),
}
LEAD = (
    r"(?:\s+(?:a|an|the|some|another|further|additional|total of|a total of|estimated|its|their"
    r"|magnitude)){0,6}"
)
PREFIXES = {
    name: re.compile(rf"(?:^|(?<![\w]))(?:{words}){LEAD}\s*$", re.IGNORECASE)
    for name, words in QUALIFIES.items()
}
# Set off by a comma: “at a minimum, 300 crates”.
SET_OFF = {
    "at least": re.compile(r"\bat (?:a|the very) (?:minimum|least),?\s$|\bat least,\s$", re.I),
    "up to": re.compile(r"\bat (?:the )?(?:very )?most,\s$", re.IGNORECASE),
}
# Where the qualifier does not touch the number: “estimates put the crowd at 60,000”.
FROM_AFAR = {
    "about": re.compile(r"\bestimat(?:es?|ed|ing)\b[^.;,\d]{0,60}?\bat\s$", re.IGNORECASE),
    "more than": re.compile(
        r"\b(?:toll|dead|deaths|number|total|tally|count|casualties|figure)\b[^.;,\d]{0,40}\b"
        r"(?:passed|crossed)\s(?:the\s)?$",
        re.IGNORECASE,
    ),
}
# What is counted may stand before the qualifier: “1.5 percent of the isles or less”.
NOUN = r"(?!(?:and|or|to|but|than|were|was|with)\b)(?>[^\W\d][\w’'-]{0,30})(?!\w)"
NOUNS = rf"(?:(?:%|,|{NOUN})\s?){{0,4}}?\b"
ENDS = r"(?=\s?(?:[.;:)”\"]|$)|,?\s(?:and|but|in|on|by|so|since|after)\b)"
PERHAPS = r"(?:,?\s?(?:or|and|if not)\s)?(?:perhaps|maybe|possibly|probably|potentially|even)\s"
SUFFIXES = {
    "at least": re.compile(
        rf"\s*(?:{NOUNS}(?:or (?:even )?(?:more|higher|greater)|if not more|and counting|or above"
        rf"|and (?:more|above|upwards?))\b(?! than| or less)"
        rf"|{NOUNS}at (?:the very |a )?(?:least|minimum)\b{ENDS}|plus\b|-plus\b|\+"
        rf"|{NOUNS},?\s?{PERHAPS}(?:many\s)?more\b{ENDS})",
        re.IGNORECASE,
    ),
    "up to": re.compile(
        rf"\s*{NOUNS}(?:(?:or (?:even )?(?:fewer|less|lower|below)|if not (?:fewer|less))\b"
        rf"|at (?:the )?(?:very )?(?:most|maximum)\b{ENDS}|,?\s?{PERHAPS}(?:fewer|less)\b{ENDS}"
        r"|tops\b(?=[.,;]|$))",
        re.IGNORECASE,
    ),
    "about": re.compile(
        rf"\s*(?:(?:\w+\s+)?or so\b|-odd\b|,? approximately\b|-ish\b|{NOUNS}or thereabouts\b"
        rf"|{NOUNS},?\s?give or take\b|{NOUNS},?\s?more or less\b)",
        re.IGNORECASE,
    ),
}
# “I’d be surprised if it were more than 500”: at most 500, in the speaker's eyes.
UNLIKELY = re.compile(
    r"\b(?:(?:surprised|astonished|amazed) if|doubts?(?: that| if)?|unlikely(?: that| to be)?)\s"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
OPPOSITE = {"more than": "up to", "at least": "up to", "up to": "at least"}
SIGNS = "~≈±<>≤≥"
REACH = 45
FAR = 90


def qualifier_before(text: str, start: int, begin: int) -> tuple[str, int]:
    """The qualifier before a number and where it begins; no qualifier, the number's own start."""
    before = text[max(begin, start - REACH) : start]
    found = [(match, name) for name, p in PREFIXES.items() if (match := p.search(before))]
    found += [(match, name) for name, p in SET_OFF.items() if (match := p.search(before))]
    if found:
        match, name = min(found, key=lambda each: each[0].start())
        return name, start - len(before) + match.start()
    far = text[max(begin, start - FAR) : start]
    return next((name for name, p in FROM_AFAR.items() if p.search(far)), ""), start


def qualifier_around(text: str, number: Span, within: Span) -> tuple[str, Span]:
    """The qualifier of a single number, and the stretch that number and qualifier take up.

    What stands after the number goes before what stands before it, being said to correct it.
    """
    qualifier, start = qualifier_before(text, number.start, within.start)
    end = number.end
    for name, pattern in SUFFIXES.items():
        suffix = pattern.match(text, number.end, within.end)
        if suffix:
            qualifier, end = name, suffix.end()
    if qualifier in OPPOSITE and UNLIKELY.search(text, within.start, start):
        qualifier = OPPOSITE[qualifier]
    return qualifier, Span(start, end)
