"""The timeline: every figure by date in one lane a quantity, and the events under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import plotly.graph_objects as go

from claimscope.figures.event_lane import event_lane
from claimscope.figures.figure_lane import figure_lane
from claimscope.figures.lanes import DAY, Row, Window, moments, stacked
from claimscope.figures.theme import Palette
from claimscope.formatting import shifted
from claimscope.views.filters import Clock

LOOKING_BACK = 31 * DAY
SHORTEST = 9 * DAY


@dataclass(frozen=True)
class TimelineStyle:
    """How a timeline is drawn.

    ``clock`` places the figures by the day they were said or by the day they are about; ``log``
    takes the lanes' values logarithmically; ``whole`` shows all of time instead of the days on
    which the claims were made and the month before; ``events`` adds the lane of events.
    """

    palette: Palette
    clock: Clock = "said"
    log: bool = False
    whole: bool = False
    events: bool = True


def timeline_figure(figures: pd.DataFrame, claims: pd.DataFrame, style: TimelineStyle) -> go.Figure:
    """The timeline of ``figures`` (see :func:`claimscope.views.frames.FIGURES_FRAME`) and
    ``claims``.

    One lane a quantity with an axis of its own: two units never share one. A range is a bar; an
    open bound an arrow that goes on; "about" keeps its words; a forecast's mark is hollow. A day
    known only to the month is drawn as the stretch it may lie in. Every mark carries its
    ``claim_id`` as ``customdata``.
    """
    dated = _dated(figures, style.clock)
    window = _window(dated, claims, whole=style.whole)
    lanes = [
        figure_lane(lane, title, window, log=style.log)
        for title, lane in sorted(_by_lane(dated).items(), key=lambda each: -len(each[1]))
    ]
    if style.events:
        lanes += event_lane(claims, window, style.palette)
    return stacked(lanes, window, style.palette)


def _dated(figures: pd.DataFrame, clock: Clock) -> list[Row]:
    first, last = {"said": ("said_from", "said_on"), "event": ("event_from", "event_to")}[clock]
    dated = figures.assign(first=figures[first], last=figures[last])
    return moments(dated.dropna(subset=["first", "last"]).to_dict("records"))


def _by_lane(dated: Sequence[Row]) -> dict[str, list[Row]]:
    """The figures by quantity, and those of other quantities by what they count."""
    lanes: dict[str, list[Row]] = {}
    for each in dated:
        other = each["quantity"] == "other"
        lanes.setdefault(each["unit"] if other else each["quantity"], []).append(each)
    return lanes


def _window(dated: Sequence[Row], claims: pd.DataFrame, *, whole: bool) -> Window:
    """The days shown: those on which the claims were made and the month before, and those at
    which figures are placed; or all of them.
    """
    placed = [each[name] for each in dated for name in ("said_from", "last")]
    said = [*_days(claims["said_on"]), *placed] or [datetime.now()]
    spoken_of = [*_days(claims["event_from"]), *_days(claims["event_to"])]
    earliest = shifted(min(said), -LOOKING_BACK)
    days = said + [day for day in spoken_of if whole or earliest <= day <= max(said)]
    first, last = min([*days, shifted(max(days), -SHORTEST)]), max(days)
    room = max((last - first) * 0.03, DAY / 2)
    return shifted(first, -room), shifted(last, DAY + room)


def _days(column: pd.Series) -> list[datetime]:
    return [day.to_pydatetime() for day in column.dropna()]
