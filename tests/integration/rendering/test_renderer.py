"""Pictures drawn by a real Chrome on this machine."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

import plotly.graph_objects as go
import pypdf
import pytest
from choreographer.errors import BrowserClosedError
from kaleido import Kaleido
from PIL import Image

from claimscope.figures.page_layout import PrintedFigure
from claimscope.record.case import Case
from claimscope.rendering import renderer as drawing
from claimscope.rendering.bundle import Bundle
from claimscope.rendering.chrome import CHOSEN_BY, find_chrome
from claimscope.rendering.renderer import Drawer, DrawingError, working_drawer
from claimscope.views.filters import Filters
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.view_link import ViewLink
from tools.find_chromium import find_chromium

COLOURS = [f"#{number * 20:02x}{255 - number * 20:02x}{number * 10:02x}" for number in range(12)]


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = Drawer(find_chromium())
    yield drawer
    drawer.close()


def sheet(colour: str, text: str = "") -> PrintedFigure:
    """A sheet of one colour, 300 by 200 at twice that."""
    layout = {
        "width": 300,
        "height": 200,
        "paper_bgcolor": colour,
        "plot_bgcolor": colour,
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "title": {"text": text},
    }
    return PrintedFigure(go.Figure(layout=layout).to_plotly_json(), 2.0)


def read(png: bytes) -> tuple[tuple[int, int], str]:
    """The size of a picture and the colour of its middle."""
    with Image.open(BytesIO(png)) as image:
        red, green, blue = image.convert("RGB").getpixel((300, 200))  # type: ignore[misc]
        return image.size, f"#{red:02x}{green:02x}{blue:02x}"


def status_in(folder: Path, *lines: str) -> Path:
    """A browser that is a shell script, as the system's own often is."""
    script = folder / "chrome"
    script.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    script.chmod(0o755)
    return script


def test_a_picture_has_the_pixels_it_asks_for(drawer: Drawer) -> None:
    assert read(drawer.png(sheet("#336699"))) == ((600, 400), "#336699")


@pytest.mark.slow
def test_twelve_at_once_each_get_their_own_picture(drawer: Drawer) -> None:
    with ThreadPoolExecutor(12) as threads:
        drawn = threads.map(drawer.png, map(sheet, COLOURS))
        assert [read(png)[1] for png in drawn] == COLOURS


