"""The filters: what they change, that a link holds them, and that Reset lets go of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from claimscope.record.case import Case
from claimscope.record.model import STATUSES
from claimscope.views.filters import EVERYTHING as ALL
from claimscope.views.filters import Filters, shown_of
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, status_counts
from claimscope.views.ledger import open_ledger
from claimscope.views.places import PLACES_FRAME
from tests.browser.app_server import settle
from tests.browser.screen import (
    basemap,
    chart,
    chart_rows,
    choose,
    choose_status,
    claims_of_rows,
    drawer,
    enter_day,
    expect_drawer,
    expect_headline,
    expect_in_url,
    expect_no_exception,
    expect_not_in_url,
    expect_places,
    headline,
    marks,
    open_page,
    query_of,
    region,
    search,
    switch_to,
)

EVERYTHING = "36 claims"
NOTHING = {"text": "words that nobody says"}
EVERY_FILTER = {
    "source": ["nato", "nis"],
    "clock": "event",
    "from": "2024-10-01",
    "to": "2024-10-31",
    "as-of": "2024-10-18",
    "place": ["russia-far-east", "ussuriysk"],
    "status": ["unconfirmed", "contested"],
    "topic": "deployment",
    "quantity": "troops",
    "text": "Special Forces",
}


@dataclass(frozen=True)
class Expected:
    """What one view of the seed case has to show."""

    claims: dict[str, int]
    places: list[str]
    figures: list[str]


def expected(case: Case, filters: Filters) -> Expected:
    ledger = open_ledger(case, filters)
    claims = CLAIMS_FRAME.shown(ledger)
    return Expected(
        status_counts(claims),
        list(PLACES_FRAME.shown(ledger)["name"]),
        sorted(FIGURES_FRAME.shown(ledger)["claim_id"]),
    )


def expect_overview(page: Page, view: Expected) -> None:
    """Headline, map, chart and lists of the Overview all show this view."""
    expect_headline(page, shown_of(sum(view.claims.values()), 36, ALL))
    expect_places(page, view.places)
    expect(chart_rows(page)).to_have_count(len(view.figures))
    if view.figures:
        assert sorted(claims_of_rows(page)) == view.figures
    for status in STATUSES:
        held = region(page, status)
        expect(held).to_have_count(1 if view.claims[status] else 0)
        if view.claims[status]:
            expect(held.locator(".count").first).to_have_text(
                re.compile(rf"^{view.claims[status]}( ·|$)")
            )


def test_a_source_and_words_change_headline_map_chart_and_lists_alike(
    page: Page, app_url: str, seed_case: Case
) -> None:
    open_page(page, app_url)
    choose(page, "Source", "NIS")
    expect_headline(page, "16 of 36 claims · said by NIS")
    expect_in_url(page, "source=nis")
    expect_overview(page, expected(seed_case, Filters(sources=("nis",))))
    choose(page, "Source", "NIS")
    search(page, "Highly Likely")
    expect_headline(page, "1 of 36 claims · containing “Highly Likely”")
    expect_overview(page, expected(seed_case, Filters(text="highly likely")))


def test_a_status_narrows_the_view_to_it(page: Page, app_url: str, seed_case: Case) -> None:
    open_page(page, app_url)
    choose_status(page, "confirmed")
    expect_headline(page, "5 of 36 claims · confirmed")
    expect_overview(page, expected(seed_case, Filters(statuses=("confirmed",))))
    choose_status(page, "forecast")
    expect_headline(page, "12 of 36 claims · confirmed or forecast")
    choose_status(page, "confirmed")
    expect_headline(page, "7 of 36 claims · forecast")


def test_reset_undoes_every_filter(page: Page, app_url: str, seed_case: Case) -> None:
    open_page(page, app_url, query={"text": "forces", "as-of": "2024-10-18"})
    reset = page.get_by_role("button", name="Reset", exact=True)
    choose(page, "Source", "NIS")
    page.get_by_role("group", name="Date of").get_by_role("button", name="event").click()
    for parameter in ("source=nis", "clock=event", "as-of=2024-10-18", "text=forces"):
        expect_in_url(page, parameter)
    reset.click()
    expect_headline(page, EVERYTHING)
    expect_overview(page, expected(seed_case, Filters()))
    expect(reset).to_be_disabled()
    expect(page.get_by_role("searchbox", name="Search claims and quotes")).to_have_value("")
    statement = page.get_by_role("group", name="Date of").get_by_role("button", name="statement")
    expect(statement).to_have_attribute("aria-pressed", "true")
    assert query_of(page) == {}


def test_back_undoes_a_pick_and_then_a_filter_and_forward_does_them_again(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    expect_headline(page, EVERYTHING)
    search(page, "highly likely")
    expect_in_url(page, "text=")
    shown = str(headline(page).text_content())
    page.locator("li button[data-pick]").first.click()
    expect(drawer(page)).to_be_visible()
    expect_in_url(page, "words=")
    page.go_back()
    expect(drawer(page)).to_have_count(0)
    expect(headline(page)).to_have_text(shown)
    page.go_back()
    expect_headline(page, EVERYTHING)
    expect(page.get_by_role("searchbox", name="Search claims and quotes")).to_have_value("")
    expect_not_in_url(page, "text")
    page.go_forward()
    expect(headline(page)).to_have_text(shown)
    expect(page.get_by_role("searchbox", name="Search claims and quotes")).to_have_value(
        "highly likely"
    )
    page.go_forward()
    expect(drawer(page)).to_be_visible()
    expect_no_exception(page)


def test_days_are_typed_or_dragged_and_a_day_that_is_none_is_told(page: Page, app_url: str) -> None:
    open_page(page, app_url, "methods")
    enter_day(page, "From", "18 Oct 2024")
    expect_in_url(page, "from=2024-10-18")
    field = page.get_by_role("textbox", name="From", exact=True)
    expect(field).to_have_value("18 Oct 2024")
    assert field.evaluate("field => field.scrollWidth <= field.clientWidth")
    enter_day(page, "To", "some day")
    expect(page.get_by_role("alert")).to_contain_text("“some day” is not a day")
    expect_not_in_url(page, "to")
    bars = page.get_by_role("img", name=re.compile("^Statements a day"))
    box = bars.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + 5)
    expect_in_url(page, "from=2024-10-17")
    expect_in_url(page, "to=2024-10-17")
    expect_headline(page, "8 of 36 claims · said 17 Oct 2024")


def test_a_slash_leads_to_the_search_and_the_focus_outlives_a_choice(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "methods")
    box = page.get_by_role("searchbox", name="Search claims and quotes")
    expect(box).to_be_visible()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box = page.get_by_role("checkbox", name=re.compile("^NIS "))
    box.focus()
    page.keyboard.press("Space")
    expect_in_url(page, "source=nis")
    settle(page)
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_filters_outlive_a_change_of_page(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    choose(page, "Source", "NATO")
    search(page, "deploying")
    expect_headline(page, "8 of 36 claims · said by NATO · containing “deploying”")
    for title in ("Map", "Claims", "Documents", "Overview"):
        switch_to(page, title)
        expect_headline(page, "8 of 36 claims · said by NATO · containing “deploying”")
        expect_in_url(page, "source=nato")
        expect_in_url(page, "text=deploying")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/documents\?.*text=deploying"))
    expect_headline(page, "8 of 36 claims · said by NATO · containing “deploying”")


@pytest.mark.smoke
def test_a_pasted_link_reopens_the_same_view(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    choose(page, "Source", "NIS")
    choose(page, "Quantity", "troops")
    enter_day(page, "From", "2024-10-18")
    for parameter in ("source=nis", "quantity=troops", "from=2024-10-18"):
        expect_in_url(page, parameter)
    settle(page)
    link, shown = page.url, headline(page).text_content()
    pasted = page.context.new_page()
    pasted.goto(f"{link}&words=claim:12000-in-total")
    expect_drawer(pasted, "12000-in-total")
    expect(headline(pasted)).to_have_text(str(shown))
    expect(chart(pasted).locator(".textpoint")).to_have_text(
        chart(page).locator(".textpoint").all_text_contents()
    )
    pasted.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pasted.get_by_role("button", name="Copy the link to this evidence").click()
    expect(drawer(pasted).get_by_text("Copied", exact=True)).to_be_visible()
    copied = pasted.evaluate("navigator.clipboard.readText()")
    assert copied == f"{app_url}/?case=dprk-russia-2024&words=claim%3A12000-in-total"


def test_a_link_may_hold_every_filter_and_an_open_claim(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline", {**EVERY_FILTER, "words": "claim:1500-in-far-east"})
    expect_drawer(page, "1500-in-far-east")
    words = (
        "1 of 32 claims · said by NATO or NIS · happening 1–31 Oct 2024 · "
        "Place: Russia’s Far East or Ussuriysk · unconfirmed or contested · about deployment · "
        "with a figure of troops · containing “Special Forces” · as of 18 Oct 2024"
    )
    expect(headline(page)).to_have_text(words.replace("of 32", f"of {all_by_18_october(page)}"))
    asked = {
        name: [value] if isinstance(value, str) else value for name, value in EVERY_FILTER.items()
    }
    assert query_of(page) == {**asked, "words": ["claim:1500-in-far-east"]}
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)
    expect_not_in_url(page, "words")
    assert query_of(page) == asked


def all_by_18_october(page: Page) -> str:
    return str(headline(page).text_content()).split()[2]


def test_a_link_to_an_unknown_place_says_so(page: Page, app_url: str) -> None:
    open_page(page, app_url, query={"words": "place:atlantis"})
    expect(drawer(page)).to_contain_text("No claim of this record is behind this link")
    page.keyboard.press("Escape")
    expect_not_in_url(page, "words")
    expect_no_exception(page)


def test_an_empty_map_still_shows_the_land(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places", NOTHING)
    expect(basemap(page)).to_be_visible()
    expect(marks(page)).to_have_count(0)


def test_an_empty_view_leaves_the_document_without_marks(page: Page, app_url: str) -> None:
    open_page(page, app_url, "documents", NOTHING)
    expect(page.locator(".paper")).to_contain_text("North Korea sending ‘large-scale’")
    expect(page.locator(".paper mark")).to_have_count(0)
