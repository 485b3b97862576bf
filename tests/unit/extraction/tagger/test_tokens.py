from __future__ import annotations

import pytest

from claimscope.extraction.attribution.cues import mask_quotations
from claimscope.extraction.candidate import Span
from claimscope.extraction.segmentation.quotations import quotation_spans
from claimscope.extraction.tagger.features import features_of
from claimscope.extraction.tagger.tokens import tokens_in


def kinds(words: str) -> list[tuple[str, str]]:
    text = mask_quotations(words, quotation_spans(words, 0, len(words)))
    return [(each.word, each.kind) for each in tokens_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor said", [("the", "determiner"), ("mayor", "speaker"), ("said", "verb")]),
        ("Ada Holm snorts", [("opens.other", "opens.other"), ("name", "name"), ("snorts", "s")]),
        (
            "They saw NATO’s 40",
            [("they", "pronoun"), ("saw", "other"), ("name", "name"), ("number", "number")],
        ),
        (
            "“We won,” he said",
            [
                ("“", "mark"),
                ("quoted", "quoted"),
                (",", "mark"),
                ("”", "mark"),
                ("he", "pronoun"),
                ("said", "verb"),
            ],
        ),
    ],
)
def test_a_token_has_its_word_and_its_kind(words: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(words) == expected


def test_a_name_is_in_no_feature() -> None:
    text = "Holm met Ada Kerr of NATO. "
    seen = {each for row in features_of(tokens_in(text, Span(0, len(text)))) for each in row}
    assert not [each for each in seen for name in ("holm", "ada", "kerr", "nato") if name in each]
