"""The keys of the app: the one table that its parts take them from and its help lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Shortcut:
    """A key as Streamlit and browsers write it, what it does and where."""

    key: str
    words: str
    where: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as they stand on a keyboard: ``J``; ``Shift``, ``U``."""
        caps = _CAPS.get(self.key, self.key.upper())
        return ("Shift", caps) if self.key.isupper() else (caps,)


_CAPS = {"escape": "Esc", "ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→"}
EVERYWHERE, LIST, TABLE = "Everywhere", "List or table of claims", "Table of claims"
EVIDENCE, DOCUMENT, REVIEW = "Evidence", "Document", "Review"

SHORTCUTS: Mapping[str, Shortcut] = {
    "help": Shortcut("?", "Show these keys", EVERYWHERE),
    "search": Shortcut("/", "Search claims and quotes", EVERYWHERE),
    "line down": Shortcut("ArrowDown", "Next line", LIST),
    "line up": Shortcut("ArrowUp", "Line before", LIST),
    "next page": Shortcut("ArrowRight", "Next page", TABLE),
    "page before": Shortcut("ArrowLeft", "Page before", TABLE),
    "next claim": Shortcut("j", "Next claim", EVIDENCE),
    "previous claim": Shortcut("k", "Previous claim", EVIDENCE),
    "close": Shortcut("escape", "Close", EVIDENCE),
    "next in text": Shortcut("j", "Next claim in the text", DOCUMENT),
    "previous in text": Shortcut("k", "Claim before in the text", DOCUMENT),
    "accept": Shortcut("a", "Accept the proposal", REVIEW),
    "reject": Shortcut("r", "Reject it", REVIEW),
    "next proposal": Shortcut("j", "Next proposal", REVIEW),
    "previous proposal": Shortcut("k", "Previous proposal", REVIEW),
    "undo": Shortcut("u", "Undo the last decision", REVIEW),
    "redo": Shortcut("U", "Redo it", REVIEW),
}


def key_of(name: str) -> str:
    """The key of that entry, for the part that listens to it."""
    return SHORTCUTS[name].key
