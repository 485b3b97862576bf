"""The sentence that says what a case comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimscope.record.case import load_case
from claimscope.views.case_summary import case_summary
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from tests.made_case import MadeCase


def summary_of(ledger: Ledger) -> str:
    frames = (spec.shown(ledger) for spec in (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME))
    return case_summary(*frames)


@pytest.mark.parametrize(
    ("filters", "summary"),
    [
        (
            Filters(),
            "NATO cannot confirm 9 claims by NIS. No figure for troops is confirmed. "
            "1 claim is corroborated, 5 are confirmed.",
        ),
        (Filters(sources=("afp",)), "5 claims are confirmed."),
        (
            Filters(sources=("zelensky",)),
            "No figure for troops is confirmed. None of the claims is confirmed.",
        ),
        (
            Filters(as_of=date(2024, 10, 17)),
            "No figure for troops is confirmed. 1 claim is corroborated.",
        ),
        (Filters(text="words that nobody says"), ""),
    ],
)
def test_the_seed_case_in_a_line(
    seed_ledger: Callable[[Filters], Ledger], filters: Filters, summary: str
) -> None:
    assert summary_of(seed_ledger(filters)) == summary


def test_what_is_contested_leads_and_a_firm_figure_is_counted(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank")
    made.says("mayor", "denies", "it-sank")
    for source in ("harbour", "mayor"):
        said = made.says(source, "asserts", "ten-crates", group=source)
        made.figure(said, source, low="10", high="10", quantity="troops")
        made.figure(said, source, low="10", high="10")
    ledger = open_ledger(load_case(made.write(tmp_path / "ferry")), Filters())
    assert summary_of(ledger) == (
        "Contested: “It sank”. 2 of 2 figures for troops confirmed or corroborated. "
        "1 claim is corroborated."
    )


def test_the_contested_claim_that_is_named_is_the_first_of_the_list(tmp_path: Path) -> None:
    made = MadeCase()
    for claim in ("a-claim-without-a-figure", "ten-crates"):
        said = made.says("harbour", "asserts", claim)
        made.says("mayor", "denies", claim)
    made.figure(said, "ten", low="10", high="10")
    ledger = open_ledger(load_case(made.write(tmp_path / "ferry")), Filters())
    assert summary_of(ledger).startswith("Contested: “Ten crates” and 1 other.")


def test_what_counts_people_says_so(tmp_path: Path) -> None:
    made = MadeCase()
    said = made.says("harbour", "asserts", "six-lost")
    made.figure(said, "six-lost", low="6", high="6", quantity="killed")
    ledger = open_ledger(load_case(made.write(tmp_path / "ferry")), Filters())
    assert "No figure for people killed is confirmed." in summary_of(ledger)
