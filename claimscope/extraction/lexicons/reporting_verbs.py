"""The words by which texts say that somebody says something, and who such a somebody may be."""

from __future__ import annotations

import re

from claimscope.extraction.lexicons.lexicon import words_in
from claimscope.extraction.patterns import words_of

LEXICON = "reporting_verbs"
SAYS = words_in(LEXICON)
# “The navy is now suggesting that”: a participle says something only with its auxiliary.
IS_SAYING = (
    r"(?:is|are|was|were|has been|have been)\s(?:\w+\s)?(?:suggesting|insisting|alleging|arguing"
    r"|warning|accusing|stressing|predicting|emphasi[sz]ing|declaring|calling for|calling on|urging"
    r"|demanding|vowing|promising|pledging|denying|asserting|maintaining|contending|complaining"
    r"|reporting|noting|pointing out|acknowledging|admitting|blaming|touting|saying|telling"
    r"|claiming(?! (?:victory|a victory)\b)|continuing to (?:insist|say|deny|claim|maintain|argue"
    r"|urge|blame))"
)
CALLS_FOR = r"call(?:s|ed)?\s(?:for|on)(?!\shelp)"
VERB = re.compile(
    rf"(?<![-‑])\b(?:{IS_SAYING}|{CALLS_FOR}|{SAYS})\b(?! be\b)(?!(?<=heard) from\b)"
    r"(?!(?<=agree[ds]) to\b)"
    r"(?! (?:with (?!a statement)|in kind))(?!(?<=put) (?:up|down|on|off|in|into)\b)"
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
INVERTED = words_in(LEXICON, "inverts")
"""The forms that may stand before their subject: “…”, said the mayor."""
NOUNLIKE = re.compile(words_in(LEXICON, "nouns"), re.IGNORECASE)
# “Container counts are made”, “reports of fire”: the verb-like word is the noun.
IS_NOUN = re.compile(
    r"\s+(?:is|are|was|were|of|by|from|have|has|had|will|would|circulat\w+|about|range[ds]?|var(?:y"
    r"|ied)|differ\w*|emerged|turned|followed|surfaced)\b"
)
DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|these|those|any|no)\s+$", re.I)
SPEAKERS = words_of(
    "official officials source sources analyst analysts expert experts witness witnesses",
    "resident residents survivor survivors police army military ministry minister government",
    "president spokesman spokeswoman spokesperson authorities media report reports agency",
    "doctor doctors observer observers monitor monitors villager villagers organisers",
    "organizers rebels rescuers activists commission mission council office service commander",
    "general investigators officer lawyers lawyer relatives workers opposition party mayor",
    "governor diplomat diplomats team group groups milblogger milbloggers blogger bloggers",
    "researcher researchers chief head statement inspectors soldiers soldier prosecutors",
    "prosecutor hospital director study scientists document documents leader leaders envoy",
    "union company institute court judge committee organisation organization charity newspaper",
    "outlet outlets channel woman man student teacher families parents side sides parties",
    "members center centre",
    "country countries defence defense administration staff paper unit command department",
    "secretary neighbours neighbors defectors defector volunteers medics nurse photographer",
    "journalist journalists correspondent reporters historian professor ambassador kremlin",
    "television tv radio broadcaster network website pentagon footage images imagery",
    "pro-russian channels lawmakers lawmaker mps insurgents militants militia separatists",
    "fighters delegation regulator operator experts’ people association federation alliance",
    "network campaigners firm watchdog collective coalition bloc embassy consulate palace junta",
    "directorate bureau foundation medics rescuers paramedics firefighters manifest log aide",
    "adviser advisor delegate negotiator mediator mediators negotiators spokespeople ombudsman",
    "agencies guard coastguard forces",
    "senator representative congressman congresswoman captain eyewitness eyewitnesses passengers",
    "protesters demonstrators supporters critics opponents allies ngo ngos publication magazine",
    "daily survey poll assessment review panel inquiry investigation letter memo cable",
)
SPEAKER = re.compile(rf"\b(?:{SPEAKERS})\b", re.IGNORECASE)
