"""A claim put into words of its own: what a quote says, without who says it and when."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.cues import Attribution, attributions_in, mask_quotations
from claimscope.extraction.attribution.subjects import DAY
from claimscope.extraction.candidate import Span
from claimscope.extraction.folding import folded
from claimscope.extraction.segmentation.quotations import quotation_spans

TITLE_LIMIT = 80
LEAST_WORDS = 4
DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]+(?:[ ,/]+[A-Z][A-Z’'.-]+)*(?:,\s+[A-Z][\w.]+(?:\s\d{1,2})?)?"
    r"(?:\s*\([^()]{1,40}\))?\s*(?::|—|–|--|-)\s+"
)
WHEN_SAID = (
    r"(?:\s+(?:AFP|reporters|journalists|lawmakers|parliament))?"
    rf"(?:,?\s+(?:(?:late|early|again|earlier|on|last|this)\s+)*{DAY}\b"
    r"(?:\s+(?:morning|afternoon|evening|night))?|,?\s+(?:yesterday|today|earlier))?,?"
)
THAT = re.compile(rf"{WHEN_SAID}\s+that,?\s+")
PLAINLY = re.compile(rf"{WHEN_SAID}\s+")
TAKES_NO_THAT = {"said", "says"}
LEADS_ON = re.compile(
    r"(?:(?:And|But)\b,?\s+|(?:[Ww]ell|[Ll]ook|[Nn]ow|So|Yes|Yeah|Again|Also|Lastly|Finally|Meanwhile),\s+)+"
    r"(?=[\w“\"‘])"
)
BEGINS_NO_CLAIM = re.compile(
    r"(?:in|on|at|to|of|by|from|for|about|during|after|before|as|so|it|this|the same)\b|[“\"‘,_:(]",
    re.IGNORECASE,
)


def claim_words(quote: str, stance: str) -> str:
    """What is claimed in a quote, on one line; all of it where that cannot be told apart.

    Only an assertion is taken apart: of a refusal or a denial the rest could be read as what its
    source says. “The navy said on Monday that 40 boats sank” claims that 40 boats sank.
    """
    words = " ".join(folded(quote).text.split())
    for opening in (DATELINE, LEADS_ON):
        found = opening.match(words)
        words = _capital(words[found.end() :]) if found else words
    if stance != "asserts":
        return words
    plain = mask_quotations(words, quotation_spans(words, 0, len(words)))
    said = attributions_in(plain, Span(0, len(words)))
    claimed = _claimed(words, plain, said[0]) if len(said) == 1 else ""
    return _capital(claimed) if len(claimed.split()) >= LEAST_WORDS else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def claim_title(words: str) -> str:
    """The first whole words, in 80 characters, without a full stop at the end."""
    if len(words) <= TITLE_LIMIT:
        return words.removesuffix(".")
    return f"{words[: TITLE_LIMIT - 2].rpartition(' ')[0]} …"


def _claimed(words: str, plain: str, said: Attribution) -> str:
    if said.follows:
        before, after = words[: said.span.start], words[said.span.end :].rstrip(".")
        ends_there = "_" not in plain and re.fullmatch(WHEN_SAID, after)
        return f"{before.rstrip(' ,—–')}." if ends_there else ""
    if said.span.start > 0:
        return ""
    after = words[said.span.end :]
    if said.verb.endswith(" that"):
        return after.lstrip()
    opens = THAT.match(after)
    if not opens and said.verb in TAKES_NO_THAT:
        opens = PLAINLY.match(after)
        if opens and BEGINS_NO_CLAIM.match(after, opens.end()):
            return ""
    return after[opens.end() :] if opens else ""
