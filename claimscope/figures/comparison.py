"""Competing figures of one quantity side by side, as each was worded: no average, no winner."""

from __future__ import annotations

from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from claimscope.assessment.comparison import by_aspect
from claimscope.bidi import isolated
from claimscope.figures.statements import Row
from claimscope.figures.theme import MARKS, Palette, escape_plotly, template, wrapped
from claimscope.formatting import qualifier_words, said_words, short_name

ROW_PX, HEADING_PX = 34, 30
OPEN_UP, OPEN_DOWN = ("at least", "more than"), ("up to",)


def comparison_figure(figures: pd.DataFrame, palette: Palette) -> go.Figure:
    """One row a figure (see ``FIGURES_FRAME``), all of one quantity, grouped by aspect.

    A single number is a mark, a range a bar between two, an open bound a line that leaves the
    picture with an arrow; a forecast's mark is hollow. ``customdata`` is the claim's id.
    """
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    most = _most(figures)
    y = 0.0
    for aspect, part in by_aspect(figures):
        y += HEADING_PX
        notes.append(_heading(aspect, y, palette))
        for each in part.sort_values(["low", "high"]).to_dict("records"):
            y += ROW_PX
            traces += [_track(y, most, palette), *_extent(each, y, most), _mark(each, y)]
            notes += [_label(each, y), *_arrow(each, y, most)]
    layout = {
        "template": template(palette),
        "height": int(y + 56),
        "margin": {"l": 12, "r": 24, "t": 4, "b": 30},
        "xaxis": {"range": [0, most], "tickformat": ",", "nticks": 6, "fixedrange": True},
        "yaxis": {"range": [y + 12, 0], "visible": False, "fixedrange": True},
        "annotations": notes,
    }
    return go.Figure(data=traces, layout=layout)


def _most(figures: pd.DataFrame) -> float:
    return float(pd.concat([figures["low"], figures["high"]]).max()) * 1.2 or 1.0


def _ends(each: Row, most: float) -> tuple[float, float]:
    low, high = float(each["low"]), float(each["high"])
    return 0.0 if isnan(low) else low, most if isnan(high) else high


def _heading(aspect: str, y: float, palette: Palette) -> dict[str, Any]:
    font = {"size": 11.5, "color": palette.muted}
    return {**_text(f"<b>{aspect.upper()}</b>", y), "font": font}


def _label(each: Row, y: float) -> dict[str, Any]:
    symbol = MARKS[each["status"]].symbol
    said = said_words(each["said_on"], each["said_precision"])
    words = escape_plotly(f"{isolated(short_name(each['source']))}: “{isolated(each['wording'])}”")
    return {**_text(f"{symbol} {words}, said {said}", y - 13), "font": {"size": 12}}


def _text(text: str, y: float) -> dict[str, Any]:
    return {"text": text, "x": 0, "y": y, "xanchor": "left", "showarrow": False}


def _track(y: float, most: float, palette: Palette) -> dict[str, Any]:
    return _line([0, most], y, {"color": palette.grid, "width": 1}, "track")


def _extent(each: Row, y: float, most: float) -> list[dict[str, Any]]:
    low, high = _ends(each, most)
    if low == high:
        return []
    sure = each["qualifier"] == "between"
    line = {
        "color": MARKS[each["status"]].colour,
        "width": 7 if sure else 2,
        "dash": "solid" if sure else "dash",
    }
    return [_line([low, high], y, line, "range" if sure else "open")]


def _line(x: list[float], y: float, line: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": [y, y],
        "line": line,
        "hoverinfo": "skip",
    }


def _mark(each: Row, y: float) -> dict[str, Any]:
    mark = MARKS[each["status"]]
    values = sorted({value for value in (each["low"], each["high"]) if not pd.isna(value)})
    hedged = qualifier_words(each["qualifier"])
    heading = f"{isolated(each['source'])}: {isolated(each['wording'])} ({hedged})"
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "figure",
        "x": values,
        "y": [y] * len(values),
        "customdata": [each["claim_id"]] * len(values),
        "marker": {
            "symbol": mark.shape,
            "color": mark.colour,
            "size": 12,
            "line": {"width": 2.5, "color": mark.colour},
        },
        "hovertemplate": f"<b>{escape_plotly(heading)}</b><br>{mark.symbol} {each['status']}"
        f"<br>{wrapped(each['quote'])}<extra></extra>",
        "cliponaxis": False,
    }


def _arrow(each: Row, y: float, most: float) -> list[dict[str, Any]]:
    """Where an open bound leaves the picture."""
    way = (each["qualifier"] in OPEN_UP) - (each["qualifier"] in OPEN_DOWN)
    arrow = {
        "text": "",
        "x": most if way > 0 else 0,
        "y": y,
        "ax": -14 * way,
        "ay": 0,
        "arrowhead": 2,
        "arrowwidth": 2,
        "arrowcolor": MARKS[each["status"]].colour,
    }
    return [arrow] if way else []
