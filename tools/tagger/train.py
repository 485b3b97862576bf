"""Trains the models of who says what and of what is a claim, and writes weights and card.

    python -m tools.tagger.train TEXTS [--date 2026-11-27]
    python -m tools.tagger.train --train FOLDER --development FOLDER --weights FILE

The first learns from the corpus, whose texts lie in the folder TEXTS and are checked by their hash:
from the texts for training alone, and the thresholds from those for development. The second does so
from two folders of PolNeAR's layout. The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from claimscope.extraction.tagger.features import features_of
from claimscope.extraction.tagger.model import (
    KINDS,
    WEIGHTS,
    from_bytes,
    judge_to_bytes,
    to_bytes,
)
from claimscope.extraction.tagger.proposals import Tagger
from claimscope.resources import ROOT
from tools.corpus.annotation import Annotation
from tools.corpus.split import annotations_of
from tools.tagger.card import CARD, card, kinds_told
from tools.tagger.examples import LABELS, Example, corpus_examples, folder_examples
from tools.tagger.field import field_of
from tools.tagger.kinds import KindExample, kind_examples, trained_judge
from tools.tagger.scores import score

SETTINGS = {
    "c1": 0.3,
    "c2": 0.2,
    "max_iterations": 100,
    "feature.possible_transitions": True,
}
"""The weight of L1 and L2, the rounds of L-BFGS, and steps between labels that were never seen."""
GRID = tuple(place / 100 for place in range(30, 96, 5))
NEVER = 1.01  # a threshold that no probability reaches
PRECISION = 0.92
"""What proposals must reach on the texts for development: .90, and two points in hand."""
FEWEST = 8  # proposals of which a precision is believed
CORPUS = ROOT / "corpus"


def main() -> None:
    """Train, choose the thresholds, write the files and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", nargs="?", type=Path, help="folder with the texts of the corpus")
    parser.add_argument("--train", type=Path, help="folder of PolNeAR's layout, in its place")
    parser.add_argument("--development", type=Path, help="the same, for the thresholds")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="file to write")
    parser.add_argument("--date", default="", help="day to print on the card")
    options = parser.parse_args()
    texts: dict[str, Annotation] = {}
    cues: list[list[KindExample]] = []
    if options.texts:
        texts, others = (annotations_of(CORPUS, split) for split in ("train", "development"))
        learnt = list(corpus_examples(texts, options.texts))
        held = list(corpus_examples(others, options.texts))
        cues = [list(kind_examples(each, options.texts)) for each in (texts, others)]
    elif options.train and options.development and options.weights != WEIGHTS:
        learnt = list(folder_examples(options.train))
        held = list(folder_examples(options.development))
    else:
        parser.error("give TEXTS, or --train, --development and --weights")
    tagger = trained(learnt, held)
    options.weights.write_bytes(to_bytes(tagger))
    told = list[str]()
    if cues:
        judge = trained_judge(*cues)
        told = list(kinds_told(judge, *cues))
    text = card(tagger, texts, learnt, held, options.date, told)
    if cues and options.weights == WEIGHTS:
        KINDS.write_bytes(judge_to_bytes(judge))
        CARD.write_text(text, encoding="utf-8")
    print(text)


def trained(learnt: Sequence[Example], held: Sequence[Example]) -> Tagger:
    """A model of some sentences, with thresholds that are precise enough on those held out."""
    seen = ((features_of(each.tokens), each.labels) for each in learnt)
    field = field_of(seen, LABELS, SETTINGS)
    field = from_bytes(to_bytes(Tagger(field, NEVER, NEVER))).field
    by_quotation = _threshold(lambda least: Tagger(field, least, NEVER), held)
    alone = _threshold(lambda least: Tagger(field, NEVER, least), held)
    return Tagger(field, by_quotation, alone)


def _threshold(raised: Callable[[float], Tagger], held: Sequence[Example]) -> float:
    """The lowest threshold from which on the proposals of a model are precise enough."""
    chosen = NEVER
    for each in reversed(GRID):
        found = score(raised(each), held)
        if found.proposed >= FEWEST and found.precision < PRECISION:
            break
        chosen = each
    return chosen


if __name__ == "__main__":
    main()
