"""Rival figures: which numbers answer the same question, and whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import inf
from typing import Any

import pandas as pd

from data.model import ASPECTS
from data.words import listed, short_name


def comparison_words(figures: pd.DataFrame) -> list[str]:
    """What may be said of figures of one quantity side by side, a sentence each.

    Figures of different aspects count different things. Two of one aspect fit together where
    their bounds have a number in common, an open bound reaching as far as it likes; "about" is
    taken at its number. No figure is averaged with another and none is preferred.
    """
    aspects = by_aspect(figures)
    sentences = [sentence for aspect, part in aspects for sentence in _within(aspect, part)]
    if len(aspects) > 1:
        names = listed(f"“{aspect}”" for aspect, _ in aspects)
        sentences.insert(0, f"{names} count different things: they do not contradict each other.")
    return sentences


def by_aspect(figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The figures of each aspect that has any, in the order of the vocabulary."""
    parts = [(aspect, figures[figures["aspect"] == aspect]) for aspect in ASPECTS]
    return [(aspect, part) for aspect, part in parts if len(part)]


def _within(aspect: str, figures: pd.DataFrame) -> Iterator[str]:
    rows = figures.to_dict("records")
    if len(rows) < 2:
        return
    apart = [(one, other) for one, other in combinations(rows, 2) if not fit(one, other)]
    if not apart:
        yield f"“{aspect}”: {listed(map(_worded, rows))} fit together."
    for one, other in apart:
        yield f"“{aspect}”: {_worded(one)} and {_worded(other)} do not fit together."


def fit(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    """Whether some number lies within the bounds of both figures."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low <= other_high and other_low <= high


def _bounds(figure: Mapping[Any, Any]) -> tuple[float, float]:
    low, high = figure["low"], figure["high"]
    return (-inf if pd.isna(low) else low), (inf if pd.isna(high) else high)


def _worded(figure: Mapping[Any, Any]) -> str:
    return f"{short_name(str(figure['source']))}’s “{figure['wording']}”"
