"""Information credibility in words that say why it is so, and never against the status."""

from __future__ import annotations

from collections.abc import Mapping

from claimscope.record.model import CREDIBILITY

WHY: Mapping[tuple[str, int], str] = {
    ("confirmed", 1): "independent origins state it, and it is confirmed",
    ("confirmed", 2): "on record, from one origin; 1 needs a second independent one",
    ("corroborated", 2): "independent origins state it; none of them has confirmed another",
    ("unconfirmed", 3): "no second origin, or one that cannot confirm it; nobody doubts it",
    ("unconfirmed", 4): "somebody doubts it",
    ("contested", 4): "somebody denies it",
    ("contested", 5): "somebody denies it with evidence",
    ("forecast", 6): "about the future, not yet checkable",
    ("assessment", 6): "a judgement, not a matter of record",
}
"""Every pair of status and credibility that the rules can give, with the reason."""


def credibility_words(status: str, credibility: int) -> str:
    """``2 of 6, probably true: on record, from one origin; 1 needs a second independent one``."""
    return f"{credibility} of 6, {CREDIBILITY[credibility]}: {WHY[status, credibility]}"
