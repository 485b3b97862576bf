"""Decisions whether two are one: what holds, and what they add to the digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.errors import DataError
from claimscope.record.case import Case, load_case
from claimscope.record.model import IDENTITIES
from tests.made_case import ferry_case


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"verdict": "same"}, "claim_id", "one claim or one source"),
        (
            {"verdict": "same", "claim_id": "ferry-sank", "source_id": "mayor"},
            *("claim_id", "one claim or one source"),
        ),
        ({"verdict": "different", "claim_id": "ferry-sank"}, "other_id", "with itself"),
        ({"verdict": "maybe", "claim_id": "crates-moved"}, "verdict", "known words"),
        ({"verdict": "same", "claim_id": "crates-moved"}, "other_id", "in claims.csv still"),
        ({"verdict": "different", "claim_id": "nobody"}, "claim_id", "“nobody” is not known"),
    ],
)
def test_a_decision_that_does_not_hold_is_refused(
    cells: dict[str, str], column: str, says: str, tmp_path: Path
) -> None:
    made = ferry_case()
    made.decides(other_id="ferry-sank", **cells)
    with pytest.raises(DataError) as refused:
        load_case(made.write(tmp_path / "case"))
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.column) == (IDENTITIES.file, 2, column)
    assert says in problem.wrong


def test_a_case_is_another_record_with_a_decision_and_the_same_without(
    ferry: Case, tmp_path: Path
) -> None:
    made = ferry_case()
    assert load_case(made.write(tmp_path / "without")).digest == ferry.digest
    made.decides("same", "ferry-went-down", claim_id="ferry-sank")
    assert load_case(made.write(tmp_path / "with")).digest != ferry.digest
