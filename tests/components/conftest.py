"""Fixtures for tests of what draws: the seed case seen through filters, and the land."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.case import ROOT, Case
from data.filters import Filters
from data.ledger import Ledger, open_ledger


@pytest.fixture(scope="session")
def seed_ledger(seed_case: Case) -> Ledger:
    """All of the seed case."""
    return open_ledger(seed_case, Filters())


@pytest.fixture(scope="session")
def nothing_found(seed_case: Case) -> Ledger:
    """The seed case through filters that leave nothing."""
    return open_ledger(seed_case, Filters(text="words that nobody says"))


@pytest.fixture(scope="session")
def land() -> list[dict[str, Any]]:
    """The outline of the land as GeoJSON features."""
    collection = json.loads((ROOT / "data" / "geo" / "outline.geojson").read_text("utf-8"))
    return list(collection["features"])
