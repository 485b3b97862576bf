"""Replay by day: one slider moves map, timeline, panel and counts together."""

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


def day_shown(page: Page) -> Locator:
    return replay(page).locator("output")


@pytest.mark.smoke
def test_a_step_back_shows_what_was_known_on_17_october(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    replay(page).get_by_role("button", name="One day back").click()
    expect(day_shown(page)).to_have_text("As of 17 Oct 2024")
    expect_headline(page, "3 claims · as of 17 Oct 2024")
    expect_in_url(page, "as-of=2024-10-17")
    expect(page.locator("[data-pick='claim:1500-in-far-east']")).to_have_count(0)
    expect(page.locator("[data-pick='claim:six-officers-killed']")).to_be_visible()
    expect_places(page, ["North Korea", "Russia", "Donetsk"])


def test_the_strip_says_what_the_day_changed(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    strip = replay(page).locator("p.change")
    expect(strip).to_have_text(re.compile(r"^18 Oct 2024: \+33 claims \(16 by NIS"))
    expect(strip).to_contain_text("NATO cannot confirm 9 claims, now unconfirmed")


def test_a_step_forward_from_a_link_goes_back_to_everything(page: Page, app_url: str) -> None:
    open_page(page, app_url, query={"as-of": "2024-10-17"})
    expect_headline(page, "3 claims")
    replay(page).get_by_role("button", name="One day forward").click()
    expect_headline(page, "36 claims")
    expect_not_in_url(page, "as-of")
    expect(label_of(page, "Ussuriysk")).to_have_count(1)


def test_play_goes_from_the_first_day_to_the_last_and_stops(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    replay(page).get_by_role("button", name="Play day by day").click()
    expect(day_shown(page)).to_have_text("As of 17 Oct 2024")
    expect(replay(page).get_by_role("button", name="Pause the replay")).to_be_visible()
    expect(day_shown(page)).to_have_text("As of 18 Oct 2024 (latest)")
    expect(replay(page).get_by_role("button", name="Play day by day")).to_be_visible()


def test_the_slider_moves_by_keyboard(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    slider = replay(page).get_by_role("slider", name="As of")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect_headline(page, "3 claims")
    expect(slider).to_have_attribute("aria-valuetext", "17 Oct 2024")
