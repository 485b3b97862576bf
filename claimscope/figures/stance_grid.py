"""Claims by sources: who takes which stance, for a PNG of the grid on the screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.theme import MARKS, Palette, escape_plotly, template
from claimscope.formatting import listed, short_name

ROW_PX = 23
LEFT_PX, RIGHT_PX, TOP_PX = 430, 60, 118


def source_order(stances: pd.DataFrame) -> pd.DataFrame:
    """The sources of a ``STANCES_FRAME``: one row each with its group, groups side by side.

    Columns: ``source_id``, ``source``, ``independence_group``; the groups with most stances
    first, and within them the sources with most.
    """
    keys = ["source_id", "source", "independence_group"]
    sources = stances.groupby(keys).size().rename("stances").reset_index()
    group_size = sources.groupby("independence_group")["stances"].transform("sum")
    ordered = sources.assign(group_size=group_size).sort_values(
        ["group_size", "independence_group", "stances", "source"],
        ascending=[False, True, False, True],
    )
    return ordered[keys].reset_index(drop=True)


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


def stance_grid_figure(claims: pd.DataFrame, stances: pd.DataFrame, palette: Palette) -> go.Figure:
    """One row a claim in the order of ``claims``, one column a source, a symbol a stance."""
    sources, stances = source_order(stances), cells_of(stances)
    column = {source: index for index, source in enumerate(sources["source_id"])}
    row = {claim: index for index, claim in enumerate(claims["claim_id"])}
    cells = {
        "type": "scatter",
        "mode": "text",
        "name": "stances",
        "x": [column[each] for each in stances["source_id"]],
        "y": [row[each] for each in stances["claim_id"]],
        "text": stances["symbol"].tolist(),
        "customdata": stances["claim_id"].tolist(),
        "textfont": {"size": 15, "color": palette.ink},
    }
    layout = {
        "template": template(palette),
        "height": ROW_PX * max(len(claims), 1) + TOP_PX + 34,
        "margin": {"l": LEFT_PX, "r": RIGHT_PX, "t": TOP_PX, "b": 34},
        "xaxis": {
            **_ticks([short_name(each) for each in sources["source"]]),
            "side": "top",
            "tickangle": -35,
        },
        "yaxis": {**_ticks(_titles(claims)), "range": [max(len(claims), 1) - 0.4, -0.6]},
        "annotations": [_legend(palette)],
    }
    return go.Figure(data=[cells], layout=layout)


def _ticks(words: list[str]) -> dict[str, Any]:
    return {
        "tickvals": list(range(len(words))),
        "ticktext": [escape_plotly(word) for word in words],
        "range": [-0.6, max(len(words), 1) - 0.4],
        "tickfont": {"size": 12.5},
    }


def _titles(claims: pd.DataFrame) -> list[str]:
    pairs = zip(claims["title"], claims["status"], strict=True)
    return [f"{title} {MARKS[status].symbol}" for title, status in pairs]


def _legend(palette: Palette) -> dict[str, Any]:
    words = "   ".join(f"{symbol} {stance}" for stance, symbol in STANCE_SYMBOLS.items())
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xshift": 20 - LEFT_PX,
        "yshift": -8,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12.5, "color": palette.muted},
    }
