"""Which part of a clause a proposed source says, and which stays the narrator's."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.candidate import Span, trimmed

LEAST_WORDS = 4
# Behind these a part of a sentence begins that may have a source of its own.
DIVIDER = re.compile(r"(?:[,–—(]|\s(?:with|while|as|because|and|but|after|though|although))\s*$")


class Part(NamedTuple):
    """A part of a clause with who says it; ``said`` is empty for what stays the narrator's."""

    span: Span
    said: Attribution | None


def parted(text: str, clause: Span, said: Attribution) -> list[Part]:
    """The parts of a clause of masked text; none where they cannot be told apart.

    “The port has closed, which the mayor said was a mistake”: the first part is narration.
    """
    if said.span.start < clause.start or said.span.end > clause.end:
        return []
    before = text[clause.start : said.span.start]
    if said.follows or len(before.split()) < LEAST_WORDS:
        return [Part(clause, said)]
    divider = DIVIDER.search(before)
    told = Span(said.span.end, clause.end).of(text)
    if divider is None or not ("__" in told or len(told.split()) >= LEAST_WORDS):
        return []
    left = before[: divider.start()].rstrip(" ,–—(")
    narrated = trimmed(text, clause.start, clause.start + len(left))
    return [Part(narrated, None), Part(Span(said.span.start, clause.end), said)]
