"""Menus of very many values: what is offered, what a search finds, what stays chosen."""

from __future__ import annotations

import pytest

from tests.unit.components.app_runs import chosen_in, field_of, filtered, opened


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.filters.sidebar.FACET_OPTIONS", 3)


def values() -> list[str]:
    return [value for value, *_ in field_of(opened(), "sources")["options"]]


def test_a_filter_offers_the_values_with_most_claims_and_what_is_chosen() -> None:
    assert values() == ["nis", "nato", "afp"]
    app = opened(source="kcna")
    field = field_of(app, "sources")
    assert [value for value, *_ in field["options"]][-1] == "kcna"
    assert (field["total"], field["searched"]) == (12, True)
    assert chosen_in(app, "sources") == ["kcna"]


def test_a_search_on_the_server_finds_the_others() -> None:
    app = filtered(opened(), **{"find:sources": ["kcna"]})
    field = field_of(app, "sources")
    assert [value for value, *_ in field["options"]] == ["kcna"]
    assert field["sought"] == "kcna"
