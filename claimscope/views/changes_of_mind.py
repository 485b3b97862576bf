"""Changes of mind: a claim on which a source later took another stance or gave another figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from claimscope.formatting import said_words
from claimscope.views.figure_words import short_figures

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Statement:
    """What was said on a day: the stance or the figure in ``words``, and the quote."""

    said: str
    words: str
    quote: str


@dataclass(frozen=True)
class ChangeOfMind:
    """What a source said of a claim first and what it said next; ``kind``: stance or figure."""

    claim_id: str
    title: str
    kind: str
    before: Statement
    after: Statement


def changes_of_mind(
    said: pd.DataFrame, figures: pd.DataFrame, titles: Mapping[str, str]
) -> list[ChangeOfMind]:
    """What one source revised, the latest first.

    ``said`` and ``figures`` are its rows of a ``QUOTES_FRAME`` and a ``FIGURES_FRAME``. Figures of
    one quantity, type and unit are compared, each in short: ``≈ 12,000``. What it said on one day
    counts together and is no change.
    """
    stances = said.sort_values(["said_on", "quote_start", "assertion_id"])
    numbers = figures.sort_values(["said_on", "figure_id"])
    found = [
        *_revisions(stances, ["claim_id"], "stance", _stances, titles),
        *_revisions(
            numbers, ["claim_id", "quantity", "aspect", "unit"], "figure", short_figures, titles
        ),
    ]
    ranked = sorted(found, key=lambda each: (each[0], each[1].title), reverse=True)
    return [change for _, change in ranked]


def _stances(rows: Sequence[Row]) -> str:
    return " and ".join(dict.fromkeys(str(row["stance"]) for row in rows))


def _revisions(
    rows: pd.DataFrame,
    keys: list[str],
    kind: str,
    words: Callable[[Sequence[Row]], str],
    titles: Mapping[str, str],
) -> Iterator[tuple[Any, ChangeOfMind]]:
    """Each change between two days on which something of these ``keys`` was said, with the later
    day.
    """
    several = rows.groupby(keys)["said_on"].transform("nunique") > 1
    parts: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows[several].to_dict("records"):
        parts[tuple(row[key] for key in keys)].append(row)
    for (claim_id, *_), part in parts.items():
        days = [list(day) for _, day in groupby(part, lambda row: row["said_on"])]
        for before, after in pairwise(days):
            if words(before) != words(after):
                change = ChangeOfMind(
                    claim_id=str(claim_id),
                    title=titles[str(claim_id)],
                    kind=kind,
                    before=_statement(before, words),
                    after=_statement(after, words),
                )
                yield after[0]["said_on"], change


def _statement(rows: Sequence[Row], words: Callable[[Sequence[Row]], str]) -> Statement:
    row = rows[0]
    said = said_words(row["said_on"], row["said_precision"])
    return Statement(said, words(rows), str(row["quote"]))
