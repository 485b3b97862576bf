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
    "According to the mayor, a friend of boats, 40 crates sank near Oslo.": (
        "40 crates sank near Oslo."
    ),
    "In a statement, the Nordlys Company said 40 crates had sunk.": "40 crates had sunk.",
    "Responding to reports, the US said Norway must pay for the crates.": (
        "Norway must pay for the crates."
    ),
    "Mayor Ada Holm on Saturday told the Coast Post that 40 boats had sunk.": (
        "40 boats had sunk."
    ),
    "Western officials had earlier told the BBC they believed at least 40 boats sank.": (
        "At least 40 boats sank."
    ),
    "“The crates were empty and dry,” said Mayor Holm.": "The crates were empty and dry.",
    "The crates were empty and dry,” she added.": "The crates were empty and dry.",
    "though the extent of the damage was uncertain": "The extent of the damage was uncertain",
    "More than 40 crates\n fell into the sea.": "More than 40 crates fell into the sea.",
}
WHOLE = [
    "“We saw 40 crates fall into the sea,” the harbour master said.",
    "The navy said in a statement: 40 boats had sunk.",
    "The navy announced a plan to sink 40 boats.",
    "New sanctions on nine DPRK — North Korean — individuals were announced.",
    "The mayor said it rained.",
    "Fires broke out where the police said they feared 40 boats had sunk.",
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


ANSWERED = {
    ("denies", "Ola Berg denied that 40 crates had been lost."): "40 crates had been lost.",
    ("denies", "The navy rejected claims that 40 boats had sunk."): "40 boats had sunk.",
    ("cannot confirm", "NATO could not independently confirm that 40 boats had sunk."): (
        "40 boats had sunk."
    ),
    (
        "cannot confirm",
        "The navy was unable to confirm whether 40 boats had sunk.",
    ): "40 boats had sunk.",
    ("confirms", "The port confirmed that 40 boats had sunk."): "40 boats had sunk.",
    (
        "denies",
        "They fired under the pretext that 40 boats had sunk.",
    ): "40 boats had sunk.",
    ("doubts", "The union doubts that 40 boats had sunk."): "40 boats had sunk.",
}


@pytest.mark.parametrize(("answer", "claim"), ANSWERED.items())
def test_an_answer_is_about_the_claim_that_it_names(answer: tuple[str, str], claim: str) -> None:
    stance, quote = answer
    assert claim_words(quote, stance) == claim


@pytest.mark.parametrize(
    ("quote", "source", "person", "claim"),
    [
        ("The navy said it had sunk 40 boats.", "Sel Navy", False, "Sel Navy had sunk 40 boats."),
        ("Holm said his boats had sunk.", "Ada Holm", True, "Ada Holm’s boats had sunk."),
        ("Holm said it was a very wet day.", "Ada Holm", True, None),
        ("The navy said they had sunk 40 boats.", "Sel Navy", False, "They had sunk 40 boats."),
        ("A witness said he had seen boats.", "a witness", True, "He had seen boats."),
    ],
)
def test_a_claim_names_whom_it_calls_it_or_he(
    quote: str, source: str, person: bool, claim: str | None
) -> None:
    assert claim_words(quote, "asserts", source, person=person) == (claim or quote)


def test_a_claim_names_the_subject_where_the_source_has_no_name() -> None:
    quote = (
        "According to reports, North Korea has for the first time confirmed that it sent troops."
    )
    assert claim_words(quote, "confirms", "reports") == "North Korea sent troops."


def test_a_long_title_ends_where_the_sentence_says_more_of_the_same() -> None:
    said = "Ukraine made limited gains in December and February, highlighting how slow the war is."
    assert claim_title(said) == "Ukraine made limited gains in December and February"
    listed = "More than 170 people in the village of Sel, as the police of the district said, died."
    assert claim_title(listed).endswith(" …")


def test_a_title_is_short_with_a_capital_and_without_a_full_stop() -> None:
    assert claim_title("up to 40 boats sank.") == "Up to 40 boats sank"
    long = claim_title("Up to 40 boats sank. " * 9)
    assert len(long) <= 80
    assert long.endswith(" …")
