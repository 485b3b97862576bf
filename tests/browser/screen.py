"""The screen as a reader knows it: pages, marks, lists and the drawer, found by what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.app_server import settle

Query = Mapping[str, str | Sequence[str]]

ADDRESSES = {
    "overview": "",
    "places": "places",
    "timeline": "timeline",
    "claims": "claims",
    "sources": "sources",
    "documents": "documents",
    "export": "export",
    "methods": "methods",
}
TITLES = {"Map": "places"}
"""The titles of pages whose address is another word."""
ENTRY_PAGES = ("intake", "cases")
"""The pages on which something is entered; no claim is shown on them."""
MAP = "iframe[title*=folium]"


def open_page(page: Page, url: str, name: str = "overview", query: Query | None = None) -> None:
    """Opens one page of the app as a link does, and waits until its script has run."""
    parameters = f"?{urlencode(query, doseq=True)}" if query else ""
    page.goto(f"{url}/{ADDRESSES.get(name, name)}{parameters}")
    settle(page)


def switch_to(page: Page, title: str) -> None:
    """Goes to another page by the menu at the top."""
    page.get_by_role("navigation").get_by_role("link", name=title, exact=True).click()
    name = TITLES.get(title, title.lower())
    address = ADDRESSES.get(name, name)
    expect(page).to_have_url(re.compile(rf"/{address}(\?|$)"))
    settle(page)


def headline(page: Page) -> Locator:
    """The words for what is shown: ``9 of 36 claims · said by NIS``, ``36 claims``."""
    return page.locator(".headline .shown")


def expect_headline(page: Page, start: str) -> None:
    """Waits until the line in words begins so."""
    expect(headline(page)).to_have_text(re.compile(rf"^{re.escape(start)}"))


def expect_no_exception(page: Page) -> None:
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAppViewContainer").get_by_text("Traceback")).to_have_count(0)


def query_of(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar without the case, which it always names."""
    found = parse_qs(urlsplit(page.url).query)
    return {name: values for name, values in found.items() if name != "case"}


def case_of(page: Page) -> str:
    """The id of the case that the address bar names."""
    return parse_qs(urlsplit(page.url).query)["case"][0]


def expect_in_url(page: Page, parameter: str) -> None:
    """Waits until the address bar holds ``name=value``, or any value of ``name=``."""
    end = "" if parameter.endswith("=") else "(&|$)"
    expect(page).to_have_url(re.compile(rf"[?&]{re.escape(parameter)}{end}"))


def expect_not_in_url(page: Page, name: str) -> None:
    expect(page).not_to_have_url(re.compile(rf"[?&]{re.escape(name)}="))


def drawer(page: Page) -> Locator:
    """The words behind a mark."""
    return page.get_by_role("dialog")


def sheets(page: Page) -> Locator:
    """The claims in the drawer, one sheet each."""
    return drawer(page).locator("article[data-claim]")


def expect_drawer(page: Page, *claim_ids: str) -> None:
    """Waits until the drawer shows these claims and no other."""
    expect(sheets(page)).to_have_count(len(claim_ids))
    for claim_id in claim_ids:
        expect(drawer(page).locator(f"article[data-claim='{claim_id}']")).to_be_visible()


def close_drawer(page: Page) -> None:
    expect(drawer(page)).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)
    settle(page)


def map_frame(page: Page) -> FrameLocator:
    return page.frame_locator(MAP)


def basemap(page: Page) -> Locator:
    """The canvas of the land under the marks, once the land is drawn on it."""
    return map_frame(page).locator("canvas.basemap[data-land]")


def marks(page: Page) -> Locator:
    """The marks on the map, each a place or a cluster of places."""
    return map_frame(page).get_by_role("button", name=re.compile(": [0-9]+ claim"))


def label_of(page: Page, name: str) -> Locator:
    """The mark that stands for a place, by itself or with those near it."""
    words = re.compile(rf"(^|, ){re.escape(name)}(, .*)?: [0-9]+ claim")
    return map_frame(page).get_by_role("button", name=words)


def mark_of(page: Page, name: str) -> Locator:
    """The mark of a place by itself: the map is moved so near that it is in no cluster."""
    expect(label_of(page, name)).to_have_count(1)
    map_frame(page).locator("body").evaluate(
        """(body, name) => {
            const bare = (words) => words.replace(/[\u2068\u2069]/g, "");
            const { places } = window.map.claimscope.claims;
            const { lat, lon } = places.find((place) => bare(place.name) === name);
            window.map.setView([lat, lon], 7, { animate: false });
        }""",
        name,
    )
    words = re.compile(rf"^[\u2068]?{re.escape(name)}[\u2069]?: ")
    return map_frame(page).get_by_role("button", name=words)


def expect_places(page: Page, names: Sequence[str]) -> None:
    """Waits until the map shows these places and no other."""
    places = map_frame(page).locator(f".leaflet-container[data-places='{len(names)}']")
    expect(places).to_have_count(1)
    for name in names:
        expect(label_of(page, name)).to_have_count(1)


def show_figures(page: Page, name: str) -> None:
    """Shows the chart where a phone shows another part of the Overview first."""
    size = page.viewport_size
    if name == "overview" and size and size["width"] <= 640:
        page.get_by_role("button", name="Figures", exact=True).click()


def chart(page: Page) -> Locator:
    """The chart of reported figures that the width of the window shows."""
    return page.locator(".js-plotly-plot:visible")


def chart_rows(page: Page) -> Locator:
    """The rows that carry a claim in that chart: figures first, group by group, then events."""
    return chart(page).locator(".barlayer .point path")


def claims_of_rows(page: Page) -> list[str]:
    """The claims of the rows from top to bottom, once the chart is there."""
    expect(chart_rows(page).first).to_be_attached()
    rows = "chart => chart.data.find(trace => trace.name === 'rows').customdata"
    return list(chart(page).evaluate(rows))


def region(page: Page, title: str) -> Locator:
    """A list of claims of one status, or of places."""
    return page.get_by_role("region", name=title, exact=True)


def claims_in(part: Locator) -> list[str]:
    """The ids of the claims (or places) a list holds, from top to bottom."""
    picks = [each.get_attribute("data-pick") for each in part.locator("button[data-pick]").all()]
    return [str(pick).partition(":")[2] for pick in picks]


def png_buttons(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"^Save .* as PNG$"))


def choose(page: Page, menu: str, option: str) -> None:
    """Ticks one more value of a filter of the sidebar, and waits until the address names it."""
    before = page.url
    group = page.get_by_role("group", name=menu, exact=True)
    more = group.get_by_role("button", name=re.compile(r"^\d+ more"))
    expect(group).to_be_visible()
    if more.count():
        more.click()
    group.get_by_title(option, exact=True).get_by_role("checkbox").click()
    expect(page).not_to_have_url(before)
    settle(page)


def choose_status(page: Page, status: str) -> None:
    """Presses the tile of a status, and waits until the address has changed."""
    before = page.url
    tiles = page.get_by_role("group", name="Status", exact=True)
    tiles.get_by_role("button", name=re.compile(rf" {status}$")).click()
    expect(page).not_to_have_url(before)
    settle(page)


def enter_day(page: Page, field: str, day: str) -> None:
    """Types a day into a field of the sidebar."""
    box = page.get_by_role("textbox", name=field, exact=True)
    box.fill(day)
    box.press("Enter")


def search(page: Page, words: str) -> None:
    box = page.get_by_role("searchbox", name="Search claims and quotes")
    box.fill(words)
    box.press("Enter")
