"""The timeline: a mark for every figure, the words behind it, its switches and its table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger
from tests.browser.screen import (
    chart_marks,
    close_drawer,
    drawer,
    expect_drawer,
    expect_in_url,
    expect_not_in_url,
    open_page,
)

FIGURES = {
    "large-scale-deployment": "thousands of soldiers",
    "1500-in-far-east": "1,500 special forces",
    "12000-in-total": "around 12,000 soldiers",
    "13000-containers": "more than 13,000 containers’ worth",
    "10000-in-training": "10,000 soldiers",
    "six-officers-killed": "six North Korean military officers",
}

# Marks of nearly equal value lie on each other: where the lower one is free.
UPPER_PART = Position(x=8, y=3)

# Plotly keeps with every mark what was drawn there: its claim, and the trace it belongs to.
CLAIM_OF_FIGURES = """marks => marks
    .filter(mark => mark.closest(".trace").__data__[0].trace.name === "figures")
    .map(mark => mark.__data__.data)"""


def claims_of_figures(page: Page) -> list[str]:
    """The claims of the figures drawn, in the order of their marks."""
    expect(chart_marks(page).first).to_be_visible()
    return list(chart_marks(page).evaluate_all(CLAIM_OF_FIGURES))


def point_at(page: Page, claim: str) -> Locator:
    """Moves the mouse to the mark of a claim's figure, until its label is there."""
    mark = chart_marks(page).nth(claims_of_figures(page).index(claim))
    mark.hover(force=True, position=UPPER_PART)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(1)
    return mark


def click_on(page: Page, claim: str) -> None:
    mark = point_at(page, claim)
    page.locator(".js-plotly-plot").evaluate("chart => { chart.dataset.picked = 'from' }")
    mark.click(force=True, position=UPPER_PART)


def close_drawer_over_chart(page: Page) -> None:
    """Closes the drawer and waits for the chart that takes the place of the one picked from."""
    close_drawer(page)
    expect(page.locator(".js-plotly-plot[data-picked]")).to_have_count(0)


@pytest.fixture(scope="module")
def worded(seed_case: Case) -> dict[str, str]:
    """The figures of the case as worded, by their claims."""
    figures = FIGURES_FRAME.shown(open_ledger(seed_case, Filters()))
    return dict(zip(figures["claim_id"], figures["wording"], strict=True))


@pytest.mark.parametrize("name", ["overview", pytest.param("timeline", marks=pytest.mark.smoke)])
def test_every_figure_has_a_mark_and_its_own_words(
    page: Page, app_url: str, name: str, worded: dict[str, str]
) -> None:
    assert worded == FIGURES
    open_page(page, app_url, name)
    assert sorted(claims_of_figures(page)) == sorted(FIGURES)
    for words in FIGURES.values():
        label = page.locator(".js-plotly-plot .annotation-text").filter(
            has_text=re.compile(rf": {re.escape(words)}($| ·)")
        )
        expect(label).to_have_count(1)


