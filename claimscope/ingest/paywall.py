"""Whether a text may end before its article does, since the rest is for subscribers."""

from __future__ import annotations

import re
from typing import Any

from claimscope.ingest.page_tree import linked_data

_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*(?:"\s*)?false', re.IGNORECASE)
_LOCKED_WORDS = re.compile(
    r"(?:subscribe|sign up|sign in|log in|register|create an? (?:free )?account|become a (?:member"
    r"|subscriber)|start your (?:free )?trial)\b.{0,60}\b(?:to (?:continue|keep|finish) reading"
    r"|to read (?:on|more|the (?:full|rest|whole))|for full access|to unlock|to access)\b"
    r"|to (?:continue|keep) reading,? .{0,40}\b(?:subscribe|sign|log in|register|account|join)\b"
    r"|\b(?:this|the rest of this|the full) (?:article|story|content|post|page)s? (?:is|are) "
    r"(?:only |exclusively )?(?:for|available to|reserved for) (?:(?:paying|paid|our|registered) )*"
    r"(?:subscribers|members)\b|\b(?:subscriber|member)s?[- ](?:only|exclusive)\b"
    r"|already a (?:subscriber|member)\?|\byou have (?:read|reached|used) (?:all |your ).{0,40}"
    r"\bfree articles?\b|continue reading with a (?:free )?(?:subscription|trial)",
    re.IGNORECASE,
)
_WALL_LINE = 300  # a longer line tells of subscribers and does not ask anybody to become one
LOCKED = "The page says that it is not free to read: its text may end before the article does."


def is_locked(tree: Any) -> bool:
    """Whether the page says, as search engines ask it to, that its text is for subscribers."""
    tiers = tree.xpath("//meta[@property='article:content_tier']/@content")
    return any(tier in ("locked", "metered") for tier in tiers) or any(
        map(_NOT_FREE.search, linked_data(tree))
    )


def locked_note(text: str) -> tuple[str, ...]:
    """The note on a text that asks its reader to subscribe before it goes on."""
    lines = (line for line in text.split("\n") if len(line) <= _WALL_LINE)
    return (LOCKED,) if any(map(_LOCKED_WORDS.search, lines)) else ()
