"""What would change a status: whatever of it comes true gives the claim the status foretold."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.assessment.as_of import record_at
from claimscope.assessment.status import status_frame
from claimscope.assessment.would_change import STAYS, Outcome
from claimscope.record.case import load_case
from claimscope.record.model import STATUSES
from claimscope.views.frames import CLAIMS_FRAME
from tests.unit.assessment.test_status import STORIES, Story, by_claim, told_case

LATER = "2031-06-15"
"""After everything that the stories hold."""
NEW, OTHER = ("a-newcomer", "another-newcomer")
NOW = {title: story for title, story in STORIES.items() if story.as_of is None}
COMES_TRUE: dict[str, list[tuple[str, str]]] = {
    "somebody denies it": [(NEW, "denies")],
    "somebody says later that they cannot confirm it": [(NEW, "cannot confirm")],
    "another origin asserts it": [(NEW, "asserts")],
    "a further origin asserts it": [(NEW, "asserts")],
    "two independent origins assert it": [(NEW, "asserts"), (OTHER, "asserts")],
    "another origin confirms it": [(NEW, "confirms")],
    "any source confirms it": [(NEW, "confirms")],
    "a public act is on record": [("harbour-office", "on record")],
}
"""By each condition what is said when it comes true."""


def ways(outcome: Outcome, story: Story) -> list[list[tuple[str, str]]]:
    """The ways to bring about an outcome, each as what is said; a denier doubts from then on."""
    if "no longer den" in outcome.condition:
        return [[(said.source, "doubts") for said in story.said if said.stance == "denies"]]
    parts = outcome.condition.split(", or ")
    bare = [part.split("2031 ")[-1] if part.startswith("after ") else part for part in parts]
    return [COMES_TRUE[part] for part in bare]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Outcome, ...]]:
    """By story what would change the claim that it tells of."""
    ids = {title: f"claim-{number}" for number, title in enumerate(NOW)}
    case = load_case(told_case(NOW, ids).write(tmp_path_factory.mktemp("now") / "case"))
    rows = CLAIMS_FRAME.whole(record_at(case, None)).to_dict("records")
    found = {row["claim_id"]: row["would_change"] for row in rows}
    return {title: found[claim_id] for title, claim_id in ids.items()}


def test_each_outcome_comes_about_when_its_condition_does(
    tmp_path: Path, outcomes: dict[str, tuple[Outcome, ...]]
) -> None:
    tries = [
        (title, outcome, said)
        for title, found in outcomes.items()
        for outcome in found
        for said in ways(outcome, NOW[title])
    ]
    ids = {f"try-{number}": f"try-{number}" for number in range(len(tries))}
    made = told_case({each: NOW[tries[at][0]] for at, each in enumerate(ids)}, ids)
    for claim_id, (_, _, said) in zip(ids, tries, strict=True):
        for source, stance in said:
            made.says(source, stance, claim_id, on=LATER)
    found = by_claim(status_frame(load_case(made.write(tmp_path / "case"))))
    wrong = [
        f"{title}: {outcome.condition} gives {found[claim_id]['status']}, not {outcome.status}"
        for claim_id, (title, outcome, _) in zip(ids, tries, strict=True)
        if found[claim_id]["status"] != outcome.status
    ]
    assert not wrong, "\n".join(wrong)


def test_every_status_says_what_would_change_it_or_that_nothing_can(
    outcomes: dict[str, tuple[Outcome, ...]],
) -> None:
    seen: dict[str, list[bool]] = {status: [] for status in STATUSES}
    for title, found in outcomes.items():
        seen[str(NOW[title].status)].append(bool(found))
    for status, told in seen.items():
        assert told, status
        assert set(told) == {status not in STAYS}


def test_no_outcome_is_the_status_that_the_claim_has(
    outcomes: dict[str, tuple[Outcome, ...]],
) -> None:
    for title, found in outcomes.items():
        assert NOW[title].status not in [each.status for each in found]


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_within_reach_of_a_claim_that_can_still_change(
    status: str, outcomes: dict[str, tuple[Outcome, ...]]
) -> None:
    reached = {each.status for found in outcomes.values() for each in found}
    assert (status in reached) is (status not in STAYS)
