"""Reported figures over time: a row for every figure, its evidence behind it, and its table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger
from tests.browser.app_server import settle
from tests.browser.chart_words import APART, FAULTS_OF_WORDS
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
BEYOND = """cells => cells.filter(cell => cell.getBoundingClientRect().right > window.innerWidth)
    .map(cell => cell.textContent)"""
"""The cells that reach out of the window."""
FONTS_LOADED = "Promise.all([...document.fonts].map(font => font.load())).then(() => true)"
"""True once the fonts are there; one that nobody has asked for yet counts as ready."""
WORDS, MARK = 0.45, 0.9
"""Where in a row they stand, as a share of its width."""
LOWEST_AND_MEETING = """rows => {
    const boxes = rows.map(row => row.getBoundingClientRect());
    const meeting = boxes.filter((box, at) => at && box.top < boxes[at - 1].bottom - 1);
    return [Math.min(...boxes.map(box => box.height)), meeting.length];
}"""
"""How high the lowest row is, and how many reach into the one above."""


def expect_rows(page: Page, *claims: str) -> None:
    """Waits until the chart shows figures or events of these claims and no other."""
    expect(chart_rows(page)).to_have_count(len(claims))
    assert sorted(claims_of_rows(page)) == sorted(claims)


def click_row(page: Page, claim: str, share: float) -> None:
    """Clicks at a share of the width of a claim's row, once the pointer is told of it.

    A chart that has been drawn anew under the pointer knows of no row there until it moves again.
    """
    row = chart_rows(page).nth(claims_of_rows(page).index(claim))
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * share, box["y"] + box["height"] / 2
    for nearer in (1, 0):
        settle(page)
        page.mouse.move(x - nearer, y)
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
        pytest.param("overview", 1280, marks=pytest.mark.smoke),
        *(("overview", width) for width in (800, 390)),
        *(("timeline", width) for width in (1280, 800, 390)),
    ],
)
def test_every_figure_has_a_row_with_its_own_words_which_nothing_covers_or_cuts(
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
    page.evaluate(FONTS_LOADED)
    assert chart(page).evaluate(FAULTS_OF_WORDS) == APART


@pytest.mark.parametrize(
    ("name", "clicks"),
    [
        ("overview", [("12000-in-total", WORDS), ("six-officers-killed", MARK)]),
        ("timeline", [("13000-containers", MARK), ("13000-containers", WORDS)]),
    ],
)
def test_a_click_on_words_or_mark_opens_the_claim_of_its_row_and_once_more_again(
    page: Page, app_url: str, name: str, clicks: list[tuple[str, float]]
) -> None:
    open_page(page, app_url, name)
    for claim, where in clicks:
        click_row(page, claim, where)
        expect_drawer(page, claim)
        said = drawer(page).get_by_role("blockquote").filter(has_text=FIGURES[claim])
        expect(said.first).to_be_visible()
        expect_in_url(page, f"claim={claim}")
        close_drawer_over_chart(page)
        expect_not_in_url(page, "words")


def test_every_row_of_a_phone_is_a_target_of_its_own_for_its_claim(
    page: Page, app_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "timeline")
    claims = claims_of_rows(page)
    assert len(claims) > len(FIGURES)
    lowest, meeting = chart_rows(page).evaluate_all(LOWEST_AND_MEETING)
    assert round(lowest) >= 24, "WCAG 2.2 AA"
    assert meeting == 0
    for claim in (claims[0], claims[-1]):
        click_row(page, claim, 0.5)
        expect_drawer(page, claim)
        close_drawer_over_chart(page)


def test_the_mouse_over_a_row_shows_the_quote_and_a_click_on_an_event_opens_its_claim(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "timeline")
    row = chart_rows(page).nth(claims_of_rows(page).index("12000-in-total"))
    row.hover(force=True)
    label = page.locator(".hoverlayer .hovertext")
    expect(label).to_contain_text("around 12,000 soldiers (about)")
    expect(label).to_contain_text("forecast")
    expect(label).to_contain_text("it estimated the North could send around 12,000 soldiers")
    click_row(page, "shipped-8-13-october", 0.3)
    expect_drawer(page, "shipped-8-13-october")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_lists_every_figure_as_stated_in_whole_words(
    page: Page, app_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, app_url, "timeline")
    table = page.get_by_role("table", name="Figures")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(len(FIGURES))
    for words in FIGURES.values():
        expect(table.locator("td").filter(has_text=re.compile(f"^{words}$"))).to_have_count(1)
    row = rows.filter(has_text="more than 13,000 containers")
    expect(row.locator("th")).to_have_text("NIS (National Intelligence Service of South Korea)")
    for cell in ("13,000", "no limit"):
        expect(row.locator("td").filter(has_text=re.compile(f"^{cell}$"))).to_have_count(1)
    assert table.locator("th, td").evaluate_all(BEYOND) == []


def test_at_twice_its_size_a_page_is_no_wider_than_the_window(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    open_page(page, app_url, "timeline")
    expect(page.get_by_role("table", name="Figures")).to_be_attached()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= 640


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
