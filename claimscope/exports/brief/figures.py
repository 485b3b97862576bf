"""The figures of a brief: by quantity and aspect, open bounds said to be open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import by_aspect, comparison_words
from claimscope.assessment.symbols import MARKS, Mark
from claimscope.exports.brief.claims import Stated
from claimscope.formatting import said_words
from claimscope.record.model import QUANTITIES


@dataclass(frozen=True)
class Given:
    """One figure as a brief prints it; ``claim`` is the number of its claim."""

    source: str
    wording: str
    bounds: str
    said: str
    status: str
    mark: Mark
    claim: int


@dataclass(frozen=True)
class Quantity:
    """The figures of one quantity by aspect, and what may be said of them side by side."""

    name: str
    aspects: tuple[tuple[str, tuple[Given, ...]], ...]
    comparisons: tuple[str, ...]


def quantities(figures: pd.DataFrame, claims: Sequence[Stated]) -> list[Quantity]:
    """The figures (see ``FIGURES_FRAME``) by quantity; what is ``other`` goes by its unit.

    Different units are never set side by side.
    """
    numbers = {claim.claim_id: claim.number for claim in claims}
    parts = ((name, figures[figures["quantity"] == name]) for name in QUANTITIES)
    return [
        _quantity(unit if name == "other" else name, part, numbers)
        for name, whole in parts
        for unit, part in _by_unit(name, whole)
    ]


def bounds_words(figure: Mapping[Any, Any]) -> str:
    """The numbers of a figure with its unit; an open end is said to be open."""
    low, high, unit = figure["low"], figure["high"], figure["unit"]
    if pd.isna(low) and pd.isna(high):
        return f"no number of {unit}, open at both ends"
    if pd.isna(high):
        return f"{figure['qualifier']} {_number(low)} {unit}; open upward"
    if pd.isna(low):
        return f"{figure['qualifier']} {_number(high)} {unit}; open downward"
    about = "about " if figure["qualifier"] == "about" else ""
    span = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    stated = ", as stated" if figure["qualifier"] == "exactly" else ""
    return f"{about}{span} {unit}{stated}"


def _by_unit(name: str, figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    if name != "other":
        return [(name, figures)] if len(figures) else []
    return [(str(unit), part) for unit, part in figures.groupby("unit")]


def _quantity(name: str, figures: pd.DataFrame, numbers: Mapping[str, int]) -> Quantity:
    aspects = tuple(
        (aspect, tuple(_given(row, numbers) for row in _ranked(part)))
        for aspect, part in by_aspect(figures)
    )
    return Quantity(name, aspects, tuple(comparison_words(figures)))


def _ranked(figures: pd.DataFrame) -> list[dict[Any, Any]]:
    return figures.sort_values(["low", "high"]).to_dict("records")


def _given(row: Mapping[Any, Any], numbers: Mapping[str, int]) -> Given:
    return Given(
        source=row["source"],
        wording=row["wording"],
        bounds=bounds_words(row),
        said=said_words(row["said_on"], row["said_precision"]),
        status=row["status"],
        mark=MARKS[row["status"]],
        claim=numbers[row["claim_id"]],
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
