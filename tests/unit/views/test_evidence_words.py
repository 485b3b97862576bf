"""Words beside a quote: what is set off in it, the way it took, who said what on which day."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import load_case
from claimscope.views.evidence_words import attribution, emphasis, said_by_day
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from tests.made_case import MadeCase

QUOTE = "It is highly likely that around 12,000 soldiers, or 12 battalions, could go"

words = st.text("ab ", max_size=4)


def emphasised(wordings: list[str], hedge: str) -> list[tuple[str, str]]:
    return [
        (span["kind"], QUOTE[span["start"] : span["end"]])
        for span in emphasis(QUOTE, wordings, hedge)
    ]


@pytest.mark.parametrize(
    ("wordings", "hedge", "expected"),
    [
        ([], "", []),
        ([], "highly likely", [("hedge", "highly likely")]),
        (["around 12,000 soldiers"], "", [("figure", "around 12,000 soldiers")]),
        (
            ["12 battalions", "around 12,000 soldiers"],
            "highly likely",
            [
                ("hedge", "highly likely"),
                ("figure", "around 12,000 soldiers"),
                ("figure", "12 battalions"),
            ],
        ),
        (
            ["around 12,000 soldiers"],
            "could",
            [("figure", "around 12,000 soldiers"), ("hedge", "could")],
        ),
        (["around 12,000 soldiers"], "around", [("figure", "around 12,000 soldiers")]),
        (["It is"], "", [("figure", "It is")]),
        (["words that are not there"], "nor these", []),
    ],
)
def test_figures_and_the_hedge_are_set_off_in_order(
    wordings: list[str], hedge: str, expected: list[tuple[str, str]]
) -> None:
    assert emphasised(wordings, hedge) == expected


@given(quote=st.text("ab ", max_size=30), wordings=st.lists(words, max_size=5), hedge=words)
def test_what_is_set_off_is_in_order_apart_and_as_worded(
    quote: str, wordings: list[str], hedge: str
) -> None:
    spans = emphasis(quote, wordings, hedge)
    assert all(before["end"] <= after["start"] for before, after in pairwise(spans))
    for span in spans:
        text = quote[span["start"] : span["end"]]
        assert text
        assert text in (wordings if span["kind"] == "figure" else [hedge])


def test_every_figure_and_hedge_of_the_seed_case_is_set_off(whole_seed: Ledger) -> None:
    quotes = QUOTES_FRAME.about(whole_seed, tuple(CLAIMS_FRAME.shown(whole_seed)["claim_id"]))
    for each in quotes.to_dict("records"):
        spans = emphasis(each["quote"], each["wordings"], each["hedge"])
        texts = {each["quote"][span["start"] : span["end"]] for span in spans}
        assert texts == {*each["wordings"], each["hedge"]} - {""}


@pytest.mark.parametrize(
    ("steps", "chain"),
    [
        (("Dawn", "AFP", "NIS", ""), ["Dawn", "AFP", "NIS"]),
        (
            ("Dawn", "AFP", "Zelensky", "intelligence reports"),
            ["Dawn", "AFP", "Zelensky", "“intelligence reports”"],
        ),
        (("Dawn", "AFP", "AFP", ""), ["Dawn", "AFP"]),
        (("Gazette", "", "Mayor", ""), ["Gazette", "Mayor"]),
        (("Gazette", "", "Gazette", ""), ["Gazette"]),
    ],
)
def test_the_chain_names_every_hand_once(
    steps: tuple[str, str, str, str], chain: list[str]
) -> None:
    assert attribution(*steps) == chain


def test_what_was_said_is_told_day_by_day_with_the_status_it_led_to(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on="2031-05-01")
    made.says("mayor", "asserts", "it-sank", on="2031-05-02", group="town")
    made.says("union", "asserts", "it-sank", on="2031-05-03", group="town")
    made.says("owner", "denies", "it-sank", on="2031-05-04", group="owner")
    ledger = open_ledger(load_case(made.write(tmp_path / "ferry")), Filters())
    said = [words for _, words in said_by_day(QUOTES_FRAME.about(ledger, ("it-sank",)), "fact")]
    assert [words.partition(" → ")[2] for words in said] == [
        "unconfirmed",
        "corroborated",
        "",
        "contested",
    ]
    assert said[2].endswith("asserts it")
