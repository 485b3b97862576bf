"""Whatever a case says, it is shown as text: nothing of it runs, is computed or is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from claimscope.figures.map_data import NAME_LIMIT
from claimscope.formatting import short_name
from claimscope.record.case import load_case
from claimscope.rendering.bundle import Bundle
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.view_link import ViewLink
from tests.browser.app_server import settle
from tests.browser.conftest import DESK, Serve
from tests.browser.hostile_case import CALCULATED, HOSTILE, TITLE, hostile_case
from tests.browser.screen import (
    ADDRESSES,
    basemap,
    chart_rows,
    choose,
    claims_of_rows,
    close_drawer,
    drawer,
    expect_no_exception,
    headline,
    map_frame,
    mark_of,
    marks,
    open_page,
    png_buttons,
    sheets,
)

COUNT = len(HOSTILE)
PHONE = ViewportSize(width=390, height=844)

# What none of the texts may become. Looked for in the page, its shadow roots and every frame.
MADE_OF_TEXT = (
    "img[src='x'], img[src*='evil'], a[href^='javascript'], a[href*='//evil'], [onerror], [onload],"
    " [onclick], [onfocus], [autofocus], .katex, u"
)


@pytest.fixture(scope="module")
def hostile_url(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An app that shows the hostile case and no other."""
    cases = tmp_path_factory.mktemp("hostile-cases")
    hostile_case().write(cases / "hostile")
    return serve(cases)


def expect_harmless(page: Page) -> None:
    """Nothing of the texts has run, been computed or become a part of the page."""
    expect_no_exception(page)
    for frame in page.frames:
        assert frame.evaluate("typeof window.pwned") == "undefined"
        expect(frame.locator(MADE_OF_TEXT)).to_have_count(0)
        expect(frame.get_by_text(CALCULATED)).to_have_count(0)
        expect(frame.get_by_text(re.compile(r"\b49\b"))).to_have_count(0)
        assert CALCULATED not in frame.content()


def expect_texts(part: Locator, texts: list[str]) -> None:
    """Waits until the elements that ``part`` finds hold these texts, in whatever order."""
    expect(part).to_have_count(len(texts))
    assert sorted(str(each) for each in part.all_text_contents()) == sorted(texts)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.smoke] if name == "overview" else [])
        for name in ADDRESSES
    ],
)
def test_a_page_takes_no_text_for_more_than_text_and_is_no_wider_than_a_phone(
    page: Page, hostile_url: str, name: str
) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, hostile_url, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(headline(page)).to_have_text(f"{COUNT} claims")
    assert overhang(page) == {"page": 0, "main": 0}
    page.set_viewport_size(DESK)
    for expect_shown in SHOWN[name]:
        expect_shown(page)
    if name not in ("overview", "export"):  # their pictures are those of the other pages
        save_every_picture(page)
    expect_harmless(page)


def overhang(page: Page) -> dict[str, Any]:
    """By how many pixels the page and its main part can be scrolled sideways."""
    return {
        "page": page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth"),
        "main": page.get_by_test_id("stMain").evaluate(
            "main => main.scrollWidth - main.clientWidth"
        ),
    }


def save_every_picture(page: Page) -> None:
    for button in png_buttons(page).all():
        with page.expect_download() as download:
            button.click()
        assert re.fullmatch(r"claimscope-hostile-[a-z-]+\.png", download.value.suggested_filename)
        with Image.open(Path(download.value.path())) as image:
            assert image.format == "PNG"
            assert image.width >= 1200


def expect_every_place(page: Page) -> None:
    expect(basemap(page)).to_be_visible()
    expected = ["Elsewhere", *map(on_the_map, HOSTILE.values())]
    frame = map_frame(page)
    expect(frame.locator(f".leaflet-container[data-places='{len(expected)}']")).to_have_count(1)
    names = "() => window.map.claimscope.claims.places.map((place) => place.name)"
    shown = [str(name).strip(ISOLATES) for name in frame.locator("body").evaluate(names)]
    assert sorted(shown) == sorted(expected)
    marks(page).first.focus()
    expect(frame.locator(".claim-card b")).to_be_visible()


ISOLATES = "\u2068\u2069"  # around a name that turns the direction of writing


def on_the_map(words: str) -> str:
    """A name as the map shortens it; what is not printed has no place on it."""
    short = words if len(words) <= NAME_LIMIT else f"{words[: NAME_LIMIT - 1]}…"
    return "".join(letter for letter in short if letter.isprintable())


def expect_a_place_to_open_its_words(page: Page) -> None:
    mark_of(page, "${window.pwned=1}").dispatch_event("click")
    expect(sheets(page)).to_have_count(1)
    expect(sheets(page).get_by_role("heading", level=3)).to_have_text(HOSTILE["literal"])
    close_drawer(page)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(headline(page)).to_have_text(f"{COUNT} claims")


def expect_every_claim(page: Page) -> None:
    expect(page.locator("button[data-pick] .title").first).to_be_visible()
    for more in page.locator("button.more[aria-expanded=false]").all():
        more.click()
        settle(page)
    expect_texts(page.locator("button[data-pick] .title"), list(HOSTILE.values()))


def expect_figures(page: Page) -> None:
    """Waits for the chart of a desk, which takes the place of that of a phone."""
    expect(page.locator(".st-key-figures-wide, .st-key-figures-half")).to_be_visible()
    expect(chart_rows(page).first).to_be_visible()


def expect_labels_over_rows(page: Page) -> None:
    claims = claims_of_rows(page)
    assert len(claims) >= 4
    for number, name in enumerate(claims):
        row = chart_rows(page).nth(number)
        row.scroll_into_view_if_needed()
        row.hover(force=True)
        label = page.locator(".hoverlayer .hovertext")
        expect(label).to_contain_text(without_joiner(HOSTILE[name])[:30])


