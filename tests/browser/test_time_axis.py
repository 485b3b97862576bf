"""The axis of days: dragging on it filters, without a jump of the page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.screen import expect_headline, expect_in_url, expect_not_in_url, open_page


def test_days_are_chosen_by_dragging_and_by_buttons_and_all_of_them_come_back(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "timeline")
    axis = page.get_by_role("group", name="Days of the timeline")
    plot = axis.get_by_role("img")
    box = plot.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 20, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, middle, steps=4)
    page.mouse.up()
    expect_in_url(page, "from=2024-10-17")
    expect_in_url(page, "to=2024-10-17")
    expect_headline(page, "8 of 36 claims · said 17 Oct 2024")
    after = plot.bounding_box()
    assert after
    assert abs(after["y"] - box["y"]) < 2
    axis.get_by_role("button", name="Later days").click()
    expect_in_url(page, "from=2024-10-18")
    axis.get_by_role("button", name="Show all days").click()
    expect_not_in_url(page, "from")
    axis.get_by_role("button", name="Fewer days").click()
    expect_in_url(page, "to=2024-10-17")
