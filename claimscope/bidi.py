"""Text of documents among other words: its direction of writing stays its own.

A name in Arabic, or a mark of direction that nobody closes, would otherwise turn round what stands
beside it (Unicode Bidirectional Algorithm, UAX #9).
"""

from __future__ import annotations

import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
ISOLATES = {"LRI", "RLI", "FSI"}
TURNING = ISOLATES | {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "PDI"}


def isolated(text: str) -> str:
    """The text, between isolates where it could turn round what stands beside it."""
    if text.isascii():
        return text
    classes = [unicodedata.bidirectional(each) for each in text]
    if TURNING.isdisjoint(classes):
        return text
    kept, depth = [], 0
    for each, kind in zip(text, classes, strict=True):
        depth += (kind in ISOLATES) - (kind == "PDI")
        if depth < 0:  # it would close the isolate around the text
            depth = 0
            continue
        kept.append(each)
    return FIRST_STRONG_ISOLATE + "".join(kept) + POP_ISOLATE * (depth + 1)
