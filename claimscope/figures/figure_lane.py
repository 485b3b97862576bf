"""One quantity's lane: its figures as they were worded, by date and by value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isnan, log10
from typing import Any

from claimscope.bidi import isolated
from claimscope.figures.labels import spread
from claimscope.figures.lanes import Band, Lane, Row, Window
from claimscope.figures.theme import MARKS, escape_plotly, wrapped
from claimscope.formatting import event_words, qualifier_words, said_words, short_name

LABEL_PX = 15
LANE_PX = 56
TOLD_APART = ("in place", "in training", "planned total")
OPEN_WAYS = {"at least": 1, "more than": 1, "up to": -1}


def figure_lane(figures: Sequence[Row], title: str, window: Window, *, log: bool) -> Lane:
    """The lane of ``figures``: rows of a ``FIGURES_FRAME`` that share quantity and unit, with the
    days ``first`` to ``last`` at which they are placed.
    """
    rows = [{**each, "value": _value(each)} for each in figures]
    low, high = _value_range(rows, log=log)
    for each in rows:
        each["value"] = max(each["value"], low) if log else each["value"]
        each["y"] = log10(each["value"]) if log else each["value"]
    height = LANE_PX + LABEL_PX * 1.5 * (len(rows) - 1)
    lane = Lane(title, height, _axis(rows, low, high, log=log))
    heights = [_share(each["value"], low, high, log=log) * height for each in rows]
    beside = [at + _above(each) for each, at in zip(rows, heights, strict=True)]
    placed = spread(beside, LABEL_PX, LABEL_PX / 2, height - LABEL_PX * 1.4)
    lane.bands = _bands(rows, placed, height)
    for each, at, label_at in zip(rows, heights, placed, strict=True):
        lane.traces += _stretches(each, window)
        lane.annotations += [*_open_end(each), _label(each, label_at - at, window)]
    lane.traces.append(_marks(rows))
    return lane


def _above(each: Row) -> float:
    """How far above its mark a label stands, free of the line of the days it may lie in."""
    return 9.0 if each["first"] < each["last"] else 0.0


def _bands(rows: Sequence[Row], placed: Sequence[float], height: float) -> list[Band]:
    """The lane cut half-way between each two labels."""
    order = sorted(range(len(rows)), key=lambda index: placed[index])
    cuts = [(placed[one] + placed[other]) / 2 for one, other in pairwise(order)]
    ends = pairwise([0.0, *cuts, height])
    return [
        Band(low, high, rows[index]["claim_id"], _hover(rows[index]))
        for index, (low, high) in zip(order, ends, strict=True)
    ]


def _value(each: Row) -> float:
    return float(each["high"] if isnan(each["low"]) else each["low"])


def _value_range(rows: Sequence[Row], *, log: bool) -> tuple[float, float]:
    bounds = [each[end] for each in rows for end in ("low", "high") if not isnan(each[end])]
    if log:
        positive = [value for value in bounds if value > 0]
        return (min(positive) / 2, max(positive) * 4) if positive else (0.5, 4.0)
    return 0.0, max(bounds) * (1.3 if len(rows) > 1 else 3.0) or 1.0


def _axis(rows: Sequence[Row], low: float, high: float, *, log: bool) -> dict[str, Any]:
    values = [each["value"] for each in rows]
    least, most = min(values), max(values)
    return {
        "type": "log" if log else "linear",
        "range": [log10(low), log10(high)] if log else [low, high],
        "tickvals": [least, most] if least < most * 0.6 else [most],
        "tickformat": "~s",
    }


def _share(value: float, low: float, high: float, *, log: bool) -> float:
    if log:
        return (log10(max(value, low)) - log10(low)) / (log10(high) - log10(low))
    return (value - low) / (high - low)


def _marks(rows: Sequence[Row]) -> dict[str, Any]:
    marks = [MARKS[each["status"]] for each in rows]
    colours = [mark.colour for mark in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "figures",
        "x": [each["last"] for each in rows],
        "y": [each["value"] for each in rows],
        "customdata": [each["claim_id"] for each in rows],
        "text": [_hover(each) for each in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": [mark.shape for mark in marks],
            "color": colours,
            "opacity": [1.0 if each["current"] else 0.45 for each in rows],
            "size": 12,
            "line": {"width": 2.5, "color": colours},
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }


def _stretches(each: Row, window: Window) -> list[dict[str, Any]]:
    """The days a mark may lie in, and the values from one bound to the other."""
    colour = MARKS[each["status"]].colour
    lines = []
    if each["first"] < each["last"]:
        days = [max(each["first"], window[0]), each["last"]]
        lines.append(_line(days, [each["value"]] * 2, colour, width=1.5, dash="dot"))
    if each["qualifier"] == "between":
        bar = [each["low"], each["high"]]
        lines.append(_line([each["last"]] * 2, bar, colour, width=7, dash="solid"))
    return lines


def _line(x: list[Any], y: list[Any], colour: str, *, width: float, dash: str) -> dict[str, Any]:
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _open_end(each: Row) -> list[dict[str, Any]]:
    """An arrow away from the mark where the words give no bound."""
    way = OPEN_WAYS.get(each["qualifier"], 0)
    arrow = {
        "text": "",
        "x": each["last"],
        "y": each["y"],
        "yshift": 23 * way,
        "ax": 0,
        "ay": 16 * way,
        "arrowhead": 2,
        "arrowwidth": 2,
        "arrowsize": 0.9,
        "arrowcolor": MARKS[each["status"]].colour,
    }
    return [arrow] if way else []


def _label(each: Row, shift: float, window: Window) -> dict[str, Any]:
    to_left = each["last"] > window[0] + (window[1] - window[0]) * 0.42
    return {
        "name": each["claim_id"],
        "text": figure_label(each),
        "x": each["last"],
        "y": each["y"],
        "xanchor": "right" if to_left else "left",
        "xshift": -10 if to_left else 10,
        "yshift": shift,
        "showarrow": False,
        "font": {"size": 12},
    }


def figure_label(each: Row) -> str:
    """``NIS: around 12,000 soldiers · planned total``: who, the words, and which number it is."""
    aspect = f" · {each['aspect']}" if each["aspect"] in TOLD_APART else ""
    return escape_plotly(
        f"{isolated(short_name(each['source']))}: {isolated(each['wording'])}{aspect}"
    )


def _hover(each: Row) -> str:
    said = said_words(each["said_on"], each["said_precision"])
    about = event_words(each["event_from"], each["event_to"], each["event_precision"])
    hedged = qualifier_words(each["qualifier"])
    heading = f"{each['quantity']}, {each['aspect']}: {isolated(each['wording'])}"
    return "<br>".join(
        [
            f"<b>{escape_plotly(f'{heading} ({hedged})')}</b>",
            f"{MARKS[each['status']].symbol} {each['status']}",
            escape_plotly(f"{isolated(each['source'])}; said {said}; about {about}"),
            wrapped(f"“{each['quote']}”"),
        ]
    )
