"""Every page draws, on a desk and on a phone, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import OF_COLOURS, weighty
from tests.browser.app_server import RunningApp, running_app, settle
from tests.browser.screen import (
    ADDRESSES,
    MAP,
    basemap,
    chart,
    chart_rows,
    expect_headline,
    expect_no_exception,
    map_frame,
    marks,
    open_page,
    region,
    switch_to,
)

TITLE = "North Korean troops in Russia, October 2024"

# How far a box reaches beyond its window to the right, in pixels.
TOO_WIDE = "box => box.scrollWidth - Math.min(box.clientWidth, window.innerWidth)"


def overview_parts(page: Page) -> list[Locator]:
    drawn = marks(page).first
    return [drawn, *(part for parts in parts_by_panel(page).values() for part in parts)]


def parts_by_panel(page: Page) -> dict[str, list[Locator]]:
    """What the Overview shows, by the part of it that a phone shows alone."""
    return {
        "Map": [page.locator(MAP)],
        "Figures": [chart_rows(page).first],
        "Claims": [region(page, "unconfirmed"), region(page, "confirmed")],
    }


def places_parts(page: Page) -> list[Locator]:
    return [
        marks(page).first,
        page.get_by_role("switch", name="Include places mentioned in passing"),
        page.get_by_role("button", name=re.compile("^Ussuriysk")),
    ]


def timeline_parts(page: Page) -> list[Locator]:
    return [
        chart_rows(page).first,
        page.get_by_role("table", name="Figures"),
    ]


def claims_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("radio", name="Stance by source"),
        page.locator("button[data-pick='claim:12000-in-total']"),
    ]


def stances_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("button", name=re.compile("^.*Putin visited Pyongyang in June")),
        page.get_by_role("img", name="NATO cannot confirm, 18 Oct 2024").first,
    ]


def figures_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("radio", name="containers"),
        page.get_by_text("“around 12,000 soldiers”"),
        page.locator(".bar.point.forecast"),
    ]


def sources_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("searchbox", name="Search sources"),
        page.get_by_role("row").filter(has_text="NIS (").filter(has_text="fairly reliable"),
    ]


def documents_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_text("Dawn via AFP").first,
        page.get_by_role("button", name=re.compile("around 12,000 soldiers")),
    ]


def export_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("button", name="Create ZIP"),
        page.get_by_role("button", name="Download 3 tables"),
        page.get_by_role("button", name="Copy the stance by source as PNG"),
        page.get_by_text("PNG exported by Claimscope"),
    ]


def methods_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("heading", name="How status is computed"),
        page.get_by_role("table").first,
        page.get_by_text("assertions: one row is"),
        page.get_by_role("heading", name="Limits"),
    ]


def intake_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("heading", name="Add a document"),
        page.get_by_test_id("stFileUploaderDropzone"),
    ]


def search_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("heading", name="Search all cases"),
        page.get_by_role("textbox", name="Words"),
        page.get_by_text("Words must all occur"),
    ]


def cases_parts(page: Page) -> list[Locator]:
    return [
        page.get_by_role("heading", level=2).first,
        page.get_by_role("button", name="Create"),
    ]


PARTS: dict[str, Callable[[Page], list[Locator]]] = {
    "overview": overview_parts,
    "places": places_parts,
    "timeline": timeline_parts,
    "claims": claims_parts,
    "claims?view=stances": stances_parts,
    "claims?view=figures": figures_parts,
    "sources": sources_parts,
    "documents": documents_parts,
    "export": export_parts,
    "methods": methods_parts,
    "intake": intake_parts,
    "search": search_parts,
    "cases": cases_parts,
}


def expect_drawn(page: Page, name: str) -> None:
    if name in ADDRESSES:
        expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    if name == "overview" and page.viewport_size == PHONE_SIZE:
        expect_one_panel_at_a_time(page)
    else:
        for part in PARTS[name](page):
            expect(part).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect_no_exception(page)


BELOW_CLAIMS = """main => main.scrollHeight - main.scrollTop
    - main.querySelector(".st-key-panel-Claims").getBoundingClientRect().bottom"""
"""How many pixels of a phone's page lie below the claims, where the other panels are hidden."""


LINES = "words => words.getClientRects().length && Math.round(words.offsetHeight / 20)"


def expect_one_panel_at_a_time(page: Page) -> None:
    switch = page.get_by_role("group", name="Part of the page")
    panels = parts_by_panel(page)
    for name in panels:
        switch.get_by_role("button", name=name).click()
        for panel, parts in panels.items():
            for part in parts:
                expect(part).to_be_visible(visible=panel == name)
    switch.get_by_role("button", name="Claims").click()
    assert page.get_by_test_id("stMain").evaluate(BELOW_CLAIMS) < 100


