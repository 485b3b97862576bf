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
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from claimscope.record.case import Case
from claimscope.store.sql.store import open_store
from tests.browser.app_server import RunningApp, is_outside, running_app
from tools.find_chromium import find_chromium

PATIENCE_MS = 60_000
"""How long to wait for what a click brings: a busy machine is no fault of the app's."""
LOGS = pytest.StashKey[list[Path]]()

# The tests' own guard against leaving the machine catches what a page asks for; these keep
# the browser itself from phoning home, and no name but the machine's own resolves.
CHROMIUM_ARGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)

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
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=CHROMIUM_ARGS, chromium_sandbox=False
        )
        yield chromium
        chromium.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """The addresses outside this machine that the test's page has asked for."""
    return []


@pytest.fixture
def page_errors() -> list[str]:
    """The uncaught JavaScript errors of the test's page."""
    return []


@pytest.fixture
def page(browser: Browser, outside_requests: list[str], page_errors: list[str]) -> Iterator[Page]:
    """A fresh window of 1280 x 800 that must stay on this machine and without an error."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, accept_downloads=True, service_workers="block"
    )
    context.set_default_timeout(PATIENCE_MS)
    _keep_inside(context, outside_requests)
    context.on("weberror", lambda error: page_errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert outside_requests == [], "the page asked for something outside this machine"
    assert page_errors == [], "the page logged an uncaught error"


def _keep_inside(context: BrowserContext, outside_requests: list[str]) -> None:
    """Blocks and notes every request and web socket that would leave the machine."""

    def note(url: str) -> None:
        if is_outside(url):
            outside_requests.append(url)

    def note_request(request: Request) -> None:
        note(request.url)

    def watch(page: Page) -> None:
        page.on("websocket", lambda web_socket: note(web_socket.url))

    context.route(is_outside, lambda route: route.abort())
    context.on("request", note_request)
    context.on("page", watch)
