"""The words by which texts say that somebody says something, and who such a somebody may be."""

from __future__ import annotations

import re

from claimscope.extraction.lexicons.lexicon import entries, forms, words_in
from claimscope.extraction.patterns import alternation

LEXICON = "reporting_verbs"
SAYS = words_in(LEXICON)
# “The navy is now suggesting that”: a participle says something only with its auxiliary.
IS_SAYING = (
    r"(?:is|are|was|were|has been|have been)\s(?:\w+\s)?(?:"
    + words_in(LEXICON, "goes_on")
    + r"|accusing|blaming|calling for|calling on|contending|saying|telling|reporting"
    r"|claiming(?! (?:victory|a victory)\b)|continuing to (?:insist|say|deny|claim|maintain|argue"
    r"|urge|blame)|taking pains to say)"
)
# “Made the claim that”, “is confident that”
GIVES = (
    r"(?:made|makes|make|making|repeated|repeats|repeat|issued|issues|gave|gives|raised|raises"
    r"|floated|floats|offered|offers|expressed|expresses|voiced|voices|found|finds|saw|sees|seen"
    r"|have|has|had|cited|cites|reached|drew|delivered|put forward|came to)\s"
    r"(?:(?:the|an?|his|her|its|their|this|no|some|any|more|new)\s)?(?:[a-z-]+\s)?"
    rf"(?:{words_in('reporting_nouns')})\s(?=that\b)"
    # “Offered no evidence that”: it has said nothing of it.
    r"(?<!offered no evidence )(?<!offers no evidence )(?<!gave no evidence )(?<!gives no"
    r" evidence )"
    r"(?<!cited no evidence )(?<!delivered no evidence )"
)
IS_SURE = (
    r"(?:is|are|was|were|be|remains?|remained|feels?|felt|sounded|seemed)\s"
    r"(?:(?:also|still|very|quite|now|not|so|absolutely|[a-z]+ly)\s){0,2}"
    rf"(?:{words_in('reporting_adjectives')})\s(?=that\b)"
)
CALLS_FOR = r"call(?:s|ed)?\s(?:for|on)(?!\shelp)"
VERB = re.compile(
    rf"(?<![-‑])\b(?:{IS_SAYING}|{CALLS_FOR}|{GIVES}|{IS_SURE}|{SAYS})\b(?! be\b)"
    r"(?!(?<=heard) from\b)"
    r"(?!(?<=agree[ds]) to\b)"
    r"(?!(?<!said)(?<!says) (?:with (?!a statement|(?:a )?reference)|in kind))"
    r"(?!(?<=put) (?:up|down|on|off|in|into)\b)"
    r"(?!(?<=called) (?:for help|off|up)\b)"
    r"(?! (?:the |at least |more than )?(?:\w+ )?lives\b)",
    re.IGNORECASE,
)
# The participles by which a sentence goes on to tell what its subject says.
GOES_ON = (
    words_in(LEXICON, "goes_on")
    + r"|adding(?!\s+to\b)"
    + r"|claiming(?!\s+(?:[\w’'.-]+\s+){0,3}?(?:victory|wins?|lives|per ?cent|seats?|title)\b)"
)
FINITE_SAYING = alternation(
    form for form in forms(LEXICON) - forms(LEXICON, "nouns") if form.endswith(("ed", "s", "id"))
)
"""The forms that surely are verbs with a subject, wherever it stands: “…, but warned that”."""
ANSWERS = frozenset(
    form
    for each in entries(LEXICON)
    if each.means in {"denies", "doubts", "cannot confirm"}
    for form in (*each.forms, *each.roles["goes_on"])
)
"""The forms that answer a claim: what stands before one is not said by its subject."""
INVERTED = words_in(LEXICON, "inverts")
"""The forms that may stand before their subject: “…”, said the mayor."""
NOUNLIKE = re.compile(words_in(LEXICON, "nouns"), re.IGNORECASE)
# “Container counts are made”, “reports of fire”: the verb-like word is the noun.
IS_NOUN = re.compile(
    r"\s+(?:is|are|was|were|of|by|from|have|has|had|will|would|circulat\w+|about|range[ds]?|var(?:y"
    r"|ied)|differ\w*|emerged|turned|followed|surfaced)\b"
)
DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|these|those|any|no)\s+$", re.I)
SPEAKERS = words_in("speaker_nouns")
SPEAKER = re.compile(rf"\b(?:{SPEAKERS})\b", re.IGNORECASE)
