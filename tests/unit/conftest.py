"""Fixtures for tests of what draws: the seed case seen through filters."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from claimscope.record.case import Case
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger


@pytest.fixture(autouse=True, scope="session")
def _packages_searched_once() -> Iterator[None]:
    """AppTest looks through all installed packages on every run, longer than the run takes."""
    search = manifest_scanner.scan_component_manifests
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(search))
        yield


@pytest.fixture(autouse=True, scope="session")
def _collected_at_the_end() -> Iterator[None]:
    """The app puts what there is at its start out of the collector's reach, DuckDB's types too.

    DuckDB would tell of them as leaks when the process ends.
    """
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def whole_seed(seed_case: Case) -> Ledger:
    """All of the seed case."""
    return open_ledger(seed_case, Filters())


@pytest.fixture
def kept_ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ferry: Case) -> Iterator[SqlStore]:
    """A store that the app writes to, with the ferry case in it alone."""
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    monkeypatch.setenv("CLAIMSCOPE_DATABASE_URL", address)
    store = open_store(address)
    store.take_in(ferry, "Ann", "begun")
    yield store
    store.close()