CUT = """(tiles) => [...tiles.children].filter((tile) => {
    tile.querySelector(".number").textContent = "123,456";
    const word = tile.querySelector(".word");
    const [outer, inner] = [tile, word].map((each) => each.getBoundingClientRect());
    return word.scrollWidth > word.clientWidth
        || inner.right > outer.right || inner.bottom > outer.bottom;
}).map((tile) => tile.name)"""


def expect_words_beside_large_numbers(page: Page) -> None:
    """Each tile shows its word whole with a number of six digits, which no shipped case has."""
    tiles = page.get_by_role("group", name="Status", exact=True)
    assert tiles.evaluate(CUT) == []


DESK, PHONE = 1280, 390
PHONE_SIZE = {"width": PHONE, "height": 844}


DARK = re.compile(r"rgb\((\d|[1-4]\d), ")


@pytest.mark.parametrize(
    ("name", "width"),
    [
        pytest.param(*each, marks=[pytest.mark.smoke] if each == ("overview", DESK) else [])
        for each in product(PARTS, (DESK, PHONE))
    ],
)
def test_a_page_draws_all_of_it_within_its_window_for_everybody_by_day_and_by_night(
    page: Page, app: RunningApp, name: str, width: int
) -> None:
    said_before = len(said_by(app))
    page.set_viewport_size({"width": width, "height": 800 if width == DESK else 844})
    title, _, view = name.partition("?view=")
    open_page(page, app.url, title, {"view": view} if view else None)
    background = expect(page.get_by_test_id("stApp"))
    background.not_to_have_css("background-color", DARK)
    expect_drawn(page, name)
    expect_for_everybody(page, width)
    if (name, width) == ("overview", DESK):
        expect_all_on_one_screen(page)
        expect_colours_of_the_page(page, land="#F7F6F2")
    if (name, width) == ("methods", DESK):
        words = page.get_by_role("cell", name=re.compile("^asserted by two or more")).locator("p")
        assert words.evaluate(LINES) == 1
    page.emulate_media(color_scheme="dark")
    background.to_have_css("background-color", DARK)
    settle(page)
    expect_drawn(page, name)
    expect_for_everybody(page, width, OF_COLOURS)
    if title in ADDRESSES:
        expect_headline(page, "36 claims")
        expect_latest_day(page)
    if name == "overview":
        expect_words_beside_large_numbers(page)
    if (name, width) == ("overview", DESK):
        expect_colours_of_the_page(page, land="#262D34")
    if (name, width) == ("overview", PHONE):
        expect_opened_filters_under_nothing(page)
    if name == "sources":
        page.get_by_role("button", name=re.compile("^NIS ")).click()
        expect(page.get_by_role("region", name="Track record")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^NIS "))
        expect_for_everybody(page, width)
    assert "not a valid config option" not in said_by(app)
    assert not re.findall("Traceback|Warning", said_by(app)[said_before:])


def said_by(app: RunningApp) -> str:
    """All that the server has printed."""
    return app.log.read_text(encoding="utf-8", errors="replace")


def expect_for_everybody(page: Page, width: int, rules: Sequence[str] = ()) -> None:
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.get_by_test_id("stMain").evaluate(TOO_WIDE) <= 0
    assert weighty(page, rules) == []


def expect_all_on_one_screen(page: Page) -> None:
    for panel in parts_by_panel(page)["Claims"], [page.locator(MAP), chart(page)]:
        for part in panel:
            expect(part).to_be_in_viewport(ratio=0.99)


def expect_latest_day(page: Page) -> None:
    days = page.get_by_role("group", name="Replay by day")
    latest = days.get_by_role("button", name="18 Oct 2024 (latest) · 36 claims")
    expect(latest).to_have_attribute("aria-pressed", "true")


def expect_opened_filters_under_nothing(page: Page) -> None:
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    opens = page.get_by_test_id("stExpandSidebarButton")
    assert opens.evaluate("button => getComputedStyle(button, '::after').content") == '"Filters"'
    opens.click()
    expect(page.get_by_role("form", name="Filters")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()


def expect_colours_of_the_page(page: Page, land: str) -> None:
    """Map and chart are drawn in them."""
    paper = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    expect(chart(page).locator(".main-svg").first).to_have_css("background-color", paper)
    expect(map_frame(page).locator("body")).to_have_css("background-color", paper)
    expect(basemap(page)).to_have_attribute("data-land", land)


def test_the_menu_at_the_top_leads_to_every_page(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    for name in [*list(ADDRESSES)[1:], "overview"]:
        switch_to(page, "Map" if name == "places" else name.capitalize())
        expect_drawn(page, name)


def test_the_first_page_that_a_new_server_is_asked_for_may_be_any(
    page: Page, tmp_path: Path
) -> None:
    with running_app(None, tmp_path / "log.txt") as app:
        open_page(page, app.url, "places", {"source": "nis"})
        expect(page.get_by_role("checkbox", name=re.compile("^NIS "))).to_be_checked()
        expect_drawn(page, "places")
        page.goto("about:blank")
