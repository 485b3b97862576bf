"""Bringing a document: dropped, read, reviewed by hand, kept; there after a restart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import contrast
from tests.browser.app_server import RunningApp, running_app, settle
from tests.browser.intake_steps import (
    ARTICLE,
    LOST,
    begin_case,
    bring_article,
    choose_claim,
    drop,
    open_review,
    press,
    propose,
    save,
)
from tests.browser.screen import (
    chart_rows,
    expect_headline,
    expect_no_exception,
    expect_places,
    label_of,
    open_page,
    switch_to,
)
from tests.unit.ingest.test_refusals import REFUSED

DARK = re.compile(r"rgb\((\d|[1-4]\d), ")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], RunningApp]]:
    """Starts the app on a record of the test's own; once more ends it first, as a restart does."""
    with ExitStack() as running:

        def again() -> RunningApp:
            running.close()
            return running.enter_context(running_app(None, tmp_path / "app.log"))

        yield again


def test_an_article_is_dropped_reviewed_and_kept(
    page: Page, start: Callable[[], RunningApp]
) -> None:
    app = start()
    bring_article(page, app)
    press(page, "a", "1 accepted · 0 rejected · 2 left")
    press(page, "a", "2 accepted · 0 rejected · 1 left")
    choose_claim(page, LOST)
    press(page, "a", "3 accepted · 0 rejected · 0 left")
    save(page, "Ann")

    app = start()
    open_page(page, app.url, "overview", {"case": "crates-at-sea"})
    expect_headline(page, "2 claims")
    expect_places(page, ["Bergen", "Oslo"])
    expect(chart_rows(page)).to_have_count(2)
    expect(page.locator("li button[data-pick]")).to_have_count(2)

    switch_to(page, "Claims")
    page.get_by_role("radio", name="Stance by source").click()
    grid = page.get_by_role("table", name="Which source takes which stance on which claim")
    expect(grid.get_by_role("row", name=re.compile("40 crates.*cannot confirm"))).to_be_visible()
    grid.locator("button.title", has_text="40 crates").click()
    history = page.get_by_role("dialog").get_by_role("region", name="History")
    expect(history).to_contain_text("Ann")
    expect(history).to_contain_text("Read from “Crates lost near Bergen”.")
    expect_no_exception(page)


def test_a_review_survives_a_reload_and_steps_are_taken_back(
    page: Page, shared_app: RunningApp
) -> None:
    case_id = open_review(page, shared_app)
    title = page.get_by_role("textbox", name="Title of the claim")
    title.press("End")
    page.keyboard.type(" raj")
    expect(page.get_by_text("0 accepted · 0 rejected · 3 left")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[aria-current]")).to_contain_text(" raj")
    settle(page)
    press(page, "r", "0 accepted · 1 rejected · 2 left")
    page.reload()
    settle(page)
    expect(page.get_by_text("0 accepted · 1 rejected · 2 left")).to_be_visible()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    settle(page)
    press(page, "u", "0 accepted · 0 rejected · 3 left")
    open_page(page, shared_app.url, "intake", {"case": case_id})
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("0 accepted · 0 rejected · 3 left")).to_be_visible()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("2 proposals · 0 accepted")).to_be_visible()
    page.get_by_role("button", name="Discard").click()
    page.get_by_role("button", name="Throw this review away").click()
    expect(page.get_by_role("heading", name="Add a document")).to_be_visible()


def test_a_candidate_is_corrected_in_place_and_its_text_brought_again_is_recognised(
    page: Page, shared_app: RunningApp
) -> None:
    open_review(page, shared_app)
    words = page.get_by_role("textbox", name="Quote (verbatim)")
    words.fill("words that nobody wrote")
    words.press("Tab")
    expect(page.get_by_text("These words do not stand in the text.")).to_be_visible()
    accept = page.get_by_role("button", name="Accept", exact=True)
    expect(accept).to_be_disabled()
    assert contrast(accept.locator("p")) >= 4.5, "WCAG 2.2 AA"
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert contrast(accept.locator("p")) >= 4.5, "WCAG 2.2 AA"
    words.fill("more than 40 crates fell into the sea near Bergen")
    words.press("Tab")
    expect(page.get_by_text("These words do not stand in the text.")).to_have_count(0)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("1 accepted · 0 rejected")).to_be_visible()
    mark = page.locator("mark", has_text=re.compile("^more than 40 crates fell")).first
    expect(mark).to_have_attribute("data-status", "accepted")
    settle(page)
    save(page, "Ann")
    drop(page, "again.txt", ARTICLE.encode())
    expect(page.get_by_text("This very text is in the case already.")).to_be_visible()
    page.get_by_role("button", name="Review what is not in the record yet").click()
    expect(page.get_by_text("2 proposals · 0 accepted")).to_be_visible()
    settle(page)
    press(page, "a", "1 accepted · 0 rejected · 1 left")
    save(page, "Ann")


def test_a_review_goes_on_after_the_server_was_started_again(
    page: Page, start: Callable[[], RunningApp]
) -> None:
    case_id = open_review(page, start())
    press(page, "a", "1 accepted · 0 rejected · 2 left")
    press(page, "r", "1 accepted · 1 rejected · 1 left")

    app = start()
    open_page(page, app.url, "intake", {"case": case_id})
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("1 accepted · 1 rejected · 1 left")).to_be_visible()
    expect(page.locator("[aria-current]")).to_contain_text("could not confirm", ignore_case=True)
    settle(page)
    save(page, "Ann")
    open_page(page, app.url, "intake", {"case": case_id})
    expect(page.get_by_role("heading", name="Add a document")).to_be_visible()
    settle(page)
    expect(page.get_by_text("Reviews in progress")).to_have_count(0)


def test_after_a_file_that_cannot_be_read_another_is(page: Page, app_url: str) -> None:
    make, name, told = REFUSED["a page of scripts"]
    open_page(page, app_url, "intake")
    drop(page, name, make())
    expect(page.get_by_role("alert")).to_have_text(re.compile("This document cannot be read."))
    expect(page.get_by_text(told)).to_be_visible()
    expect_no_exception(page)
    drop(page, "article.txt", ARTICLE.encode())
    expect(page.get_by_text(re.compile(r"^Read as text: \d+ words\."))).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_hostile_words_are_shown_as_words(page: Page, shared_app: RunningApp) -> None:
    begin_case(page, shared_app, "<img src=x onerror=alert(1)> ![x](http://evil.invalid/x.png)")
    words = (
        "The harbour master said that 12 crates <b>near</b> ![x](//evil.invalid/x.png) were $lost$."
    )
    drop(page, "hostile.txt", f"Title <script>\n\n{words}\n".encode())
    propose(page, "[Post](http://evil.invalid)", "20310507")
    expect(page.locator("mark").first).to_contain_text("![x](//evil.invalid/x.png)")
    press(page, "a", "1 accepted")
    expect(page.locator("img[src*='evil'], a[href*='//evil']")).to_have_count(0)
    save(page, "<i>Ann</i> ![x](http://evil.invalid/x.png)")
    switch_to(page, "Overview")
    expect(page.locator("img[src*='evil'], a[href*='//evil']")).to_have_count(0)
    expect(label_of(page, "Bergen")).to_have_count(0)
