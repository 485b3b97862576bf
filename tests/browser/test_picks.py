"""Picks: a place, a point, a source or a cell narrows the other views until its chip is removed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    chart_rows,
    close_drawer,
    expect_drawer,
    expect_headline,
    expect_in_url,
    expect_not_in_url,
    label_of,
    mark_of,
    open_page,
    switch_to,
)


def chip(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=f"Remove: {words}", exact=True)


@pytest.mark.smoke
def test_a_place_narrows_the_other_views_and_the_map_keeps_its_marks(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    mark_of(page, "Donetsk").click()
    expect_drawer(page, "six-officers-killed")
    close_drawer(page)
    expect_headline(page, "1 of 36 claims · Place: Donetsk")
    expect_in_url(page, "at=donetsk")
    expect(label_of(page, "Brussels")).to_have_count(1)
    expect(chart_rows(page)).to_have_count(1)
    chip(page, "Place: Donetsk").click()
    expect_headline(page, "36 claims")
    expect_not_in_url(page, "at")


def test_a_source_opens_its_page_and_all_of_its_claims_on_the_claims_page(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "sources")
    page.get_by_role("button", name="NATO (its secretary general, Mark Rutte)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^NATO"))
    expect_in_url(page, "of=nato")
    page.get_by_role("row").filter(has_text="NATO’s position may change").click()
    expect_drawer(page, "nato-position-may-change")
    page.get_by_role("button", name="NATO’s position may change").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Open all in Claims").click()
    expect(page).to_have_url(re.compile(r"/claims\?"))
    expect_headline(page, "13 of 36 claims · said by NATO")
    expect_in_url(page, "by=nato")
    chip(page, "by NATO").click()
    expect_headline(page, "36 claims")


def test_a_source_named_in_the_evidence_opens_its_page_with_the_filters(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, query={"words": "claim:12000-in-total", "source": "nis"})
    page.get_by_role("dialog").get_by_role("button", name="NIS (National").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^NIS "))
    expect_in_url(page, "of=nis")
    expect_in_url(page, "source=nis")
    expect(page).to_have_title(re.compile("^NIS"))


def test_a_row_of_the_chart_narrows_and_the_chart_keeps_its_rows(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    chart_rows(page).first.click(force=True)
    close_drawer(page)
    expect_headline(page, "1 of 36 claims · Claim: ")
    expect(chart_rows(page).nth(5)).to_be_attached()


def test_picks_of_two_kinds_narrow_together_and_a_link_reopens_them(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, query={"at": "north-korea", "by": "kcna"})
    expect_headline(page, "1 of 36 claims · said by KCNA · Place: North Korea")
    chip(page, "by KCNA").click()
    expect_headline(page, "13 of 36 claims · Place: North Korea")


def test_a_pick_and_the_replay_outlive_a_change_of_page(page: Page, app_url: str) -> None:
    open_page(page, app_url, query={"at": "donetsk", "as-of": "2024-10-17"})
    for title in ("Timeline", "Claims", "Overview"):
        switch_to(page, title)
        expect_headline(page, "1 of 3 claims · Place: Donetsk · as of 17 Oct 2024")
        expect_in_url(page, "at=donetsk")
        expect_in_url(page, "as-of=2024-10-17")
