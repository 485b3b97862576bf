"""One quantity's lane: its figures as they were worded, by date and by value."""

from __future__ import annotations

from math import log10
from typing import Any

import pandas as pd

from components.figures.labels import spread
from components.figures.lanes import Lane, Row, Window
from components.figures.theme import MARKS, Palette, escape_plotly, wrapped
from data.words import event_words, said_words, short_name

LABEL_PX = 15
LANE_PX = 56
TOLD_APART = ("in place", "in training", "planned total")
OPEN_WAYS = {"at least": 1, "more than": 1, "up to": -1}


def figure_lane(
    figures: pd.DataFrame, quantity: str, window: Window, palette: Palette, *, log: bool
) -> Lane:
    """The lane of ``figures``, all of one quantity, placed at their columns first and last."""
    figures = figures.assign(value=figures["low"].fillna(figures["high"]))
    low, high = _value_range(figures, log=log)
    figures = figures.assign(value=figures["value"].clip(lower=low)) if log else figures
    height = LANE_PX + LABEL_PX * 1.5 * (len(figures) - 1)
    lane = Lane(quantity, height, _axis(figures["value"], low, high, log=log))
    heights = [_share(value, low, high, log=log) * height for value in figures["value"]]
    placed = spread(heights, LABEL_PX, LABEL_PX / 2, height - LABEL_PX * 1.4)
    for each, at, label_at in zip(figures.to_dict("records"), heights, placed, strict=True):
        each["y"] = log10(each["value"]) if log else each["value"]
        lane.traces += _stretches(each, window)
        lane.annotations += [*_open_end(each), _label(each, label_at - at, window)]
    lane.traces.append(_marks(figures, palette))
    return lane


def _value_range(figures: pd.DataFrame, *, log: bool) -> tuple[float, float]:
    values = pd.concat([figures["low"], figures["high"]]).dropna()
    if log:
        positive = values[values > 0]
        return (positive.min() / 2, positive.max() * 4) if len(positive) else (0.5, 4.0)
    return 0.0, values.max() * (1.3 if len(figures) > 1 else 3.0) or 1.0


def _axis(values: pd.Series, low: float, high: float, *, log: bool) -> dict[str, Any]:
    least, most = float(values.min()), float(values.max())
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


def _marks(figures: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    marks = [MARKS[standing] for standing in figures["standing"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "figures",
        "x": figures["last"].tolist(),
        "y": figures["value"].tolist(),
        "customdata": figures["claim_id"].tolist(),
        "text": [_hover(each) for each in figures.to_dict("records")],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": [mark.shape for mark in marks],
            "color": [mark.colour for mark in marks],
            "opacity": [1.0 if current else 0.45 for current in figures["current"]],
            "size": 12,
            "line": {"width": 2.5, "color": [mark.colour for mark in marks]},
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "hoverlabel": {"bordercolor": palette.border},
    }


def _stretches(each: Row, window: Window) -> list[dict[str, Any]]:
    """The days a mark may lie in, and the values from one bound to the other."""
    colour = MARKS[each["standing"]].colour
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
        "arrowcolor": MARKS[each["standing"]].colour,
    }
    return [arrow] if way else []


def _label(each: Row, shift: float, window: Window) -> dict[str, Any]:
    to_left = each["last"] > window[0] + (window[1] - window[0]) * 0.42
    return {
        "text": figure_label(each),
        "x": each["last"],
        "y": each["y"],
        "xanchor": "right" if to_left else "left",
        "xshift": -10 if to_left else 10,
        "yshift": shift + (9 if each["first"] < each["last"] else 0),
        "showarrow": False,
        "font": {"size": 12},
    }


def figure_label(each: Row) -> str:
    """``NIS: around 12,000 soldiers · planned total``: who, the words, and which number it is."""
    aspect = f" · {each['aspect']}" if each["aspect"] in TOLD_APART else ""
    return escape_plotly(f"{short_name(each['source'])}: {each['wording']}{aspect}")


def _hover(each: Row) -> str:
    said = said_words(each["said_on"], each["said_precision"])
    about = event_words(each["event_from"], each["event_to"], each["event_precision"])
    heading = f"{each['quantity']}, {each['aspect']}: {each['wording']} ({each['qualifier']})"
    return "<br>".join(
        [
            f"<b>{escape_plotly(heading)}</b>",
            f"{MARKS[each['standing']].symbol} {each['standing']}",
            escape_plotly(f"{each['source']}; said {said}; about {about}"),
            wrapped(f"“{each['quote']}”"),
        ]
    )
