from __future__ import annotations

import pytest

from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.candidate import Span
from claimscope.extraction.tagger.parting import parted


def parts(words: str, said: str, *, follows: bool = False) -> list[tuple[str, bool]]:
    """The parts of a clause, each with whether the source of the words ``said`` says it."""
    at = words.index(said)
    found = Attribution("Holm", "snorts", Span(at, at + len(said)), follows)
    whole = Span(0, len(words))
    return [(part.span.of(words), bool(part.said)) for part in parted(words, whole, found)]


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("In May Holm snorts that the port closed.", "Holm snorts",
         [("In May Holm snorts that the port closed.", True)]),
        ("The port has been closed, with Holm snorting that it is a ruin.", "Holm snorting",
         [("The port has been closed", False), ("Holm snorting that it is a ruin.", True)]),
        ("The port has been closed since what Holm snorts was a leak.", "Holm snorts", []),
        ("The port has been closed, Holm snorts at last.", "Holm snorts", []),
    ],
    ids=["it leads", "it divides", "in the midst", "with nothing said behind it"],
)  # fmt: skip
def test_a_source_says_what_its_words_lead_to(
    words: str, said: str, expected: list[tuple[str, bool]]
) -> None:
    assert parts(words, said) == expected


def test_a_source_that_follows_says_the_whole_clause() -> None:
    words = "The port has been closed, Holm snorts."
    assert parts(words, "Holm snorts", follows=True) == [(words, True)]


def test_a_source_in_another_clause_says_nothing_of_this_one() -> None:
    found = Attribution("Holm", "snorts", Span(2, 30), follows=False)
    assert parted("The port has been closed. Holm snorts.", Span(0, 25), found) == []
