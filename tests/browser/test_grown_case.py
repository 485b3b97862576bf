"""The Overview of a case of some fifty documents: all of it on one screen, and no words cut."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from claimscope.synthesis.case import write_case
from tests.browser.conftest import Serve
from tests.browser.screen import MAP, chart_rows, marks, open_page, region

BELOW = "main => main.scrollHeight - main.clientHeight"
CUT = """names => names.filter(name => name.scrollWidth > name.clientWidth)
    .map(name => name.textContent)"""
LINES = "line => Math.round(line.getBoundingClientRect().height / 20)"
MOST_VOID = 60
"""How many pixels of a larger window may lie below the map."""


def test_the_overview_of_fifty_documents_is_one_screen_with_every_name_whole(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    write_case(tmp_path / "cases" / "fifty", 300)
    open_page(page, serve(tmp_path / "cases"))
    expect(chart_rows(page).first).to_be_visible()
    expect(marks(page).first).to_be_visible()
    expect(page.locator(MAP)).to_be_in_viewport(ratio=0.99)
    assert page.get_by_test_id("stMain").evaluate(BELOW) <= 0
    names = region(page, "contested").locator(".who")
    assert names.evaluate_all(CUT) == []
    for line in (page.locator("p.change"), page.locator(".st-key-left-out button")):
        assert line.evaluate(LINES) == 1
    page.set_viewport_size({"width": 1440, "height": 900})
    bottom = "map => window.innerHeight - map.getBoundingClientRect().bottom"
    expect(page.locator(MAP)).to_be_in_viewport(ratio=0.99)
    assert 0 <= page.locator(MAP).evaluate(bottom) < MOST_VOID
    inside = page.frame_locator(MAP).locator("#map_div").evaluate("map => map.clientHeight")
    assert inside == page.locator(MAP).evaluate("map => map.clientHeight")
