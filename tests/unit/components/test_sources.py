"""The page Sources: the list, the page of one source, and the ways between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import RELIABILITY
from components.panels import source_profile
from tests.made_case import MadeCase
from tests.unit.components.app_runs import (
    answered,
    headline_of,
    opened,
    parts_in,
    query_of,
    words_in,
)


def listed(app: AppTest) -> list[str]:
    """The ids of the sources in the list, from top to bottom."""
    return [each["source_id"] for each in parts_in(app)["source_list"]["sources"]]


def profile(app: AppTest) -> dict[str, Any]:
    return parts_in(app)["source_profile"]


def claims_of(app: AppTest, table: int = 0) -> list[dict[str, Any]]:
    return list(profile(app)["tables"][table]["claims"])


def pressed(app: AppTest, label: str) -> AppTest:
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def test_the_list_gives_each_source_its_letter_with_its_meaning(seed_case: Case) -> None:
    held = to_pandas(seed_case.sources).set_index("source_id")
    lines = parts_in(opened("sources"))["source_list"]["sources"]
    assert {each["source_id"] for each in lines} == set(held.index)
    for line in lines:
        assert line["name"] == held["name"][line["source_id"]]
        assert (line["letter"], line["reliable"]) == (
            held["reliability"][line["source_id"]],
            RELIABILITY[line["letter"]],
        )
    nis = lines[0]
    assert (nis["origin"], nis["counts"]["claims"], nis["counts"]["unchecked"]) == ("Seoul", 16, 5)


def test_the_list_is_searched_and_sorted_by_the_address() -> None:
    app = answered(opened("sources"), "source_list", json.dumps({"order": "name"}))
    assert query_of(app) == {"order": "name"}
    assert listed(app)[0] == "afp"
    app = answered(app, "source_list", json.dumps({"find": "seoul"}))
    assert set(listed(app)) >= {"nis", "rok-president"}
    assert "nato" not in listed(app)
    app = answered(app, "source_list", json.dumps({"find": ""}))
    assert query_of(app) == {"order": "name"}
    assert listed(opened("sources", order="no such order"))[0] == "nis"


def test_a_long_list_says_how_many_a_search_must_find(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("components.panels.sources.LIST_ROWS", 3)
    data = parts_in(opened("sources"))["source_list"]
    assert len(data["sources"]) == 3
    assert data["count"] == "the first 3 of 12 sources: search to see the others"


def test_a_source_of_the_list_opens_its_page() -> None:
    app = answered(opened("sources"), "source_list", json.dumps({"of": "nis"}))
    assert query_of(app) == {"of": "nis"}
    assert headline_of(app) == "16 of 36 claims · said by NIS"
    assert "NIS asserts 16 claims on 18 Oct 2024; NATO cannot confirm 9 of them." in words_in(app)
    data = profile(app)
    assert (data["letter"], data["reliable"]) == ("C", "fairly reliable")
    assert data["basis"].startswith("Collects on North Korea itself")
    assert data["origin"] == "Seoul"
    assert [each["pick"] for each in data["members"]] == [
        "source:nis",
        "source:rok-president",
        "source:rok-government",
        "source:rok-defence-minister",
    ]
    assert data["track"]["words"] == "None of the claims can be checked yet."
    assert data["track"]["note"] == (
        "Not counted: 4 forecasts, 1 assessment, 9 doubted or not confirmable for others, "
        "2 without any response."
    )
    assert {each["name"]: each["count"] for each in map(tile, tiles(app))}["unconfirmed"] == 11
    assert len(claims_of(app)) == 16


def tiles(app: AppTest) -> list[dict[str, Any]]:
    return list(parts_in(app)["page_head"]["tiles"])


def tile(each: dict[str, Any]) -> dict[str, Any]:
    return {"name": each["status"]["word"], "count": each["count"]}


def test_a_name_is_told_as_the_record_has_it_and_then_short() -> None:
    first, second, *_ = [
        each["responses"][0]["words"]
        for each in claims_of(opened("sources", of="nis"))
        if each["responses"]
    ]
    assert first == "NATO (its secretary general, Mark Rutte) cannot confirm"
    assert second == "NATO cannot confirm"


def test_the_next_and_the_previous_source_follow_the_order_of_the_list() -> None:
    app = pressed(opened("sources", of="nis"), "Next source")
    assert query_of(app) == {"of": "afp"}
    assert "2 of 12 sources" in words_in(app)
    app = pressed(app, "Previous source")
    assert query_of(app) == {"of": "nis"}
    assert [each.disabled for each in app.button if each.label == "Previous source"] == [True]
    app = pressed(app, "All sources")
    assert query_of(app) == {}
    assert listed(app)[0] == "nis"


def test_a_claim_opens_its_evidence_beside_the_source_and_another_source_its_page() -> None:
    app = answered(opened("sources", of="nis"), "source_profile", "claim:12000-in-total")
    assert query_of(app) == {"of": "nis", "words": "claim:12000-in-total"}
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    assert sheet["claim_id"] == "12000-in-total"
    [current] = [each for each in claims_of(app) if each["current"]]
    assert current["pick"] == "claim:12000-in-total"
    app = answered(opened("sources", of="nis"), "source_profile", "source:rok-president")
    assert query_of(app) == {"of": "rok-president"}


def test_a_long_list_of_claims_says_how_many_it_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_profile, "MOST_CLAIMS", 12)
    app = opened("sources", of="nis", by="nato")
    table = profile(app)["tables"][0]
    assert (table["count"], table["more"], len(table["claims"])) == ("12 of 16", "4 more", 12)


def test_many_of_one_origin_are_found_in_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_profile, "MOST_MEMBERS", 2)
    app = opened("sources", of="nis")
    assert (len(profile(app)["members"]), profile(app)["more_members"]) == (2, 2)
    app = answered(app, "source_profile", "origin:Seoul")
    assert query_of(app) == {"find": "Seoul"}
    assert set(listed(app)) >= {"nis", "rok-president", "rok-government", "rok-defence-minister"}


def test_filters_and_the_day_count_on_the_page_of_a_source_but_another_source_does_not() -> None:
    app = opened("sources", of="nis", status="forecast", source="afp")
    assert headline_of(app) == "4 of 36 claims · said by NIS · forecast"
    assert [each["words"] for each in parts_in(app)["page_head"]["chips"]["chips"]] == ["forecast"]
    app = opened("sources", of="nis", as_of="2024-10-17")
    assert "NIS states no claim of its own here." in words_in(app)
    assert "No claim of NIS (National Intelligence Service of South Korea)" in words_in(app)
    assert profile(app)["strip"] is None


def test_a_source_that_the_record_does_not_have_leaves_the_address() -> None:
    app = opened("sources", of="atlantis")
    assert query_of(app) == {}
    assert "Not in this record, so left out: of=atlantis" in words_in(app)
    assert listed(app)


def test_what_a_source_revised_is_told_with_both_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on="2031-05-03", words="we say it sank")
    made.says("harbour", "denies", "it-sank", on="2031-05-09", words="we no longer say so")
    made.write(tmp_path / "cases" / "ferry")
    monkeypatch.setenv("CLAIMSCOPE_CASES", str(tmp_path / "cases"))
    monkeypatch.setenv("CLAIMSCOPE_DATABASE_URL", f"sqlite:///{tmp_path / 'record.sqlite'}")
    [change] = profile(opened("sources", of="harbour"))["changes"]["shown"]
    assert change["pick"] == "claim:it-sank"
    assert [(each["said"], each["words"], each["quote"]) for each in change["statements"]] == [
        ("3 May 2031", "asserts", "we say it sank"),
        ("9 May 2031", "denies", "we no longer say so"),
    ]
