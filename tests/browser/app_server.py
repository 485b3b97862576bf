"""The real app in a process of its own, and what a browser test needs to talk to it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
CASES_FROM = "CLAIMSCOPE_CASES"
RECORD_IN = "CLAIMSCOPE_DATABASE_URL"
NOTED_IN = "CALLS_NOTED_IN"
NOTING = ROOT / "tests" / "browser" / "noted_calls"
STARTS_WITHIN_S = 180
SETTLES_WITHIN_MS = 120_000


class AppDidNotStartError(Exception):
    """The app ended or stayed silent; the text holds its log."""


@dataclass(frozen=True)
class RunningApp:
    """One app that answers: where, and the file that holds what it printed."""

    url: str
    log: Path

    def calls_out(self) -> list[str]:
        """What its Python has asked outside this machine so far: event and host."""
        noted = self.log.with_suffix(".calls")
        return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []

    @property
    def record(self) -> str:
        """The address of the database in which it keeps its cases."""
        return f"sqlite:///{self.log.with_suffix('.sqlite')}"


@contextmanager
def running_app(
    case_root: Path | None,
    log: Path,
    script: Path = ROOT / "dashboard.py",
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[RunningApp]:
    """Starts the dashboard on a free port, waits until it answers and ends it afterwards.

    ``case_root`` is the folder of cases it shows; None is the app's own default, a record that
    is kept: beside the log, so that an app with the same log is the same one, started again.
    ``script`` is run in the place of the dashboard; ``settings`` are environment variables.
    """
    port = _free_port()
    app = RunningApp(f"http://127.0.0.1:{port}", log)
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(port, script),
            cwd=ROOT,
            env={**_environment(case_root, app), **settings},
            stdout=output,
            stderr=output,
        )
    try:
        _wait_until_it_answers(app, process)
        yield app
    finally:
        _end(process)


NOTHING_MOVES = "document.getAnimations().every(each => each.playState !== 'running')"


NO_TOUR = """try {
    sessionStorage.getItem("first visit") || localStorage.setItem("claimscope:tour", "seen");
} catch { /* a page without an address */ }"""
"""A script for pages that are no reader's first visit."""
FIRST_VISIT = """if (!sessionStorage.getItem("first visit")) {
    sessionStorage.setItem("first visit", "yes");
    localStorage.removeItem("claimscope:tour");
}"""
"""A script for a page that is one, until it is closed."""


def settle(page: Page) -> None:
    """Waits until the page is connected, its script has run to the end and nothing moves.

    What is opened grows for half a second, and a button that moves under a click misses it.
    A click takes a moment to reach the script: follow ``settle`` with an ``expect`` of what
    the click should bring, never with a bare read.
    """
    app = page.get_by_test_id("stApp")
    for state, value in (("connection", "CONNECTED"), ("script", "notRunning")):
        expect(app).to_have_attribute(f"data-test-{state}-state", value, timeout=SETTLES_WITHIN_MS)
    page.wait_for_function(NOTHING_MOVES, timeout=SETTLES_WITHIN_MS)


def is_outside(url: str) -> bool:
    """Whether asking for this address would leave the machine."""
    address = urlsplit(url)
    if address.scheme in {"about", "blob", "data"}:
        return False
    return address.hostname not in {"localhost", "127.0.0.1", "::1"}


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _command(port: int, script: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.headless", "true"),
        *("--server.port", str(port)),
        *("--server.fileWatcherType", "none"),
    ]


def _environment(case_root: Path | None, app: RunningApp) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if name != CASES_FROM}
    others |= {"PYTHONPATH": str(NOTING), NOTED_IN: str(app.log.with_suffix(".calls"))}
    if case_root is not None:
        return {**others, CASES_FROM: str(case_root)}
    return {**others, RECORD_IN: app.record}


def _wait_until_it_answers(app: RunningApp, process: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN_S
    while not _is_healthy(app.url):
        if process.poll() is not None or time.monotonic() > give_up_at:
            raise AppDidNotStartError(app.log.read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.1)


def _is_healthy(url: str) -> bool:
    try:
        with urlopen(f"{url}/_stcore/health", timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
