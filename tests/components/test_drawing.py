"""Pictures drawn by a real Chrome on this machine."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pypdf
import pytest
from kaleido import Kaleido
from PIL import Image

from components.chrome import CHOSEN_BY, find_chrome
from components.drawing import Drawer, DrawingError, working_drawer
from components.figures.paper import Paper
from tools.find_chromium import find_chromium

COLOURS = [f"#{number * 20:02x}{255 - number * 20:02x}{number * 10:02x}" for number in range(12)]


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = Drawer(find_chromium())
    yield drawer
    drawer.close()


def sheet(colour: str, text: str = "") -> Paper:
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
    return Paper(go.Figure(layout=layout).to_plotly_json(), 2.0)


def read(png: bytes) -> tuple[tuple[int, int], str]:
    """The size of a picture and the colour of its middle."""
    with Image.open(BytesIO(png)) as image:
        red, green, blue = image.convert("RGB").getpixel((300, 200))  # type: ignore[misc]
        return image.size, f"#{red:02x}{green:02x}{blue:02x}"


def standing_in(folder: Path, *lines: str) -> Path:
    """A browser that is a shell script, as the system's own often is."""
    script = folder / "chrome"
    script.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    script.chmod(0o755)
    return script


def test_a_picture_has_the_pixels_it_asks_for(drawer: Drawer) -> None:
    assert read(drawer.png(sheet("#336699"))) == ((600, 400), "#336699")


def test_twelve_at_once_each_get_their_own_picture(drawer: Drawer) -> None:
    with ThreadPoolExecutor(12) as threads:
        drawn = threads.map(drawer.png, map(sheet, COLOURS))
        assert [read(png)[1] for png in drawn] == COLOURS


def test_a_killed_chrome_is_started_again(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    chrome = standing_in(tmp_path, f"echo $$ > {pid}", f'exec "{find_chromium()}" "$@"')
    drawer = Drawer(chrome)
    drawer.png(sheet("#112233"))
    first = int(pid.read_text())
    os.kill(first, signal.SIGKILL)
    assert read(drawer.png(sheet("#445566")))[1] == "#445566"
    assert int(pid.read_text()) != first
    drawer.close()


def test_a_drawing_that_a_dying_chrome_cancels_is_drawn_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[None] = []
    draw = Kaleido.calc_fig

    async def cancelled_once(kaleido: Kaleido, *arguments: Any, **options: Any) -> bytes:
        calls.append(None)
        if len(calls) == 1:
            raise asyncio.CancelledError
        return bytes(await draw(kaleido, *arguments, **options))

    monkeypatch.setattr(Kaleido, "calc_fig", cancelled_once)
    drawer = Drawer(find_chromium())
    assert read(drawer.png(sheet("#445566")))[1] == "#445566"
    assert len(calls) == 2
    drawer.close()


def test_chrome_is_told_to_ask_nobody(tmp_path: Path) -> None:
    told = tmp_path / "told"
    chrome = standing_in(tmp_path, f'echo "$@" > {told}', f'exec "{find_chromium()}" "$@"')
    drawer = Drawer(chrome)
    drawer.png(sheet("#112233", text="$x^2$"))
    drawer.close()
    assert "--proxy-server=127.0.0.1:9" in told.read_text()


@pytest.mark.parametrize("line", ["exit 1", "sleep 0.1; echo not a browser"])
def test_a_chrome_that_does_not_draw_is_told_in_a_line(tmp_path: Path, line: str) -> None:
    chrome = standing_in(tmp_path, line)
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
