"""What a claim's words, figures and stances show beyond the lists."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.screen import (
    drawer,
    expect_drawer,
    expect_in_url,
    expect_no_exception,
    open_page,
)
from tests.made_case import MadeCase


def test_the_way_of_the_words_is_one_origin_and_what_it_cites_is_shown(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, query={"words": "claim:10000-in-training"})
    chain = drawer(page).locator(".chain")
    expect(chain).to_have_text(re.compile("Dawn ← AFP ← Zelensky ← “intelligence reports”"))
    expect(drawer(page).get_by_text("Independent origin: kyiv")).to_have_count(1)


def test_the_reader_leads_from_a_claim_to_its_mark_and_back(page: Page, app_url: str) -> None:
    open_page(page, app_url, "documents")
    page.locator("aside .lead").filter(has_text="NATO will ask its partners").click()
    expect_in_url(page, "mark=nato-evidence")
    mark = page.locator("mark.picked").first
    expect(mark).to_be_in_viewport()
    mark.click()
    expect_drawer(page, "nato-will-seek-evidence")


def test_the_text_is_searched_without_touching_it(page: Page, app_url: str) -> None:
    open_page(page, app_url, "documents")
    expect(page.locator(".paper")).to_contain_text("Seoul spy agency")
    before = page.locator(".paper").inner_text()
    page.get_by_role("searchbox", name="Search the text").fill("special forces")
    found = page.locator(".search output")
    expect(found).to_have_text("1 of 3")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(found).to_have_text("2 of 3")
    page.get_by_role("searchbox", name="Search the text").fill("no such words")
    expect(found).to_have_text("not in the text")
    assert page.locator(".paper").inner_text() == before


def test_a_change_of_mind_is_a_revision_shown_in_order(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    made = MadeCase()
    made.document("gazette", published_on="2031-05-04")
    made.document("telegraph", published_on="2031-05-10", publisher="The Telegraph")
    made.says("harbour", "asserts", "it-sank", on="2031-05-03", words="we say it sank")
    made.says(
        "harbour",
        "denies",
        "it-sank",
        on="2031-05-09",
        document_id="telegraph",
        words="we no longer say so",
    )
    made.write(tmp_path / "cases" / "ferry")
    url = serve(tmp_path / "cases")
    open_page(page, url, "claims", {"view": "stances"})
    page.get_by_role("cell", name="denies, 9 May 2031; before: asserts 3 May 2031").click()
    quotes = drawer(page).locator("li.assertion")
    expect(quotes).to_have_count(2)
    expect(quotes.first).to_contain_text("since revised")
    expect(quotes.first).to_contain_text("we say it sank")
    expect(quotes.last).to_contain_text("we no longer say so")
    expect(drawer(page).get_by_text("contested", exact=True)).to_be_visible()
    expect_no_exception(page)
