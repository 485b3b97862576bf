"""Whether words tell of what is, of what will be or of a judgement; and what softens them."""

from __future__ import annotations

import re

from claimscope.extraction.lexicons.lexicon import entries, forms
from claimscope.extraction.patterns import alternation, any_of

FORECAST = any_of(
    r"\b(?:will|shall|[’']ll)\b(?! be remembered)(?! have been)",
    r"\b(?:is|are|was|were|be) (?:\w+ )?(?:expected|likely|due|set|scheduled|about|preparing"
    r"|planning|going|on track|poised|unlikely) to\b"
    # “Due to the rain”: because of it
    r"(?!(?<=due to) (?:an?|the|its|his|her|their|this|that|these|those|bad|poor|heavy|high|low"
    r"|lack"
    r"|fear|cold|heat|rain|snow|fire|wind|war|human|technical|\w{2,}(?:ing|s|tion|sion|ment|ness|ity|ance"
    r"|ence|ages?|ure|al|ous|ic|ive))\b)",
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
BANDS = (
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
    "very likely", "almost certain",
)  # fmt: skip
"""The words of estimative probability of ICD 203, from about 1 to about 99 per cent."""
UNSPECIFIED = "unspecified"
"""What softens a statement without telling how likely it is."""
_FORMS = forms("hedges")
_MONTH_TOO = {form for form in _FORMS if form.split()[0] == "may"}
HEDGES = re.compile(
    r"\b(?:(?:we|it|they|he|she|I) (?=believe|think|estimate|suggest|assess|suspect))?"
    rf"(?:{alternation(_FORMS - _MONTH_TOO)}|(?-i:{alternation(_MONTH_TOO)}))(?!\w)",
    re.IGNORECASE,
)
_BAND_OF = {form: each.means for each in entries("hedges") for form in each.forms}


def modality_of(words: str) -> str:
    """``observed``, ``forecast`` or ``assessment``, by the shape of the words."""
    if FORECAST.search(words):
        return "forecast"
    return "assessment" if ASSESSMENT.search(words) else "observed"


def hedge_of(words: str) -> str:
    """The first words that soften the statement, as worded; empty where nothing does."""
    match = HEDGES.search(words)
    return match[0] if match else ""


def band_of(hedge: str) -> str:
    """Which of :data:`BANDS` a hedge means; ``unspecified`` where its words mean none."""
    words = " ".join(hedge.lower().split())
    return _BAND_OF.get(words) or _BAND_OF.get(words.partition(" ")[2], UNSPECIFIED)
