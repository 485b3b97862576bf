"""Cases in the app: begun, renamed, put away and back, taken in from files; assessments of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimscope.exports.data_package import package_bytes
from claimscope.record.case import load_case
from claimscope.record.changes import Save
from claimscope.store.corrections import withdrawn
from claimscope.store.sql.store import open_store
from tests.browser import screen
from tests.browser.app_server import RunningApp, running_app, settle
from tests.browser.intake_steps import bring_second, drop, open_review, press, save
from tests.browser.screen import (
    close_drawer,
    drawer,
    expect_drawer,
    expect_headline,
    expect_in_url,
    expect_no_exception,
    expect_not_in_url,
    headline,
    open_page,
    region,
    switch_to,
)
from tests.made_case import edit_cell, ferry_case

FERRY = "The ferry that may have sunk"
CLAIM = "six-officers-killed"


@pytest.fixture
def own_app(page: Page, tmp_path: Path) -> Iterator[RunningApp]:
    """The app on a record of the test's own; the page leaves it before it ends."""
    with running_app(None, tmp_path / "app.log") as app:
        yield app
        page.goto("about:blank")


def take_in(page: Page, name: str, content: bytes) -> None:
    drop(page, name, content)
    expect(page.get_by_text(name)).to_be_visible()
    page.get_by_role("button", name="Import").click()


def withdraw_claim(app: RunningApp, case_id: str) -> None:
    """Withdraws a claim of a copy of the seed case in the record of the app."""
    store = open_store(app.record)
    versions = store.history(case_id)
    claim = next(row for row in versions if row.row_id == CLAIM and row.table == "claims")
    store.save(case_id, Save("Ben", "taken in by mistake", tuple(withdrawn(versions, claim))))
    store.close()


def open_record_before_a_withdrawal(
    page: Page, app: RunningApp, case_id: str, **filters: str
) -> None:
    withdraw_claim(app, case_id)
    open_page(page, app.url, "cases", {"case": case_id, **filters})
    show = page.get_by_role("button", name="Open version")
    expect(show).to_be_visible()
    settle(page)
    show.click()
    expect(headline(page)).to_contain_text("36 claims")
    expect(headline(page)).to_contain_text("as recorded by 2")


def choose(page: Page, label: str, value: str) -> None:
    """Takes from a list in the drawer the first value that has these words."""
    field = drawer(page).get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    field.click()
    page.keyboard.type(value)
    expect(page.get_by_role("option", name=re.compile(value)).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile(value))
    settle(page)


def test_a_package_is_taken_in_and_shown(
    page: Page, shared_app: RunningApp, tmp_path: Path
) -> None:
    content = package_bytes(load_case(ferry_case().write(tmp_path / "ferry")))
    open_page(page, shared_app.url, "cases")
    take_in(page, "ferry.zip", content)
    expect(page.get_by_role("heading", level=1)).to_have_text(FERRY)
    expect_headline(page, "3 claims")
    menu = page.get_by_role("combobox", name="Case")
    expect(menu).to_have_value(FERRY)
    expect(menu).to_have_css("text-overflow", "ellipsis")


def test_a_package_that_does_not_hold_is_told_by_row(
    page: Page, shared_app: RunningApp, tmp_path: Path
) -> None:
    folder = ferry_case().write(tmp_path / "ferry")
    edit_cell(folder, "places", 2, "lat", "91")
    open_page(page, shared_app.url, "cases")
    files = [*folder.glob("*.csv")]
    page.locator("input[type=file]").set_input_files(files)
    for file in files:
        expect(page.get_by_role("button", name=f"Remove {file.name}")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("alert")).to_contain_text("Import failed")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_text("places.csv, row 2, column lat: 91 is not between")).to_be_visible()
    expect_no_exception(page)


