"""Claims that a noun names and somebody owns: “Holm’s claim that”, “a Courier report that”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.extraction.attribution.speakers import can_speak
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.lexicon import words_in
from claimscope.extraction.lexicons.reporting_verbs import SPEAKERS

NOUNS = words_in("reporting_nouns")
NAME = r"(?:[A-Z][\w.-]{0,30}\s){0,4}[A-Z][\w.-]{0,30}"
THAT = r"(?=that\b(?!\s(?:is|was|are|were|has|had|can|could|will|would)\b))"
OWNED = (
    # “Holm’s repeated claim that”, “the port’s claim that”, “his claim that”
    re.compile(
        rf"(?<![\w’'.-])(?:(?P<who>(?:[Tt]he\s)?{NAME}(?:\s[a-z]{{3,20}})?"
        rf"|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]{{1,30}}\s){{0,2}}(?:{SPEAKERS}))[’']s?"
        rf"|(?P<he>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts))\s(?:[a-z-]{{2,20}}\s){{0,2}}(?P<noun>{NOUNS})\s{THAT}"
    ),
    # “A Sel Courier report that”
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he)\s(?P<who>{NAME})\s(?:[a-z-]{{2,20}}\s)?"
        rf"(?P<noun>report|study|analysis|survey|poll|story|estimate|{NOUNS})\s{THAT}"
    ),
    # “Warnings from his lawyer that”
    re.compile(
        rf"\b(?P<noun>{NOUNS})\s(?:from|by)\s(?P<who>(?:(?:the|an?|his|her|their|its|some|many|several)"
        rf"\s)?(?:[\w-]{{1,30}}\s){{0,3}}(?:{SPEAKERS})|(?:the\s)?{NAME})\s{THAT}"
    ),
)


# “Contrary to his claim that”, “belied the owners’ claim that”: the sentence says the reverse.
ANSWERED = re.compile(
    r"\b(?:contrary\sto|despite|beli(?:e|ed|es)\b|contradict|reject|den(?:y|ied|ies)\b|false|debunk"
    r"|disput|refut|dismiss|untrue|baseless|challeng|question|doubt|unfounded|disprov|rebut)",
    re.IGNORECASE,
)


def owned_nouns(text: str, span: Span) -> Iterator[tuple[str, str, Span]]:
    """Whose claim it is, the noun, and where both stand, in a stretch of masked text.

    None where the words say that the claim is wrong: they are not those of who makes it.
    """
    if ANSWERED.search(text, *span):
        return
    for pattern in OWNED:
        for match in pattern.finditer(text, *span):
            groups = match.groupdict()
            who = groups["who"] or groups.get("he") or ""
            if groups.get("he") or can_speak(who, "said"):
                start = match.start("who") if groups["who"] else match.start("he")
                yield (
                    who,
                    groups["noun"].lower(),
                    Span(min(start, match.start("noun")), match.end()),
                )
