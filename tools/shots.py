"""Takes the screenshots that the docs show, and no other, into ``docs/img``.

Run as ``make shots``. Look at what it writes before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from claimscope.store.current_user import SAYS_WHO
from tests.browser.app_server import NO_TOUR, RunningApp, running_app, settle
from tests.browser.intake_steps import bring_article, bring_second, press, save
from tools.find_chromium import find_or_install_chromium

OUT = Path(__file__).resolve().parents[1] / "docs" / "img"
SIZE: ViewportSize = {"width": 1280, "height": 800}
ADDRESSES = {
    "overview": "",
    "places": "places",
    "documents": "documents",
    "drawer": "?words=claim:six-officers-killed",
    "claims": "claims",
    "export": "export",
}
REVIEW = "review"
MAP = "png-map.png"
PATIENCE_MS = 60_000
"""How long to wait for what a click brings: a busy machine takes the same pictures."""


def files() -> list[str]:
    """The names of all that is written."""
    return [*map(_file, (*ADDRESSES, REVIEW)), MAP]


def main() -> None:
    """Write one PNG of each screen that is shown, and the map as a reader saves it."""
    os.environ[SAYS_WHO] = "Ann"
    expect.set_options(timeout=PATIENCE_MS)
    OUT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_or_install_chromium(),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        with running_app(None, Path(folder) / "app.log") as app:
            for name, address in ADDRESSES.items():
                _take(chromium, f"{app.url}/{address}", name)
            _save_png(chromium, app.url)
            _take(chromium, _review(chromium, app), REVIEW)
        chromium.close()


def _file(name: str) -> str:
    return f"{name}-1280-light.png"


def _take(browser: Browser, url: str, name: str) -> None:
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.add_init_script(NO_TOUR)
    page.goto(url)
    _wait_until_drawn(page)
    path = OUT / _file(name)
    page.screenshot(path=path)
    print(path.relative_to(OUT.parents[1]))
    page.close()


def _save_png(browser: Browser, url: str) -> None:
    """The map as a reader saves it."""
    page = browser.new_page(accept_downloads=True)
    page.add_init_script(NO_TOUR)
    page.goto(url)
    _wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as PNG").click()
    download.value.save_as(OUT / MAP)
    page.close()


def _review(browser: Browser, app: RunningApp) -> str:
    """The address of a review of a made-up article, in a case that holds another already."""
    page = browser.new_page()
    page.add_init_script(NO_TOUR)
    bring_article(page, app)
    press(page, "a", "1 accepted · 0 rejected · 2 left")
    save(page, "Ann")
    bring_second(page)
    url = page.url
    page.close()
    return url


def _wait_until_drawn(page: Page) -> None:
    """Until the script has run and what it draws with Leaflet and Plotly is there."""
    settle(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    if page.locator("iframe[title*=folium]").count():
        page.frame_locator("iframe[title*=folium]").locator("[data-land]").wait_for()
    if page.get_by_test_id("stPlotlyChart").count():
        page.locator(".js-plotly-plot .main-svg").first.wait_for()


if __name__ == "__main__":
    main()
