"""Bringing a document in a browser, step by step, and two made-up articles to bring."""

from __future__ import annotations

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from claimscope.ingest.reading import Facts
from claimscope.record.changes import Save
from claimscope.review.propose import begin_review
from claimscope.review.serialise import serialise
from claimscope.store.sql.store import open_store
from tests.browser.app_server import RunningApp, settle
from tests.browser.screen import open_page

ARTICLE = """Crates lost near Bergen

BERGEN: The Nordlys Ferry Company said on Monday that more than 40 crates fell into the sea near \
Bergen.

The seamen’s union said that at least 12 crates were taken to Oslo.

Norway’s coast guard said it could not confirm the loss of the crates near Bergen.
"""
SECOND = """Union counts crates

The seamen’s union said on Wednesday that more than 40 crates fell into the sea near Bergen.
"""
LOST = "More than 40 crates fell into the sea near Bergen"


def begin_case(page: Page, app: RunningApp, title: str) -> None:
    """A new case, and the page that brings its first document."""
    open_page(page, app.url, "cases")
    page.get_by_role("textbox", name="Title", exact=True).fill(title)
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("heading", name="Add a document")).to_be_visible()
    settle(page)


def drop(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def propose(page: Page, publisher: str, day: str) -> None:
    """Says who published the document and when, and asks for its claims."""
    page.get_by_role("textbox", name="Published by").fill(publisher)
    page.get_by_role("spinbutton", name="year, Published on").click()
    page.keyboard.type(day)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Extract claims").click()
    expect(page.get_by_role("heading", name=re.compile("^Review: "))).to_be_visible()
    settle(page)


def press(page: Page, key: str, told: str) -> None:
    """Presses a key of the review and waits for what the line above its list then says."""
    page.keyboard.press(key)
    expect(page.get_by_text(told)).to_be_visible()
    settle(page)


def choose_claim(page: Page, words: str) -> None:
    """Chooses the claim of these words at the open card, and leaves the field."""
    box = page.get_by_role("combobox", name="Matches an existing claim?")
    box.click()
    page.get_by_role("option").filter(has_text=words).first.click()
    settle(page)
    box.press("Escape")
    box.blur()


def save(page: Page, who: str) -> None:
    page.get_by_role("button", name=re.compile("^Save ")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your name").fill(who)
    dialog.get_by_role("button", name=re.compile("to the record$")).click()
    expect(page.get_by_text("Saved: ")).to_be_visible()
    settle(page)


def bring_article(page: Page, app: RunningApp) -> None:
    """A new case and the first article in it, to be reviewed."""
    begin_case(page, app, "Crates at sea")
    drop(page, "article.txt", ARTICLE.encode())
    propose(page, "The Coast Post", "20310507")


def open_review(page: Page, app: RunningApp) -> str:
    """The first article in a new case, laid by as a review and opened as a link does; the case."""
    case_id = review = f"crates-{uuid4().hex[:8]}"
    facts = Facts(
        title="Crates lost near Bergen",
        publisher="The Coast Post",
        published_on="2031-05-07",
        language="en",
    )
    store = open_store(app.record)
    store.create(case_id, "Crates at sea", Save("Ann", "begun", ()))
    case = store.case(case_id)
    store.reviews.begin(case_id, review, serialise(begin_review(case, ARTICLE, facts)))
    store.close()
    open_page(page, app.url, "intake", {"case": case_id, "review": review})
    expect(page.get_by_role("heading", name=re.compile("^Review: "))).to_be_visible()
    settle(page)
    return case_id


def bring_second(page: Page) -> None:
    """The second article, to be reviewed as one more source of a claim of the first."""
    drop(page, "second.txt", SECOND.encode())
    propose(page, "The Union Post", "20310508")
    choose_claim(page, LOST)
    press(page, "a", "1 accepted · 0 rejected · 0 left")
