"""Map tiles of the reader's own, from this server alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.server.tiles import TILES
from tests.browser.app_server import running_app
from tests.browser.screen import MAP, map_frame, open_page

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea735815f0000000049454e44ae426082"
)


@pytest.fixture
def tiled(tmp_path: Path) -> Path:
    """A folder with the four tiles of zoom 1, a credit and a file that nobody may ask for."""
    for x in range(2):
        for y in range(2):
            tile = tmp_path / "tiles" / "1" / str(x) / f"{y}.png"
            tile.parent.mkdir(parents=True, exist_ok=True)
            tile.write_bytes(PIXEL)
    (tmp_path / "tiles" / "credit.txt").write_text("Drawn by <b>hand</b>", "utf-8")
    return tmp_path / "tiles"


def test_own_tiles_lie_under_the_claims_when_asked_for_and_nothing_else_is_served(
    page: Page, tmp_path: Path, tiled: Path
) -> None:
    with running_app(None, tmp_path / "app.log", settings={TILES: str(tiled)}) as app:
        open_page(page, app.url, "places")
        frame = map_frame(page)
        switch = frame.get_by_role("button", name="Show own map tiles")
        expect(switch).to_have_attribute("aria-pressed", "false")
        expect(frame.locator(".leaflet-tile")).to_have_count(0)
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        expect(frame.locator(".leaflet-tile-loaded").first).to_be_attached()
        expect(frame.locator(".leaflet-control-attribution")).to_contain_text(
            "Drawn by <b>hand</b>"
        )
        page.reload()
        expect(page.locator(MAP)).to_be_visible()
        expect(switch).to_have_attribute("aria-pressed", "true")
        for name in ("1/0/0.png", "1/0/9", "credit.txt", "1/0/-1"):
            answer = page.request.get(f"{app.url}/tiles/{name}")
            assert "image" not in answer.headers.get("content-type", "")
            assert "Drawn by" not in answer.text()
