"""The lane of events: each claim's days at the precision they are known with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from claimscope.bidi import isolated
from claimscope.figures.lanes import DAY, Band, Lane, Row, Window, moments
from claimscope.figures.theme import MARKS, Palette, escape_plotly
from claimscope.formatting import event_words, shifted

ROW_PX = 31
TITLE_PX = 20
LABEL_LIMIT = 58


def event_lane(claims: pd.DataFrame, window: Window, palette: Palette) -> list[Lane]:
    """One row a claim whose days fall into ``window``; no lane where there is none.

    Each row is its claim's title with a bar under it: solid where its days are known to the day,
    dotted where they are not; one that began before the window says so with ``◀``.
    """
    events = _events(claims, window)
    if not events:
        return []
    axis = {
        "range": [len(events) - 0.7, -0.3 - (ROW_PX * 0.7 + TITLE_PX) / ROW_PX],
        "showticklabels": False,
        "showgrid": False,
    }
    height = ROW_PX * (len(events) + 0.3) + TITLE_PX
    lane = Lane("What is said to have happened", height, axis)
    for row, event in enumerate(events):
        lane.traces += [_track(row, window, palette), _bar(event, row)]
        lane.annotations.append(_label(event, row, window))
        lane.bands.append(_band(event, row, len(events)))
    return [lane]


def _events(claims: pd.DataFrame, window: Window) -> list[Row]:
    dated = claims.dropna(subset=["event_from", "event_to"])
    inside = dated[(dated["event_to"] >= window[0]) & (dated["event_from"] <= window[1])]
    ordered = inside.sort_values(["event_from", "event_to", "title"])
    return moments(ordered.to_dict("records"))


def _track(row: int, window: Window, palette: Palette) -> dict[str, Any]:
    """A faint line that leads the eye from a row's title to its bar."""
    line = {"color": palette.grid, "width": 1}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "track",
        "x": list(window),
        "y": [row, row],
        "line": line,
        "hoverinfo": "skip",
    }


def _bar(event: Row, row: int) -> dict[str, Any]:
    mark = MARKS[event["status"]]
    sharp = event["event_precision"] == "day"
    first, last = event["event_from"], shifted(event["event_to"], DAY)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "event",
        "x": [first, first + (last - first) / 2, last],
        "y": [row] * 3,
        "line": {
            "color": mark.colour,
            "width": 8 if sharp else 2.5,
            "dash": "solid" if sharp else "dot",
        },
        "marker": {"size": 10, "opacity": 0, "color": mark.colour},
        "customdata": [event["claim_id"]] * 3,
        "hovertemplate": f"{_hover(event)}<extra></extra>",
    }


def _hover(event: Row) -> str:
    mark = MARKS[event["status"]]
    dated = event_words(event["event_from"], event["event_to"], event["event_precision"])
    title = escape_plotly(event["title"])
    return f"<b>{title}</b><br>{dated}<br>{mark.symbol} {event['status']}"


def _band(event: Row, row: int, rows: int) -> Band:
    """The whole row: the title and the bar under it."""
    low = ROW_PX * (rows - 1 - row)
    return Band(low, low + ROW_PX, event["claim_id"], _hover(event))


def _label(event: Row, row: int, window: Window) -> dict[str, Any]:
    title = str(event["title"])
    shortened = title if len(title) <= LABEL_LIMIT else title[: LABEL_LIMIT - 1].rstrip() + "…"
    began_before = "◀ " if event["event_from"] < window[0] else ""
    words = escape_plotly(isolated(shortened))
    return {
        "name": event["claim_id"],
        "text": f"{MARKS[event['status']].symbol} {began_before}{words}",
        "x": window[0],
        "y": row,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 11.5},
    }
