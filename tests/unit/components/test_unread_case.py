"""A page, and what an analyst does on it, reads of a large case in a database what it is about."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.record.rows import Row
from claimscope.review.edits import decided
from claimscope.review.propose import begin_review
from claimscope.review.serialise import serialise
from claimscope.store.sql.load_case import table_rows
from claimscope.store.sql.store import SqlStore
from tests.unit.components.app_runs import opened

SMALL = ("sources", "places", "judgements", "identities")
"""The tables that are small in a case of any size."""
CASE = "ferry"
TEXT = "The harbour master said on Tuesday that 12 crates fell into the sea near Ellery.\n"
FACTS = Facts(
    title="Crates at sea",
    publisher="Island Gazette",
    published_on="2031-05-07",
    published_precision="day",
    language="en",
)


class WholeCaseError(Exception):
    """All rows of a table that grows with a case, all texts or all versions are asked for."""


@pytest.fixture
def large(kept_ferry: SqlStore, monkeypatch: pytest.MonkeyPatch) -> SqlStore:
    """The store, whose case counts as large and cannot be read whole."""

    def some_rows(name: str, *state: Any) -> list[Row]:
        if name in SMALL:
            return table_rows(name, *state)
        raise WholeCaseError(name)

    def refused(*_: object) -> None:
        raise WholeCaseError

    monkeypatch.setattr("claimscope.store.sql.read_model.FEW_CLAIMS", -1)
    monkeypatch.setattr("claimscope.views.alike.SAMPLED", 2)
    monkeypatch.setattr("claimscope.store.sql.case_part.table_rows", some_rows)
    monkeypatch.setattr("claimscope.store.sql.case_part.state_texts", refused)
    monkeypatch.setattr("claimscope.store.sql.store.all_versions", refused)
    return kept_ferry


def shown(page: str, **query: str) -> AppTest:
    app = opened(page, case=CASE, **query)
    assert not app.exception
    return app


def opening(app: AppTest, *expanders: str) -> AppTest:
    for each in expanders:
        app.session_state[each] = True
    app = app.run()
    assert not app.exception
    return app


def pressed(app: AppTest, label: str, *, starts: bool = False) -> AppTest:
    """The app after its fields for a name and a reason were filled in and a button was pressed."""
    for each in (*app.text_input, *app.text_area):
        if each.label in ("Why", "Your name", "Reason for retracting"):
            each.set_value("Ben")
    [button] = [
        each
        for each in app.button
        if each.label == label or (starts and each.label.startswith(label))
    ]
    app = button.click().run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {"words": "claim:ferry-sank"}),
        ("claims", {}),
        ("claims", {"view": "stances"}),
        ("claims", {"view": "figures"}),
        ("places", {}),
        ("timeline", {}),
        ("sources", {}),
        ("sources", {"profile": "mayor"}),
        ("documents", {}),
        ("export", {}),
        ("intake", {}),
        ("cases", {}),
    ],
)
def test_a_page_asks_for_what_is_on_it(page: str, query: dict[str, str]) -> None:
    shown(page, **query)


def test_an_assessment_is_saved(large: SqlStore) -> None:
    app = opening(shown("overview", words="claim:ferry-sank"), "call-open:claim_id")
    pressed(app, "Save assessment")
    saved = [each for each in large.current(CASE) if each.table == "judgements"]
    assert any((each.cells or {})["who"] == "Ben" for each in saved)


def test_a_claim_is_corrected_and_merged(large: SqlStore) -> None:
    app = shown("overview", words="claim:crates-moved")
    app = opening(app, "correct-open:claims", "merge-open:claim")
    pressed(app, "Save the correction")
    app = opening(shown("overview", words="claim:crates-moved"), "merge-open:claim")
    [menu] = [each for each in app.selectbox if each.key == "merge-with:claim:crates-moved"]
    pressed(menu.set_value("ferry-sank").run(), "Merge")
    assert "crates-moved" not in {each.row_id for each in large.current(CASE)}
    assert not shown("cases").error


def test_a_review_is_decided_and_saved(large: SqlStore, ferry: Case) -> None:
    review = begin_review(ferry, TEXT, FACTS)
    review = decided(review, review.drafts[0].draft_id, "accepted")
    large.reviews.begin(CASE, "a-review", serialise(review))
    app = pressed(shown("intake", review="a-review"), "Save ", starts=True)
    app = pressed(app, "Save 1 assertion to the record")
    titles = {(each.cells or {}).get("title") for each in large.current(CASE)}
    assert "Crates at sea" in titles
    pressed(app, "Undo")
    titles = {(each.cells or {}).get("title") for each in large.current(CASE)}
    assert "Crates at sea" not in titles
