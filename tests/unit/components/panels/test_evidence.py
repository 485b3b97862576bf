"""The drawer with the evidence of a claim, without a browser."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.unit.components.app_runs import answered, opened, parts_in, query_of


def _go_on(app: AppTest) -> None:
    [following] = [each for each in app.button if each.label == "Next claim"]
    following.click().run()


def _picks(app: AppTest) -> list[str]:
    """The claims in the order of the table or the grid that the page shows."""
    parts = parts_in(app)
    if grid := parts.get("stance_grid"):
        return [row["pick"] for row in grid["rows"]]
    return [row["pick"] for part in parts["claim_table"]["sections"] for row in part["rows"]]


def test_a_press_on_a_claim_opens_it_in_the_run_that_it_causes() -> None:
    app = answered(opened(), "claim_groups", "claim:12000-in-total")
    assert query_of(app) == {"words": "claim:12000-in-total"}
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    assert sheet["claim_id"] == "12000-in-total"


def test_the_next_claim_is_the_next_one_of_the_list() -> None:
    app = opened()
    groups = parts_in(app)["claim_groups"]["groups"]
    picks = [each["pick"] for each in groups[0]["reasons"][0]["claims"]]
    app = opened(words=picks[0])
    _go_on(app)
    assert query_of(app)["words"] == picks[1]


def test_of_a_place_with_many_claims_the_first_are_opened_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = parts_in(opened(words="place:north-korea"))["claim_sheet"]["claims"]
    monkeypatch.setattr("components.panels.evidence.LIST_ROWS", 2)
    app = opened(words="place:north-korea")
    sheets = parts_in(app)["claim_sheet"]["claims"]
    assert len(sheets) == 2 < len(whole)
    told = " ".join(each.proto.body for each in app.get("html"))
    assert f"the first 2 of {len(whole)} claims" in told


def test_each_status_within_reach_is_told_with_what_would_bring_it() -> None:
    [sheet] = parts_in(opened(words="claim:1500-in-far-east"))["claim_sheet"]["claims"]
    assert [(each["status"]["word"], each["condition"]) for each in sheet["outcomes"]] == [
        ("corroborated", "after 18 Oct 2024 another origin asserts it"),
        (
            "confirmed",
            "after 18 Oct 2024 another origin confirms it, or a public act is on record",
        ),
        ("contested", "somebody denies it"),
    ]
    [forecast] = parts_in(opened(words="claim:12000-in-total"))["claim_sheet"]["claims"]
    assert (forecast["outcomes"], forecast["stays"][:12]) == ([], "No statement")


def test_the_link_to_the_evidence_leaves_the_filters_out_but_not_the_day() -> None:
    app = opened(words="claim:1500-in-far-east", source="nis", as_of="2024-10-18")
    drawn = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    [query] = [each["query"] for each in drawn if "query" in each]
    assert set(parse_qs(query)) == {"case", "as-of", "words"}


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "date", "group": "none"},
        {"sort": "-figure", "group": "none"},
        {"group": "place"},
        {"view": "stances", "sort": "date"},
    ],
)
def test_the_next_claim_is_the_one_below_on_the_page(query: dict[str, str]) -> None:
    listed = _picks(opened("claims", **query))
    app = opened("claims", **query, words=listed[0])
    _go_on(app)
    assert query_of(app)["words"] == listed[1]


def test_the_evidence_of_a_source_goes_through_its_own_tables() -> None:
    tables = parts_in(opened("sources", of="nis"))["source_profile"]["tables"]
    picks = [claim["pick"] for table in tables for claim in table["claims"]]
    app = opened("sources", of="nis", words=picks[0])
    _go_on(app)
    assert query_of(app)["words"] == picks[1]
