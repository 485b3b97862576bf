"""The button “?”: every key of the app, and the tour that a reader's first visit begins with."""

from __future__ import annotations

from components.navigation import PAGES, page_address
from components.shortcuts import SHORTCUTS, key_of
from components.state.case import named_case_alone
from components.web.parts import mount

TOUR = (
    (
        "status-tiles",
        "Claims and status",
        "Each claim has one status, computed from who says what. Press one to see its claims "
        "alone; press a claim to see the words that it rests on.",
    ),
    (
        "filters",
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
"""The steps: the key of the part that each points at, its title and its words."""


def show_help() -> None:
    """Draw the button, always in sight. The tour begins by itself on a reader's first visit, where
    the address holds nothing but a case.
    """
    keys = [
        {"keys": shortcut.keys, "words": shortcut.words, "where": shortcut.where}
        for shortcut in SHORTCUTS.values()
    ]
    steps = [{"at": at, "title": title, "words": words} for at, title, words in TOUR]
    data = {
        "key": key_of("help"),
        "keys": keys,
        "steps": steps,
        "welcome": named_case_alone(),
        "pages": [page_address(name) for name in PAGES],
    }
    mount("help", data, key="help", width="content")
