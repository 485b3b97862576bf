"""Verbs of saying that say nothing where they stand: nouns, participles, passives, infinitives."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.speakers import PRONOUN
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.reporting_verbs import DETERMINER, IS_NOUN, NOUNLIKE, SPEAKER

# “Could not” is a verb of saying only where what could not be done is to know or tell.
UNABLE = re.compile(r"(?:not|unable|able|position)$", re.IGNORECASE)
TO_KNOW = re.compile(
    r"[^,;:]{0,40}?\b(?:confirm|verif|corroborat|say|tell|determin|establish|authenticat|know"
    r"|comment"
    r"|speak|identify|reach|provide|estimate|assess|observ)\w*",
    re.IGNORECASE,
)
# “It is hard to say”: an infinitive has no subject, unless it only draws out another verb.
INFINITIVE = re.compile(
    r"(?<!continue )(?<!continues )(?<!continued )(?<!on )(?<!appeared )(?<!appear )(?<!appears )"
    r"(?<!seemed )(?<!seems )(?<!seem )\bto\s+$"
)
PARTICIPLE_GOES_ON = re.compile(r"\s+(?:for|by|in|on|at|under|with|from|during|between|after)\b")
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def is_no_verb(text: str, span: Span, verb: re.Match[str]) -> bool:
    """Whether the word is the noun of another verb or describes one: “the alleged loss”."""
    if UNABLE.search(verb[0]):
        return not TO_KNOW.match(text, verb.end(), span.end)
    if INFINITIVE.search(text, max(span.start, verb.start() - 20), verb.start()):
        return True
    gerund = verb[0].endswith("ing")
    noun = not gerund and NOUNLIKE.fullmatch(verb[0]) and IS_NOUN.match(text, verb.end())
    return bool(noun or DETERMINER.search(text, max(span.start, verb.start() - 8), verb.start()))


def is_described(text: str, who: str, verb: re.Match[str]) -> bool:
    """“A truce declared for the feast”: what cannot speak is described by the participle."""
    dumb = who.startswith(("a ", "an ")) and not SPEAKER.search(who) and not PRONOUN.fullmatch(who)
    return dumb and verb[0].endswith("ed") and bool(PARTICIPLE_GOES_ON.match(text, verb.end()))


def is_passive(text: str, verb: re.Match[str]) -> bool:
    """“Two were reported killed”: they report nothing."""
    before = text[max(0, verb.start() - 20) : verb.start()]
    return bool(PASSIVE.search(before)) and verb[0].endswith(
        ("ed", "said", "told", "found", "heard")
    )