@pytest.mark.slow
def test_a_killed_chrome_is_started_again(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    chrome = status_in(tmp_path, f"echo $$ > {pid}", f'exec "{find_chromium()}" "$@"')
    drawer = Drawer(chrome)
    drawer.png(sheet("#112233"))
    first = int(pid.read_text())
    os.kill(first, signal.SIGKILL)
    assert read(drawer.png(sheet("#445566")))[1] == "#445566"
    assert int(pid.read_text()) != first
    drawer.close()


class Doomed(Kaleido):  # type: ignore[misc]
    """A Kaleido whose Chrome is killed while it is asked for certain pictures or PDFs."""

    pid: Path
    dies_at: ClassVar[dict[str, set[int]]]
    asked_for: ClassVar[Counter[str]]

    async def calc_fig(self, *args: Any, **options: Any) -> Any:
        return await self._with_death("picture", super().calc_fig(*args, **options))

    async def create_tab(self, *args: Any, **options: Any) -> Any:
        return await self._with_death("PDF", super().create_tab(*args, **options))

    async def _with_death(self, thing: str, work: Coroutine[Any, Any, Any]) -> Any:
        Doomed.asked_for[thing] += 1
        dies = Doomed.asked_for[thing] in Doomed.dies_at[thing]
        asked = asyncio.ensure_future(work)
        if dies:
            await asyncio.sleep(0)  # the question is on its way
            os.kill(int(Doomed.pid.read_text()), signal.SIGKILL)
        return await asked


@pytest.fixture
def doomed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """A drawer whose Chrome is killed at what a test puts into ``Doomed.dies_at``."""
    Doomed.pid, Doomed.dies_at, Doomed.asked_for = tmp_path / "pid", {}, Counter()
    monkeypatch.setattr(drawing, "Kaleido", Doomed)
    chrome = status_in(tmp_path, f"echo $$ > {Doomed.pid}", f'exec "{find_chromium()}" "$@"')
    drawer = Drawer(chrome)
    yield drawer
    drawer.close()


@pytest.mark.slow
def test_a_bundle_whose_chrome_is_killed_at_pictures_and_at_the_pdf_is_whole(
    doomed: Drawer, ferry: Case
) -> None:
    Doomed.dies_at = {"picture": {1, 3}, "PDF": {1}}
    bundle = Bundle(SeenInMemory(open_ledger(ferry, Filters())), ViewLink(), doomed)
    made = {each.name: each.content for each in bundle.files()}
    assert Doomed.asked_for["PDF"] == 2
    pictures = [content for name, content in made.items() if name.endswith(".png")]
    assert len(pictures) >= 3
    assert all(content.startswith(b"\x89PNG") for content in pictures)
    assert next(v for name, v in made.items() if name.endswith("brief.pdf")).startswith(b"%PDF")


@pytest.mark.slow
def test_a_bundle_whose_chrome_dies_again_and_again_is_told_in_a_line(
    doomed: Drawer, ferry: Case
) -> None:
    Doomed.dies_at = {"picture": set(range(1, 99))}
    bundle = Bundle(SeenInMemory(open_ledger(ferry, Filters())), ViewLink(), doomed)
    with pytest.raises(DrawingError, match="install another"):
        list(bundle.files())


class Answering:
    """A Kaleido without a Chrome: it hangs, fails or answers, as it was told for each start."""

    plans: ClassVar[list[str]]

    def __init__(self) -> None:
        self.plan = Answering.plans.pop(0)
        self.asked = 0

    async def calc_fig(self, *_: Any, **__: Any) -> bytes:
        self.asked += 1
        if self.plan == "answers":
            return b"drawn"
        while self.asked < 2:  # until both have asked
            await asyncio.sleep(0)
        if self.plan == "one fails" and self.asked == 2:
            self.asked += 1
            raise BrowserClosedError
        await asyncio.Event().wait()
        raise AssertionError("never")

    async def close(self) -> None: ...


def test_what_another_thread_waits_for_is_asked_again_when_its_chrome_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def opened(_: Path) -> Answering:
        return Answering()

    monkeypatch.setattr(drawing, "_opened", opened)
    Answering.plans = ["one fails", "answers", "answers"]
    drawer = Drawer(Path("chrome"))
    with ThreadPoolExecutor(2) as threads:
        drawn = list(threads.map(drawer.png, [sheet("#112233"), sheet("#445566")]))
    drawer.close()
    assert drawn == [b"drawn", b"drawn"]


def test_chrome_is_told_to_ask_nobody(tmp_path: Path) -> None:
    told = tmp_path / "told"
    chrome = status_in(tmp_path, f'echo "$@" > {told}', f'exec "{find_chromium()}" "$@"')
    drawer = Drawer(chrome)
    drawer.png(sheet("#112233", text="$x^2$"))
    drawer.close()
    assert "--proxy-server=127.0.0.1:9" in told.read_text()


@pytest.mark.parametrize(
    "line", ["exit 1", pytest.param("sleep 0.1; echo not a browser", marks=pytest.mark.slow)]
)
def test_a_chrome_that_does_not_draw_is_told_in_a_line(tmp_path: Path, line: str) -> None:
    chrome = status_in(tmp_path, line)
    with pytest.raises(DrawingError) as caught:
        Drawer(chrome).start()
    assert str(chrome) in str(caught.value)
    assert "install another" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_chrome_is_told_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CHOSEN_BY, str(tmp_path / "nowhere"))
    assert find_chrome() is None
    with pytest.raises(DrawingError, match="install one"):
        working_drawer()


def test_a_page_is_printed_on_a4_without_being_run(drawer: Drawer) -> None:
    page = "<p id=words>As written</p><script>words.textContent = 'changed'</script>"
    [printed] = pypdf.PdfReader(BytesIO(drawer.pdf(page))).pages
    assert "As written" in printed.extract_text()
    a4 = pytest.approx((595, 842), abs=1)
    assert (printed.mediabox.width, printed.mediabox.height) == a4
