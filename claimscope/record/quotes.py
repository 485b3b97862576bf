"""Where words stand in a text."""

from __future__ import annotations


def place_of(text: str, words: str, near: int) -> int | None:
    """Where in the text the words begin, of several places the one nearest; None where nowhere."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return min(found, key=lambda start: abs(start - near), default=None)
