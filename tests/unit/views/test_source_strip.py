"""When a source stated its claims and others answered them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from claimscope.assessment.replay import days_said
from claimscope.record.case import Case, load_case
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.ledger import open_ledger
from claimscope.views.source_strip import MOST_COLUMNS, Strip, source_strip
from tests.made_case import MadeCase


def strip_in(case: Case, source_id: str) -> Strip:
    ledger = open_ledger(case, Filters(sources=(source_id,)))
    quotes = QUOTES_FRAME.about(ledger, list(CLAIMS_FRAME.shown(ledger)["claim_id"]))
    return source_strip(source_id, source_id, quotes, days_said(case))


def test_the_answers_stand_under_the_claims_by_day(seed_case: Case) -> None:
    strip = strip_in(seed_case, "nis")
    assert strip.columns == ("17 Oct 2024", "18 Oct 2024")
    own, nato = strip.rows
    assert (own.who, own.counts, own.words) == ("nis", {1: 16}, {1: "asserts 16 claims"})
    assert nato.words == {1: "cannot confirm 9 claims"}


def test_stances_on_the_claims_of_others_have_a_row_of_their_own(seed_case: Case) -> None:
    own, on_others = strip_in(seed_case, "nato").rows
    assert own.words == {1: "asserts 4 claims"}
    assert (on_others.who, on_others.counts) == ("on others’ claims", {1: 9})


def test_many_days_are_put_together_into_months_and_many_who_answer_into_one_row(
    tmp_path: Path,
) -> None:
    made = MadeCase()
    for day in range(MOST_COLUMNS + 4):
        on = (date(2031, 5, 1) + timedelta(days=day)).isoformat()
        made.says("harbour", "asserts", f"claim-{day % 2}", on=on)
    for number in range(5):
        made.says(f"voice-{number}", "denies", "claim-0", on="2031-06-01")
    strip = strip_in(load_case(made.write(tmp_path / "made")), "harbour")
    assert strip.columns == ("May 2031", "Jun 2031")
    assert strip.rows[0].counts == {0: 2, 1: 2}
    assert [row.who for row in strip.rows[1:]] == ["Voice 0", "Voice 1", "Voice 2", "2 others"]
