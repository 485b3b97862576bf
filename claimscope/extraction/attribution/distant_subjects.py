"""The subject of a verb of saying that titles, relatives or phrases keep far from it.

:mod:`claimscope.extraction.attribution.subjects` reads back from the verb to the last break. Where
that ends in nothing that can speak, the subject may open the sentence, or follow “in which”.
"""

from __future__ import annotations

import re

from claimscope.extraction.attribution.names import NAMED
from claimscope.extraction.attribution.speakers import ADVERBIAL, FINITE, can_speak
from claimscope.extraction.attribution.subjects import LEADS, OPENING_QUOTE, TRAILS
from claimscope.extraction.lexicons.reporting_verbs import SAYS, SPEAKER, SPEAKERS

NAME = r"(?:[A-Z][\w’'.-]{0,30}\s){0,6}[A-Z][\w’'.-]{0,30}"
ROLE = rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne)\s)(?:[\w-]{{1,30}}\s){{0,4}}(?:{SPEAKERS})"
# “Ada Holm, a pilot who crossed the strait in 2011, said”, “Holm -- mayor of Sel -- said”
APPOSED = re.compile(
    rf"(?P<who>{NAME}|{ROLE})(?:, (?P<more>[^;:“”\"]{{2,200}}),"
    r"|(?:,\s[^;:“”\",]{2,60})?\s+(?:--|—|–)\s[^;:“”\"]{2,220}\s(?:--|—|–))\s*$"
)
# What describes somebody behind a comma: never another clause of its own.
DESCRIBES = re.compile(
    r"(?:(?:an?|the|one|who|whose|his|her|its|their|another|chief|head)\b|\d{1,3}\b|[DR]-[A-Z]"
    rf"|(?:[a-z-]{{1,30}}\s){{0,4}}(?:{SPEAKERS}|of|for|at|with)\b"
    r"|[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,4}$)"
)
# “Experts on the isles and on the strait say”, “a letter on its site says”
PHRASED = re.compile(
    r"(?P<who>(?:(?:the|an?|one|some|many|several|most|other|two|three)\s)?"
    rf"(?:[\w-]{{1,30}}\s){{0,3}}(?:{SPEAKERS}|document|letter|statement)"
    r"\s(?:on|of|in|from|for|with|at|around|near|across|close\sto|familiar\swith|briefed\son)\s"
    r"[^,;:“”\"]{2,100})$",
    re.IGNORECASE,
)
# “A lawsuit in which crews argued”, “the third time Norvik said”
WITHIN = re.compile(
    r"\b(?:in|on|at|for|of|to|by|from|under)\swhich\s"
    rf"(?P<who>(?:the\s)?(?:[a-z-]+\s){{0,2}}(?:{SPEAKERS})|{NAME})$"
    rf"|\b(?:time|moment|day|week|month|year|way|reason)\s(?P<then>{NAME})$"
)


def distant_subject(text: str, begin: int, verb: int) -> tuple[str, int] | None:
    """The subject of the verb at ``verb``, and where it starts; None where none is sure."""
    opens = OPENING_QUOTE.match(text, begin, verb)
    first = opens.end() if opens else begin
    before = TRAILS.sub("", text[first:verb]).rstrip()
    lead = LEADS.match(before)
    start = lead.end() if lead else 0
    for found in (_apposed(before, start), _phrased(before, start), _within(before)):
        if found and can_speak(found[0], "said"):
            return found[0], first + found[1]
    return None


def _apposed(before: str, start: int) -> tuple[str, int] | None:
    found = APPOSED.match(before, start)
    if not found or FINITE.search(found["who"]) or ADVERBIAL.match(found["who"]):
        return None
    if found["more"] and not DESCRIBES.match(found["more"]):
        return None
    named = NAMED.fullmatch(found["who"]) or SPEAKER.search(found["who"])
    alone = re.fullmatch(r"[A-Z][a-z][\w’-]+", found["who"])
    return (found["who"], start) if named or alone else None


def _phrased(before: str, start: int) -> tuple[str, int] | None:
    found = PHRASED.match(before, start)
    if not found or FINITE.search(found["who"]) or re.search(rf"\b(?:{SAYS})\b", found["who"]):
        return None
    return found["who"], start


def _within(before: str) -> tuple[str, int] | None:
    found = WITHIN.search(before)
    if not found:
        return None
    group = "who" if found["who"] else "then"
    return found[group].strip(), found.start(group)
