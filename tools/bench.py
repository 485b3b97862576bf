"""Measures how fast the Overview answers, against an empty Streamlit page in the same run.

Run as ``make bench``. Three ratios of medians: from a filter change to a page on which nothing
moves any more; and, from the first request of a new server, to the first of the page's content
and to a page on which nothing moves any more. And a fourth: a bundle of the seed case against
drawing its pictures alone, both with a Chrome that has started.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from claimscope.record.case import load_case
from claimscope.rendering.bundle import Bundle
from claimscope.rendering.renderer import Drawer
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.view_link import ViewLink
from tests.browser.app_server import NO_TOUR, ROOT, running_app
from tools.find_chromium import find_or_install_chromium

FIELD = "Search claims and quotes"
WORDS = ("NIS", "troops", "Ussuriysk", "", "Russia", "highly likely", "NATO", "soldiers", "")
COLD_STARTS = 5
BUNDLES = 7
SEED = ROOT / "data" / "cases" / "dprk-russia-2024"
QUIET_MS = 500
# Shows what was typed: a page on which nothing changes has no moment at which it has settled.
EMPTY_PAGE = f'import streamlit as st\nst.text(st.text_input("{FIELD}"))\n'

# Notes when the first content stood in the main part of the page or in a shadow root, and when
# anything last changed in the page, in the shadow roots of its parts and in frames. It runs in
# every frame before anything else, and looks at nothing but what changed.
WATCH = """(() => {
    const CONTENT = "h1, [data-testid='stMain'] [data-testid='stTextInput']";
    const watch = (root) => new MutationObserver(() => {
        top.lastChange = top.performance.now();
        if (top.firstPaint === undefined && root.querySelector(CONTENT)) {
            top.firstPaint = top.lastChange;
        }
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    const attachShadow = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (...options) {
        const root = attachShadow.apply(this, options);
        watch(root);
        return root;
    };
    watch(document);
})()"""
# What a test waits for (``settle``) has the browser describe the whole page while it waits, which
# would be measured too, and takes the longer the more a page shows.
STILL = f"""(after) => {{
    const app = document.querySelector("[data-testid='stApp']")?.dataset;
    return app?.testConnectionState === "CONNECTED" && app.testScriptState === "notRunning"
        && window.lastChange > after && performance.now() - window.lastChange > {QUIET_MS}
        && document.getAnimations().every((each) => each.playState !== "running");
}}"""


def main() -> None:
    """Print the medians in milliseconds and their ratios, as a table and as JSON."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=find_or_install_chromium(), args=["--no-sandbox"]
        )
        scripts = {"empty page": empty, "Overview": ROOT / "dashboard.py"}
        changes = {name: median(_filter_changes(browser, each)) for name, each in scripts.items()}
        starts = {name: _cold_starts(browser, each) for name, each in scripts.items()}
        browser.close()
    _report("filter change", changes)
    for number, what in enumerate(("first paint", "cold start")):
        _report(what, {name: median(each[number]) for name, each in starts.items()})
    _report("bundle", _bundles())


def _report(what: str, medians: dict[str, float]) -> None:
    """Print the medians, in milliseconds, and how many times the first the second is."""
    alone, ours = medians.values()
    ratio = ours / alone
    rounded = {name: round(value) for name, value in medians.items()}
    print(f"{what}: {json.dumps(rounded)} ms, ratio {ratio:.2f}")


def _filter_changes(browser: Browser, script: Path) -> list[float]:
    with TemporaryDirectory() as folder, _open_page(browser, script, Path(folder)) as page:
        _wait_until_still(page)
        return [_change(page, words) for words in WORDS]


def _change(page: Page, words: str) -> float:
    """Milliseconds from Enter in the search field to the last change it brought."""
    field = page.get_by_label(FIELD)
    field.fill(words)
    _wait_until_still(page)
    pressed = page.evaluate("() => performance.now()")
    field.press("Enter")
    _wait_until_still(page, pressed)
    return float(page.evaluate("() => window.lastChange")) - float(pressed)


def _cold_starts(browser: Browser, script: Path) -> tuple[list[float], list[float]]:
    """Milliseconds to the first content and to the last change, for several new servers.

    They share one record, which an earlier server has begun: that happens once on a machine.
    """
    paints, lasts = [], []
    with TemporaryDirectory() as folder:
        for start in range(1 + COLD_STARTS):
            with _open_page(browser, script, Path(folder)) as page:
                _wait_until_still(page)
                if start:
                    paints.append(float(page.evaluate("() => window.firstPaint")))
                    lasts.append(float(page.evaluate("() => window.lastChange")))
    return paints, lasts


def _bundles() -> dict[str, float]:
    """Milliseconds for the pictures of the seed case, and for all of its bundle."""
    ledger = open_ledger(load_case(SEED), Filters())
    drawer = Drawer(find_or_install_chromium())
    bundle = Bundle(SeenInMemory(ledger), ViewLink(), drawer)
    tasks = {"PNGs alone": bundle.pictures, "bundle": bundle.files}
    for task in tasks.values():
        deque(task(), maxlen=0)
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _, (name, task) in product(range(BUNDLES), tasks.items()):
        start = perf_counter()
        deque(task(), maxlen=0)
        taken[name].append(1000 * (perf_counter() - start))
    drawer.close()
    return {name: median(each) for name, each in taken.items()}


@contextmanager
def _open_page(browser: Browser, script: Path, folder: Path) -> Iterator[Page]:
    """A new server's first visitor, in a browser that has cached nothing of it.

    The server's log and its record lie in ``folder``.
    """
    with running_app(None, folder / "app.log", script) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for begun in (NO_TOUR, WATCH):
            page.add_init_script(begun)
        page.goto(app.url, wait_until="commit")
        yield page
        page.close()


def _wait_until_still(page: Page, after: float = 0) -> None:
    """Wait until nothing has moved for a while since ``after``, by the clock of the page."""
    page.wait_for_function(STILL, arg=after, polling=50)


if __name__ == "__main__":
    main()
