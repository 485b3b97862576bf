"""The figures that a chart is made of: all of a small case, of a large one those that tell most.

A chart has a few dozen rows. Of very many figures it is given the first of each group, which are
ranked as the chart ranks them, and what each group comes to as a whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.status import FIRM, ORIGINATING
from claimscope.record.model import QUANTITIES
from claimscope.screen_limits import CHARTED_FIGURES, CHARTED_GROUPS, TIMELINE_ROWS
from claimscope.views.figure_words import vague_word
from claimscope.views.filters import SPANS, Clock

FAMILIES = {
    "troops": "troops",
    "containers": "arms",
    "shells": "arms",
    "missiles": "arms",
    "killed": "casualties",
    "wounded": "casualties",
    "casualties": "casualties",
    "captured": "casualties",
    "ships": "ships",
}
"""The quantities that are each one group, with the groups that they stand beside."""
QUANTITY_ORDER = tuple(QUANTITIES)
"""In which order quantities come that weigh the same, whatever else of a case is shown."""
CONTESTED_POINTS = 3
"""A contested claim weighs as much as so many sources."""
GROUP = ["quantity", "group_unit"]
STATED_ALIKE = ("claim_id", "quantity", "unit", "aspect", "wording", "stance", "low", "high")
"""Figures that have all of these in common, their qualifier and their days are one statement."""


@dataclass(frozen=True)
class FigureGroup:
    """What all figures that count one thing come to: ``quantity`` and, of others than those of
    :data:`FAMILIES`, the ``unit``.

    ``statements``: how many there are, those alike counted once. ``statuses``: the claims with
    one by status; ``contested``: those of which a contested figure is stated. ``sources``: who
    gives one.
    """

    quantity: str
    unit: str
    statements: int
    statuses: Mapping[str, int]
    contested: int
    sources: int

    @property
    def score(self) -> int:
        """What it weighs among the groups."""
        return CONTESTED_POINTS * self.contested + self.sources


@dataclass(frozen=True)
class ChartedFigures:
    """Rows of a ``FIGURES_FRAME`` that are dated by the clock; ``groups`` say what all come to,
    the weightiest first, where these are not all.
    """

    figures: pd.DataFrame
    groups: tuple[FigureGroup, ...] = ()


def charted_figures(figures: pd.DataFrame, clock: Clock) -> ChartedFigures:
    """The figures of a ``FIGURES_FRAME`` that a chart by this clock is made of.

    All of up to :data:`CHARTED_FIGURES`. Of more those about the claims that have one of the first
    :data:`TIMELINE_ROWS` of a group, or its lowest or highest, for :data:`CHARTED_GROUPS` groups.
    """
    dated = figures.dropna(subset=list(SPANS[clock]))
    if len(dated) <= CHARTED_FIGURES:
        return ChartedFigures(dated.reset_index(drop=True))
    rows = dated.assign(
        group_unit=[
            group_unit(*pair) for pair in zip(dated["quantity"], dated["unit"], strict=True)
        ],
        contested=(dated["status"] == "contested") & dated["stance"].isin(ORIGINATING),
    )
    groups = weightiest(_groups(rows, clock))
    leading = {(each.quantity, each.unit) for each in groups[:CHARTED_GROUPS]}
    rows = rows[[pair in leading for pair in zip(*(rows[name] for name in GROUP), strict=True)]]
    claims = _told(_ranked(rows, clock))
    return ChartedFigures(dated[dated["claim_id"].isin(claims)].reset_index(drop=True), groups)


def group_unit(quantity: str, unit: str) -> str:
    """The unit that tells a group from others of its quantity; none for those of a family."""
    return "" if quantity in FAMILIES else unit.strip() or "other"


def weightiest(groups: Iterable[FigureGroup]) -> tuple[FigureGroup, ...]:
    """The groups, the weightiest first."""

    def place(each: FigureGroup) -> tuple[object, ...]:
        order = QUANTITY_ORDER.index(each.quantity)
        return -each.score, -each.statements, order, each.unit

    return tuple(sorted(groups, key=place))


def _groups(rows: pd.DataFrame, clock: Clock) -> list[FigureGroup]:
    statements = _sizes(rows.drop_duplicates([*STATED_ALIKE, "qualifier", *SPANS[clock]]), GROUP)
    claims = rows.drop_duplicates([*GROUP, "claim_id"])
    contested = _sizes(rows[rows["contested"]].drop_duplicates([*GROUP, "claim_id"]), GROUP)
    sources = _sizes(rows.drop_duplicates([*GROUP, "source_id"]), GROUP)
    statuses: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for (quantity, unit, status), number in _sizes(claims, [*GROUP, "status"]).items():
        statuses[quantity, unit][status] = number
    return [
        FigureGroup(
            quantity=quantity,
            unit=unit,
            statements=number,
            statuses=dict(sorted(statuses[quantity, unit].items())),
            contested=contested.get((quantity, unit), 0),
            sources=sources[quantity, unit],
        )
        for (quantity, unit), number in statements.items()
    ]


def _sizes(rows: pd.DataFrame, keys: list[str]) -> dict[Any, int]:
    """How many rows have the same values of ``keys``."""
    return Counter(zip(*(rows[key] for key in keys), strict=True))


def _ranked(rows: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """The rows in the order in which they are told, with ``value``, ``top`` and whether each is
    ``sharp``: stated still, as a number.
    """
    wordings = {each: bool(vague_word(each)) for each in rows["wording"].unique()}
    vague = rows["high"].isna() & rows["wording"].map(wordings)
    sharp = (rows["current"] == 1) & rows["stance"].isin(ORIGINATING) & ~vague
    ranked = rows.assign(
        vague=vague,
        unfirm=~rows["status"].isin(FIRM),
        sharp=sharp,
        value=rows["low"].fillna(rows["high"]),
        top=rows["high"].fillna(rows["low"]),
    )
    by = ["vague", "contested", "current", "unfirm", SPANS[clock][1], "figure_id"]
    return ranked.sort_values(by, ascending=[True, False, False, True, False, True])


def _told(ranked: pd.DataFrame) -> set[str]:
    """The claims that have one of the first figures of a group, or its lowest or highest."""
    sharp = ranked[ranked["sharp"]]
    parts = (
        ranked.groupby(GROUP).head(TIMELINE_ROWS),
        sharp.sort_values(["value", "figure_id"]).groupby(GROUP).head(1),
        sharp.sort_values(["top", "figure_id"], ascending=[False, True]).groupby(GROUP).head(1),
    )
    return {str(claim_id) for part in parts for claim_id in part["claim_id"]}
