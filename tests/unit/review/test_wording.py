"""What a quote claims is told apart from who says it, where that is sure."""

from __future__ import annotations

import pytest

from claimscope.review.wording import claim_title, claim_words

SAID = {
    "The Sel Navy said on Monday that up to 40 boats sank.": "Up to 40 boats sank.",
    "The Sel Navy said up to 40 boats sank.": "Up to 40 boats sank.",
    "The union told AFP late on Friday that wages had fallen again.": "Wages had fallen again.",
    "The coast guard observed that 40 crates had sunk.": "40 crates had sunk.",
    "At least 12 crates were lost near Oslo, the port police said on Monday.": (
        "At least 12 crates were lost near Oslo."
    ),
    "BERGEN: More than 40 crates fell into the sea.": "More than 40 crates fell into the sea.",
    "OSLO (NTB) — The mayor announced that the bridge was closed.": "The bridge was closed.",
    "And, of course, 40 crates sank near Oslo.": "Of course, 40 crates sank near Oslo.",
    "But 40 crates sank near Oslo.": "40 crates sank near Oslo.",
    "Well, look, the union told AFP that wages had fallen again.": "Wages had fallen again.",
    "So far 40 crates have been found.": "So far 40 crates have been found.",
    "Now 40 crates have been found.": "Now 40 crates have been found.",
    "Android phones were found in 40 crates.": "Android phones were found in 40 crates.",
    "More than 40 crates\n fell into the sea.": "More than 40 crates fell into the sea.",
}
WHOLE = [
    "“We saw 40 crates fall into the sea,” the harbour master said.",
    "The navy said in a statement: 40 boats had sunk.",
    "The navy announced a plan to sink 40 boats.",
    "New sanctions on nine DPRK — North Korean — individuals were announced.",
    "The mayor said it rained.",
]


@pytest.mark.parametrize(("quote", "claim"), SAID.items())
def test_who_says_it_and_when_is_left_out(quote: str, claim: str) -> None:
    assert claim_words(quote, "asserts") == claim


@pytest.mark.parametrize("quote", WHOLE)
def test_what_cannot_be_told_apart_stays_whole(quote: str) -> None:
    assert claim_words(quote, "asserts") == quote


@pytest.mark.parametrize("stance", ["cannot confirm", "denies", "doubts", "confirms"])
def test_what_is_no_assertion_stays_whole(stance: str) -> None:
    quote = "The navy said that up to 40 boats sank."
    assert claim_words(quote, stance) == quote


def test_a_title_is_short_and_has_no_full_stop() -> None:
    assert claim_title("Up to 40 boats sank.") == "Up to 40 boats sank"
    long = claim_title("Up to 40 boats sank. " * 9)
    assert len(long) <= 80
    assert long.endswith(" …")
