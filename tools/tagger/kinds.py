"""Cues of annotated texts with the kind of their attribution, to learn from and to be measured by.

A cue in several pieces is known by its longest. Also the cues within the turns of a transcript are
learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimscope.extraction.candidate import Span
from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.kinds import (
    ASSERTION,
    ATTITUDE,
    INTENTION,
    KindJudge,
    cue_features,
)
from claimscope.extraction.tagger.model import judge_from_bytes, judge_to_bytes
from tools.corpus.annotation import Annotation
from tools.corpus.texts import read_text
from tools.tagger.field import field_of

KINDS = (ASSERTION, ATTITUDE, INTENTION)
SETTINGS = {"c1": 0.05, "c2": 0.1, "max_iterations": 200}
"""The weight of L1 and L2, and the rounds of L-BFGS."""
GRID = tuple(place / 100 for place in range(30, 96, 5))
PRECISION = 0.92  # which share of the cues that are said to make no claim must make none


@dataclass(frozen=True)
class KindExample:
    """A cue where it stands in its text, and the kind of its attribution."""

    text: str
    cue: Span
    kind: str


@dataclass(frozen=True)
class KindScore:
    """Cues, those that make no claim, those that a model marks so, and those rightly marked."""

    cues: int
    no_claim: int
    marked: int
    right: int

    @property
    def precision(self) -> float:
        """Which share of the marks is right."""
        return self.right / max(1, self.marked)

    @property
    def recall(self) -> float:
        """Which share of the cues that make no claim is marked."""
        return self.right / max(1, self.no_claim)


def kind_examples(annotations: Mapping[str, Annotation], texts: Path) -> Iterator[KindExample]:
    """The cues of texts of the corpus; ``ValueError`` where a text is not the annotated one."""
    for name, annotation in sorted(annotations.items()):
        text = read_text(texts, name, annotation.text["sha256"])
        for each in annotation.attributions:
            if each.cue:
                longest = max(each.cue, key=lambda piece: piece[1] - piece[0])
                yield KindExample(text, Span(*longest), each.kind)


def trained_judge(learnt: Sequence[KindExample], held: Sequence[KindExample]) -> KindJudge:
    """A judge of some cues, with the lowest threshold that is precise enough on those held out."""
    field = judge_from_bytes(judge_to_bytes(KindJudge(_field_of(learnt), 1.0))).field
    precise = (
        each for each in GRID if kind_score(KindJudge(field, each), held).precision >= PRECISION
    )
    return KindJudge(field, next(precise, GRID[-1]))


def kind_score(judge: KindJudge, examples: Sequence[KindExample]) -> KindScore:
    """How often a judge is right that a cue makes no claim."""
    marked = [each for each in examples if judge.kind_of(each.text, each.cue)[0] != ASSERTION]
    return KindScore(
        len(examples),
        sum(each.kind != ASSERTION for each in examples),
        len(marked),
        sum(each.kind != ASSERTION for each in marked),
    )


def _field_of(examples: Sequence[KindExample]) -> Field:
    seen = (([cue_features(each.text, each.cue)], [each.kind]) for each in examples)
    return field_of(seen, KINDS, SETTINGS)
