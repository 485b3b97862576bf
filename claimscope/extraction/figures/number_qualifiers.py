"""The words that say how sharp a number is: “at least 40”, “300 or so”, “40 and counting”."""

from __future__ import annotations

import re

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.numbers import UNITS
from claimscope.extraction.figures.prepositions import only_joins
from claimscope.extraction.lexicons.lexicon import words_meaning
from claimscope.extraction.patterns import alternation

# Signs and abbreviations, which stand where a word of the lexicon does.
SIGNS = {
    "at least": ("≥", ">="),
    "up to": ("≤", "<=", "<"),
    "more than": (">",),
    "about": ("~", "≈", "±", "c.", "ca.", "approx."),
}
QUALIFIES = {
    name: alternation((*words_meaning("number_qualifiers", name), *signs))
    for name, signs in SIGNS.items()
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
        r"\b(?:toll|dead|deaths|number|total|tally|count|casualties|figure|costs?|prices?|values?"
        r"|damages?|debts?|loss(?:es)?|spending|sales|revenues?|exports|imports|trade|turnout"
        r"|membership|population|attendance|inflation|cases|infections|arrests)\b[^.;,\d]{0,40}\b"
        r"(?:pass(?:ed|es)?|cross(?:ed|es)?|(?:climb|ris|ros|soar|surg|jump|shoot|shot|went|go|mov|push"
        r"|creep|edg|tick|swell)[a-z]{0,4}\spast)\s(?:the\s)?$",
        re.IGNORECASE,
    ),
}
# What is counted may stand before the qualifier: “1.5 percent of the isles or less”.
NOUN = rf"(?!(?:and|or|to|but|than|were|was|with|{UNITS})\b)(?>[^\W\d][\w’'-]{{0,30}})(?!\w)"
NOUNS = rf"(?:(?:%|,|{NOUN})\s?){{0,4}}?\b"
ENDS = r"(?=\s?(?:[.,;:)”\"]|$)|,?\s(?:and|but|in|on|by|so|since|after|that|which|who|can|could"
ENDS += r"|may|will|would|are|is|was|were|has|have|had)\b)"
PERHAPS = r"(?:,?\s?(?:or|and|if not)\s)?(?:perhaps|maybe|possibly|probably|potentially|even)\s"
SUFFIXES = {
    "at least": re.compile(
        rf"\s*(?:{NOUNS}(?:or (?:even )?(?:more|higher|greater)|if not more|and counting|or above"
        rf"|and (?:more|above|upwards?))\b(?! than| or less)"
        rf"|{NOUNS}at (?:the very |a )?(?:least|minimum)\b{ENDS}|plus\b|-plus\b|\+(?!/)"
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
        rf"|{NOUNS},?\s?give or take\b|{NOUNS},?\s?more or less\b"
        r"|\s?(?:±|\+/-))",
        re.IGNORECASE,
    ),
}
# “I’d be surprised if it were more than 500”: at most 500, in the speaker's eyes.
UNLIKELY = re.compile(
    r"\b(?:(?:surprised|astonished|amazed) if|doubts?(?: that| if)?|unlikely(?: that| to be)?)\s"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
# “That brings the toll up to 96”: it is 96, and not less.
HAS_COME = re.compile(
    r"(?<!in )\b(?:tolls?|totals?|counts?|tall(?:y|ies))\b(?! of\b)[^.;,]{0,20}\bup to\s*$"
    r"|\b(?:brings?|brought|bringing|takes?|took|taking|push(?:es|ed|ing))\s(?:the\s|its\s)?"
    r"(?:[\w’'-]{1,30}\s){0,3}?(?:tolls?|totals?|numbers?|counts?|tally|figures?|sum|dead|it|them)\s"
    r"(?:[a-z]{1,15}\s){0,3}up to\s*$",
    re.IGNORECASE,
)
# “Does not exceed 40”, “never passed 40”: at most 40.
NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|without|hardly|cannot)|n[’']t)\s(?:(?:be|been|to|yet|ever|have|has|will)\s){0,2}$",
    re.IGNORECASE,
)
OPPOSITE = {"more than": "up to", "at least": "up to", "up to": "at least"}
REACH = 45
FAR = 90


def qualifier_before(text: str, start: int, begin: int) -> tuple[str, int]:
    """The qualifier before a number and where it begins; no qualifier, the number's own start."""
    before = text[max(begin, start - REACH) : start]
    found = [(match, name) for name, p in PREFIXES.items() if (match := p.search(before))]
    found += [(match, name) for name, p in SET_OFF.items() if (match := p.search(before))]
    if found:
        match, name = min(found, key=lambda each: each[0].start())
        has_come = name == "up to" and HAS_COME.search(before[: match.end()])
        if has_come or only_joins(text, start):
            return "", start
        if name == "more than" and NEGATED.search(before[: match.start()]):
            name = "up to"
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
