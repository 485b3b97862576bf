"""Pictures drawn by a Chrome on this machine, without a reader's browser.

For the terminal and for bundles. One Chrome draws for all: it starts with the first picture,
which takes a second or two. Callers from many threads wait for its one drawing tab in a queue, and
each gets the answer to its own question; a PDF has a tab of its own meanwhile. It asks no other
host for anything: Plotly comes from the plotly package, MathJax is off, and whatever Chrome itself
would ask for goes to a proxy that is not there.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
from base64 import b64decode
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import CancelledError
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any, TypeVar

from choreographer.errors import BrowserClosedError, BrowserFailedError
from kaleido import Kaleido

from claimscope.errors import ClaimscopeError
from claimscope.figures.page_layout import PrintedFigure
from claimscope.rendering.chrome import HOW_TO_GET, HOW_TO_MEND, find_chrome

NO_PROXY_THERE = "127.0.0.1:9"
SECONDS = 60.0
ATTEMPTS = 3
"""How often a question is asked, each time of another Chrome: one that starts may die too."""
A4_INCHES = {"paperWidth": 8.27, "paperHeight": 11.69}

for library in ("choreographer", "kaleido"):  # what they say of a dead Chrome, we say in a line
    logging.getLogger(library).setLevel(logging.CRITICAL)

T = TypeVar("T")
Act = Callable[[Kaleido], Coroutine[Any, Any, T]]


class DrawingError(ClaimscopeError):
    """No Chrome on this machine draws."""

    exit_code = 3


class ChromeEndedError(Exception):
    """The Chrome that was asked has ended, maybe for another thread's sake, before it answered."""


CHROME_GONE = (OSError, BrowserClosedError, BrowserFailedError, ChromeEndedError)


def working_drawer() -> Drawer:
    """A drawer whose Chrome has started. Raises :class:`DrawingError` where there is none."""
    chrome = find_chrome()
    if chrome is None:
        raise DrawingError(HOW_TO_GET)
    drawer = Drawer(chrome)
    drawer.start()
    return drawer


class Drawer:
    """Draws with the Chrome at ``chrome``; starts it when first needed, again when it died."""

    def __init__(self, chrome: Path) -> None:
        self._chrome = chrome
        self._lock = Lock()
        self._running: _Running | None = None
        atexit.register(self.close)

    def start(self) -> None:
        """Start the Chrome before it is needed. Raises :class:`DrawingError`."""

        async def nothing(kaleido: Kaleido) -> None:
            del kaleido

        self._with_chrome(nothing)

    def png(self, paper: PrintedFigure) -> bytes:
        """The figure as a PNG. Raises :class:`DrawingError`."""
        return self._drawn(paper, "png", paper.scale)

    def svg(self, paper: PrintedFigure) -> str:
        """The same as an SVG, drawn by the same Plotly. Raises :class:`DrawingError`."""
        return self._drawn(paper, "svg", 1.0).decode()

    def _drawn(self, paper: PrintedFigure, kind: str, scale: float) -> bytes:
        layout = paper.spec["layout"]
        asked = {"width": layout["width"], "height": layout["height"], "scale": scale}

        async def draw(kaleido: Kaleido) -> bytes:
            return bytes(await kaleido.calc_fig(paper.spec, opts={"format": kind, **asked}))

        return self._with_chrome(draw)

    def pdf(self, page: str) -> bytes:
        """An HTML page, without running anything in it, as a PDF of A4 pages.

        Raises :class:`DrawingError`.
        """
        with TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_text(page, encoding="utf-8")
            return self._with_chrome(lambda kaleido: _printed(kaleido, file.as_uri()))

    def close(self) -> None:
        """End the Chrome, if it runs."""
        self._stop(self._running)

    def _with_chrome(self, act: Act[T]) -> T:
        gone: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                return self._acted(act)
            except CHROME_GONE as error:
                gone = error
        raise DrawingError(f"{self._chrome} does not draw. {HOW_TO_MEND}") from gone

    def _acted(self, act: Act[T]) -> T:
        running = self._started()
        try:
            return running.run(act)
        except CHROME_GONE:
            self._stop(running)
            raise

    def _started(self) -> _Running:
        with self._lock:
            if self._running is None:
                self._running = _Running(self._chrome)
            return self._running

    def _stop(self, running: _Running | None) -> None:
        """End this one, unless somebody else has and another runs by now."""
        with self._lock:
            if running is None or running is not self._running:
                return
            self._running = None
            running.stop()


class _Running:
    """A Chrome that has started, and the thread that talks to it."""

    def __init__(self, chrome: Path) -> None:
        self._lock = Lock()
        self._ended = False
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True, name="drawing")
        self._thread.start()
        try:
            self._kaleido = self._awaited(_opened(chrome))
        except BaseException:
            self._end_thread()
            raise

    def run(self, act: Act[T]) -> T:
        """What ``act`` gives; any error of it or of Chrome is raised here."""
        return self._awaited(act(self._kaleido))

    def stop(self) -> None:
        """End the Chrome, whether it still answers or not."""
        try:
            self._awaited(self._kaleido.close())
        except CHROME_GONE:
            pass
        finally:
            self._end_thread()

    def _awaited(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives. Work that comes, or still waits, when the thread ends is refused."""
        with self._lock:
            if self._ended:
                work.close()
                raise ChromeEndedError
            answer = asyncio.run_coroutine_threadsafe(_within_time(work), self._loop)
        try:
            return answer.result()
        except CancelledError:
            raise ChromeEndedError from None

    def _end_thread(self) -> None:
        with self._lock:  # whatever was taken on before is begun before the loop stops
            self._ended = True
            self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(_cancelled(asyncio.all_tasks(self._loop)))
        self._loop.close()


async def _within_time(work: Coroutine[Any, Any, T]) -> T:
    return await asyncio.wait_for(work, SECONDS)


async def _cancelled(tasks: Iterable[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _opened(chrome: Path) -> Kaleido:
    kaleido = Kaleido(path=chrome, mathjax=False, proxy_server=NO_PROXY_THERE)
    await kaleido.open()
    return kaleido


async def _printed(kaleido: Kaleido, address: str) -> bytes:
    tab = await kaleido.create_tab("about:blank")
    try:
        await tab.send_command("Emulation.setScriptExecutionDisabled", {"value": True})
        await tab.send_command("Page.enable")
        loaded = tab.subscribe_once("Page.loadEventFired")
        await tab.send_command("Page.navigate", {"url": address})
        await loaded
        options = {"preferCSSPageSize": True, "printBackground": True, **A4_INCHES}
        printed = await tab.send_command("Page.printToPDF", options)
    finally:
        await kaleido.close_tab(tab)
    return b64decode(printed["result"]["data"])
