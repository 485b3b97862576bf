"""Reported figures over time: a dot table of statements, with the reported events under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from claimscope.figures.dot_table import DotTable
from claimscope.figures.event_rows import days_near, events_of
from claimscope.figures.statements import days_said, statements_of
from claimscope.figures.table_columns import COLUMNS, Layout
from claimscope.figures.theme import Palette
from claimscope.views.charted_figures import FigureGroup
from claimscope.views.filters import Clock

HEIGHTS: dict[Layout, float] = {
    "wide": 660.0,
    "half": 310.0,
    "narrow": 310.0,
    "phone": 800.0,
    "paper": 660.0,
}
"""How high the chart may become in each layout, with the line of what is left out. Beside the
claims of the Overview it leaves room for a map on a screen of 800 pixels."""


@dataclass(frozen=True)
class TimelineStyle:
    """How the chart is drawn.

    ``clock`` dates the figures by the day they were said or by the day they are about; ``layout``
    is the kind of width that it is made for; ``events`` adds the reported events. ``height`` is
    the limit in pixels, the usual one of the layout where it is None: what has no room is counted
    in the last line.
    """

    palette: Palette
    clock: Clock = "said"
    layout: Layout = "wide"
    events: bool = True
    height: float | None = None


def event_days(figures: pd.DataFrame, clock: Clock) -> tuple[date, date]:
    """From when to when events are near what is told of in ``figures``."""
    earliest, latest = days_near(days_said(statements_of(figures, clock)))
    return earliest.date(), latest.date()


def timeline_figure(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    style: TimelineStyle,
    wholes: Sequence[FigureGroup] = (),
    events_in_all: int | None = None,
) -> go.Figure:
    """The chart of ``figures`` (see :func:`claimscope.views.frames.FIGURES_FRAME`) and ``claims``,
    of which it tells the events. ``wholes``: what all figures come to where these are only the
    first, see :func:`claimscope.views.charted_figures.charted_figures`; ``events_in_all``: how
    many events there are where the claims are only those to be told first.

    Every row carries its ``claim_id`` as ``customdata`` of a bar over the full width.
    """
    table = DotTable(COLUMNS[style.layout], style.palette, style.clock)
    height = HEIGHTS[style.layout] if style.height is None else style.height
    events = events_of(claims) if style.events else []
    figure = table.draw(statements_of(figures, style.clock), events, height, wholes, events_in_all)
    if style.layout == "paper":
        figure.layout.width = COLUMNS["paper"].width
    return figure