def test_a_case_is_renamed_put_away_and_back(page: Page, own_app: RunningApp) -> None:
    open_page(page, own_app.url, "cases")
    page.get_by_role("button", name="Rename").click()
    popover = page.get_by_test_id("stPopoverBody")
    popover.get_by_role("textbox", name="Title").fill("Troops in Russia")
    popover.get_by_role("textbox", name="Why").fill("shorter")
    popover.get_by_role("button", name="Rename").click()
    expect(page.get_by_text("is now called “Troops in Russia”")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Archive").click()
    popover.get_by_role("textbox", name="Why").fill("done with")
    popover.get_by_role("button", name="Archive").click()
    expect(page.get_by_text("“Troops in Russia” is archived.")).to_be_visible()
    expect(page.get_by_text("There is no case yet.").first).to_be_visible()
    page.get_by_text("Show archived cases too").click()
    page.get_by_role("button", name="Restore").click()
    popover.get_by_role("textbox", name="Why").fill("needed again")
    popover.get_by_role("button", name="Restore").click()
    expect(page.get_by_text("“Troops in Russia” is back in the list.")).to_be_visible()
    switch_to(page, "Overview")
    expect(page.get_by_role("heading", level=1)).to_have_text("Troops in Russia")


def test_a_call_of_ones_own_stands_beside_the_status_and_is_withdrawn(
    page: Page, shared_app: RunningApp, own_case: str
) -> None:
    open_page(page, shared_app.url, query={"case": own_case, "words": f"claim:{CLAIM}"})
    drawer(page).get_by_text("Analyst assessment").click()
    drawer(page).get_by_role("button", name="Save assessment").scroll_into_view_if_needed()
    settle(page)
    choose(page, "status", "contested")
    drawer(page).get_by_role("button", name="Save assessment").click()
    expect(drawer(page).get_by_text("Reason is required.")).to_be_visible()
    drawer(page).get_by_role("textbox", name="Why").first.fill("Another list was published.")
    drawer(page).get_by_role("textbox", name="Your name").first.fill("Ann")
    drawer(page).get_by_role("button", name="Save assessment").click()
    call = "Ann’s assessment: contested"
    expect(drawer(page).locator("p.call")).to_contain_text(call)
    expect(drawer(page).locator(".status")).to_contain_text("unconfirmed")
    expect(drawer(page).get_by_role("region", name="History")).to_contain_text("Ann’s assessment")
    listed = region(page, "unconfirmed").locator("button", has_text="Six North Korean officers")
    expect(listed).to_contain_text(call)

    drawer(page).get_by_role("textbox", name="Reason for retracting").fill("The list was wrong.")
    drawer(page).get_by_role("button", name="Retract").click()
    expect(drawer(page).locator("p.call")).to_have_count(0)
    history = drawer(page).get_by_role("region", name="History")
    expect(history).to_contain_text("Retracted Ann’s assessment")
    expect(history).to_contain_text("The list was wrong.")


def test_a_slip_is_corrected_and_a_figure_that_was_missed_is_added(
    page: Page, shared_app: RunningApp, own_case: str
) -> None:
    open_page(page, shared_app.url, query={"case": own_case, "words": f"claim:{CLAIM}"})
    drawer(page).get_by_text("Edit or retract").click()
    title = drawer(page).get_by_role("textbox", name="Title", exact=True)
    title.fill("Six officers killed")
    drawer(page).get_by_role("button", name="Save the correction").click()
    expect(drawer(page).get_by_text("Reason is required.")).to_be_visible()
    expect(title).to_have_value("Six officers killed")
    drawer(page).get_by_role("textbox", name="Why", exact=True).fill("too long")
    drawer(page).get_by_role("button", name="Save the correction").click()
    expect(drawer(page).get_by_role("heading", name="Six officers killed")).to_be_visible()
    history = drawer(page).get_by_role("region", name="History")
    expect(history).to_contain_text("“Six North Korean officers killed near Donetsk” → ")
    settle(page)

    choose(page, "What", "ukrainian-media asserts")
    drawer(page).get_by_text("Add a figure in these words").click()
    settle(page)
    wording = "a Ukrainian missile attack"
    drawer(page).get_by_role("textbox", name="Wording").fill(wording)
    for label, value in (("Low", "1"), ("High", "1"), ("Unit", "attacks")):
        drawer(page).get_by_role("textbox", name=label).fill(value)
    for label, value in (("Quantity", "other"), ("Aspect", "other"), ("Qualifier", "as stated")):
        choose(page, label, value)
    form = drawer(page).get_by_test_id("stForm").filter(has_text="Wording")
    form.get_by_role("textbox", name="Why", exact=True).fill("it was missed")
    form.get_by_role("button", name="Add a figure in these words").click()
    expect(history).to_contain_text(f"Entered the figure “{wording}”")
    expect(history).to_contain_text("it was missed")


def test_a_claim_is_withdrawn_with_its_words_and_put_back(
    page: Page, shared_app: RunningApp, own_case: str
) -> None:
    open_page(page, shared_app.url, query={"case": own_case, "words": f"claim:{CLAIM}"})
    drawer(page).get_by_text("Edit or retract").click()
    expect(drawer(page).get_by_text("This also retracts:")).to_contain_text(
        "six North Korean military"
    )
    settle(page)
    why = drawer(page).get_by_role("textbox", name="Reason for retracting")
    why.fill("taken in by mistake")
    drawer(page).get_by_role("button", name="Retract").click()
    expect_headline(page, "35 claims")
    switch_to(page, "Cases")
    expect(page.get_by_text("taken in by mistake").first).to_be_visible()
    page.get_by_role("button", name="Restore").click()
    popover = page.get_by_test_id("stPopoverBody")
    popover.get_by_role("textbox", name="Why").fill("it was right")
    popover.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("button", name="Restore")).to_have_count(0)
    switch_to(page, "Overview")
    expect_headline(page, "36 claims")


