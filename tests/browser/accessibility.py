"""What axe-core finds on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What axe says of Streamlit's own elements, by rule. Nothing at present; ours is never listed.
STREAMLITS_OWN: frozenset[str] = frozenset()
WEIGHTY = ("serious", "critical")


def weighty(page: Page) -> list[str]:
    """Each weighty violation as ``rule: where``."""
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']}"
        for each in violations
        if each["impact"] in WEIGHTY and each["id"] not in STREAMLITS_OWN
        for node in each["nodes"]
    ]
