"""What ``assets/pager.js`` draws of a page of claims, and the keys that turn it."""

from __future__ import annotations

from typing import Any

from claimscope.views.claim_table import Page
from components.shortcuts import key_of

TURNS = {key_of("next page"): 1, key_of("page before"): -1}
"""By how many pages a key goes on."""


def pager_data(page: Page) -> dict[str, Any]:
    """Which page it is of how many, which of the claims it has, and the keys."""
    return {
        "page": page.number,
        "pages": page.pages,
        "first": page.first,
        "last": page.last,
        "total": page.total,
        "turns": TURNS,
    }
