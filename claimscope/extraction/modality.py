"""Whether words tell of what is, of what will be or of a judgement; and what softens them."""

from __future__ import annotations

import re

from claimscope.extraction.patterns import any_of

FORECAST = any_of(
    r"\b(?:will|shall|[’']ll)\b(?! be remembered)(?! have been)",
    r"\b(?:is|are|was|were|be) (?:\w+ )?(?:expected|likely|due|set|scheduled|about|preparing"
    r"|planning|going|on track|poised|unlikely) to\b",
    r"\b(?:plans?|planned|intends?|vow\w*|pledg\w+|threaten\w*|expects?|predict\w*"
    r"|forecasts?) (?:that|to)\b",
    r"\b(?:could|(?-i:may)|might|would) (?!have\b|not\b)"
    r"(?!(?:now |only |also |still )?(?:confirm|verify|say|see|hear|tell|establish|count)\b)"
    r"(?!(?<=could )be\b|(?<=may )be\b|(?<=might )be\b)(?:\w+ )?\w+",
    r"\bin (?:the )?coming (?:days|weeks|months)\b",
    r"\b(?:if|unless|until|once)\b.{0,80}\b(?:do|does|don[’']t|is|are|stops?|continues?|enter"
    r"|agree)\b",
)
ASSESSMENT = any_of(
    r"\b(?:would|could|might) have\b",
    r"\b(?:sign of|effort to|attempt to|in order to|seeks? to|seems to"
    r"|appears? to (?:be|want)|motive"
    r"|significant(?:ly)?|unprecedented|dangerous|reckless|demonstrat\w+|represents?"
    r"|crime|threat"
    r"|provocation|escalation|cowardly|brutal|crucial|important|believes?|suggest\w*"
    r"|opinion|symbolis\w+|aims? to)\b",
)
HEDGES = any_of(
    r"\b(?:highly |very |quite |almost |more than |extremely |most )?(?:likely|unlikely"
    r"|certain(?!ly)|probabl[ey]|possibl[ey])\b",
    r"\b(?:(?-i:may)|might|could|would)(?: (?:even|well|still|also))?(?: have| be)?\b",
    r"\b(?:reportedly|allegedly|apparently|presumably|purported(?:ly)?|supposedly|seemingly"
    r"|if true|if confirmed)\b",
    r"\b(?:is|are|was|were) (?:expected|believed|thought|understood|estimated|suspected|feared"
    r"|said) to\b",
    r"\b(?:seems?|appears?) to(?: be| have)?\b",
    r"\b(?:we |it |they |he |she |I )?(?:believes?|believed|think|estimates?|estimated|suggests?"
    r"|suggested|assess(?:es|ed)?|suspects?)\b",
    r"\b(?:cannot|can[’']t|could not|not yet|not able to|unable to)\b",
)  # fmt: skip


def modality_of(words: str) -> str:
    """``observed``, ``forecast`` or ``assessment``, by the shape of the words."""
    if FORECAST.search(words):
        return "forecast"
    return "assessment" if ASSESSMENT.search(words) else "observed"


def hedge_of(words: str) -> str:
    """The first words that soften the statement, as worded; empty where nothing does."""
    match = re.search(HEDGES, words)
    return match[0] if match else ""
