"""Where a sentence ends: at its full stop, unless that belongs to an abbreviation.

Written here because what a library would have to keep is the character offsets, through speech
marks, titles (“Brig. Gen.”) and broken-off speech; and because it must stay linear in the length
of whatever it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.extraction.candidate import Span, trimmed
from claimscope.extraction.patterns import words_of

LONGEST = 1500
# A full stop with what closes after it: quotation marks, brackets, marks of footnotes (“.[4]”).
# A page that has lost its blanks has none after it, either: “were killed.The governor said”.
STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?:\[\w{1,3}\])*(?=\s|$)"
    r"|(?<=[a-z][a-z])[.!?](?=[A-Z][a-z]*\s)"
)
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\".-]|(?<![^\W_])['‘’])(?:"
    + words_of(
        "mr mrs ms dr prof rev hon sir st gen lt maj col sgt capt cpl cmdr adm brig sen rep gov",
        "pres sec amb jr sr no nos art arts para vol ed eds approx ca cf vs etc e.g i.e inc ltd",
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri u.s u.k u.n e.u d.c",
        "a.m p.m dept est fig sq cu",
    )
    + r"|[A-Z])\.$",
    re.IGNORECASE,
)
ENDS_ANYWAY = re.compile(r"(?:etc|a\.m|p\.m|u\.s|u\.k|u\.n|e\.u|d\.c|inc|ltd|jr|sr)\.$", re.I)
OPENS = re.compile(
    r"\s+[“\"‘'(\[]?(?:the|a|an|it|he|she|they|we|but|in|on|this|that|these|there|and|what|our|its)"
    r"\b",
    re.IGNORECASE,
)
# “It advanced 10 km. (6 miles) on Monday”: the unit is shortened, and given once more.
MEASURED = re.compile(r"\d\s?(?:(?:sq|cu)\.?\s?)?[A-Za-z]{1,3}\.$")
AGAIN = re.compile(r"\s[(\[][^\d()]{0,20}\d")
# “She said no. The mayor left.”: an answer, where no number follows.
SAID_NO = re.compile(r"(?:^|\s)[Nn]o\.$")
BREAK = re.compile(r"\s\S*$")


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, without the white space around them."""
    begun = start
    for stop in STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end):
            yield from _cut(text, begun, stop.end())
            begun = stop.end()
    yield from _cut(text, begun, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 12)].lstrip()
    if not following or stop[0][0] in "!?":
        return not following[:1].islower()
    before = text[max(0, stop.start() - 12) : stop.start() + 1]
    if stop[0] == "." and MEASURED.search(before) and AGAIN.match(text, stop.end()):
        return False
    said_no = SAID_NO.search(before) and not following[0].isdigit()
    if stop[0] == "." and ABBREVIATION.search(before) and not said_no:
        opens = OPENS.match(text, stop.end()) and not following[0].islower()
        return bool(ENDS_ANYWAY.search(before) and opens)
    return not (following[0].islower() and _has_capitals(text, stop))


def _has_capitals(text: str, stop: re.Match[str]) -> bool:
    """Whether the writing uses capitals at all, so that a small letter can mean “goes on”."""
    return any(letter.isupper() for letter in text[max(0, stop.start() - 200) : stop.start()])


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch as one sentence, or in pieces where it is longer than anybody speaks."""
    while end - start > LONGEST:
        space = BREAK.search(text, start, start + LONGEST)
        cut = space.start() if space and space.start() > start else start + LONGEST
        yield from _some(text, start, cut)
        start = cut
    yield from _some(text, start, end)


def _some(text: str, start: int, end: int) -> Iterator[Span]:
    span = trimmed(text, start, end)
    if span.end > span.start:
        yield span
