"""A linear-chain conditional random field: how probable each label of each token is.

The score of a sequence of labels is the sum of the weights of each token's features for its label,
and of the weight of each step from a label to the next. The probabilities come from the forward and
the backward pass. There are few labels, so plain numbers are as fast as arrays, and reading a text
need not load numpy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

Row = tuple[float, ...]


@dataclass(frozen=True)
class Field:
    """A trained field.

    ``weights`` has for each feature a weight a label, ``steps`` for each label the weight of the
    step to each label.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, Row]
    steps: tuple[Row, ...]

    def probabilities(self, tokens: Sequence[Iterable[str]]) -> list[Row]:
        """The probability of each label of each token, given the features of the whole sentence.

        A feature that the field does not know says nothing.
        """
        emitted = [self._emitted(features) for features in tokens]
        towards = [tuple(exp(step[to]) for step in self.steps) for to in range(len(self.labels))]
        onwards = [tuple(map(exp, step)) for step in self.steps]
        forward: list[Row] = []
        for each in emitted:
            before = forward[-1] if forward else None
            reached = (_dot(before, steps) for steps in towards) if before else (1.0,) * len(each)
            forward.append(_shares(map(mul, reached, each)))
        found: list[Row] = []
        backward = (1.0,) * len(self.labels)
        for reached, each in zip(reversed(forward), reversed(emitted), strict=True):
            found.append(_shares(map(mul, reached, backward)))
            ahead = tuple(map(mul, each, backward))
            backward = _shares(_dot(ahead, steps) for steps in onwards)
        return found[::-1]

    def _emitted(self, features: Iterable[str]) -> Row:
        known = [row for each in features if (row := self.weights.get(each))]
        scores = [sum(column) for column in zip(*known, strict=True)] or [0.0] * len(self.labels)
        highest = max(scores)
        return tuple(exp(score - highest) for score in scores)


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _shares(numbers: Iterable[float]) -> Row:
    """The numbers divided by their sum."""
    held = tuple(numbers)
    total = sum(held)
    return tuple(each / total for each in held)
