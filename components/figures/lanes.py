"""Lanes: strips of their own height and value axis, stacked over one shared time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from components.figures.theme import Palette, escape_plotly, template

DAY = timedelta(days=1)
TOP_PX, BOTTOM_PX, LEFT_PX, RIGHT_PX, BETWEEN_PX = 8, 36, 46, 14, 8

Window = tuple[datetime, datetime]
Row = dict[Any, Any]


@dataclass
class Lane:
    """One strip: what is drawn in it, in its own value axis, and how high it is in pixels."""

    title: str
    height: float
    axis: dict[str, Any]
    traces: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)


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
        **axes,
    }
    return go.Figure(data=traces, layout=layout)


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
