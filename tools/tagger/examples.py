"""Annotated texts as examples to learn from: sentences of tokens, each with its label.

The sentences are those that the extraction hands to a model: outside turns of a transcript, with
quotations masked. A token is of a *cue* (of an assertion), a *source*, a cue that *wills* or
*feels* something, which gives no assertion, or of none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimscope.extraction.attribution.cues import Attribution as Found
from claimscope.extraction.candidate import Span
from claimscope.extraction.folding import folded
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.segmentation.messages import without_quotation_marks
from claimscope.extraction.tagger.proposals import CUE, SOURCE
from claimscope.extraction.tagger.tokens import QUOTED, Token, tokens_in
from tools.attribution_scores import articles_in
from tools.corpus.annotation import Annotation
from tools.corpus.texts import read_text

NONE = "none"
CUE_OF = {"assertion": CUE, "intention": "wills", "attitude": "feels"}
LABELS = (NONE, SOURCE, "feels", "wills", CUE)
"""The labels; where two would have the same token, the later one does."""
UNKNOWN_DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class Said:
    """Where an attribution names its source and has its cue, and the label of that cue."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    label: str


@dataclass(frozen=True)
class Example:
    """A sentence of masked text with its tokens, their labels, and what is said in it."""

    text: str
    sentence: Span
    tokens: Sequence[Token]
    labels: Sequence[str]
    said: Sequence[Said]


def corpus_examples(annotations: Mapping[str, Annotation], texts: Path) -> Iterator[Example]:
    """The examples of texts of the corpus; ``ValueError`` where a text is not the annotated one."""
    for name, annotation in sorted(annotations.items()):
        said = [
            Said(_spans(each.source), _spans(each.cue), CUE_OF[each.kind])
            for each in annotation.attributions
        ]
        yield from examples_of(read_text(texts, name, annotation.text["sha256"]), said)


def folder_examples(folder: Path) -> Iterator[Example]:
    """The examples of a folder in PolNeAR's layout, where every cue counts as one kind."""
    for text, gold in articles_in(folder):
        yield from examples_of(text, [Said(each.source, each.cue, CUE) for each in gold])


def examples_of(text: str, said: Sequence[Said]) -> list[Example]:
    """The sentences of a text as a model is given them, with the labels of their tokens."""
    sentences: list[tuple[str, Span]] = []

    def noted(words: str, sentence: Span) -> list[Found]:
        sentences.append((words, sentence))
        return []

    candidates_in(text, UNKNOWN_DAY, tagger=noted)
    copy = folded(without_quotation_marks(text))
    placed = [
        Said(tuple(map(copy.forth, each.source)), tuple(map(copy.forth, each.cue)), each.label)
        for each in said
    ]
    return [_example(words, sentence, placed) for words, sentence in sentences]


def _example(text: str, sentence: Span, said: Sequence[Said]) -> Example:
    within = [each for each in said if any(sentence.holds(span.start) for span in each.cue)]
    tokens = tokens_in(text, sentence)
    spans = [(span, each.label) for each in within for span in each.cue]
    spans += [(span, SOURCE) for each in within for span in each.source]
    spans.sort(key=lambda each: LABELS.index(each[1]))
    labels = [NONE] * len(tokens)
    for span, label in spans:
        for place, token in enumerate(tokens):
            if span.holds(token.span.start) and token.kind != QUOTED:
                labels[place] = label
    return Example(text, sentence, tokens, labels, within)


def _spans(pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*piece) for piece in pieces)
