from __future__ import annotations

import pytest

from claimscope.extraction.attribution.cues import mask_quotations
from claimscope.extraction.candidate import Span
from claimscope.extraction.segmentation.quotations import quotation_spans
from tests.unit.extraction.tagger.hand_made import hand_made_tagger


def proposed(words: str, **thresholds: float) -> list[tuple[str, str, bool]]:
    text = mask_quotations(words, quotation_spans(words, 0, len(words)))
    found = hand_made_tagger(**thresholds)(text, Span(0, len(text)))
    return [(each.who, each.verb, each.follows) for each in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In May Holm snorts: “The port has been closed.”", ("Holm", "snorts", False)),
        ("“The port has been closed,” snorts Holm.", ("Holm", "snorts", True)),
        ("“The port has been closed,” the mayor of Sel snorts.", ("Sel", "snorts", True)),
        ("The crew of nine met Holm, who said the port was closed.", ("Holm", "said", False)),
    ],
)
def test_a_cue_is_proposed_with_the_source_beside_it(
    words: str, expected: tuple[str, str, bool]
) -> None:
    assert proposed(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "The port of nine piers snorts: “The port has been closed.”",
        "In May Holm was told: “The port has been closed.”",
        "In May Holm snorts that the port has been closed.",
    ],
    ids=["no source", "a passive", "a word that no lexicon has, without a quotation"],
)
def test_a_cue_is_left_out_where_nobody_surely_speaks(words: str) -> None:
    assert proposed(words) == []


def test_each_kind_of_cue_has_its_threshold() -> None:
    quoted = "In May Holm snorts: “The port of Sel has been closed.”"
    alone = "In May Holm said the port closed."
    assert (proposed(quoted, by_quotation=1.1), proposed(alone, by_quotation=1.1)) == (
        [],
        [("Holm", "said", False)],
    )
    assert (proposed(alone, alone=1.1), proposed(quoted, alone=1.1)) == (
        [],
        [("Holm", "snorts", False)],
    )


def test_the_rule_of_a_proposal_is_the_model_with_its_probability() -> None:
    text = "In May Holm said the port closed."
    (found,) = hand_made_tagger()(text, Span(0, len(text)))
    assert found.rule == "model 99%"
