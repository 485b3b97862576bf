"""The map: its marks, their names, what a click on one opens, and the list beside it."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from claimscope.views.places import PLACES_FRAME, ROLES_FRAME, claims_at
from tests.browser.screen import (
    MAP,
    claims_in,
    close_drawer,
    drawer,
    expect_drawer,
    expect_headline,
    expect_in_url,
    expect_not_in_url,
    expect_places,
    label_of,
    labels,
    map_frame,
    mark_of,
    open_page,
    outline,
    region,
)

NAMED = ["Ussuriysk", "Donetsk", "Pyongyang", "Brussels", "North Korea", "Russia’s Far East"]
WITH_MAP = ["overview", "places"]
LIST = re.compile("^Places by")

# The share of a mark's box, sampled pixel by pixel, where a click reaches that very mark.
FREE = """mark => {
    const box = mark.getBoundingClientRect();
    let hits = 0;
    for (let x = box.left; x <= box.right; x += 1)
        for (let y = box.top; y <= box.bottom; y += 1)
            hits += document.elementFromPoint(x, y) === mark;
    return hits;
}"""


@pytest.fixture(scope="module")
def place_names(seed_case: Case) -> list[str]:
    """The places that the map shows of the whole case."""
    return list(PLACES_FRAME.shown(open_ledger(seed_case, Filters()))["name"])


def place_list(page: Page) -> Locator:
    return page.get_by_role("region", name=LIST)


@pytest.mark.parametrize("name", ["overview", pytest.param("places", marks=pytest.mark.smoke)])
def test_every_place_lies_on_the_land_with_its_name_and_none_hides_another(
    page: Page, app_url: str, name: str, place_names: list[str]
) -> None:
    open_page(page, app_url, name)
    expect(outline(page).nth(100)).to_be_attached()
    expect(outline(page).first).to_have_attribute("d", re.compile(r"^M\d+ \d+L"))
    expect_places(page, place_names)
    assert set(NAMED) <= set(place_names)
    for place in place_names:
        expect(mark_of(page, place)).to_be_in_viewport(ratio=0.99)
        expect(label_of(page, place)).to_be_in_viewport(ratio=0.99)
        assert mark_of(page, place).evaluate(FREE) >= 40, f"{place} lies under another mark"
    boxes = {each.text_content(): each.bounding_box() for each in labels(page).all()}
    for (one, here), (other, there) in combinations(boxes.items(), 2):
        assert not overlap(here, there), f"{one} lies on {other}"


def overlap(one: Any, other: Any) -> bool:
    """Whether two boxes share more than the edge of their letters."""
    wide = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    high = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return bool(wide > 2 and high > 2)


def test_names_stay_inside_the_map_on_a_phone(
    page: Page, app_url: str, place_names: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "places")
    expect_places(page, place_names)
    page.locator(MAP).scroll_into_view_if_needed()
    for label in labels(page).all():
        expect(label).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("name", WITH_MAP)
def test_a_click_on_a_mark_opens_the_words_about_that_place(
    page: Page, app_url: str, name: str, seed_case: Case
) -> None:
    open_page(page, app_url, name)
    mark_of(page, "Russia’s Far East").click()
    expected = claims_at(ROLES_FRAME.shown(open_ledger(seed_case, Filters())), "russia-far-east")
    assert len(expected) == 4
    expect_drawer(page, *expected)
    expect_in_url(page, "at=russia-far-east")
    expect(drawer(page).get_by_role("blockquote").first).to_be_visible()
    words = "special forces already in Russia’s Far East and undergoing training"
    expect(drawer(page).get_by_role("blockquote").filter(has_text=words).first).to_be_visible()


def test_escape_closes_the_words_and_the_same_mark_opens_them_again(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "places")
    for _ in range(3):
        mark_of(page, "Ussuriysk").click()
        expect_drawer(page, "gathered-at-ussuriysk")
        expect_in_url(page, "at=ussuriysk")
        close_drawer(page)
        expect_not_in_url(page, "words")


def test_one_mark_after_another_opens_its_own_words(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    for place, claim in (("Donetsk", "six-officers-killed"), ("Brussels", "nato-ministers-met")):
        mark_of(page, place).click()
        expect_drawer(page, claim)
        close_drawer(page)


def test_a_click_on_a_place_replaces_the_words_of_a_claim(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places", {"words": "claim:12000-in-total"})
    expect_drawer(page, "12000-in-total")
    close_drawer(page)
    mark_of(page, "Ussuriysk").click()
    expect_drawer(page, "gathered-at-ussuriysk")
    expect_in_url(page, "words=")


def test_places_that_are_only_mentioned_come_when_asked_for(
    page: Page, app_url: str, place_names: list[str]
) -> None:
    mentioned = ["Moscow", "Kyiv", "Seoul"]
    open_page(page, app_url, "places")
    expect_places(page, place_names)
    assert not set(mentioned) & set(place_names)
    toggle_mentions(page)
    for place in mentioned:
        expect(label_of(page, place)).to_be_visible()
        expect(
            place_list(page).get_by_role("button", name=re.compile(f"^{place} "))
        ).to_be_visible()
    expect_in_url(page, "mentions=")
    toggle_mentions(page)
    expect_places(page, place_names)


def toggle_mentions(page: Page) -> None:
    """Other bounds make another map: the one before goes when the new one has come."""
    page.locator(MAP).evaluate("map => { map.dataset.before = 'yes' }")
    page.get_by_text("Include places mentioned in passing").click()
    expect(page.locator(f"{MAP}[data-before]")).to_have_count(0)
    expect(page.locator(MAP)).to_have_count(1)


def test_the_list_beside_the_map_names_the_same_places(
    page: Page, app_url: str, place_names: list[str]
) -> None:
    open_page(page, app_url, "places")
    expect_places(page, place_names)
    buttons = place_list(page).get_by_role("button")
    expect(buttons).to_have_count(len(place_names))
    for place in place_names:
        expect(buttons.filter(has_text=re.compile(rf"^\W{re.escape(place)} \("))).to_have_count(1)


def test_the_list_beside_the_map_works_by_keyboard_alone(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    buttons = place_list(page).get_by_role("button")
    expect(buttons.first).to_be_visible()
    place_list(page).focus()
    page.keyboard.press("Tab")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(buttons.nth(1)).to_be_focused()
    picked = claims_in(place_list(page))[1]
    page.keyboard.press("Enter")
    expect(drawer(page)).to_be_visible()
    expect_in_url(page, f"at={picked}")
    close_drawer(page)
    expect_not_in_url(page, "words")
    buttons.nth(1).focus()
    page.keyboard.press("Space")
    expect(drawer(page)).to_be_visible()


def test_the_map_stays_the_same_map_while_filters_change(page: Page, app_url: str) -> None:
    open_page(page, app_url, "overview")
    expect(label_of(page, "Brussels")).to_be_visible()
    map_frame(page).locator("body").evaluate("body => { body.dataset.same = 'yes' }")
    page.get_by_role("searchbox", name="Search claims and quotes").fill("Ussuriysk")
    page.keyboard.press("Enter")
    expect_places(page, ["Ussuriysk"])
    expect(map_frame(page).locator("body[data-same=yes]")).to_have_count(1)
    expect_headline(page, "2 of 36 claims")
    expect(region(page, "confirmed").locator("button[data-pick]")).to_have_count(1)
