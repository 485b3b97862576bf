"""The field that python-crfsuite learns from sequences of features and their labels."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pycrfsuite

from claimscope.extraction.tagger.crf import Field

Sequences = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]


def field_of(sequences: Sequences, labels: Sequence[str], settings: Mapping[str, object]) -> Field:
    """The field of some sequences: for each token its features, and its label."""
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    trainer.set_params(settings)
    for features, of in sequences:
        trainer.append(features, of)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "field")
        trainer.train(str(file))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(file))
        told = tagger.info()
        tagger.close()
    names = sorted({name for name, _ in told.state_features})
    weights = {
        name: tuple(told.state_features.get((name, label), 0.0) for label in labels)
        for name in names
    }
    steps = (tuple(told.transitions.get((one, to), 0.0) for to in labels) for one in labels)
    return Field(tuple(labels), weights, tuple(steps))
