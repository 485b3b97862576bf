"""Claims: each by status, the quotes behind it, and the way to them."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

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


@pytest.mark.smoke
def test_claims_and_stances_say_what_they_rest_on(
    page: Page, app_url: str, claims: pd.DataFrame
) -> None:
    open_page(page, app_url, "claims")
    for status, own in claims.groupby("status"):
        held = region(page, str(status)).locator("button[data-pick]")
        expect(held).to_have_count(len(own))
        assert set(claims_in(region(page, str(status)))) == set(own["claim_id"])
    for claim in claims.to_dict("records"):
        button = page.locator(f"li button[data-pick='claim:{claim['claim_id']}']").first
        expect(button).to_contain_text(claim["title"])
        expect(button).to_have_accessible_description(claim["reason"])

    grid = page.get_by_role("table", name=GRID)
    rows = grid.locator("tbody").get_by_role("row")
    expect(rows).to_have_count(len(claims))
    row = rows.filter(has_text="Six North Korean officers killed near Donetsk")
    names = [each.get_attribute("aria-label") for each in row.locator("td button").all()]
    assert [str(name).partition(":")[0] for name in names] == [
        "Kim Yong-hyun finds likely",
        "Ukrainian media asserts",
    ]


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
        page.locator(f"li button[data-pick='claim:{claim}']").first.click()
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
        region(page, "confirmed").get_by_role("button").first.click()
        expect(sheets(page)).to_have_count(1)
        close_drawer(page)
        expect_not_in_url(page, "words")


def test_a_cell_of_the_grid_opens_its_claim(page: Page, app_url: str) -> None:
    open_page(page, app_url, "claims")
    grid = page.get_by_role("table", name=GRID)
    title = "North Korean personnel gathered at Ussuriysk on 16 October"
    for cell in (f"NATO cannot confirm: {title}", f"NIS asserts: {title}"):
        grid.get_by_role("button", name=cell).click()
        expect_drawer(page, "gathered-at-ussuriysk")
        close_drawer(page)
    grid.get_by_role("button", name="Six North Korean officers killed near Donetsk").last.click()
    expect(sheets(page)).to_have_count(1)


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
