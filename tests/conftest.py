"""What tests of every part share: the seed case, a made case, and how wild input is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import create_engine
from streamlit.components.v2.manifest_scanner import scan_component_manifests
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from claimscope.assessment.as_of import Record, record_at
from claimscope.record.case import Case, load_case
from claimscope.resources import ROOT
from claimscope.review.meaning import OFF, SWITCH
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from tests.made_case import ferry_case
from tests.warm_workers import STARTED, cold_start, warm_workers

# The same examples on every run and machine; --hypothesis-profile=wild looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("wild", deadline=None, max_examples=2000)
settings.load_profile("steady")

BROWSER_TESTS = Path(__file__).parent / "browser"
MOST_WORKERS = 4
LONG = ("test_timeline.py", "test_intake.py", "test_cases.py", "test_png.py", "test_pages.py")
"""The files of browser tests that take longest: begun first, so that all workers end together."""
SCAN = "streamlit.components.v2.manifest_scanner.scan_component_manifests"


def pytest_xdist_auto_num_workers() -> int:
    """``-n auto``: one worker a core; each may start an app, a Chromium and a PostgreSQL."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """How the workers share the tests."""
    return FileOrBrowserTest(config, log)


class FileOrBrowserTest(LoadScopeScheduling):  # type: ignore[misc]
    """All of a file to one worker, which builds its fixtures once; browser tests one by one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if Path(file).parent.name == BROWSER_TESTS.name else file


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of the browser and sorts them to the end; slow is what is not ``smoke``.

    Playwright keeps an event loop in the main thread until its last test, which code that starts
    a loop of its own would trip over.
    """
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
            if item.get_closest_marker("smoke") is None:
                item.add_marker("slow")
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """When a test comes: 0 without a browser, 1 in a long file of the browser's, 2 in another."""
    if not item.path.is_relative_to(BROWSER_TESTS):
        return 0
    return 1 if item.path.name in LONG else 2


@pytest.fixture(autouse=True, scope="session")
def _meaning_left_alone() -> Iterator[None]:
    """Claims are compared without the sentence embedding, which takes a second to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, OFF)
        yield


@pytest.fixture(autouse=True, scope="session")
def _record_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests keep goes into a store of their own, never into that of who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("record") / "record.sqlite"
        patch.setenv("CLAIMSCOPE_DATABASE_URL", f"sqlite:///{file}")
        patch.setenv("CLAIMSCOPE_SNAPSHOTS", str(file.parent / "snapshots"))
        yield


class _SameCase:
    """A case that is equal to itself alone."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameCase) and other.case is self.case

    def __hash__(self) -> int:
        return id(self.case)


@pytest.fixture(autouse=True, scope="session")
def _each_day_of_a_case_assessed_once() -> Iterator[None]:
    """Many tests open the same case by the same day; its status is a pure function of the two."""

    @lru_cache(maxsize=16)
    def assessed(same: _SameCase, as_of: date | None) -> Record:
        return record_at(same.case, as_of)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "claimscope.views.ledger.record_at", lambda case, day: assessed(_SameCase(case), day)
        )
        yield


@pytest.fixture(autouse=True, scope="session")
def _packages_searched_for_components_once() -> Iterator[None]:
    """Every ``AppTest`` reads what all packages say of themselves: most of the time of its run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SCAN, cache(scan_component_manifests))
        yield


@pytest.fixture(autouse=True, scope="session")
def _statements_compiled_once() -> Iterator[None]:
    """SQLAlchemy has each engine compile its statements, and hundreds of stores are opened."""
    options = {"compiled_cache": StatementsByKindOfDatabase()}
    with pytest.MonkeyPatch.context() as patch:
        made = partial(create_engine, execution_options=options)
        patch.setattr("claimscope.store.sql.engine.create_engine", made)
        yield


class StatementsByKindOfDatabase(dict[tuple[Any, ...], Any]):
    """Compiled statements, which SQLAlchemy looks up by the dialect of an engine and more."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        dialect, *more = key
        return super().get((dialect.name, *more), default)

    def __setitem__(self, key: tuple[Any, ...], statement: Any) -> None:
        dialect, *more = key
        super().__setitem__((dialect.name, *more), statement)


@pytest.fixture(autouse=True, scope="session")
def _workers_started_at_once() -> Iterator[None]:
    """Half of the time of a short piece of work would be the loading of what it needs, or more."""
    with warm_workers() as start, pytest.MonkeyPatch.context() as patch:
        patch.setattr(STARTED, start)
        yield


@pytest.fixture
def cold_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes are started as the app starts them."""
    monkeypatch.setattr(STARTED, cold_start)


@pytest.fixture(scope="session")
def seed_folder() -> Path:
    return ROOT / "data" / "cases" / "dprk-russia-2024"


@pytest.fixture(scope="session")
def seed_case(seed_folder: Path) -> Case:
    return load_case(seed_folder)


@pytest.fixture(scope="session")
def seed_ledger(seed_case: Case) -> Callable[[Filters], Ledger]:
    """The seed case through filters, opened once for each."""
    return cache(lambda filters: open_ledger(seed_case, filters))


@pytest.fixture(scope="session")
def nothing_found(seed_case: Case) -> Ledger:
    """The seed case through filters that leave nothing."""
    return open_ledger(seed_case, Filters(text="words that nobody says"))


@pytest.fixture
def ferry_folder(tmp_path: Path) -> Path:
    """A made case in a folder of the test's own, free to be broken."""
    return ferry_case().write(tmp_path / "ferry")


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A made case, loaded."""
    return load_case(ferry_case().write(tmp_path_factory.mktemp("made") / "ferry"))
