"""A short text of our own with what a reader writes of it, for the tests of the corpus' tools."""

from __future__ import annotations

from typing import Any

from tools.corpus.annotation import Annotation
from tools.corpus.resolve import annotation_of

TEXT = (
    "Union says bridge is closed\n\n"
    "The dockers’ union said the old bridge was closed. “It is shut,” said its head, Ana Reyes, "
    "who lives nearby. “Nobody may cross.”\n\n"
    "The mayor denied that it was shut. He hopes to meet her. There are reportedly nine boats."
)
CREDIT = {
    "title": "Union says bridge is closed",
    "publisher": "The Harbour Times",
    "published": "2024-05-01",
    "kind": "report",
    "address": "https://example.org/bridge",
    "licence": "CC-BY-4.0",
    "sha256": "0" * 64,
}
ROWS: list[dict[str, Any]] = [
    {"s": 1, "source": "Union", "cue": "says", "content": "bridge is closed"},
    {
        "s": 2,
        "source": "The dockers' union",
        "cue": "said",
        "content": "the old bridge [..] closed.",
        "id": "union",
    },
    {
        "s": 3,
        "source": "its head, Ana Reyes, who lives nearby",
        "name": "Ana Reyes",
        "cue": "said",
        "content": ["It is shut", "Nobody may cross"],
    },
    {
        "s": 5,
        "source": "The mayor",
        "cue": "denied",
        "content": "that it was shut",
        "stance": "denies",
        "answers": "union",
    },
    {
        "s": 6,
        "source": "He",
        "name": "The mayor",
        "cue": "hopes",
        "content": "to meet her",
        "kind": "attitude",
    },
    {"s": 7, "cue": "reportedly", "content": ["There are", "nine boats"]},
]


def annotated(*rows: dict[str, Any], text: str = TEXT, **more: Any) -> Annotation:
    """What the rows of a reader come to; without rows, those above."""
    written = {"name": "bridge", "reader": "a", "attributions": list(rows or ROWS), **more}
    return annotation_of(written, text, CREDIT)
