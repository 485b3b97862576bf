"""Linked marks: the claim that is pointed at in one part of a page is marked in the others."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.screen import chart, expect_drawer, label_of, open_page

OFFICERS = "claim:six-officers-killed"


def test_a_claim_pointed_at_in_one_part_is_marked_in_the_others_and_stays_marked_when_open(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    line = page.locator(f"button[data-pick='{OFFICERS}']")
    rows = chart(page).locator(".point path[data-pointed]")
    place, other = label_of(page, "Donetsk"), label_of(page, "Brussels")
    expect(place).to_be_visible()
    line.hover()
    expect(rows).to_have_count(1)
    expect(place).to_have_class(re.compile("pointed"))
    expect(other).not_to_have_class(re.compile("pointed"))
    place.focus()
    expect(line).to_have_attribute("data-pointed", "")
    other.hover()
    expect(line).not_to_have_attribute("data-pointed", "")
    expect(rows).to_have_count(0)
    page.mouse.move(0, 0)
    line.focus()
    expect(rows).to_have_count(1)
    line.click()
    expect_drawer(page, "six-officers-killed")
    expect(place).to_have_class(re.compile("open"))
