"""What the button “?” tells: every key of the app, and the tour that a first visit begins with."""

from __future__ import annotations

from typing import Any

from components.navigation import PAGES, page_address
from components.shortcuts import SHORTCUTS, key_of
from components.state.case import named_case_alone

TOUR = (
    (
        "page-head .tiles",
        "Claims and status",
        "Each claim has one status, computed from who says what. Press one to see its claims "
        "alone; press a claim to see the words that it rests on.",
    ),
    (
        "filter-panel",
        "Filters and days",
        "Narrow by source, place, quantity or days, or go back to what was known on a day. Every "
        "filter is a chip above the claims, and the address holds them all.",
    ),
    (
        "claims",
        "Evidence and export",
        "The evidence of a claim shows every quote, its way to the reader and what would change "
        "the status. Export saves what is shown as a brief, tables or pictures.",
    ),
)
"""The steps: the key of the part that each points at, with a selector of what is meant within it,
its title and its words."""


def help_data() -> dict[str, Any]:
    """The keys and the tour, which begins by itself on a reader's first visit, where the address
    holds nothing but a case.
    """
    keys = [
        {"keys": shortcut.keys, "words": shortcut.words, "where": shortcut.where}
        for shortcut in SHORTCUTS.values()
    ]
    return {
        "key": key_of("help"),
        "keys": keys,
        "steps": [_step(*each) for each in TOUR],
        "welcome": named_case_alone(),
        "addresses": [page_address(name) for name in PAGES],
    }


def _step(at: str, title: str, words: str) -> dict[str, str]:
    part, _, within = at.partition(" ")
    return {"at": part, "within": within, "title": title, "words": words}
