"""Claims: each by status, the quotes behind it, and the way to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.ledger import open_ledger
from tests.browser.screen import (
    claims_in,
    close_drawer,
    drawer,
    expect_drawer,
    expect_in_url,
    expect_not_in_url,
    open_page,
    region,
    sheets,
)

LONGEST_LINE = """paper => {
    const lines = new Map();
    const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (let at = 0; at < walker.currentNode.data.length; at += 1) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const { bottom, width } = range.getBoundingClientRect();
        const line = Math.round(bottom / 12);
        if (width) lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    return Math.max(...lines.values());
}"""
"""How many characters the longest line of a text has on the screen."""
GRID = "Which source takes which stance on which claim"


@pytest.fixture(scope="module")
def claims(seed_case: Case) -> pd.DataFrame:
    return CLAIMS_FRAME.shown(open_ledger(seed_case, Filters()))


def quotes_of(case: Case, claim_id: str) -> list[dict[Any, Any]]:
    return QUOTES_FRAME.about(open_ledger(case, Filters()), [claim_id]).to_dict("records")


def rows(page: Page) -> Locator:
    """The claims of the table, a button each."""
    return page.get_by_role("table", name="Claims").locator("button[data-pick]")


@pytest.mark.smoke
def test_the_table_is_used_by_keyboard_and_keeps_its_settings_in_the_address(
    page: Page, app_url: str, claims: pd.DataFrame
) -> None:
    open_page(page, app_url, "claims")
    expect(rows(page)).to_have_count(len(claims))
    assert {str(each.text_content()) for each in rows(page).all()} == set(claims["title"])
    rows(page).nth(1).focus()
    page.keyboard.press("ArrowDown")
    expect(rows(page).nth(2)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    why = page.get_by_role("note", name=re.compile("^Credibility 3 of 6, possibly true: ")).first
    expect(why).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect_drawer(page, "1500-in-far-east")
    close_drawer(page)
    expect(rows(page).first).to_be_focused()
    head = page.get_by_role("columnheader", name="Figure", exact=True)
    head.get_by_role("button").click()
    expect_in_url(page, "sort=figure")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Figure")
    page.locator("summary").filter(has_text="Columns").click()
    page.get_by_role("checkbox", name="Basis").check()
    expect_in_url(page, "column=reason")
    expect(page.get_by_role("columnheader", name="Basis")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Basis")).to_be_focused()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export 36 rows").click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 37
    assert '"Basis"' in lines[0]


def test_a_drawer_has_its_keys_as_soon_as_it_opens(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    expect(page.locator(".st-key-before-a-drawer button")).to_be_attached()
    expect(page.get_by_role("button", name="Close")).to_have_count(0)
    region(page, "unconfirmed").locator("button[data-pick]").first.click()
    expect(drawer(page)).to_be_visible()
    assert drawer(page).get_by_role("button", name="Close").count() == 1


BELOW_ROW = """button => {
    button.textContent = "Ships left the harbour ".repeat(12);
    const words = document.createRange();
    words.selectNodeContents(button);
    const [inner, row] = [words, button.closest("tr")].map((each) => each.getBoundingClientRect());
    return inner.bottom - row.bottom;
}"""


def test_a_long_title_lies_on_no_other_row_of_the_table(page: Page, app_url: str) -> None:
    open_page(page, app_url, "claims")
    assert rows(page).nth(3).evaluate(BELOW_ROW) <= 0


CROWDED = """line => {
    const [title, who] = [".title", ".who"].map((part) => line.querySelector(part));
    title.textContent = "Ships left";
    who.textContent = "Harbour of Bergen; Union of Seamen ?".repeat(4);
    const between = who.getBoundingClientRect().left - title.getBoundingClientRect().right;
    return [title.scrollWidth - title.clientWidth, who.scrollWidth > who.clientWidth, between];
}"""


def test_who_says_a_claim_has_all_the_room_that_its_title_leaves(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    line = region(page, "unconfirmed").locator("button[data-pick]").first
    title_is_cut_by, who_is_cut, between = line.evaluate(CROWDED)
    assert title_is_cut_by <= 0
    assert who_is_cut
    assert between <= 10


CORNERS = """names => names.map(name => {
    const { top, right } = name.getBoundingClientRect();
    return { top: top - name.closest("table").getBoundingClientRect().top, right };
})"""


def test_names_over_the_grid_are_whole_and_sources_off_the_screen_are_a_button(
    page: Page, app_url: str
) -> None:
    page.set_viewport_size({"width": 820, "height": 800})
    open_page(page, app_url, "claims", {"view": "stances"})
    grid = page.get_by_role("table", name=GRID)
    names = grid.locator("thead button")
    expect(names.first).to_be_visible()
    corners = names.evaluate_all(CORNERS)
    assert all(each["right"] <= 820 and each["top"] >= -1 for each in corners)
    seen = names.all_text_contents()
    page.get_by_role("button", name=re.compile(r"^\d+ more sources? →$")).click()
    expect_in_url(page, "from-source=")
    expect(names.first).not_to_have_text(seen[0])
    page.get_by_role("button", name=re.compile(r"^← \d+ more sources?$")).click()
    expect(names).to_have_text(seen)
    row = grid.get_by_role("row").filter(has_text="1,500 special forces")
    expect(row.get_by_role("img", name="NIS asserts, 18 Oct 2024")).to_be_visible()
    row.get_by_role("img", name="NIS asserts").click()
    expect_drawer(page, "1500-in-far-east")


def test_a_status_shows_the_rest_of_its_claims_and_fewer_again(
    page: Page, app_url: str, claims: pd.DataFrame
) -> None:
    open_page(page, app_url)
    unconfirmed = region(page, "unconfirmed")
    unconfirmed.get_by_role("button", name=re.compile(r"^\d+ more$")).click()
    own = set(claims.loc[claims["status"] == "unconfirmed", "claim_id"])
    expect(unconfirmed.locator("button[data-pick]")).to_have_count(len(own))
    assert set(claims_in(unconfirmed)) == own
    expect_in_url(page, "whole=unconfirmed")
    unconfirmed.get_by_role("button", name="Show fewer").click()
    expect_not_in_url(page, "whole")


def test_the_figures_of_the_table_stand_beside_the_open_evidence(page: Page, app_url: str) -> None:
    open_page(page, app_url, "claims", {"words": "claim:1500-in-far-east"})
    expect_drawer(page, "1500-in-far-east")
    table = page.get_by_role("table", name="Claims")
    row = table.get_by_role("row", name=re.compile("1,500 special forces"))
    begins = drawer(page).bounding_box()
    for cell in (row.locator("td.figure"), page.locator(".st-key-claim-table .pager").first):
        expect(cell).to_be_visible()
        box = cell.bounding_box()
        assert begins is not None
        assert box is not None
        assert box["x"] + box["width"] <= begins["x"]
    expect(table.get_by_role("columnheader", name="Event date")).to_be_hidden()
    close_drawer(page)
    expect(table.get_by_role("columnheader", name="Event date")).to_be_visible()


def test_another_claim_is_opened_while_the_evidence_lies_open(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    lines = region(page, "unconfirmed").locator("button[data-pick]")
    first, second = claims_in(region(page, "unconfirmed"))[:2]
    lines.nth(0).click()
    expect_drawer(page, first)
    lines.nth(1).click()
    expect_drawer(page, second)
    expect(lines.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    expect(drawer(page).locator(f"article[data-claim='{second}']")).to_have_count(0)
    page.keyboard.press("j")
    expect_drawer(page, second)
    close_drawer(page)
    expect(lines.nth(1)).to_be_focused()


def test_a_claim_opens_every_quote_character_for_character(
    page: Page, app_url: str, seed_case: Case
) -> None:
    open_page(page, app_url, "claims")
    for claim in ("six-officers-killed", "arms-for-the-war", "12000-in-total"):
        page.locator(f"button[data-pick='claim:{claim}']").first.click()
        expect_drawer(page, claim)
        expect_in_url(page, "words=")
        words = drawer(page).get_by_role("blockquote")
        expected = quotes_of(seed_case, claim)
        expect(words).to_have_count(len(expected))
        assert words.all_text_contents() == [each["quote"] for each in expected]
        for each in expected:
            said = drawer(page).get_by_role("listitem").filter(has_text=each["source"])
            dated = said.filter(has_text=f"{each['stance']} · {each['said']}")
            expect(dated.first).to_be_visible()
        marked = words.locator("mark").all_text_contents()
        close_drawer(page)
    assert marked == ["estimated the North could", "around 12,000 soldiers"]


def test_the_same_claim_opens_again_after_it_was_closed(page: Page, app_url: str) -> None:
    open_page(page, app_url, "claims")
    for _ in range(3):
        rows(page).first.click()
        expect(sheets(page)).to_have_count(1)
        close_drawer(page)
        expect_not_in_url(page, "words")


def test_a_quote_leads_to_its_place_in_the_document(page: Page, app_url: str) -> None:
    open_page(page, app_url, "claims", {"words": "claim:no-such-claim", "source": "nato"})
    expect(drawer(page)).to_contain_text("No claim of this record is behind this link")
    open_page(page, app_url, "claims", {"words": "claim:fuelling-the-war", "source": "nato"})
    read = drawer(page).get_by_role("button", name=re.compile("^View in document: NATO"))
    read.click()
    expect(page).to_have_url(re.compile(r"/documents\?"))
    expect_in_url(page, "mark=nato-fuelling")
    expect_in_url(page, "document=dawn-afp-2024-10-18")
    expect_in_url(page, "source=nato")
    expect(drawer(page)).to_have_count(0)
    mark = page.get_by_role("button", name=re.compile("^“Even if North Korea is not physically"))
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_class(re.compile("picked"))


def test_a_mark_in_the_document_opens_its_claim(page: Page, app_url: str) -> None:
    open_page(page, app_url, "documents")
    mark = page.get_by_role("button", name=re.compile("^“A second transport operation"))
    mark.click()
    expect_drawer(page, "second-transport")
    expect_in_url(page, "words=")
    close_drawer(page)
    mark.focus()
    page.keyboard.press("Enter")
    expect_drawer(page, "second-transport")


def test_a_sentence_with_several_claims_is_one_underline_that_lists_them(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "documents")
    sentence = page.get_by_role("button", name=re.compile("^the alliance could not yet confirm"))
    expect(sentence).to_have_attribute("data-count", "8")
    sentence.click()
    claims = page.get_by_role("dialog", name="8 claims in this sentence").get_by_role("button")
    expect(claims).to_have_count(8)
    expect(claims.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(claims).to_have_count(0)
    expect(sentence).to_be_focused()
    sentence.press("Enter")
    claims.filter(has_text="gathered at Ussuriysk").click()
    expect_drawer(page, "gathered-at-ussuriysk")


def test_the_keyboard_goes_from_claim_to_claim_and_to_the_evidence(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "documents", {"status": "forecast"})
    marks = page.locator(".paper mark")
    expect(marks.first).to_be_visible()
    for _ in range(2):
        page.keyboard.press("j")
    expect(page.locator("mark.here").first).to_contain_text("More troops are likely")
    expect(page.locator("aside li.current")).to_have_count(2)
    expect(page.locator("aside li.current").last).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("mark.here").first).to_contain_text("are expected to be deployed")
    expect(page.locator("mark.here").first).to_be_focused()
    page.keyboard.press("Enter")
    expect_drawer(page, "front-line-after-training")
    box = page.get_by_role("searchbox", name="Search the text")
    close_drawer(page)
    box.focus()
    page.keyboard.type("jk")
    expect(box).to_have_value("jk")
    expect(page.locator("mark.here").first).to_contain_text("are expected to be deployed")


def test_on_a_phone_a_claim_of_the_list_leads_back_to_the_text(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "documents")
    page.get_by_role("button", name="Claims · 36").click()
    claim = page.locator("aside .lead").filter(has_text="NATO will ask its partners")
    claim.click()
    expect(claim).to_be_hidden()
    expect(page.locator("mark.picked").first).to_be_in_viewport()
    expect_in_url(page, "mark=nato-evidence")


@pytest.mark.smoke
def test_the_document_is_shown_word_for_word(page: Page, app_url: str, seed_case: Case) -> None:
    open_page(page, app_url, "documents")
    paper = page.locator(".paper")
    expect(paper.get_by_role("button").first).to_be_visible()
    assert paper.text_content() == seed_case.texts["dawn-afp-2024-10-18"]
    assert 60 <= paper.evaluate(LONGEST_LINE) <= 75
