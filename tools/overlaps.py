"""How far spans of a text overlap, and which of two readings belong together.

A span here is all the pieces that one reading marks, each from a character to another; the pieces
of one span do not overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

Pieces = Sequence[tuple[int, int]]

ENOUGH = 0.5
"""Spans match from this share of characters in common on."""


def length(span: Pieces) -> int:
    """How many characters lie in a span."""
    return sum(end - start for start, end in span)


def shared(one: Pieces, other: Pieces) -> int:
    """How many characters lie in both."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def iou(one: Pieces, other: Pieces) -> float:
    """Characters in both spans by characters in either (*intersection over union*)."""
    both = shared(one, other)
    either = length(one) + length(other) - both
    return both / either if either else 0.0


def matched(first: Sequence[Pieces], second: Sequence[Pieces]) -> list[tuple[int, int]]:
    """Pairs of places in the two lists, one to one and the best first, at an IoU of a half."""
    worth = (
        (iou(one, other), left, right)
        for left, one in enumerate(first)
        for right, other in enumerate(second)
    )
    pairs = sorted((-share, left, right) for share, left, right in worth if share >= ENOUGH)
    lefts, rights = dict[int, int](), set[int]()
    for _, left, right in pairs:
        if left not in lefts and right not in rights:
            lefts[left] = right
            rights.add(right)
    return list(lefts.items())
