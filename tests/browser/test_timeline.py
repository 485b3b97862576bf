"""Reported figures over time: a row for every figure, its evidence behind it, and its table."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger
from tests.browser.screen import (
    chart,
    chart_rows,
    claims_of_rows,
    close_drawer,
    drawer,
    expect_drawer,
    expect_in_url,
    expect_not_in_url,
    open_page,
    show_figures,
)

FIGURES = {
    "large-scale-deployment": "thousands of soldiers",
    "1500-in-far-east": "1,500 special forces",
    "12000-in-total": "around 12,000 soldiers",
    "13000-containers": "more than 13,000 containers’ worth",
    "10000-in-training": "10,000 soldiers",
    "six-officers-killed": "six North Korean military officers",
}
SHARES = {"words": 0.45, "mark": 0.9}


def expect_rows(page: Page, *claims: str) -> None:
    """Waits until the chart shows figures or events of these claims and no other."""
    expect(chart_rows(page)).to_have_count(len(claims))
    assert sorted(claims_of_rows(page)) == sorted(claims)


def click_row(page: Page, claim: str, share: float) -> None:
    """Clicks at a share of the width of a claim's row, once the pointer is told of it."""
    row = chart_rows(page).nth(claims_of_rows(page).index(claim))
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * share, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(1)
    chart(page).evaluate("chart => { chart.dataset.picked = 'from' }")
    page.mouse.click(x, y)


def close_drawer_over_chart(page: Page) -> None:
    """Closes the drawer and waits for the chart that takes the place of the one picked from."""
    close_drawer(page)
    expect(page.locator(".js-plotly-plot[data-picked]")).to_have_count(0)
    page.mouse.move(0, 0)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "width"),
    [
        pytest.param("timeline", 1280, marks=pytest.mark.smoke),
        ("timeline", 390),
        *(("overview", width) for width in (1280, 390)),
    ],
)
def test_every_figure_has_a_row_with_its_own_words(
    page: Page, app_url: str, name: str, width: int, seed_case: Case
) -> None:
    figures = FIGURES_FRAME.shown(open_ledger(seed_case, Filters()))
    assert dict(zip(figures["claim_id"], figures["wording"], strict=True)) == FIGURES
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, app_url, name)
    show_figures(page, name)
    shown = [claim for claim in claims_of_rows(page) if claim in FIGURES]
    words = " ".join(chart(page).locator(".textpoint").all_text_contents()).replace("\n", " ")
    assert len(shown) >= 3
    if width == 1280:
        assert set(shown) == set(FIGURES)
    for claim in shown:
        assert FIGURES[claim].split()[0] in words


@pytest.mark.parametrize("name", ["overview", "timeline"])
def test_a_click_on_words_or_mark_opens_the_claim_of_its_row(
    page: Page, app_url: str, name: str
) -> None:
    open_page(page, app_url, name)
    for (claim, words), where in zip(FIGURES.items(), cycle(SHARES.values()), strict=False):
        click_row(page, claim, where)
        expect_drawer(page, claim)
        expect(drawer(page).get_by_role("blockquote").filter(has_text=words).first).to_be_visible()
        expect_in_url(page, f"claim={claim}")
        close_drawer_over_chart(page)
        expect_not_in_url(page, "words")


def test_every_row_of_a_phone_opens_its_own_claim(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "timeline")
    for claim in claims_of_rows(page):
        click_row(page, claim, 0.5)
        expect_drawer(page, claim)
        close_drawer_over_chart(page)


def test_the_same_row_opens_its_claim_again(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    for _ in range(2):
        click_row(page, "12000-in-total", 0.9)
        expect_drawer(page, "12000-in-total")
        close_drawer_over_chart(page)


def test_the_mouse_over_a_row_shows_the_quote(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    row = chart_rows(page).nth(claims_of_rows(page).index("12000-in-total"))
    row.hover(force=True)
    label = page.locator(".hoverlayer .hovertext")
    expect(label).to_contain_text("around 12,000 soldiers (about)")
    expect(label).to_contain_text("forecast")
    expect(label).to_contain_text("it estimated the North could send around 12,000 soldiers")


def test_a_click_on_an_event_opens_its_claim(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    click_row(page, "shipped-8-13-october", 0.3)
    expect_drawer(page, "shipped-8-13-october")


def test_the_table_lists_every_figure_as_stated(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 2000, "height": 1200})
    open_page(page, app_url, "timeline")
    table = page.get_by_test_id("stDataFrame").locator("canvas table")
    expect(table).to_have_attribute("aria-rowcount", str(len(FIGURES) + 1))
    for words in FIGURES.values():
        expect(table.locator("td").filter(has_text=re.compile(f"^{words}$"))).to_have_count(1)
    row = table.locator("tr").filter(has_text="more than 13,000 containers")
    for cell in ("NIS (National Intelligence Service of South Korea)", "13,000", "no limit"):
        expect(row.locator("td").filter(has_text=re.compile(f"^{re.escape(cell)}$"))).to_have_count(
            1
        )


def test_the_clock_of_what_happened_leaves_undated_figures_out(page: Page, app_url: str) -> None:
    dated = {"10000-in-training", "13000-containers", "1500-in-far-east", "six-officers-killed"}
    open_page(page, app_url, "overview")
    expect_rows(page, *FIGURES)
    page.get_by_role("group", name="Date of").get_by_role("button", name="event").click()
    expect_in_url(page, "clock=event")
    expect_rows(page, *dated)


def test_a_link_of_an_earlier_version_still_opens(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline", {"scale": "log", "days": "all", "clock": "event"})
    expect(chart_rows(page).first).to_be_attached()
    event = page.get_by_role("group", name="Date of").get_by_role("button", name="event")
    expect(event).to_have_attribute("aria-pressed", "true")
