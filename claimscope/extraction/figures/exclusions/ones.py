"""“One” that stands for a thing or for anybody and counts neither: “one must not”, “no one”."""

from __future__ import annotations

import re

from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.figures.numbers import UNITS

PRONOUN_ONE = re.compile(
    rf"\s+(?!(?:or|to)\s(?:{UNITS}|\d))"
    r"(?:of the (?:\w+est|\w+er|most|least|worst|best|things|reasons|ways|main|few|first"
    r"|last)\b|of\b(?!\s+(?:them|whom|its|his|their|the|those)\b)|another"
    r"|(?:day|side|hand|thing|reason|way|can|could|would|must|should|is|was|has|that|who|which|more"
    r"|time|such|might|step|point|month|week|year|or|and|in|to|with|party|big|single|last|final|too"
    r"|vote|scenario|theory|goal|aim|issue|topic|example|problem|question|word|idea|news|story"
    r"|just|very|considers|thinks|knows|understands|sees|looks|wants|needs|feels|believes"
    r"|possibility|option|explanation|count of|potential|possible)s?\b"
    r"|made\b|\W|$|(?:[a-z]+\s){1,3}(?:is|was)\s(?:that|to)\b)",
    re.IGNORECASE,
)
# “Three in Holm and one in Varn”: the last of a list of counts.
LAST_OF_LIST = re.compile(
    rf"\b(?:\d+|{UNITS})\s(?:[a-z]+\s){{0,2}}?(?:in|at|near|from|on|inside)\s(?:the\s)?"
    r"[\w’'-]+(?:\s[A-Z][\w’'-]*){0,3},?\s(?:and\s)?(?:the other\s)?$",
    re.IGNORECASE,
)
# “Killed one and injured eight”
HARMED_ONE = re.compile(
    r"\b(?:kill|wound|injur|captur|abduct|arrest|detain)(?:ed|es|s|ing|ling|e)\s$|\bhurt\s$", re.I
)
# “One was killed”, “only one survived”
ONE_HARMED = re.compile(
    r"\s(?:(?:more|other|later|also)\s)?(?:(?:was|is|has been|had been|remains)\s)?"
    r"(?:(?!famil)\w+ly\s)?(?:killed|shot|wounded|injured|hurt|died|dead|missing|arrested|detained|captured|survived"
    r"|drowned|destroyed|sank|crashed)\b"
)
IN_PLACE = re.compile(r"\s(?:in|at|near|from|on|inside)\s(?:the\s)?[A-Z]")
# Of one among several only what befell it is told: “one of its soldiers was killed”.
ONE_OF = re.compile(r"\s+of\s+(?:its|his|her|their|our|the|those|these)\s+")
BEFELL = re.compile(
    r"\b(?:kill|wound|injur|hurt\b|died\b|dead\b|captur|abduct|shot\b|drown|arrest|detain|missing\b"
    r"|destroy|sunk\b|sank\b|hit\b|damag|struck\b|lost\b|resign|crash|burn|collaps|ill\b|freed\b"
    r"|releas|rescu|surviv|fled\b|escap|charg|sentenc|convict)",
    re.IGNORECASE,
)
# “It is one of the five piers”: to be one of several counts neither.
BELONGS = (
    r"\b(?:is|are|was|were|be|been|being|becomes?|became|remains?|remained|as|considered|called)\s+"
    r"(?:\w+ly\s+|also\s+|still\s+|perhaps\s+)?"
)
BELONGS_TO = re.compile(rf"{BELONGS}$", re.IGNORECASE)
ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|this|the|each|an?|new|only|over|another)[ -]$|\bmembers of $",
    re.IGNORECASE,
)
# “A very serious one.”: the thing named before, and no count.
NO_ONE = re.compile(r"\b(?:no|any|every|some|this|the|each|that|which|an?|another)[ -]$", re.I)
SUCH_A_ONE = re.compile(
    r"\b(?:an?|the|this|that|another)\s(?:very\s|more\s|much\s)?[a-z-]+(?<!ing)(?<!ed)\s"
    r"one(?:[.,;:!?)”\"]|$)",
    re.IGNORECASE,
)
# “My second quick one on tolls”, “it is a personal one for him”; “One, we have no boats.”
ONE_ON_SOMETHING = re.compile(
    r"\b(?:an?|my|your|his|her|this|that|another)\s(?:very\s|more\s|second\s|quick\s){0,2}[a-z-]+"
    r"(?<!ing)(?<!ed)\s\|\s(?:on|for|about|to|that|which|with)\b|(?:^|[.!?:—]\s|\n)\|,",
    re.IGNORECASE,
)
THAT_ONE = re.compile(r"\b(?:that|which)[ -]one[^\w\s]?$", re.IGNORECASE)


def is_pronoun(around: Surroundings) -> bool:
    """Whether “one” stands for something else than a count."""
    if around.wording.lower() != "one":
        return False
    before, after = around.before, around.after
    if HARMED_ONE.search(before) or (ONE_HARMED.match(after) and not NO_ONE.search(before)):
        return False
    if IN_PLACE.match(after) and LAST_OF_LIST.search(around.long_before):
        return False
    within = before + "one" + after[:1]
    return bool(
        (after.startswith(" of ") and BELONGS_TO.search(before))
        or (ONE_OF.match(after) and not _befell(around))
        or PRONOUN_ONE.match(after)
        or ONE_BEFORE.search(before)
        or THAT_ONE.search(within)
        or SUCH_A_ONE.search(within)
        or ONE_ON_SOMETHING.search(f"{before}|{after}")
    )


def _befell(around: Surroundings) -> bool:
    """Whether the clause goes on to tell what happened to the one."""
    rest = around.text[around.number.span.end : around.number.span.end + 90]
    return bool(BEFELL.search(re.split(r"[.;!?]\s", rest)[0]))
