"""Claims by sources: the order of the columns, what stands in a cell, and a window of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.formatting import listed
from claimscope.screen_limits import GRID_SOURCES

SOURCE_COLUMNS = ["source_id", "source", "independence_group", "origin"]


@dataclass(frozen=True)
class StanceWindow:
    """A part of the grid: some claims, and of its columns those from ``passed`` on.

    ``sources``: rows of :func:`source_order`. ``stances``: by claim the rows of :func:`cells_of`,
    those of sources outside the window too. ``names``: those of all sources of the whole grid, by
    id.
    """

    sources: tuple[Mapping[Any, Any], ...]
    stances: Mapping[str, tuple[Mapping[Any, Any], ...]]
    passed: int
    names: Mapping[str, str]

    @property
    def total(self) -> int:
        """How many sources the whole grid has."""
        return len(self.names)


def stance_window(
    stances: pd.DataFrame, claim_ids: Sequence[str], passed: int, limit: int = GRID_SOURCES
) -> StanceWindow:
    """The window of a ``STANCES_FRAME`` on these claims, ``limit`` sources wide.

    The columns are those of all claims, so that they stay where they are from page to page.
    """
    own = stances[stances["claim_id"].isin(list(claim_ids))]
    return window_of(source_order(stances), own, claim_ids, passed, limit)


def window_of(
    sources: pd.DataFrame,
    stances: pd.DataFrame,
    claim_ids: Sequence[str],
    passed: int,
    limit: int = GRID_SOURCES,
) -> StanceWindow:
    """The same out of the ``sources`` of the whole grid, in order, and the claims’ stances."""
    passed = min(max(passed, 0), max(len(sources) - 1, 0))
    by_claim: dict[str, list[Mapping[Any, Any]]] = {claim_id: [] for claim_id in claim_ids}
    for each in cells_of(stances).to_dict("records"):
        by_claim[each["claim_id"]].append(each)
    return StanceWindow(
        sources=tuple(sources.iloc[passed : passed + limit].to_dict("records")),
        stances={claim_id: tuple(each) for claim_id, each in by_claim.items()},
        passed=passed,
        names=dict(zip(sources["source_id"], sources["source"], strict=True)),
    )


def source_order(stances: pd.DataFrame) -> pd.DataFrame:
    """The sources of a ``STANCES_FRAME``: one row each with its group, groups side by side.

    Columns: :data:`SOURCE_COLUMNS`; the groups with most stances first, and within them the
    sources with most.
    """
    return in_order(stances.groupby(SOURCE_COLUMNS).size().rename("stances").reset_index())


def in_order(sources: pd.DataFrame) -> pd.DataFrame:
    """The same of the sources by id, each with its number of ``stances``."""
    group_size = sources.groupby("independence_group")["stances"].transform("sum")
    ordered = sources.assign(group_size=group_size).sort_values(
        ["group_size", "independence_group", "stances", "source"],
        ascending=[False, True, False, True],
    )
    return ordered[SOURCE_COLUMNS].reset_index(drop=True)


def cells_of(stances: pd.DataFrame) -> pd.DataFrame:
    """The cells of the grid: a ``STANCES_FRAME`` with one row a claim and source.

    A source that took several stances on its latest day has all of them in its cell: ``stance`` is
    ``asserts and cannot confirm``, ``symbol`` is ``▲ ?``.
    """
    symbols = stances.assign(symbol=stances["stance"].map(STANCE_SYMBOLS))
    keys = ["claim_id", "source_id"]
    joined: dict[str, Any] = dict.fromkeys(symbols.columns.drop(keys), "first")
    joined |= {"symbol": " ".join, "stance": listed}
    return symbols.groupby(keys, sort=False, as_index=False).agg(joined)
