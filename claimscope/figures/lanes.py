"""Lanes: strips of their own height and value axis, stacked over one shared time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from claimscope.figures.theme import Palette, escape_plotly, template

DAY, MILLISECOND = timedelta(days=1), timedelta(milliseconds=1)
REACH_PX = 3  # how far beside a mark the pointer still means it and not the band that it is in
TOP_PX, BOTTOM_PX, LEFT_PX, RIGHT_PX, BETWEEN_PX = 8, 36, 46, 14, 8

Window = tuple[datetime, datetime]
Row = dict[Any, Any]


def moments(rows: list[Row]) -> list[Row]:
    """The rows with plain datetimes for pandas' own, whose steps end long before the calendar."""
    return [
        {
            name: cell.to_pydatetime() if isinstance(cell, pd.Timestamp) else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


@dataclass(frozen=True)
class Band:
    """The strip of a lane in which a click means one claim, in pixels above the lane's bottom."""

    low: float
    high: float
    claim_id: str
    hover: str


@dataclass
class Lane:
    """One strip: what is drawn in it, in its own value axis, and how high it is in pixels.

    ``bands`` lie over one another without a gap: each is the target for its claim, as wide as the
    lane, wherever in it the claim's label and mark are.
    """

    title: str
    height: float
    axis: dict[str, Any]
    traces: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)


def stacked(lanes: Sequence[Lane], window: Window, palette: Palette) -> go.Figure:
    """The lanes from top to bottom over one time axis that shows ``window``."""
    total = sum(lane.height for lane in lanes) + BETWEEN_PX * max(len(lanes) - 1, 0) or 80
    traces: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    top = total
    for number, lane in enumerate(lanes, start=1):
        axis = "y" if number == 1 else f"y{number}"
        domain = [max(top - lane.height, 0) / total, top / total]
        axes[axis.replace("y", "yaxis")] = {
            **lane.axis,
            "domain": domain,
            "fixedrange": True,
            "anchor": "x",
        }
        traces += [{**trace, "xaxis": "x", "yaxis": axis} for trace in lane.traces]
        if lane.bands:
            over = f"y{number + len(lanes)}"
            axes[over.replace("y", "yaxis")] = _pixels(lane, axis)
            traces.append({**_targets(lane.bands, window), "xaxis": "x", "yaxis": over})
        annotations += [{**note, "xref": "x", "yref": axis} for note in lane.annotations]
        annotations.append(_title(lane.title, domain[1], palette))
        top -= lane.height + BETWEEN_PX
    layout = {
        "template": template(palette),
        "height": int(total + TOP_PX + BOTTOM_PX),
        "margin": {"l": LEFT_PX, "r": RIGHT_PX, "t": TOP_PX, "b": BOTTOM_PX},
        "xaxis": {
            "range": list(window),
            "type": "date",
            "anchor": "free",
            "position": 0,
            "nticks": 7,
            "tickformat": "%-d %b<br>%Y",
        },
        "annotations": annotations,
        "hoverdistance": REACH_PX,
        **axes,
    }
    return go.Figure(data=traces, layout=layout)


def _pixels(lane: Lane, axis: str) -> dict[str, Any]:
    """The axis of a lane's targets, laid over that of its marks."""
    return {
        "range": [0, lane.height],
        "overlaying": axis,
        "visible": False,
        "fixedrange": True,
        "anchor": "x",
    }


def _targets(bands: Sequence[Band], window: Window) -> dict[str, Any]:
    """One unseen bar a band over all days: bars can be hit anywhere, points at their middle only.

    Plotly prefers a mark under the pointer to a bar.
    """
    return {
        "type": "bar",
        "name": "targets",
        "orientation": "h",
        "base": [window[0]] * len(bands),
        "x": [(window[1] - window[0]) / MILLISECOND] * len(bands),
        "y": [band.low for band in bands],
        "width": [band.high - band.low for band in bands],
        "offset": 0,
        "customdata": [band.claim_id for band in bands],
        "text": [band.hover for band in bands],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "unselected": {"marker": {"opacity": 0}},
    }


def _title(title: str, top: float, palette: Palette) -> dict[str, Any]:
    return {
        "text": f"<b>{escape_plotly(title.upper())}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 10.5, "color": palette.muted},
    }
