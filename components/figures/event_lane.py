"""The lane of events: each claim's days at the precision they are known with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.figures.labels import rows_for
from components.figures.lanes import DAY, Lane, Row, Window
from components.figures.theme import MARKS, escape_plotly
from data.words import event_words

ROW_PX = 19
CHARACTER_PX = 6.1


def event_lane(claims: pd.DataFrame, window: Window, width: int) -> list[Lane]:
    """One bar a claim whose days fall into ``window``; no lane where there is none.

    A bar is solid where its days are known to the day and dotted where they are not; one that
    began before the window says so with ``◀``. Labels reckon with ``width`` pixels.
    """
    events = _events(claims, window, width)
    if not events:
        return []
    last_row = max(event["row"] for event in events)
    axis = {"range": [last_row + 0.6, -1.9], "showticklabels": False, "showgrid": False}
    lane = Lane("What is said to have happened", ROW_PX * (last_row + 2.5), axis)
    for event in events:
        lane.traces.append(_bar(event))
        lane.annotations.append(_label(event))
    return [lane]


def _events(claims: pd.DataFrame, window: Window, width: int) -> list[dict[str, Any]]:
    dated = claims.dropna(subset=["event_from", "event_to"])
    inside = dated[(dated["event_to"] >= window[0]) & (dated["event_from"] <= window[1])]
    ordered = inside.sort_values(["event_from", "title"])
    events = [_placed(each, window, width) for each in ordered.to_dict("records")]
    rows = rows_for([event["reach"] for event in events])
    return [{**event, "row": row} for event, row in zip(events, rows, strict=True)]


def _placed(each: Row, window: Window, width: int) -> dict[str, Any]:
    """The bar's ends within the window, and its label on the side that has room for it."""
    first = max(each["event_from"], window[0])
    last = min(each["event_to"] + DAY, window[1])
    per_day = width / ((window[1] - window[0]) / DAY)
    left, right = (first - window[0]) / DAY * per_day, (last - window[0]) / DAY * per_day
    side = max((("left", left), ("right", width - right)), key=lambda room: room[1])
    side = side if side[1] > width * 0.25 else ("over", width)
    runs_in = "◀ " if each["event_from"] < window[0] else ""
    label = _shortened(f"{runs_in}{each['title']}", int((side[1] - 10) / CHARACTER_PX))
    words = len(label) * CHARACTER_PX + 10
    reach = {"left": (left - words, right), "right": (left, right + words)}.get(
        side[0], (left, max(right, left + words))
    )
    return {**each, "first": first, "last": last, "side": side[0], "label": label, "reach": reach}


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _bar(event: Row) -> dict[str, Any]:
    mark = MARKS[event["standing"]]
    sharp = event["event_precision"] == "day"
    dated = event_words(event["event_from"], event["event_to"], event["event_precision"])
    middle = event["first"] + (event["last"] - event["first"]) / 2
    hover = (
        f"<b>{escape_plotly(event['title'])}</b><br>{dated}<br>{mark.symbol} {event['standing']}"
    )
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "event",
        "x": [event["first"], middle, event["last"]],
        "y": [event["row"]] * 3,
        "line": {
            "color": mark.colour,
            "width": 8 if sharp else 2.5,
            "dash": "solid" if sharp else "dot",
        },
        "marker": {"size": 10, "opacity": 0, "color": mark.colour},
        "customdata": [event["claim_id"]] * 3,
        "hovertemplate": hover + "<extra></extra>",
    }


def _label(event: Row) -> dict[str, Any]:
    anchor = {"left": "right", "right": "left", "over": "left"}[event["side"]]
    over = {"yshift": 8} if event["side"] == "over" else {}
    return {
        "text": f"{MARKS[event['standing']].symbol} {escape_plotly(event['label'])}",
        "x": event["last"] if event["side"] == "right" else event["first"],
        "y": event["row"],
        "xanchor": anchor,
        "xshift": -3 if event["side"] == "left" else 3,
        "showarrow": False,
        "font": {"size": 11.5},
        **over,
    }
