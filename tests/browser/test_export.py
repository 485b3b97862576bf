"""Taking away: files that hold what the screen shows, and the way back from a picture."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pypdf
from lxml import etree
from playwright.sync_api import Page, expect

from claimscope.figures.png_metadata import PictureFacts, chunk_bytes, read_facts
from tests.browser.app_server import settle
from tests.browser.screen import expect_headline, open_page

SEED = {"case": ["dprk-russia-2024"]}


VIEW = {"source": "nis", "as-of": "2024-10-18"}


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def brief(page: Page, kind: str) -> tuple[str, bytes]:
    page.get_by_role("radio", name=kind, exact=True).click()
    page.get_by_role("button", name="Create brief").click()
    save = page.get_by_role("button", name=re.compile(rf"^Save \S*-brief\.{kind.lower()}\b"))
    expect(save).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        save.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def facts_in(raw: bytes) -> PictureFacts:
    return read_facts(raw)


def test_the_tables_and_the_map_hold_what_the_screen_shows(page: Page, app_url: str) -> None:
    open_page(page, app_url, "export", VIEW)
    expect_headline(page, "16 of 36 claims")
    file_name, raw = downloaded(page, "Download 3 tables")
    assert file_name == "dprk-russia-2024-as-of-2024-10-18-tables.zip"
    with zipfile.ZipFile(io.BytesIO(raw)) as tables:
        [claims] = [name for name in tables.namelist() if name.endswith("-claims.csv")]
        rows = csv.DictReader(io.StringIO(tables.read(claims).decode("utf-8-sig")))
        assert len(list(rows)) == 16
    file_name, raw = downloaded(page, "Map as HTML")
    assert file_name == "dprk-russia-2024-as-of-2024-10-18-map.html"
    see_the_map_offline(page, raw)


DRAWN = "map => [map.clientWidth, map.clientHeight]"


def see_the_map_offline(page: Page, raw: bytes) -> None:
    """The file draws its basemap and marks, asks nobody for anything, and is printed as drawn."""
    asked: list[str] = []
    assert page.context.browser
    alone = page.context.browser.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_bytes(raw)
        alone.goto(file.as_uri())
        expect(alone.get_by_role("button", name=re.compile("North Korea"))).to_be_visible()
        drawn = alone.locator("#map").evaluate(DRAWN)
        alone.emulate_media(media="print")
        alone.set_viewport_size({"width": 794, "height": 1123})
        assert alone.locator("#map").evaluate(DRAWN) == drawn
        right = alone.locator("#map").evaluate("map => map.getBoundingClientRect().right")
        assert abs(right - 794) <= 1
    assert {each.partition(":")[0] for each in asked} <= {"file", "blob"}
    assert sum(each.startswith("file:") for each in asked) == 1
    alone.close()


def test_a_picture_says_of_itself_what_the_screen_shows_as_png_and_svg_and_is_copied(
    page: Page, app_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, app_url, "timeline", VIEW)
    expect_headline(page, "16 of 36 claims")
    facts = facts_in(downloaded(page, "Save the timeline as PNG")[1])
    assert facts.description.startswith("16 of 36 claims · said by NIS")
    address = urlsplit(facts.view)
    assert address.path == "timeline"
    asked = parse_qs(address.query)
    assert asked == {**SEED, "source": ["nis"], "as-of": ["2024-10-18"]}
    name, raw = downloaded(page, "Save the timeline as SVG")
    assert name == "claimscope-dprk-russia-2024-timeline-as-of-2024-10-18.svg"
    told = {each.get("name"): each.text for each in etree.fromstring(raw).iter("{*}fact")}
    assert told["Description"].startswith("16 of 36 claims · said by NIS")
    page.get_by_role("button", name="Copy the timeline as PNG").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    kinds = page.evaluate("async () => (await navigator.clipboard.read())[0].types")
    assert kinds == ["image/png"]
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy the timeline as PNG").click()
    expect(page.get_by_text("does not let a page copy pictures")).to_be_visible()


def test_a_dropped_picture_reopens_its_view_and_another_says_why_not(
    page: Page, app_url: str
) -> None:
    open_page(page, app_url, "places", VIEW)
    name, raw = downloaded(page, "Save the map as PNG")
    open_page(page, app_url, "export")
    drop(page, "photo.png", b"not a picture")
    expect(page.get_by_text("This file is not a PNG picture.")).to_be_visible()
    expect(page.get_by_role("link", name="Open the view")).to_have_count(0)
    drop(page, name, recoded(raw, facts_in(raw).case_digest, "0" * 64))
    expect(page.get_by_text("The case has changed since this picture was drawn")).to_be_visible()
    drop(page, name, raw)
    expect(
        page.get_by_text("The record is the same as when the picture was drawn.")
    ).to_be_visible()
    address = page.get_by_role("link", name="Open the view").get_attribute("href")
    assert address is not None
    page.goto(address)
    settle(page)
    expect_headline(page, "16 of 36 claims")
    assert urlsplit(page.url).path == "/places"


def drop(page: Page, name: str, raw: bytes) -> None:
    file = {"name": name, "mimeType": "image/png", "buffer": raw}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)  # type: ignore[arg-type]


def recoded(raw: bytes, old: str, new: str) -> bytes:
    """The picture as drawn from another record, its checksums made anew."""

    facts = facts_in(raw)
    assert facts.case_digest == old
    return raw.replace(chunk_bytes(facts), chunk_bytes(replace(facts, case_digest=new)))


def test_the_bundle_holds_the_view_and_its_pictures(page: Page, app_url: str) -> None:
    open_page(page, app_url, "export", VIEW)
    page.get_by_role("button", name="Create ZIP").click()
    save = page.get_by_role("button", name="Save dprk-russia-2024-as-of-2024-10-18-bundle.zip")
    expect(save).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        save.click()
    with zipfile.ZipFile(Path(download.value.path())) as bundle:
        pictures = [name for name in bundle.namelist() if name.endswith(".png")]
        facts = [facts_in(bundle.read(name)) for name in pictures]
        rows = bundle.read("dprk-russia-2024-as-of-2024-10-18-claims.csv").decode("utf-8-sig")
    assert len(pictures) == 5
    assert {each.description.partition(" · ")[0] for each in facts} == {"16 of 36 claims"}
    assert {each.view for each in facts} == {"?case=dprk-russia-2024&source=nis&as-of=2024-10-18"}
    assert len(list(csv.DictReader(io.StringIO(rows)))) == 16


def test_the_brief_is_saved_as_html_with_its_pictures_and_as_pdf(page: Page, app_url: str) -> None:
    open_page(page, app_url, "export", VIEW)
    name, raw = brief(page, "PDF")
    assert name == "dprk-russia-2024-as-of-2024-10-18-brief.pdf"
    assert "16 of 36 claims" in pypdf.PdfReader(io.BytesIO(raw)).pages[0].extract_text()
    page.set_content(brief(page, "HTML")[1].decode())
    expect(page.get_by_role("img", name="Timeline")).to_be_visible()
    drawn = page.get_by_role("img").evaluate_all("all => all.map((each) => each.naturalWidth)")
    assert drawn == [2400] * len(drawn)


def test_copy_link_gives_the_exact_view_and_shows_it_where_there_is_no_clipboard(
    page: Page, app_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, app_url, "timeline", VIEW)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    asked = parse_qs(urlsplit(link).query)
    assert urlsplit(link).path == "/timeline"
    assert {**SEED, **asked} == {**SEED, "source": ["nis"], "as-of": ["2024-10-18"]}
    page.goto(link)
    settle(page)
    expect_headline(page, "16 of 36 claims")
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Link to this view")).to_have_value(page.url)


def test_the_edge_of_an_empty_box_is_seen_on_its_ground(page: Page, app_url: str) -> None:
    """Three to one, as WCAG 2.2 asks of what a control is known by."""
    open_page(page, app_url, "export")
    box = page.locator(".stCheckbox label:has(input:not(:checked)) > span + div").first
    expect(box).to_have_css("border-top-color", "rgb(122, 135, 148)")