def test_a_click_on_a_mark_of_the_overview_opens_the_words_of_its_claim(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    for claim, words in [*FIGURES.items(), *list(FIGURES.items())[-1:]]:
        click_on(page, claim)
        expect_drawer(page, claim)
        expect(drawer(page).get_by_role("blockquote").filter(has_text=words).first).to_be_visible()
        expect_in_url(page, f"claim={claim}")
        close_drawer_over_chart(page)
        expect_not_in_url(page, "words")


def test_the_mouse_over_a_mark_shows_the_quote(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    point_at(page, "12000-in-total")
    label = page.locator(".hoverlayer .hovertext")
    expect(label).to_contain_text("around 12,000 soldiers (about)")
    expect(label).to_contain_text("forecast")
    expect(label).to_contain_text("it estimated the North could send around 12,000 soldiers")


def test_the_mouse_over_an_event_shows_its_days(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    assert claims_of_figures(page)
    events = chart_marks(page).evaluate_all("marks => marks.map(mark => mark.__data__.data)")
    middle = chart_marks(page).nth(events.index("shipped-8-13-october") + 1)
    middle.scroll_into_view_if_needed()
    middle.hover(force=True)
    expect(page.locator(".hoverlayer .hovertext")).to_contain_text("8–13 Oct 2024")


LABELS = "[...chart.querySelectorAll('.annotation')]"
CLAIM_OF_LABELS = f"""chart => {LABELS}
    .map(label => chart._fullLayout.annotations[label.dataset.index].name || "")"""
MIDDLE_OF_BARS = """chart => [...chart.querySelectorAll('.scatterlayer .trace')]
    .filter(trace => trace.__data__[0].trace.name === "event")
    .map(trace => {
        const bar = trace.querySelector(".js-line").getBoundingClientRect();
        const [left, right] = [bar.left, bar.right].map(
            (x) => Math.min(Math.max(x, 0), window.innerWidth));
        const claim = trace.__data__[0].trace.customdata[0];
        return [claim, (left + right) / 2, bar.top + bar.height / 2];
    })"""


def test_the_middle_of_every_label_and_bar_opens_its_own_claim(
    page: Page, app_url: str, seed_case: Case
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1500})
    open_page(page, app_url, "timeline")
    assert claims_of_figures(page)
    chart = page.locator(".js-plotly-plot")
    claims = [claim for claim in chart.evaluate(CLAIM_OF_LABELS) if claim]
    bars = [claim for claim, *_ in chart.evaluate(MIDDLE_OF_BARS)]
    assert len(bars) == 12
    assert sorted(claims) == sorted([*bars, *FIGURES])
    assert set(claims) <= set(to_pandas(seed_case.claims)["claim_id"])
    for number, claim in enumerate(chart.evaluate(CLAIM_OF_LABELS)):
        if claim:
            box = page.locator(".js-plotly-plot .annotation").nth(number).bounding_box()
            assert box is not None
            expect_opened_at(page, claim, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for number in range(len(bars)):
        claim, x, y = chart.evaluate(MIDDLE_OF_BARS)[number]
        expect_opened_at(page, claim, x, y)


def expect_opened_at(page: Page, claim: str, x: float, y: float) -> None:
    """Clicks at a point of the chart and waits for the claim that it opens, and for no other."""
    page.mouse.move(x, y)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(1)
    page.locator(".js-plotly-plot").evaluate("chart => { chart.dataset.picked = 'from' }")
    page.mouse.click(x, y)
    expect_drawer(page, claim)
    close_drawer_over_chart(page)
    expect(chart_marks(page).first).to_be_visible()
    page.mouse.move(0, 0)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)


def test_the_table_lists_every_figure_as_worded(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 2000, "height": 1200})
    open_page(page, app_url, "timeline")
    table = page.get_by_test_id("stDataFrame").locator("canvas table")
    expect(table).to_have_attribute("aria-rowcount", str(len(FIGURES) + 1))
    for words in FIGURES.values():
        expect(table.locator("td").filter(has_text=re.compile(f"^{words}$"))).to_have_count(1)
    row = table.locator("tr").filter(has_text="more than 13,000 containers")
    for cell in ("NIS (National Intelligence Service of South Korea)", "13,000", "open"):
        expect(row.locator("td").filter(has_text=re.compile(f"^{re.escape(cell)}$"))).to_have_count(
            1
        )


def test_the_log_switch_spreads_the_small_figures_and_stands_in_the_url(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "timeline")
    mark = chart_marks(page).nth(claims_of_figures(page).index("10000-in-training"))
    before = str(mark.get_attribute("transform"))
    expect_not_in_url(page, "scale")
    page.get_by_role("radio", name="log").click()
    expect(mark).not_to_have_attribute("transform", before)
    expect_in_url(page, "scale=log")
    page.get_by_role("radio", name="linear").click()
    expect(mark).to_have_attribute("transform", before)
    expect_not_in_url(page, "scale")


def test_all_days_reach_back_to_the_first_and_stand_in_the_url(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    ticks = page.locator(".js-plotly-plot .xtick text")
    expect(ticks.first).to_contain_text("2024")
    page.get_by_role("radio", name="all", exact=True).click()
    expect(ticks.first).to_contain_text("2023")
    expect_in_url(page, "days=all")


def test_the_clock_of_what_happened_moves_the_marks_and_stands_in_the_url(
    page: Page, app_url: str
) -> None:
    dated = ["10000-in-training", "13000-containers", "1500-in-far-east", "six-officers-killed"]
    open_page(page, app_url, "timeline")
    killed = chart_marks(page).nth(claims_of_figures(page).index("six-officers-killed"))
    said = killed.bounding_box()
    page.get_by_text("it happened", exact=True).click()
    expect_in_url(page, "clock=event")
    labels = page.locator(".js-plotly-plot .annotation-text")
    expect(labels.filter(has_text=FIGURES["12000-in-total"])).to_have_count(0)
    assert sorted(claims_of_figures(page)) == dated
    killed = chart_marks(page).nth(claims_of_figures(page).index("six-officers-killed"))
    happened = killed.bounding_box()
    assert said is not None
    assert happened is not None
    assert happened["x"] < said["x"] - 100


def test_a_link_brings_scale_days_and_clock(page: Page, app_url: str) -> None:
    query = {"scale": "log", "days": "all", "clock": "event"}
    open_page(page, app_url, "timeline", query)
    for choice in ("log", "all", "it happened"):
        expect(page.get_by_role("radio", name=choice, exact=True)).to_be_checked()
    for name, value in query.items():
        expect_in_url(page, f"{name}={value}")
