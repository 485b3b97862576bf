"""Every claim with its status, for a terminal or another program."""

from __future__ import annotations

import json
from datetime import date

import pytest

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.views.statuses import assess
from tests.unit.record.engines import ENGINES, on_engine


def test_a_claim_is_assessed_with_its_reason(seed_case: Case) -> None:
    (entry,) = (each for each in assess(seed_case) if each["claim_id"] == "1500-in-far-east")
    assert entry == {
        "claim_id": "1500-in-far-east",
        "title": "1,500 special forces are in Russia’s Far East",
        "status": "unconfirmed",
        "credibility": 3,
        "reason": "Asserted by NIS alone (18 Oct 2024); NATO cannot confirm it (18 Oct 2024)",
        "assertions": ["nis-1500", "nato-1500-in-far-east"],
    }


@pytest.mark.parametrize("as_of", [None, date(2024, 10, 17), date(2024, 10, 1)])
def test_every_claim_is_there_in_the_order_of_its_table(
    as_of: date | None, seed_case: Case
) -> None:
    claim_ids = [entry["claim_id"] for entry in assess(seed_case, as_of)]
    assert claim_ids == to_pandas(seed_case.claims)["claim_id"].tolist()


def test_a_claim_not_yet_spoken_of_has_no_status(seed_case: Case) -> None:
    entries = assess(seed_case, date(2024, 10, 17))
    silent = {entry["claim_id"]: entry for entry in entries}["1500-in-far-east"]
    assert silent == {
        "claim_id": "1500-in-far-east",
        "title": "1,500 special forces are in Russia’s Far East",
        "status": None,
        "credibility": None,
        "reason": "",
        "assertions": [],
    }


def test_on_17_october_three_claims_stood(seed_case: Case) -> None:
    entries = assess(seed_case, date(2024, 10, 17))
    assert {
        entry["claim_id"]: (entry["status"], entry["credibility"])
        for entry in entries
        if entry["status"]
    } == {
        "arms-for-the-war": ("corroborated", 2),
        "10000-in-training": ("unconfirmed", 3),
        "six-officers-killed": ("unconfirmed", 3),
    }


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("as_of", [None, date(2024, 10, 17), date(2024, 10, 1)])
def test_every_engine_assesses_alike_and_in_plain_json(
    engine: str, as_of: date | None, seed_case: Case
) -> None:
    entries = assess(on_engine(engine, seed_case), as_of)
    assert json.loads(json.dumps(entries, allow_nan=False)) == assess(seed_case, as_of)
