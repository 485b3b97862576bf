"""Accessibility: axe-core finds nothing serious in what opens on a page; see test_pages too."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import OF_COLOURS, weighty
from tests.browser.app_server import RunningApp, settle
from tests.browser.intake_steps import open_review, press
from tests.browser.screen import drawer, open_page

PALE = """button => {
    for (const each of [button, ...button.querySelectorAll("*")]) {
        each.style.color = "#ccc";
    }
}"""
DARK = re.compile(r"rgb\((\d|[1-4]\d), ")


def test_the_drawer_has_no_serious_violation(page: Page, app_url: str) -> None:
    open_page(page, app_url, query={"words": "claim:six-officers-killed"})
    drawer(page).locator("article").wait_for()
    assert weighty(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    settle(page)
    assert weighty(page, OF_COLOURS) == []


def test_a_review_has_no_serious_violation(page: Page, shared_app: RunningApp) -> None:
    open_review(page, shared_app)
    press(page, "a", "1 accepted · 0 rejected · 2 left")
    assert weighty(page) == []
    page.emulate_media(color_scheme="dark")
    page.reload()
    settle(page)
    expect(page.get_by_text("1 accepted · 0 rejected · 2 left")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert weighty(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    accept = page.get_by_role("button", name="Accept", exact=True)
    expect(accept).to_be_hidden()
    row = page.get_by_role("list", name="Proposals", exact=True).get_by_role("button").first
    row.click()
    expect(row).to_be_hidden()
    for target in (accept, page.get_by_role("button", name="Card", exact=True)):
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, "WCAG 2.2, target size"


def test_the_check_sees_a_violation_inside_our_parts(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    button = page.locator("button[data-pick]").first
    button.evaluate(PALE)
    assert any(found.startswith("color-contrast") for found in weighty(page, OF_COLOURS))
    button.evaluate("each => { each.textContent = ''; each.removeAttribute('title'); }")
    assert any(found.startswith("button-name") for found in weighty(page))
