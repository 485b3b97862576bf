"""Accessibility: axe-core finds nothing serious on any page, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.app_server import running_app
from tests.browser.intake_steps import bring_article, press
from tests.browser.screen import ADDRESSES, ENTRY_PAGES, drawer, open_page

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*ADDRESSES, *ENTRY_PAGES])
def test_no_page_has_a_serious_violation(
    page: Page, app_url: str, name: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, name)
    assert weighty(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawer_has_no_serious_violation(
    page: Page, app_url: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query={"words": "claim:six-officers-killed"})
    drawer(page).locator("article").wait_for()
    assert weighty(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_review_has_no_serious_violation(
    page: Page, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    with running_app(None, tmp_path / "app.log") as own_app:
        bring_article(page, own_app)
        press(page, "a", "1 accepted, 0 rejected, 2 open")
        assert weighty(page) == []


def test_the_check_sees_a_violation_inside_our_parts(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    page.locator("button[data-pick]").first.evaluate("each => { each.textContent = ''; }")
    assert any(found.startswith("button-name") for found in weighty(page))
