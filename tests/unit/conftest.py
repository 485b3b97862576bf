"""Fixtures for tests of what draws: the seed case seen through filters."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimscope.assessment.as_of import Record, record_at
from claimscope.record.case import Case
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger


@pytest.fixture(autouse=True, scope="session")
def _each_record_assessed_once() -> Iterator[None]:
    """Stores that tests make hold cases of the same rows, whose status is the same too."""

    known: dict[tuple[str, date | None], Record] = {}

    def found(case: Case, as_of: date | None) -> Record:
        key = (case.digest, as_of)
        if key not in known:
            known[key] = record_at(case, as_of)
        return replace(known[key], case=case)

    with pytest.MonkeyPatch.context() as patch:
        for module in ("components.cache.views", "claimscope.review.preview"):
            patch.setattr(f"{module}.record_at", found)
        yield


@pytest.fixture(autouse=True, scope="session")
def _collected_at_the_end() -> Iterator[None]:
    """The app puts what there is at its start out of the collector's reach, DuckDB's types too.

    DuckDB would tell of them as leaks when a worker ends, which does not wait for what the app
    does at its end.
    """
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def whole_seed(seed_case: Case) -> Ledger:
    """All of the seed case."""
    return open_ledger(seed_case, Filters())


@pytest.fixture(scope="session")
def ferry_record(tmp_path_factory: pytest.TempPathFactory, ferry: Case) -> Path:
    """The file of a store with the ferry case in it alone, of which tests take copies."""
    file = tmp_path_factory.mktemp("kept") / "record.sqlite"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.take_in(ferry, "Ann", "begun")
    return file


@pytest.fixture
def copied_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], SqlStore]]:
    """Opens a copy of the file of a store, which the app writes to for the rest of the test."""
    with ExitStack() as opened:

        def copied(file: Path) -> SqlStore:
            address = f"sqlite:///{shutil.copy(file, tmp_path)}"
            monkeypatch.setenv("CLAIMSCOPE_DATABASE_URL", address)
            return opened.enter_context(closing(open_store(address)))

        yield copied


@pytest.fixture
def kept_ferry(copied_store: Callable[[Path], SqlStore], ferry_record: Path) -> SqlStore:
    """A store that the app writes to, with the ferry case in it alone."""
    return copied_store(ferry_record)
