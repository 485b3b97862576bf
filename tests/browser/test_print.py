"""What a page gives to a printer: all of it, on paper of the usual size."""

from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from tests.browser.screen import MAP, chart_rows, marks, open_page

A4_WIDTH = 794

# What reaches beyond the right edge of the window: what a sheet of that width would cut off.
CUT_OFF = """region => [...region.querySelectorAll("th, td, button, h3, li")]
    .filter(part => part.getBoundingClientRect().right > window.innerWidth + 1)
    .map(part => part.textContent)"""


def sheets_of(page: Page) -> list[str]:
    """The text on each sheet of this page, without ligatures and the ends of its lines."""
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def printed(page: Page) -> str:
    return " ".join(sheets_of(page))


@pytest.mark.parametrize("name", ["claims", "documents"])
def test_a_printed_page_names_every_claim_and_ends_with_the_evidence_that_is_open(
    page: Page, app_url: str, seed_case: Case, name: str
) -> None:
    open_page(page, app_url, name, {"words": "claim:1500-in-far-east"})
    table = page.get_by_role("table", name="Claims")
    expect(table if name == "claims" else page.locator("aside li").first).to_be_visible()
    sheets = printed(page)
    titles = to_pandas(seed_case.claims)["title"].tolist()
    assert len(titles) == 36
    assert [title for title in titles if title not in sheets] == []
    last = sheets.index("Competing figures") if name == "claims" else 0
    assert sheets.index("What would change this") > last


def test_a_printed_overview_has_no_button_and_no_heading_apart_from_its_chart(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    expect(chart_rows(page).first).to_be_attached()
    sheets = sheets_of(page)
    for words in ("PNG", "SVG", "no filters"):
        assert words not in " ".join(sheets)
    [chart] = [each for each in sheets if "Reported figures over time" in each]
    assert "Troops: from 1,500 in place" in chart


def test_printed_lists_lie_within_the_sheet(page: Page, app_url: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    open_page(page, app_url, "claims", {"view": "stances"})
    grid = page.get_by_role("table", name="Which source takes which stance on which claim")
    expect(grid).to_be_visible()
    assert page.get_by_test_id("stMain").evaluate(CUT_OFF) == []
    assert grid.evaluate(CUT_OFF) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= A4_WIDTH


def test_a_printed_map_lies_beside_nothing(page: Page, app_url: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    open_page(page, app_url, "places")
    expect(marks(page).first).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    places = page.get_by_role("region", name="Places by status")
    expect(places).to_be_visible()
    drawn, listed = page.locator(MAP).bounding_box(), places.bounding_box()
    assert drawn is not None
    assert listed is not None
    assert listed["y"] >= drawn["y"] + drawn["height"]
    assert drawn["x"] + drawn["width"] <= A4_WIDTH


SIZES = """map => [map.clientWidth, map.clientHeight]"""
LEFT_OVER = """map => {
    const { right, bottom } = map.getBoundingClientRect();
    return [window.innerWidth - right, window.innerHeight - bottom].map(Math.abs);
}"""


def test_a_map_is_printed_as_it_is_drawn_on_the_screen_and_fills_its_frame(
    page: Page, app_url: str
) -> None:
    """A printer runs no script that would draw the map anew in a frame of another size."""
    open_page(page, app_url, "places")
    expect(marks(page).first).to_be_visible()
    drawing = page.frame_locator(MAP).locator("#map_div")
    drawn = drawing.evaluate(SIZES)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    assert drawing.evaluate(SIZES) == drawn
    assert max(drawing.evaluate(LEFT_OVER)) <= 1
