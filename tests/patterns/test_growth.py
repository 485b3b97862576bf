"""No pattern and no step of the extraction grows faster than the text it is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.qualifiers import LOOK_BACK
from claimscope.extraction.segmentation.messages import ABOVE
from claimscope.extraction.segmentation.paragraphs import paragraphs_in
from claimscope.extraction.segmentation.sentences import sentence_spans
from claimscope.ingest.metadata import completed
from claimscope.ingest.normalise import normalise
from claimscope.ingest.publisher import LONGEST_LINE
from claimscope.ingest.reading import Facts
from tests.patterns.every_pattern import Found, module_names, patterns_by_module
from tests.patterns.growth import Work, grows_too_fast
from tests.patterns.hostile_texts import Text, hostile_texts

pytestmark = pytest.mark.slow

FRIDAY = date(2024, 10, 18)
WINDOWS = {
    "claimscope.extraction.qualifiers.BEFORE": LOOK_BACK,
    "claimscope.extraction.segmentation.messages._WROTE": ABOVE,
    **{
        f"claimscope.ingest.publisher.{name}": LONGEST_LINE
        for name in ("_BYLINE", "_SIGNED", "_DATELINE", "_RIGHTS")
    },
}
"""The most characters that a pattern is ever given, where the code cuts its text before."""
LARGE = (2_000, 8_000)  # a sentence is cut at 1,500 characters
PIECES = (
    ".", "…!", " ", "\n", "a", "A", "1", "“", '"', "(", ",", "-", "a ", "A ", "A. ", "“a” ",
    "1,000 ", "said ", "A said a. ", "Ada Holm said so. ", "\n\nQ: a a a a?", "Mr. ", "who ",
)  # fmt: skip
STEPS: dict[str, Callable[[str], object]] = {
    "normalise": normalise,
    "cues": lambda text: completed(Facts(), f"{text}a"),
    "paragraphs": lambda text: list(paragraphs_in(text)),
    "sentences": lambda text: list(sentence_spans(text, 0, len(text))),
    "candidates": lambda text: candidates_in(text, FRIDAY),
}


def test_every_pattern_of_the_program_is_found() -> None:
    found = patterns_by_module()
    assert (
        {
            "claimscope.extraction.segmentation.sentences",
            "claimscope.ingest.metadata",
            "claimscope.record.rows",
        }
        <= found.keys()
        <= {*module_names()}
    )
    assert sum(map(len, found.values())) > 250


@pytest.mark.parametrize("module", module_names())
def test_a_pattern_takes_no_more_steps_than_its_text_is_long(module: str) -> None:
    slow = [
        (found.where, text(30))
        for found in patterns_by_module().get(module, ())
        for text in hostile_texts(found.pattern)
        if grows_too_fast(_matching(found, text))
    ]
    assert slow == []


def _matching(found: Found, text: Text) -> Work:
    pattern, window = found.pattern, WINDOWS.get(found.where)

    def prepared(size: int) -> Callable[[], object]:
        given = text(size)[:window]
        words: Any = given.encode() if isinstance(pattern.pattern, bytes) else given
        if found.searches:
            return lambda: sum(1 for _ in pattern.finditer(words))
        return lambda: pattern.match(words)

    return prepared


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_step_takes_time_by_the_length_of_the_text(step: str, piece: str) -> None:
    def prepared(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: STEPS[step](text)

    assert not grows_too_fast(prepared, LARGE)


def test_growth_is_seen_where_there_is_some() -> None:
    def prepared(size: int) -> Callable[[], object]:
        return lambda: re.search(r"\.+x", "." * size)

    assert grows_too_fast(prepared)
