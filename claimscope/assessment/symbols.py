"""The mark of each status: a colour and a symbol that stand beside its word everywhere.

Status is never colour alone: each has a symbol and its word. Every colour is text of at least
4.5 : 1 on the ground of its theme (WCAG 2.2 AA).
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
