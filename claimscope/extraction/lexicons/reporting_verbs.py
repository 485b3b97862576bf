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
    rf"(?:(?:{words_in('reporting_adjectives')})\s(?=that\b)"
    r"|(?:sceptical|skeptical|doubtful|dubious)\s(?=(?:of|about)\b))"
)
# “Gave a figure of nine”, “has put out an estimate”, “raised its toll to nine”, “lowered the number
# of dead”, “revised that to nine”
TOLLS = (
    r"(?:(?!(?:of|for|to|in|by|and)\b)[a-z’-]{1,20}\s){0,2}?(?:figures?|numbers?|tolls?|counts?|estimates?"
    r"|tally|tallies|totals?|death\stolls?)\b"
)
# “Made the following announcement: …”
GIVES_THIS = (
    r"(?:made|makes|issued|gave|released|posted|published|put\sout)\s(?:the\sfollowing|this)\s"
    r"(?:[a-z]{1,20}\s)?(?:announcements?|statements?|updates?|messages?|comments?|figures|remarks?|answer)\b"
)
GIVES_NUMBER = (
    r"(?:gave|gives|give|given|put\sout|offered|provided|issued|released|published)\s"
    rf"(?:an?|the|its|his|their|her|another)\s{TOLLS}(?=\s(?:of|as|that|for)\b)"
)
REVISES = (
    r"(?:revis|rais|lower|updat|increas|reduc|correct|upp|downgrad|upgrad)(?:ed|es|s)\s"
    rf"(?:(?:up|down)\s)?(?:(?:the|its|his|their|her|that|this)\s{TOLLS}"
    r"|(?:that|this|it)(?=\s(?:(?:up|down|upwards?|downwards?)\s)?to\b))"
)
# “Has yet to verify”, “was not immediately able to say”
IS_UNABLE = (
    r"(?:(?:has|have|had|is|are|was|were)\s(?:still\s|as\s)?yet\sto\s(?:[a-z]+ly\s)?(?:verify|corroborate"
    r"|acknowledge|say|establish|determine|announce|confirm)"
    r"|(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen)\s(?:not\s(?:yet\s|[a-z]+ly\s)able"
    r"|[a-z]+ly\sunable))"
)
# “Corrected an earlier statement that nine boats sank”
TAKES_BACK = (
    r"(?:corrected|corrects|retracted|withdrew|rescinded)\s(?:an?|the|its|his|her|their)\s"
    r"(?:(?:earlier|previous|initial|first|original)\s)?(?:statements?|reports?|claims?|announcements?|accounts?)"
)
CALLS_FOR = r"call(?:s|ed)?\s(?:for|on)(?!\shelp)"
VERB = re.compile(
    rf"(?<![-‑])\b(?:{IS_SAYING}|{CALLS_FOR}|{GIVES}|{TAKES_BACK}|{IS_UNABLE}|{GIVES_THIS}"
    rf"|{GIVES_NUMBER}|{REVISES}|{IS_SURE}|{SAYS})\b(?! be\b)"
    r"(?!(?<=heard) from\b)"
    r"(?!(?<=agree[ds]) to\b)"
    r"(?!(?<!said)(?<!says) (?:with (?!a statement|(?:a )?reference|(?:\w+ )?confidence)|in kind))"
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