def without_joiner(words: str) -> str:
    """The figures keep Plotly from reading ``%{`` with a character that has no width."""
    return words.replace("%{", "%\u200d{")


def expect_every_row(page: Page) -> None:
    expect_texts(page.get_by_role("table", name="Claims").locator(".title"), list(HOSTILE.values()))


def expect_every_stance(page: Page) -> None:
    page.get_by_role("radio", name="Stance by source").click()
    grid = page.get_by_role("table", name="Which source takes which stance on which claim")
    for words in HOSTILE.values():
        row = grid.get_by_role("row").filter(has_text=words)
        expect(row.get_by_role("button", name=words).first).to_be_visible()


def expect_every_figure(page: Page) -> None:
    page.get_by_role("radio", name="Competing figures").click()
    for words in HOSTILE.values():
        expect(page.locator("td.wording").filter(has_text=f"{words} each")).to_have_count(1)


def expect_every_source(page: Page) -> None:
    row = page.get_by_role("row").filter(has_text="fairly reliable")
    for words in HOSTILE.values():
        expect(row.filter(has_text=words)).to_have_count(1)


SHOWN: dict[str, list[Callable[[Page], None]]] = {
    "overview": [expect_every_place, expect_figures, expect_every_claim],
    "places": [expect_every_place, expect_a_place_to_open_its_words],
    "timeline": [expect_figures, expect_labels_over_rows],
    "claims": [expect_every_row, expect_every_stance, expect_every_figure],
    "sources": [expect_every_source],
    "documents": [],
    "export": [],
    "methods": [],
}
"""What every page shows of the texts."""


def test_the_drawer_shows_every_text(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "timeline", {"words": f"claim:{' '.join(HOSTILE)}"})
    expect(sheets(page)).to_have_count(COUNT)
    for name, words in HOSTILE.items():
        sheet = drawer(page).locator(f"article[data-claim='{name}']")
        expect(sheet.get_by_role("heading", level=3)).to_have_text(words)
        expect(sheet.locator("strong")).to_have_text(words)
        quote = sheet.get_by_role("blockquote")
        assert quote.text_content() == f"🛶 They said {words}, perhaps {words} each"
        for text in (f"{words}!", f"{words}?", f" ← “{words}”"):
            expect(sheet).to_contain_text(text)
    letters = drawer(page).locator("article[data-claim='letters'] blockquote mark")
    assert letters.all_text_contents() == [f"perhaps {HOSTILE['letters']}"]
    expect_harmless(page)


@pytest.mark.parametrize(
    "name", ["template", "script", "attribute", "picture", "backwards", "long"]
)
def test_the_document_is_its_text(page: Page, hostile_url: str, name: str) -> None:
    open_page(page, hostile_url, "documents", {"document": name, "mark": "a1"})
    words = HOSTILE[name]
    paper = page.locator(".paper")
    expect(paper.locator("mark").first).to_be_visible()
    assert paper.text_content() == f"{words}\n\n🛶 They said {words}, perhaps {words} each\n\n"
    expect(page.get_by_role("main").get_by_text(f"{words} via {words}, published")).to_be_visible()
    expect(page.get_by_role("combobox", name="Document")).to_have_value(words)
    expect_harmless(page)


def test_menus_and_headline_name_a_source_as_it_stands(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, query={"source": list(HOSTILE)})
    for words in HOSTILE.values():
        name = short_name(words)
        expect(headline(page)).to_contain_text(name)
        expect(page.get_by_test_id("stSidebar").get_by_text(name, exact=True).first).to_be_visible()
    expect_harmless(page)


def test_a_hostile_name_can_be_chosen(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "methods")
    choose(page, "Source", HOSTILE["script"])
    expect(headline(page)).to_have_text(f"1 of {COUNT} claims · said by {HOSTILE['script']}")
    choose(page, "Place", HOSTILE["picture"])
    expect(headline(page)).to_contain_text(f"0 of {COUNT} claims")
    expect(headline(page)).to_contain_text(f"Place: {HOSTILE['picture']}")
    expect_harmless(page)


def test_a_link_full_of_hostile_words_is_text_too(page: Page, hostile_url: str) -> None:
    texts = [words for name, words in HOSTILE.items() if name not in ("long", "backwards")]
    asked: dict[str, str | list[str]] = dict.fromkeys(("source", "place", "topic"), texts)
    asked |= dict.fromkeys(("claim", "at", "by", "words", "document", "mark", "case"), TITLE)
    open_page(page, hostile_url, "places", {**asked, "text": HOSTILE["image"]})
    expect(headline(page)).to_have_text(f"1 of {COUNT} claims · containing “{HOSTILE['image']}”")
    for words in texts:
        expect(page.get_by_test_id("stSidebar")).to_contain_text(f"source={words}")
    expect(drawer(page)).to_have_count(0)
    expect_harmless(page)


def test_the_brief_of_hostile_texts_is_harmless(page: Page, tmp_path: Path) -> None:
    ledger = open_ledger(load_case(hostile_case().write(tmp_path / "hostile")), Filters())
    files = {
        each.name: each.content
        for each in Bundle(SeenInMemory(ledger), ViewLink("", "http://a"), None).files()
    }
    page.set_content(files["hostile-brief.html"].decode())
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.evaluate("typeof window.pwned") == "undefined"
    expect(page.locator(MADE_OF_TEXT)).to_have_count(0)
    expect(page.get_by_text(CALCULATED)).to_have_count(0)
