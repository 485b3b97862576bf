"""The page Documents: the text with its claims, and what is asked of either."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.unit.components.app_runs import answered, opened, parts_in, query_of


def reader(app: AppTest) -> dict[str, Any]:
    return parts_in(app)["document_text"]


def test_a_claim_of_the_list_is_marked_in_the_text_and_named_in_the_address() -> None:
    app = answered(opened("documents"), "document_text", "mark:nis-12000")
    assert query_of(app)["mark"] == "nis-12000"
    assert [each["claim_id"] for each in reader(app)["claims"] if each["current"]] == [
        "12000-in-total"
    ]
    assert reader(app)["shown"] == "nis-12000"


def test_a_mark_opens_the_evidence_of_its_claim() -> None:
    app = answered(opened("documents"), "document_text", "claim:12000-in-total")
    assert query_of(app)["words"] == "claim:12000-in-total"
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    assert sheet["claim_id"] == "12000-in-total"


def test_a_sentence_has_one_colour_where_its_claims_have_one_status() -> None:
    groups = reader(opened("documents"))["groups"]
    statuses = [{claim["status"]["word"] for claim in group["claims"]} for group in groups]
    assert [bool(group["colour"]) for group in groups] == [len(each) == 1 for each in statuses]
    assert {len(each) for each in statuses} > {1}


def test_the_names_are_those_of_the_record_where_they_come_first() -> None:
    who = [each["who"] for each in reader(opened("documents"))["claims"]]
    assert who[1] == (
        "NIS (National Intelligence Service of South Korea) asserts; "
        "NATO (its secretary general, Mark Rutte) cannot confirm"
    )
    assert who[2] == "NIS asserts; NATO cannot confirm"


def test_only_the_claims_that_the_filters_show_are_marked_and_listed() -> None:
    data = reader(opened("documents", status="forecast"))
    assert {each["status"]["word"] for each in data["claims"]} == {"forecast"}
    marked = {quote["status"] for each in data["stretches"] for quote in each["quotes"]}
    assert marked == {"forecast"}