def test_the_record_is_read_as_it_was_kept_after_an_earlier_save(
    page: Page, shared_app: RunningApp, own_case: str
) -> None:
    open_record_before_a_withdrawal(page, shared_app, own_case)
    expect_headline(page, "36 claims · as recorded by 2")
    expect(page.get_by_text("Read-only version; 1 save later.")).to_be_visible()
    expect_in_url(page, "recorded=")
    settle(page)
    page.reload()
    expect_headline(page, "36 claims · as recorded by 2")
    switch_to(page, "Claims")
    page.get_by_role("row", name="Six North Korean officers").get_by_role("button").click()
    expect_drawer(page, CLAIM)
    expect(drawer(page).get_by_text("Edit or retract")).to_have_count(0)
    expect(drawer(page).get_by_role("region", name="History")).not_to_contain_text("mistake")
    close_drawer(page)
    page.get_by_role("button", name="Back to now").click()
    expect_headline(page, "35 claims")
    expect_not_in_url(page, "recorded")


def test_a_filter_stays_in_an_earlier_record_and_a_picture_of_it_opens_it_again(
    page: Page, shared_app: RunningApp, own_case: str
) -> None:
    open_record_before_a_withdrawal(page, shared_app, own_case, source="nis")
    shown = "16 of 36 claims · said by NIS · as recorded by 2"
    expect_headline(page, shown)
    expect_in_url(page, "source=nis")
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the timeline as PNG", exact=True).click()
    assert "-recorded-2" in saved.value.suggested_filename
    page.get_by_role("button", name="Back to now").click()
    expect_headline(page, "16 of 35 claims")
    switch_to(page, "Export")
    drop(page, "timeline.png", Path(saved.value.path()).read_bytes())
    expect(page.get_by_text("the view opens on that record")).to_be_visible()
    expect(page.get_by_text("as recorded by 2")).to_be_visible()
    page.goto(str(page.get_by_role("link", name="Open the view").get_attribute("href")))
    expect_headline(page, shown)


def test_a_second_source_moves_a_status_and_is_left_out_of_an_earlier_record(
    page: Page, shared_app: RunningApp
) -> None:
    open_review(page, shared_app)
    press(page, "a", "1 accepted · 0 rejected · 2 left")
    save(page, "Ann")
    bring_second(page)
    expect(page.get_by_text("1 claim becomes corroborated")).to_be_visible()
    save(page, "Ben")
    switch_to(page, "Overview")
    tiles = page.get_by_role("group", name="Status", exact=True)
    expect(tiles.get_by_role("button", name="1 corroborated")).to_be_visible()
    screen.choose(page, "Source", "The seamen’s union")
    expect_headline(page, "1 claim · said by The seamen’s union")
    switch_to(page, "Cases")
    page.get_by_role("button", name="Open version").click()
    expect_headline(page, "1 claim · as recorded by")
    left_out = page.get_by_text("so left out: source=the-seamens-union")
    expect(left_out).to_be_visible()
