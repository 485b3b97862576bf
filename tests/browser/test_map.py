"""The map: its marks and names, what a click on one opens, and the list beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from claimscope.views.places import PLACES_FRAME, ROLES_FRAME, claims_at
from tests.browser.screen import (
    MAP,
    basemap,
    claims_in,
    close_drawer,
    drawer,
    expect_drawer,
    expect_headline,
    expect_in_url,
    expect_not_in_url,
    expect_places,
    label_of,
    map_frame,
    mark_of,
    marks,
    open_page,
    region,
)

NAMED = ["Ussuriysk", "Donetsk", "Pyongyang", "Brussels", "North Korea", "Russia’s Far East"]
WITH_MAP = ["overview", "places"]
LIST = re.compile("^Places by")

# Whether a click in the middle of a mark reaches that very mark.
FREE = """mark => {
    const box = mark.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return mark.contains(hit);
}"""

# The names on the map: of what kind, and where (left, top, right, bottom); the size of the map.
PLACED = """() => ({
    names: window.map.claimscope.names.placed.map(({ kind, name, box }) => ({ kind, name, box })),
    size: [window.map.getSize().x, window.map.getSize().y],
})"""

# Which canvases of the map lie between pixels, and so are blurred.
PARTS_OF_PIXELS = """() => [...document.querySelectorAll("canvas")]
    .map((canvas) => new DOMMatrix(getComputedStyle(canvas).transform))
    .filter(({ e, f }) => e % 1 || f % 1)
    .map(String)"""

# How many pixels of the window lie below the map, and how many may.
BELOW = "map => window.innerHeight - map.getBoundingClientRect().bottom"
MOST_VOID = 60

# Where the middle of a name's line has no halo: pixels from its left end.
BARE = """(body, end) => {
    const { names } = window.map.claimscope;
    const { box } = names.placed.find((each) => each.name.includes(end));
    const [left, top, right, bottom] = box;
    const sharp = names._container.width / names._bounds.getSize().x;
    const alpha = (x, y) =>
        names.pen.getImageData(Math.round(x * sharp), Math.round(y * sharp), 1, 1).data[3];
    const inner = [...Array(Math.floor(right - left) - 24).keys()].map((at) => at + 16);
    return inner.filter((at) =>
        [-4, 0, 4].some((down) => alpha(left + at, (top + bottom) / 2 + down) < 200));
}"""

# The names of many views around random towns, all files of the basemap loaded: how many, and those
# that lie on others.
MANY_VIEWS = """async (body, { views, seed }) => {
    const { basemap, names } = window.map.claimscope;
    await Promise.all(["world", "detail", "towns"].map((name) => basemap.load(name)));
    let state = seed;
    const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const found = { names: 0, kinds: [], overlaps: [], outside: [], doubled: [] };
    for (let view = 0; view < views; view += 1) {
        const [, x, y] = names.towns[Math.floor(random() * names.towns.length)];
        const at = [(Math.atan(Math.sinh((y * Math.PI) / 180)) * 180) / Math.PI, x];
        window.map.setView(at, 0.5 + random() * 8.5, { animate: false });
        names.draw();
        const size = window.map.getSize();
        const placed = names.placed;
        const told = placed.filter(({ kind }) => kind === "claim").map(({ name }) => name);
        found.names += placed.length;
        found.kinds = [...new Set([...found.kinds, ...placed.map(({ kind }) => kind)])];
        placed.forEach(({ kind, name, box }, at) => {
            const inside = Math.min(box[0], box[1], size.x - box[2], size.y - box[3]) >= 0;
            if (!inside) found.outside.push(name);
            if (kind !== "claim" && told.includes(name)) found.doubled.push(name);
            for (const other of placed.slice(at + 1)) {
                const wide = Math.min(box[2], other.box[2]) - Math.max(box[0], other.box[0]);
                const high = Math.min(box[3], other.box[3]) - Math.max(box[1], other.box[1]);
                if (wide > 0 && high > 0) found.overlaps.push([name, other.name]);
            }
        });
    }
    return found;
}"""


# Counts what parts of the page tell Streamlit.
COUNT_ANSWERS = """() => {
    document.body.dataset.answers = 0;
    window.addEventListener("message", ({ data }) => {
        const told = data.type === "streamlit:setComponentValue";
        document.body.dataset.answers = Number(document.body.dataset.answers) + told;
    });
}"""


@pytest.fixture(scope="module")
def place_names(seed_case: Case) -> list[str]:
    """The places that the map shows of the whole case."""
    return list(PLACES_FRAME.shown(open_ledger(seed_case, Filters()))["name"])


def place_list(page: Page) -> Locator:
    return page.get_by_role("region", name=LIST)


def keep_in_mind(page: Page) -> float:
    """Moves the map and marks its frame, so that another map would be noticed; its zoom."""
    body = map_frame(page).locator("body")
    return float(
        body.evaluate(
            "body => { body.dataset.same = 'yes';"
            " window.map.setView([50, 60], 2.6, { animate: false }); return window.map.getZoom(); }"
        )
    )


def expect_the_same_map(page: Page, zoom: float) -> None:
    expect(map_frame(page).locator("body[data-same=yes]")).to_have_count(1)
    assert map_frame(page).locator("body").evaluate("() => window.map.getZoom()") == zoom


def expect_drawn_over_its_room(page: Page) -> None:
    height = page.locator(MAP).evaluate("map => map.clientHeight")
    expect(map_frame(page).locator("canvas.names")).to_have_css("height", f"{height}px")


@pytest.mark.parametrize("name", ["overview", pytest.param("places", marks=pytest.mark.smoke)])
def test_every_place_is_on_the_map_and_no_mark_hides_another(
    page: Page, app_url: str, name: str, place_names: list[str]
) -> None:
    open_page(page, app_url, name)
    expect(basemap(page)).to_be_visible()
    expect_places(page, place_names)
    assert set(NAMED) <= set(place_names)
    for mark in marks(page).all():
        expect(mark).to_be_in_viewport(ratio=0.99)
        assert mark.evaluate(FREE), f"{mark.get_attribute('aria-label')} lies under another mark"
    placed = map_frame(page).locator("body").evaluate(PLACED)
    named = [each for each in placed["names"] if each["kind"] == "claim"]
    assert len(named) == marks(page).count(), "every mark has its name"


def test_no_name_lies_on_another_in_many_views(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    expect(marks(page).first).to_be_visible()
    views = {"views": 120, "seed": 19}
    found: dict[str, Any] = map_frame(page).locator("body").evaluate(MANY_VIEWS, views)
    assert found["names"] > 2000
    assert set(found["kinds"]) == {"claim", "country", "town", "area", "sea"}
    assert found["overlaps"] == []
    assert found["outside"] == []
    assert found["doubled"] == []


def test_no_line_shows_between_the_letters_of_a_name(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    expect(label_of(page, "Russia’s Far East")).to_have_count(1)
    assert map_frame(page).locator("body").evaluate(BARE, "Far East") == []


def test_names_stay_inside_the_map_on_a_phone(
    page: Page, app_url: str, place_names: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "places")
    expect_places(page, place_names)
    placed = map_frame(page).locator("body").evaluate(PLACED)
    width, height = placed["size"]
    assert width <= 390
    assert {each["name"] for each in placed["names"]} >= {"Brussels", "Russia"}
    for each in placed["names"]:
        left, top, right, bottom = each["box"]
        assert left >= 0, each
        assert top >= 0, each
        assert right <= width, each
        assert bottom <= height, each


def test_the_map_is_drawn_sharp_over_all_the_room_that_figures_and_window_leave_it(
    page: Page, app_url: str
) -> None:
    for width, height, day in ((1280, 800, "2024-10-17"), (1440, 900, "2024-10-18")):
        page.set_viewport_size({"width": width, "height": height})
        open_page(page, app_url, "overview", {"as-of": day})
        expect(basemap(page)).to_be_visible()
        expect(page.locator(MAP)).to_be_in_viewport(ratio=0.99)
        expect_drawn_over_its_room(page)
        assert page.locator(MAP).evaluate(BELOW) < MOST_VOID
        assert map_frame(page).locator("body").evaluate(PARTS_OF_PIXELS) == []
    room = page.locator(MAP).evaluate("map => map.clientHeight")
    page.get_by_role("button", name="Show 8").click()
    expect(region(page, "assessment").locator("button[data-pick]")).to_have_count(8)
    assert page.locator(MAP).evaluate("map => map.clientHeight") == room, "the list is longer"


def test_the_map_is_fitted_to_another_room_unless_somebody_has_moved_it(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url)
    expect(label_of(page, "Brussels")).to_have_count(1)
    body = map_frame(page).locator("body")
    fitted = body.evaluate("() => window.map.getZoom()")
    page.set_viewport_size({"width": 1600, "height": 1000})
    expect_drawn_over_its_room(page)
    assert body.evaluate("() => window.map.getZoom()") > fitted
    zoom = keep_in_mind(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect_drawn_over_its_room(page)
    expect_the_same_map(page, zoom)


def test_an_ocean_is_named_once_and_the_scale_parts_its_thousands(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    expect(basemap(page)).to_be_visible()
    map_frame(page).locator("body").evaluate("() => window.map.setView([20, 190], 1)")
    expect(map_frame(page).locator(".leaflet-control-scale-line")).to_have_text("5,000 km")
    placed = map_frame(page).locator("body").evaluate(PLACED)
    oceans = [each["name"] for each in placed["names"] if each["kind"] == "sea"]
    assert oceans.count("Pacific Ocean") == 1


def test_a_click_on_a_cluster_zooms_to_its_places(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    cluster = label_of(page, "Pyongyang")
    expect(cluster).to_have_accessible_name(re.compile("^North Korea, Pyongyang, Ussuriysk: "))
    cluster.click()
    for place in ("North Korea", "Pyongyang", "Ussuriysk"):
        expect(label_of(page, place)).to_have_accessible_name(re.compile(f"^{place}: "))
        expect(label_of(page, place)).to_be_in_viewport(ratio=0.99)
    expect(drawer(page)).to_have_count(0)


def test_marks_work_by_keyboard_alone_and_tell_what_they_are(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    expect(label_of(page, "Brussels")).to_be_visible()
    card = map_frame(page).locator(".claim-card")
    expect(card).to_be_hidden()
    label_of(page, "Russia’s Far East").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(label_of(page, "Russia’s Far East")).to_be_focused()
    expect(card).to_contain_text("Russia’s Far East4 claims")
    expect(card).to_contain_text("4 unconfirmed")
    expect(card).to_contain_text("1,500 special forces are in Russia’s Far East")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Enter")
    expect(drawer(page)).to_be_visible()
    expect_in_url(page, "at=russia-far-east")


def test_a_mark_under_the_pointer_shows_its_card(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    label_of(page, "Donetsk").hover()
    card = map_frame(page).locator(".claim-card")
    expect(card).to_contain_text("Ukraine and 1 more")
    expect(card).to_contain_text("Ukraine, Donetsk")
    expect(card).to_be_in_viewport(ratio=0.99)


def test_a_click_on_an_area_opens_the_words_about_it(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    expect(label_of(page, "Russia’s Far East")).to_be_visible()
    in_yakutia = "() => window.map.latLngToContainerPoint([66, 125])"
    point = map_frame(page).locator("body").evaluate(in_yakutia)
    map_frame(page).locator(".leaflet-container").click(position=point)
    expect(drawer(page)).to_be_visible()
    expect_in_url(page, "at=russia-far-east")


def test_a_click_is_told_once(page: Page, app_url: str) -> None:
    open_page(page, app_url, "places")
    mark = mark_of(page, "Brussels")
    page.evaluate(COUNT_ANSWERS)
    for _ in range(3):
        mark.click()
        expect_drawer(page, "nato-ministers-met")
        close_drawer(page)
    expect(page.locator("body[data-answers='3']")).to_have_count(1)


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
    zoom = keep_in_mind(page)
    toggle = page.get_by_text("Include places mentioned in passing")
    toggle.click()
    for place in mentioned:
        expect(label_of(page, place)).to_have_count(1)
        expect(
            place_list(page).get_by_role("button", name=re.compile(f"^{place} "))
        ).to_be_visible()
    expect_in_url(page, "mentions=")
    expect_the_same_map(page, zoom)
    map_frame(page).get_by_role("button", name="3 places outside").click()
    expect(label_of(page, "Washington")).to_be_in_viewport(ratio=0.99)
    toggle.click()
    expect_places(page, place_names)
    expect(map_frame(page).locator("body[data-same=yes]")).to_have_count(1)


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
    buttons.first.focus()
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


def test_the_map_stays_the_same_map_while_filters_and_days_change(page: Page, app_url: str) -> None:
    open_page(page, app_url, "overview")
    expect(label_of(page, "Brussels")).to_have_count(1)
    zoom = keep_in_mind(page)
    page.get_by_role("searchbox", name="Search claims and quotes").fill("Ussuriysk")
    page.keyboard.press("Enter")
    expect_places(page, ["Ussuriysk"])
    expect_the_same_map(page, zoom)
    expect_headline(page, "2 of 36 claims")
    expect(region(page, "confirmed").locator("button[data-pick]")).to_have_count(1)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(label_of(page, "Brussels")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^17 Oct 2024")).click()
    expect_places(page, ["North Korea", "Russia", "Donetsk"])
    expect_the_same_map(page, zoom)
