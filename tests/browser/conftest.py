"""Fixtures for tests that look at the running app through a real Chromium.

A test asks for ``page`` and ``app_url``; everything under this folder is marked ``browser``,
and ``slow`` unless it is marked ``smoke``. A page that asks for anything outside this machine, or
that logs an uncaught JavaScript error, fails its test.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import (
    BrowserContext,
    Page,
    Request,
    ViewportSize,
    WebError,
    WebSocket,
    expect,
    sync_playwright,
)

from claimscope.record.case import Case
from claimscope.store.sql.store import open_store
from tests.browser.app_server import NO_TOUR, RunningApp, is_outside, running_app
from tools.find_chromium import find_chromium

PATIENCE_MS = 60_000
"""How long to wait for what a click brings: a busy machine is no fault of the app's."""
DESK = ViewportSize(width=1280, height=800)
LOGS = pytest.StashKey[list[Path]]()

# These keep the browser itself from phoning home, and no address but the machine's own resolves;
# what a page asks for all the same is noted, and fails its test. Playwright's own way to block
# requests would switch the browser's cache off.
CHROMIUM_ARGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)

# A page that has no address has no storage, and says so with an error.
CLEAR_STORAGE = """() => {
    if (location.protocol === "http:") {
        localStorage.clear();
        sessionStorage.clear();
    }
}"""

Serve = Callable[[Path | None], str]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Shows what the app printed beside a browser test that failed."""
    report = yield
    if report.failed:
        for log in item.config.stash.get(LOGS, []):
            report.sections.append((f"app log {log.name}", log.read_text(errors="replace")))
    return report


@pytest.fixture(scope="session")
def start_app(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path | None], RunningApp]]:
    """Starts the app for a folder of cases, one process a folder, all ended with the session."""
    logs = pytestconfig.stash.setdefault(LOGS, [])
    folder = tmp_path_factory.mktemp("app-logs")
    numbers = count(1)
    with ExitStack() as apps:

        @cache
        def start(case_root: Path | None) -> RunningApp:
            logs.append(folder / f"{next(numbers)}.txt")
            return apps.enter_context(running_app(case_root, logs[-1]))

        yield start


@pytest.fixture(scope="session")
def serve(start_app: Callable[[Path | None], RunningApp]) -> Serve:
    """``serve(folder)`` gives the URL of an app that shows the cases in that folder."""
    return lambda case_root: start_app(case_root).url


@pytest.fixture(scope="session")
def app(start_app: Callable[[Path | None], RunningApp]) -> RunningApp:
    """The app as a user starts it, with its own cases, and its log."""
    return start_app(None)


@pytest.fixture(scope="session")
def app_url(app: RunningApp) -> str:
    return app.url


@pytest.fixture(scope="session")
def shared_app(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningApp]:
    """An app on a record that tests write to, each to a case of its own.

    What a test begins or takes in it names as no other does; ``own_case`` is one made for it.
    """
    log = tmp_path_factory.mktemp("shared") / "app.log"
    pytestconfig.stash.setdefault(LOGS, []).append(log)
    with running_app(None, log) as app:
        yield app


@pytest.fixture
def own_case(shared_app: RunningApp, seed_case: Case) -> str:
    """The id of a copy of the seed case in the record of ``shared_app``, for one test to change."""
    store = open_store(shared_app.record)
    case_id = f"own-{uuid4().hex[:8]}"
    store.take_in(
        replace(seed_case, title=f"{seed_case.title} {case_id}"), "Ann", "copied", case_id
    )
    store.close()
    return case_id


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One Chromium for all tests of a worker, with a profile on disk.

    It keeps the files and the compiled scripts of the app from test to test. What a page itself may
    keep is cleared by ``page``.
    """
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=find_chromium(),
            args=CHROMIUM_ARGS,
            chromium_sandbox=False,
            viewport=DESK,
            accept_downloads=True,
            service_workers="block",
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(NO_TOUR)
        yield context
        context.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """The addresses outside this machine that the test's page has asked for."""
    return []


@pytest.fixture
def page_errors() -> list[str]:
    """The uncaught JavaScript errors of the test's page."""
    return []


@pytest.fixture
def page(
    window: BrowserContext, outside_requests: list[str], page_errors: list[str]
) -> Iterator[Page]:
    """A page of 1280 x 800, as if new, that must stay on this machine and without an error.

    It is the same one for every test of a worker: in a new one the app's scripts, already
    compiled, would be started again, which is more than half of what opening a page costs.
    """
    opened = window.pages[0]
    opened.set_viewport_size(DESK)
    opened.emulate_media(media="null", color_scheme="light")
    opened.mouse.move(0, 0)

    def note_call(to: Request | WebSocket) -> None:
        if is_outside(to.url):
            outside_requests.append(to.url)

    def note_error(error: WebError) -> None:
        page_errors.append(str(error.error))

    def watch(page: Page) -> None:
        page.on("websocket", note_call)

    watch(opened)
    window.on("request", note_call)
    window.on("weberror", note_error)
    window.on("page", watch)
    yield opened
    _forget(opened)
    opened.remove_listener("websocket", note_call)
    window.remove_listener("request", note_call)
    window.remove_listener("weberror", note_error)
    window.remove_listener("page", watch)
    assert outside_requests == [], "the page asked for something outside this machine"
    assert page_errors == [], "the page logged an uncaught error"


def _forget(page: Page) -> None:
    """Leaves the page, closes every other one and clears what they could keep."""
    window = page.context
    for other in window.pages[1:]:
        other.close()
    page.evaluate(CLEAR_STORAGE)
    page.goto("about:blank")
    window.clear_cookies()
    window.clear_permissions()
