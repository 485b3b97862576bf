"""The marks of statuses, stances and decisions: one sign for one meaning, wherever it stands.

A status is a colour and a symbol beside its word, never colour alone. Every colour is text of at
least 4.5 : 1 on the ground of its theme (WCAG 2.2 AA). A stance is a symbol in ink: colour is kept
for status. No sign means two things, so that “▲” beside a name and “●” beside a claim cannot be
taken for each other. None of them is drawn as an emoji by any system.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """How one status is marked in text: ``colour`` on white, ``dark_colour`` on a dark ground."""

    colour: str
    dark_colour: str
    symbol: str


MARKS = {
    "confirmed": Mark("#00795A", "#35C79C", "●"),
    "corroborated": Mark("#0A66B0", "#62B2F5", "◆"),
    "unconfirmed": Mark("#9A5900", "#F0AE3A", "○"),
    "contested": Mark("#C23B0A", "#FF8F61", "✕"),
    "forecast": Mark("#A23B7E", "#E6A0CB", "◇"),
    "assessment": Mark("#5C6670", "#AAB4BF", "□"),
}

STANCE_SYMBOLS = {
    "asserts": "▲",
    "confirms": "✓",
    "on record": "§",
    "finds likely": "◐",
    "cannot confirm": "?",
    "doubts": "≠",
    "denies": "▼",
}
"""The sign of what a source says of a claim."""

DECISION_SYMBOLS = {"open": "…", "accepted": "+", "rejected": "−"}
"""The sign of what an analyst decided about a candidate: it is added to the record or left out."""
