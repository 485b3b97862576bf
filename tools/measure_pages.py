"""Measures what pages send to a real browser, and what it makes of them, for cases of any size.

    python -m tools.measure_pages CASES [PAGE …]

CASES is a folder of cases, such as ``claimscope synthesise`` writes. For every case and page it
prints as one line of JSON: the kilobytes that came over the page's connection, the nodes of the
document with its shadow roots and frames, and the milliseconds until nothing came any more. The
first visit of a case opens it and is not told; of the others the Overview comes again after a
change of its filter.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from tests.browser.app_server import NO_TOUR, running_app, settle
from tools.find_chromium import find_or_install_chromium

PAGES = {
    "Overview": "?",
    "Claims: table": "claims?",
    "Claims: grid": "claims?view=stances&",
    "Claims: figures": "claims?view=figures&",
    "Map": "places?",
    "Timeline": "timeline?",
    "Sources": "sources?",
    "Documents": "documents?",
    "Export": "export?",
}
FIELD = "Search claims and quotes"
WORDS = "held"
QUIET_MS = 800

# Everything below the document, also what parts keep to themselves.
COUNT_NODES = """() => {
    const count = (root) => {
        let found = 0;
        for (const each of root.querySelectorAll("*")) {
            found += 1;
            if (each.shadowRoot) found += count(each.shadowRoot);
            if (each.tagName === "IFRAME" && each.contentDocument) {
                found += count(each.contentDocument);
            }
        }
        return found;
    };
    return count(document);
}"""


class Received:
    """How many bytes have come over the page's WebSocket, and when the last of them."""

    def __init__(self, page: Page) -> None:
        self.total, self.last = 0, perf_counter()
        page.on("websocket", lambda socket: socket.on("framereceived", self._add))

    def _add(self, frame: str | bytes) -> None:
        self.total += len(frame)
        self.last = perf_counter()


def main(arguments: list[str]) -> None:
    """Visit the pages named, or all, of every case in the folder."""
    root, wanted = Path(arguments[0]), arguments[1:] or [*PAGES]
    cases = sorted(path.parent.name for path in root.glob("*/datapackage.json"))
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install_chromium(), args=["--no-sandbox"]
        )
        with running_app(root, Path(folder) / "app.log") as app:
            for case in cases:
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.add_init_script(NO_TOUR)
                received = Received(page)
                page.goto(f"{app.url}/?case={case}")
                _wait(page, received)
                for name in wanted:
                    for line in _visits(
                        page, received, name, f"{app.url}/{PAGES[name]}case={case}"
                    ):
                        print(json.dumps({"case": case, **line}), flush=True)
                page.close()
        browser.close()


def _visits(page: Page, received: Received, name: str, url: str) -> Iterator[dict[str, object]]:
    yield _measured(page, received, name, lambda: page.goto(url))
    if name == "Overview":
        field = page.get_by_label(FIELD)
        field.fill(WORDS)
        yield _measured(page, received, f"{name}, filtered", lambda: field.press("Enter"))


def _measured(
    page: Page, received: Received, name: str, act: Callable[[], object]
) -> dict[str, object]:
    before, start = received.total, perf_counter()
    act()
    _wait(page, received)
    return {
        "page": name,
        "kB": round((received.total - before) / 1000),
        "nodes": int(page.evaluate(COUNT_NODES)),
        "ms": round(1000 * (received.last - start)),
    }


def _wait(page: Page, received: Received) -> None:
    page.wait_for_timeout(QUIET_MS)
    settle(page)
    while perf_counter() - received.last < QUIET_MS / 1000:
        page.wait_for_timeout(100)


if __name__ == "__main__":
    main(sys.argv[1:])
