"""Ids of what was merged into another lead to what remains."""

from __future__ import annotations

from pathlib import Path

from claimscope.record.case import load_case
from claimscope.views.former_ids import former_ids, kinds_of_parameters, with_current_ids
from tests.made_case import ferry_case


def test_only_what_was_merged_leads_on_and_each_once(tmp_path: Path) -> None:
    made = ferry_case()
    made.decides("same", "ferry-went-down", claim_id="ferry-sank")
    made.decides("different", "crates-moved", claim_id="ferry-sank")
    former = former_ids(load_case(made.write(tmp_path / "ferry")))
    asked = ["ferry-went-down", "ferry-sank", "crates-moved"]
    assert with_current_ids(asked, "claim", former) == ["ferry-sank", "crates-moved"]
    assert with_current_ids(["ferry-went-down"], "source", former) == ["ferry-went-down"]


def test_every_parameter_of_claims_and_of_sources_is_followed() -> None:
    assert kinds_of_parameters() == {"claim": "claim", "source": "source", "by": "source"}
