"""The clauses of a sentence that may have different sources or stances."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.extraction.candidate import Span, trimmed
from claimscope.extraction.lexicons.reporting_verbs import FINITE_SAYING, GOES_ON, SPEAKERS
from claimscope.extraction.patterns import words_of

LEAST_WORDS = 4
# The verbs that may open a clause of their own (“…, and warned that”).
SAID = words_of(
    "said says stated states claimed claims added told denied denies rejected dismissed announced",
    "warned insisted accused reported suggested noted estimated confirmed vowed cautioned urged",
    "stressed argued countered blamed recorded insists argues adds notes warns rejects vows",
    "maintains accuses dismisses suggests",
)
CUT = re.compile(
    r";\s+(?![^();]{0,60}\))"
    r"|[,–—]\s+(?=(?:while|whereas|but|although|though|yet)\b"
    r"(?!\s[\w-]+(?:\s[\w-]+){0,3},))"
    rf"|(?:,|(?<![\s,]))\s+(?=and\s+(?:\w+ly\s+|also\s+)?(?:{SAID})\b)"
    rf"|,\s+(?=(?:and|though)\s+(?!that\b)(?:[\w’'-]+\s+){{1,8}}(?:{SAID}|say)\b)"
    rf"|(?<!\s)\s+(?=but\s+(?:[\w’'-]+\s+){{1,6}}(?:{SAID})\b)"
    r"|(?:,|(?<![\s,]))\s+(?=but\s+(?:did|could|would|has|have|had|does|do|is|are|was|were)(?:\s+not|n[’']t)\b)"
    r"|(?:(?<=said)|(?<=says)|(?<=added)),\s+(?=(?:and|while|but|though)\b"
    r"|(?:an?|one|two|three|four|five|six|\d+|just|only|less than|\w+ly)\s(?:\w+\s)?"
    r"(?:hours?|days?|weeks?|months?)\s(?:after|before)\b"
    r"|(?:hours|days|weeks|shortly|soon) (?:after|before)\b)"
    r"|,\s+(?=(?:and|but|so)\s+(?:I|we|he|she|they|it)\b[^,;]{0,40}?\b(?:confirm|verify|know"
    r"|doubt|deny|denied)\b)"
    # “The port put the loss at 9, the crews at 12.”
    rf"|[;,]\s+(?=(?:(?:and|while|but)\s)?(?:the\s|an?\s)?(?:[\w’'-]{{1,30}}\s){{0,2}}?(?:{SPEAKERS})\s"
    r"(?:at\s|of\s)?(?:(?:about|some|around|nearly|over|just|only|up to|more than|at least)\s)?"
    r"\d[\d.,]{0,15}[.”\"]{0,3}$)"
    # “It sank in the raid, which the navy said had hit a pier”
    rf"|,\s+(?=which\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{1,4}}(?:{SAID}|say)\s(?!in\b|on\b|by\b))"
    rf"|,\s+(?=where\s+(?:[\w’'-]+\s+){{1,5}}(?:{SAID}|say)\b)"
    r"|[,–—-]\s+(?=(?:an?|the|which|something)\s+(?:\w+\s+){0,2}?(?:(?:figure|claim|result|number"
    r"|toll|account|charge|accusation"
    r"|allegation|assertion|version|report)\s*)?(?:that\s+)?(?:[\w’'-]+\s+){0,7}?(?:denied|denies|deny"
    r"|rejects?|rejected|dismiss\w+"
    r"|consider\w*|doubt\w*|disput\w+|described as|called|refuted|questioned|could not|cannot"
    r"|(?:refus|declin)\w* to|(?:do|does|did) not (?:accept|share|recogni)\w*"
    r"|(?:was|is) (?:hard|difficult|impossible)|not been)\b)"
    rf"|[,–—]\s+(?=(?:and\s)?(?:{GOES_ON})\b)"
    rf"|,\s+(?=then\s+(?:{SAID})\b)"
    # “A setback for Holm, who said that”: what he says is a claim of its own.
    rf"|,\s+(?=who\s+(?:has\s+|have\s+|also\s+|\w+ly\s+)?"
    rf"(?:{SAID}|{FINITE_SAYING}|wrote)\b(?!\s(?:with|by|to|at)\b)[^,]*$)"
    r"|(?<!\s)\s+(?=other than (?:just )?to say\b)"
    r"|(?<!\s)\s+(?=(?:under|on|with)\s+the\s+(?:\w+\s+)?(?:pretext|pretence|false claim)\s+that\b)"
)


# “…, the crews at 12.”
GIVES_LAST = re.compile(r"[^,;:]{3,60}\s(?:at\s|of\s)?\d[\d.,]{0,15}[.”\"]{0,3}$")
# “While the navy claimed the pier, the crews denied it”: the main clause comes after a comma.
CONCEDES = re.compile(
    r"(?:While|Although|Though|Whereas)\s(?!\w+ing\b)"
    # “After the crews insisted that it had closed, the mayor conceded it”
    rf"|(?:After|When|As|Because|Since|Once)\s[^,;]{{3,80}}?\s(?:{FINITE_SAYING})\s(?:\w+\s){{0,3}}?that\b"
)
WHICH_DENIES = re.compile(r"which\s[\w’'-]+\s(?:den(?:y|ies|ied)|rejects?|rejected|disputes?)\b")
# “…; Norvik denies it”, “, but Norvik denied that”
DENIES_IT = re.compile(
    r"(?:(?:but|while|though|and)\s)?[A-Z][\w’'-]+\s(?:den(?:y|ies|ied)|rejects?|rejected|disputes?|disputed)"
    r"(?:\s(?:it|this|that))?[.”\"]{0,3}$"
)
MAIN = re.compile(
    rf",\s+(?=(?:[\w’'()-]+\s){{1,15}}(?:{SAID}|{FINITE_SAYING}|puts?|gave|gives|counted)\b)"
)


def clauses_of(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence in the parts that speak for themselves; mostly, the sentence as one."""
    start = sentence.start
    cuts = list(CUT.finditer(text, *sentence))
    main = MAIN.search(text, *sentence) if CONCEDES.match(text, *sentence) else None
    for cut in sorted([*cuts, *([main] if main else [])], key=lambda each: each.start()):
        left = trimmed(text, start, cut.start())
        right = text[cut.end() : sentence.end]
        least = (
            2
            if DENIES_IT.match(right) or GIVES_LAST.match(right)
            else LEAST_WORDS - bool(WHICH_DENIES.match(right))
        )
        if len(left.of(text).split()) >= LEAST_WORDS and len(right.split()) >= least:
            yield left
            start = cut.end()
    yield trimmed(text, start, sentence.end)
