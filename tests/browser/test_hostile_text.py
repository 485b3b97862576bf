"""Whatever a case says, it is shown as text: nothing of it runs, is computed or is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from claimscope.figures.map_leaflet import LABEL_LIMIT
from claimscope.figures.png_metadata import read_facts
from claimscope.formatting import short_name
from tests.browser.conftest import Serve
from tests.browser.hostile_case import CALCULATED, HOSTILE, TITLE, hostile_case
from tests.browser.screen import (
    ADDRESSES,
    chart_rows,
    choose,
    claims_of_rows,
    close_drawer,
    drawer,
    expect_no_exception,
    headline,
    labels,
    mark_of,
    open_page,
    outline,
    png_buttons,
    sheets,
)

COUNT = len(HOSTILE)

# What none of the texts may become. Looked for in the page, its shadow roots and every frame.
MADE_OF_TEXT = (
    "img[src='x'], img[src*='evil'], a[href^='javascript'], a[href*='evil'], [onerror], [onload],"
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
def test_no_page_takes_a_text_for_more_than_text(page: Page, hostile_url: str, name: str) -> None:
    open_page(page, hostile_url, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(headline(page)).to_have_text(f"{COUNT} of {COUNT} claims · all claims")
    if name in ("overview", "places"):
        expect(outline(page).nth(100)).to_be_attached()
        expect(labels(page)).to_have_count(COUNT + 1)
    if name in ("overview", "timeline"):
        expect(chart_rows(page).first).to_be_visible()
    if name in ("overview", "credibility"):
        expect_texts(page.locator("button[data-pick] .title"), list(HOSTILE.values()))
    expect_harmless(page)


def test_the_grid_and_the_sources_show_every_text(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "credibility")
    grid = page.get_by_role("table", name="Which source takes which stance on which claim")
    for words in HOSTILE.values():
        row = grid.get_by_role("row").filter(has_text=words)
        expect(row.get_by_role("button", name=words).first).to_be_visible()
        expect(row.locator("td button")).to_have_attribute(
            "aria-label", re.compile(re.escape(f"{short_name(words)} asserts: {words}"))
        )
        item = page.get_by_role("listitem").filter(has_text="Reliability C, fairly reliable.")
        expect(item.filter(has_text=words)).to_have_count(1)


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
    expect_harmless(page)


def test_figure_and_hedge_are_marked_in_any_script(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "timeline", {"words": "claim:letters"})
    expect(sheets(page)).to_have_count(1)
    marked = drawer(page).get_by_role("blockquote").locator("mark")
    assert marked.all_text_contents() == [f"perhaps {HOSTILE['letters']}"]


def test_the_map_shows_every_name_and_opens_its_words(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "places")
    expected = ["Elsewhere", *map(on_the_map, HOSTILE.values())]
    expect(labels(page)).to_have_count(len(expected))
    shown = [str(text)[2:].strip(ISOLATES) for text in labels(page).all_text_contents()]
    assert sorted(shown) == sorted(expected)
    mark_of(page, "${window.pwned=1}").dispatch_event("click")
    expect(sheets(page)).to_have_count(1)
    expect(sheets(page).get_by_role("heading", level=3)).to_have_text(HOSTILE["literal"])
    close_drawer(page)
    expect_harmless(page)


ISOLATES = "\u2068\u2069"  # around a name that turns the direction of writing


def on_the_map(words: str) -> str:
    """A name as the map shortens it; what is not printed has no place on it."""
    short = words if len(words) <= LABEL_LIMIT else f"{words[: LABEL_LIMIT - 1]}…"
    return "".join(letter for letter in short if letter.isprintable())


def test_a_hover_label_shows_a_text_as_it_stands(page: Page, hostile_url: str) -> None:
    open_page(page, hostile_url, "timeline")
    claims = claims_of_rows(page)
    assert len(claims) >= 4
    for number, name in enumerate(claims):
        row = chart_rows(page).nth(number)
        row.scroll_into_view_if_needed()
        row.hover(force=True)
        label = page.locator(".hoverlayer .hovertext")
        expect(label).to_contain_text(without_joiner(HOSTILE[name])[:30])
    expect_harmless(page)


def without_joiner(words: str) -> str:
    """The figures keep Plotly from reading ``%{`` with a character that has no width."""
    return words.replace("%{", "%\u200d{")


@pytest.mark.parametrize("name", list(HOSTILE))
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
    expect(headline(page)).to_contain_text(f"naming {HOSTILE['picture']}")
    expect_harmless(page)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("long", "backwards")])
def test_a_link_full_of_hostile_words_is_text_too(page: Page, hostile_url: str, name: str) -> None:
    words = HOSTILE[name]
    asked = (
        *("source", "place", "topic", "claim", "at", "by", "words"),
        *("document", "mark", "case", "scale"),
    )
    open_page(page, hostile_url, "places", {**dict.fromkeys(asked, words), "text": words})
    expect(headline(page)).to_have_text(f"1 of {COUNT} claims · containing “{words}”")
    expect(page.get_by_test_id("stSidebar")).to_contain_text(f"source={words}")
    expect(drawer(page)).to_have_count(0)
    expect_harmless(page)


@pytest.mark.parametrize("name", ["overview", "timeline", "credibility"])
def test_every_picture_is_saved_and_harmless(page: Page, hostile_url: str, name: str) -> None:
    open_page(page, hostile_url, name)
    expect(png_buttons(page).first).to_be_visible()
    for button in png_buttons(page).all():
        with page.expect_download() as download:
            button.click()
        assert re.fullmatch(r"claimscope-hostile-[a-z-]+\.png", download.value.suggested_filename)
        with Image.open(Path(download.value.path())) as image:
            assert image.format == "PNG"
            assert image.width >= 1200
    expect_harmless(page)


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_text_makes_a_page_wider_than_a_phone(page: Page, hostile_url: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, hostile_url, name)
    expect(headline(page)).to_be_visible()
    expect_no_exception(page)
    assert overhang(page) == {"page": 0, "main": 0}


def overhang(page: Page) -> dict[str, Any]:
    """By how many pixels the page and its main part can be scrolled sideways."""
    return {
        "page": page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth"),
        "main": page.get_by_test_id("stMain").evaluate(
            "main => main.scrollWidth - main.clientWidth"
        ),
    }


def test_a_bundle_of_hostile_texts_is_whole_and_its_brief_harmless(
    page: Page, hostile_url: str, tmp_path: Path
) -> None:
    open_page(page, hostile_url, "export")
    page.get_by_role("button", name="Make the bundle").click()
    save = page.get_by_role("button", name="Save hostile-bundle.zip")
    expect(save).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        save.click()
    with ZipFile(download.value.path()) as bundle:
        assert bundle.testzip() is None
        bundle.extractall(tmp_path)
    for picture in tmp_path.glob("*.png"):
        assert read_facts(picture.read_bytes()).description.startswith(f"{COUNT} of {COUNT} claims")
    page.set_content((tmp_path / "hostile-brief.html").read_text("utf-8"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.evaluate("typeof window.pwned") == "undefined"
    expect(page.locator(MADE_OF_TEXT)).to_have_count(0)
    expect(page.get_by_text(CALCULATED)).to_have_count(0)
