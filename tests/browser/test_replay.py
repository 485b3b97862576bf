"""Replay by day: one press moves map, timeline, lists and counts together."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    expect_headline,
    expect_in_url,
    expect_not_in_url,
    expect_places,
    label_of,
    open_page,
)


def replay(page: Page) -> Locator:
    return page.get_by_role("group", name="Replay by day")


def stop(page: Page, day: str) -> Locator:
    """The button of a day, which says how many claims were known by then."""
    return replay(page).get_by_role("button", name=re.compile(rf"^{day}"))


def expect_day(page: Page, day: str) -> None:
    expect(stop(page, day)).to_have_attribute("aria-pressed", "true")


@pytest.mark.smoke
def test_a_press_on_17_october_shows_what_was_known_then(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    expect(stop(page, "17 Oct 2024")).to_have_text("17 Oct 2024 · 3 claims")
    stop(page, "17 Oct 2024").click()
    expect_day(page, "17 Oct 2024")
    expect_headline(page, "3 claims · as of 17 Oct 2024")
    expect_in_url(page, "as-of=2024-10-17")
    expect(page.locator("[data-pick='claim:1500-in-far-east']")).to_have_count(0)
    expect(page.locator("[data-pick='claim:six-officers-killed']")).to_be_visible()
    expect_places(page, ["North Korea", "Russia", "Donetsk"])


def test_play_goes_from_the_first_day_to_the_last_and_stops(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    replay(page).get_by_role("button", name="Play day by day").click()
    expect_day(page, "17 Oct 2024")
    expect(replay(page).get_by_role("button", name="Pause the replay")).to_be_visible()
    expect_day(page, "18 Oct 2024")
    expect(replay(page).get_by_role("button", name="Play day by day")).to_be_visible()
    expect_headline(page, "36 claims")
    expect_not_in_url(page, "as-of")
    expect(label_of(page, "Ussuriysk")).to_have_count(1)
    strip = replay(page).locator("p.change")
    expect(strip).to_have_text(re.compile(r"^33 new claims \(NIS 16"))
    expect(strip).to_contain_text("9 now unconfirmed (NATO cannot confirm)")


def test_a_day_is_chosen_by_keyboard_and_keeps_the_focus(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    stop(page, "17 Oct 2024").focus()
    page.keyboard.press("Enter")
    expect_headline(page, "3 claims")
    expect(stop(page, "17 Oct 2024")).to_be_focused()
