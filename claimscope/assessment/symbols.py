"""The mark of each status: a colour and a symbol that stand beside its word everywhere.

Status is never colour alone: each has a colour of the Okabe-Ito palette, which colour-blind
readers can tell apart, a symbol and its word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """How one status is marked in text."""

    colour: str
    symbol: str


MARKS = {
    "confirmed": Mark("#009E73", "●"),
    "corroborated": Mark("#0072B2", "◆"),
    "unconfirmed": Mark("#E69F00", "○"),
    "contested": Mark("#D55E00", "✕"),
    "forecast": Mark("#CC79A7", "◇"),
    "assessment": Mark("#7F7F7F", "□"),
}
