"""The frame of every page: the keys, the tour of a first visit and the theme."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import FIRST_VISIT, settle
from tests.browser.screen import map_frame, open_page

WHITE = "rgb(255, 255, 255)"


def tour(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Tour")


def test_a_first_visit_is_led_through_three_steps_once_and_again_when_asked_for(
    page: Page, app_url: str
) -> None:
    visit = page.context.new_page()
    visit.add_init_script(FIRST_VISIT)
    open_page(visit, app_url)
    for number, title in enumerate(
        ("Claims and status", "Filters and days", "Evidence and export")
    ):
        expect(tour(visit).get_by_role("heading", name=title)).to_be_visible()
        tour(visit).get_by_role("button", name="Done" if number == 2 else "Next").click()
    expect(tour(visit)).to_be_hidden()
    visit.reload()
    settle(visit)
    expect(visit.get_by_role("button", name="Help: keys and tour")).to_be_visible()
    expect(tour(visit)).to_be_hidden()
    visit.keyboard.press("?")
    keys = visit.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("Search claims and quotes")
    keys.get_by_role("button", name="Show the tour").click()
    expect(keys).to_be_hidden()
    expect(tour(visit)).to_be_visible()
    visit.keyboard.press("Escape")
    expect(tour(visit)).to_be_hidden()


def test_a_theme_holds_on_every_page_and_the_charts_wear_it(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    page.get_by_test_id("stMainMenuButton").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    paper = page.locator(".js-plotly-plot .main-svg").first
    expect(paper).not_to_have_css("background-color", WHITE)
    other = page.context.new_page()
    open_page(other, app_url, "methods")
    expect(other.get_by_test_id("stApp")).to_have_css("color-scheme", re.compile("dark"))


def test_the_chart_and_the_map_follow_a_system_that_turns_dark(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    paper = page.locator(".js-plotly-plot .main-svg").first
    expect(paper).to_have_css("background-color", WHITE)
    page.emulate_media(color_scheme="dark")
    expect(paper).not_to_have_css("background-color", WHITE)
    expect(map_frame(page).locator("body")).not_to_have_css("background-color", WHITE)
