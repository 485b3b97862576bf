"""Finds a Chromium that really starts, and gets one where there is none.

The browser tests and the screenshots need it. Run as a program, this prints the path and
nothing else, so that a shell can take it; what it has to say on the way goes to stderr.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

CHOSEN_BY = "CLAIMSCOPE_CHROMIUM"

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)

MAC_BUNDLES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
)

DRAWN = "chromium draws"


class NoChromiumError(Exception):
    """There is no Chromium that starts; the text says what was tried and what to do."""


def find_chromium() -> Path:
    """The Chromium to use: the one named in the environment, else the first that starts.

    Installs nothing. Raises NoChromiumError.
    """
    if chosen := os.environ.get(CHOSEN_BY):
        return _named(Path(chosen))
    found = next(filter(starts, _candidates()), None)
    if found is None:
        message = "No Chromium, Chrome or Edge that starts was found. `make test` installs one."
        raise NoChromiumError(message)
    return found


def find_or_install_chromium() -> Path:
    """Like find_chromium, but installs a Chromium when there is none."""
    try:
        return find_chromium()
    except NoChromiumError:
        if os.environ.get(CHOSEN_BY):
            raise
    for install in (_install_from_debian, _install_from_playwright):
        install()
        if found := next(filter(starts, _candidates()), None):
            return found
    message = (
        "No Chromium starts here and none could be installed.\n"
        f"Install Chromium or Chrome, or name one: {CHOSEN_BY}=/path/to/chromium make test\n"
        "If one is there but lacks libraries: sudo .venv/bin/python -m playwright install-deps"
    )
    raise NoChromiumError(message)


def starts(executable: Path) -> bool:
    """Whether it draws a page of its own.

    `--version` would not do: a browser can print it and still lack the libraries to draw.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            str(executable),
            "--headless",
            "--no-sandbox",  # it sees only the page below
            "--disable-gpu",
            f"--user-data-dir={profile}",
            "--dump-dom",
            f"data:text/html,<p>{DRAWN}</p>",
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return DRAWN.encode() in done.stdout


def _named(executable: Path) -> Path:
    if not starts(executable):
        raise NoChromiumError(f"{CHOSEN_BY} is {executable}, which does not start.")
    return executable


def _candidates() -> Iterator[Path]:
    """Every browser worth a try, the system's own before Playwright's download."""
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (executable for executable in on_path if not _is_snap(executable))
    yield from filter(Path.exists, MAC_BUNDLES)
    yield from filter(Path.exists, [_playwright_chromium()])


def _is_snap(executable: Path) -> bool:
    """Whether it is Ubuntu's snap, or the script that only points to it.

    A snap has a /tmp of its own, so what it downloads there is out of a test's sight.
    """
    real = executable.resolve()
    if real.name == "snap" or real.is_relative_to("/snap"):
        return True
    with real.open("rb") as file:
        return b"/snap/bin/" in file.read(4096)


def _playwright_chromium() -> Path:
    # Imported late: starting its driver takes half a second that is mostly not needed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _install_from_debian() -> None:
    if not _has_apt():
        return
    _say("No Chromium found: installing it with apt-get.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], quiet)
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet)


def _install_from_playwright() -> None:
    _say("No Chromium found: downloading Playwright's.")
    with_libraries = ["--with-deps"] if _has_apt() else []
    command = [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]
    _run(command, dict(os.environ))


def _has_apt() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Runs it with its output on stderr; whether it helped shows when the browser is tried."""
    subprocess.run(command, env=environment, stdout=sys.stderr, check=False)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def main(find: Callable[[], Path] = find_or_install_chromium) -> int:
    """Prints the path; 1 when there is none."""
    try:
        print(find())
    except NoChromiumError as error:
        _say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
