"""PNG: every chart and the map can be taken away as a picture, drawn by the browser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Page, expect

from tests.browser.app_server import settle
from tests.browser.screen import (
    expect_headline,
    open_page,
    png_buttons,
    search,
)

CASE_ID = "dprk-russia-2024"
PICTURES = {
    "overview": ["map", "timeline", "credibility panel"],
    "claims?view=stances": ["stance grid"],
    "claims?view=figures": ["competing figures"],
}


def file_name_of(what: str) -> str:
    return f"claimscope-{CASE_ID}-{what.replace(' ', '-')}.png"


def saved(page: Page, what: str) -> Download:
    """Saves one picture as a reader does."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save the {what} as PNG").click()
    return download.value


def bytes_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def drawing_of(download: Download) -> bytes:
    """The picture's pixels, without what its file says of when it was drawn."""
    with Image.open(BytesIO(bytes_of(download))) as image:
        return image.convert("RGB").tobytes()


def pixels(raw: bytes) -> tuple[int, int, int]:
    """Width, height and number of colours of a PNG."""
    with Image.open(BytesIO(raw)) as image:
        assert image.format == "PNG"
        image.load()
        colours = image.convert("RGB").getcolors(maxcolors=image.width * image.height)
        return image.width, image.height, len(colours or [])


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.smoke] if name == "overview" else [])
        for name in PICTURES
    ],
)
def test_every_picture_of_a_page_is_saved_and_page_and_address_stay(
    page: Page, app_url: str, name: str
) -> None:
    title, _, view = name.partition("?view=")
    open_page(page, app_url, title, {"source": "nis", **({"view": view} if view else {})})
    expect_headline(page, "16 of 36 claims")
    address = page.url
    expect(png_buttons(page)).to_have_count(len(PICTURES[name]))
    for what in PICTURES[name]:
        download = saved(page, what)
        file_name = file_name_of(what)
        assert download.suggested_filename == file_name
        width, height, colours = pixels(bytes_of(download))
        assert width == 2400
        assert height >= 1600
        assert colours > 50
        expect(page.get_by_text(f"Saved {file_name}")).to_be_visible()
        assert page.url == address
        expect_headline(page, "16 of 36 claims")


def test_a_filter_changes_every_picture_and_saves_none(page: Page, app_url: str) -> None:
    downloads: list[str] = []

    def note(download: Download) -> None:
        downloads.append(download.suggested_filename)

    page.on("download", note)
    open_page(page, app_url)
    before = {what: drawing_of(saved(page, what)) for what in PICTURES["overview"]}
    again = PICTURES["overview"][:1]
    for what in again:
        assert drawing_of(saved(page, what)) == before[what]
    search(page, "officers")
    expect_headline(page, "1 of 36 claims")
    settle(page)
    for what, drawing in before.items():
        assert drawing_of(saved(page, what)) != drawing
    page.remove_listener("download", note)
    saved_then = [*before, *again, *before]
    assert downloads == [file_name_of(what) for what in saved_then]


def test_a_picture_is_light_and_the_same_in_a_dark_window(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    light = drawing_of(saved(page, "timeline"))
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert drawing_of(saved(page, "timeline")) == light


def test_a_press_during_a_run_waits_for_its_end(page: Page, app_url: str) -> None:
    open_page(page, app_url, "timeline")
    app = page.get_by_test_id("stApp")
    app.evaluate("app => app.setAttribute('data-test-script-state', 'running')")
    button = page.get_by_role("button", name="Save the timeline as PNG")
    with page.expect_download():
        button.click()
        expect(button).to_have_attribute("aria-busy", "true")
        app.evaluate("app => app.setAttribute('data-test-script-state', 'notRunning')")


def test_an_empty_view_can_be_saved_too(page: Page, app_url: str) -> None:
    open_page(page, app_url, query={"text": "words that nobody says"})
    expect_headline(page, "0 of 36 claims")
    for what in PICTURES["overview"]:
        assert pixels(bytes_of(saved(page, what)))[0] >= 1200


def test_a_picture_is_saved_at_the_size_chosen_at_any_button(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    for size, shape in (("slide", (3200, 1800)), ("page", (3500, 2500))):
        page.get_by_label("Size of the PNG of the map").select_option(size)
        width, height, _ = pixels(bytes_of(saved(page, "map")))
        assert (width, height) == shape
    assert pixels(bytes_of(saved(page, "timeline")))[0] == 3500
