from __future__ import annotations

from itertools import pairwise, product
from math import exp

import pytest

from claimscope.extraction.tagger.crf import Field

FIELD = Field(
    ("none", "cue"),
    {"a": (0.3, -0.2), "b": (-0.5, 1.5), "c": (0.1, 0.4)},
    ((0.2, -0.7), (0.6, -1.1)),
)
SENTENCE = [["a"], ["a", "b"], ["c", "unknown"], ["b"]]


def scored(labels: tuple[int, ...]) -> float:
    """How a whole sequence of labels is weighed, straight from the definition."""
    features = (FIELD.weights[name][label] for names, label in zip(SENTENCE, labels, strict=True)
                for name in names if name in FIELD.weights)  # fmt: skip
    steps = (FIELD.steps[one][to] for one, to in pairwise(labels))
    return exp(sum(features) + sum(steps))


def test_a_probability_is_the_share_of_all_sequences_with_that_label() -> None:
    sequences = {each: scored(each) for each in product(range(2), repeat=len(SENTENCE))}
    total = sum(sequences.values())
    for place, row in enumerate(FIELD.probabilities(SENTENCE)):
        for label, probability in enumerate(row):
            share = sum(score for each, score in sequences.items() if each[place] == label) / total
            assert probability == pytest.approx(share)


def test_a_sentence_without_tokens_has_no_probabilities() -> None:
    assert FIELD.probabilities([]) == []


def test_a_very_long_sentence_stays_within_numbers() -> None:
    rows = FIELD.probabilities([["b"] * 400] * 3_000)
    assert all(sum(row) == pytest.approx(1) for row in rows)
