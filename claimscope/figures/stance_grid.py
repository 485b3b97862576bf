"""Claims by sources: who takes which stance, for a PNG of the grid on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from math import cos, radians, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.bidi import isolated
from claimscope.figures.source_labels import source_labels
from claimscope.figures.text_width import (
    TextRoom,
    Word,
    markup,
    text_width,
    words_of,
    wrapped_lines,
)
from claimscope.figures.theme import MARKS, Palette, escape_plotly, template
from claimscope.views.stance_grid import cells_of, source_order

ROW_PX, NARROWEST_PX = 23, 27
LEFT_PX, BOTTOM_PX = 430, 34
TURN = 50
"""By how many degrees the names of sources are turned."""
NAME_SIZE, ORIGIN_SIZE, LINE_PX, CLEAR_PX = 12.5, 11, 16, 6
LONGEST_NAME_PX, MOST_LINES = 220, 12
MOST_TITLE_LINES = 4
ORIGIN_PX = 22
"""How high the line and the name of an independent origin are, over the grid."""

Source = dict[Any, Any]


def stance_grid_figure(claims: pd.DataFrame, stances: pd.DataFrame, palette: Palette) -> go.Figure:
    """One row a claim in the order of ``claims``, one column a source, a symbol a stance.

    Sources of one independent origin stand side by side under a line with its name. Columns are as
    wide as the names need that stand over them.
    """
    sources = source_order(stances).to_dict("records")
    cells = cells_of(stances)
    labels = source_labels({each["source_id"]: each["source"] for each in sources})
    names = [_name_lines(labels[each["source_id"]]) for each in sources]
    widths = _widths(sources, names, labels)
    ends = list(accumulate(widths))
    middles = [end - width / 2 for end, width in zip(ends, widths, strict=True)]
    column = {each["source_id"]: x for each, x in zip(sources, middles, strict=True)}
    titles = _titles(claims)
    row_px = max(ROW_PX, 7 + LINE_PX * max(map(len, titles), default=1))
    row = {claim: index for index, claim in enumerate(claims["claim_id"])}
    room = ends[-1] if ends else NARROWEST_PX
    top, right = _overhang(names, [room - x for x in middles])
    symbols = {
        "type": "scatter",
        "mode": "text",
        "name": "stances",
        "x": [column[each] for each in cells["source_id"]],
        "y": [row[each] for each in cells["claim_id"]],
        "text": cells["symbol"].tolist(),
        "customdata": cells["claim_id"].tolist(),
        "textfont": {"size": 15, "color": palette.ink},
    }
    layout = {
        "template": template(palette),
        "height": row_px * max(len(claims), 1) + top + BOTTOM_PX,
        "width": LEFT_PX + room + right,
        "margin": {"l": LEFT_PX, "r": right, "t": top, "b": BOTTOM_PX},
        "xaxis": {
            **_ticks(middles, [markup(lines) for lines in names]),
            "range": [0, room],
            "side": "top",
            "tickangle": -TURN,
            "ticks": "outside",
            "ticklen": ORIGIN_PX,
            "tickcolor": "rgba(0,0,0,0)",
        },
        "yaxis": {
            **_ticks(range(len(claims)), list(map(markup, titles))),
            "range": [max(len(claims), 1) - 0.4, -0.6],
        },
        "annotations": [_legend(palette)],
    }
    figure = go.Figure(data=[symbols], layout=layout)
    for start, end, words in _origins(sources, widths, labels):
        figure.add_shape(_origin_line(start, end, palette))
        figure.add_annotation(_origin_name((start + end) / 2, words, palette))
    return figure


def _name_lines(name: str) -> list[list[Word]]:
    room = TextRoom(LONGEST_NAME_PX, NAME_SIZE, MOST_LINES, medium="paper")
    return wrapped_lines(words_of(isolated(name)), room)


def _long(lines: Sequence[Sequence[Word]]) -> float:
    return max(
        (text_width(" ".join(word.text for word in line), NAME_SIZE, medium="paper")
         for line in lines),
        default=0.0,
    )  # fmt: skip


def _widths(
    sources: Sequence[Source], names: Sequence[Sequence[Sequence[Word]]], labels: dict[str, str]
) -> list[float]:
    """How wide each column is, so that neither turned names nor names of origins meet."""
    widths = [
        max(NARROWEST_PX, (LINE_PX * len(lines) + CLEAR_PX) / sin(radians(TURN))) for lines in names
    ]
    at = 0
    for _, own in groupby(sources, key=lambda each: each["independence_group"]):
        members = list(own)
        part = slice(at, at + len(members))
        words = _origin_words(members, labels)
        needed = text_width(words, ORIGIN_SIZE, medium="paper") + 2 * CLEAR_PX if words else 0.0
        lack = max(needed - sum(widths[part]), 0.0) / len(members)
        widths[part] = [width + lack for width in widths[part]]
        at += len(members)
    return widths


def _overhang(
    names: Sequence[Sequence[Sequence[Word]]], left_over: Sequence[float]
) -> tuple[int, int]:
    """The pixels that the turned names take above the grid and to its right."""
    up = [_long(each) * sin(radians(TURN)) + LINE_PX * len(each) for each in names]
    across = [_long(each) * cos(radians(TURN)) + LINE_PX * len(each) for each in names]
    right = [reach - room for reach, room in zip(across, left_over, strict=True)]
    return int(max(up, default=0)) + ORIGIN_PX + 10, int(max(right, default=0) + 20)


def _origin_words(members: Sequence[Source], labels: dict[str, str]) -> str:
    """The name of an origin; a source that is all of it and called like it needs no second."""
    origin = str(members[0]["origin"])
    alone = len(members) == 1 and labels[members[0]["source_id"]] == origin
    return "" if alone else origin


def _origins(
    sources: Sequence[Source], widths: Sequence[float], labels: dict[str, str]
) -> Iterator[tuple[float, float, str]]:
    """From where to where each independent origin reaches, and its name."""
    start, at = 0.0, 0
    for _, own in groupby(sources, key=lambda each: each["independence_group"]):
        members = list(own)
        end = start + sum(widths[at : at + len(members)])
        yield start, end, _origin_words(members, labels)
        start, at = end, at + len(members)


def _origin_line(start: float, end: float, palette: Palette) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": start + 2,
        "x1": end - 2,
        "yref": "paper",
        "ysizemode": "pixel",
        "yanchor": 1,
        "y0": ORIGIN_PX - 3,
        "y1": ORIGIN_PX - 3,
        "line": {"width": 2, "color": palette.muted},
    }


def _origin_name(middle: float, words: str, palette: Palette) -> dict[str, Any]:
    return {
        "text": escape_plotly(isolated(words)),
        "name": "origin",
        "xref": "x",
        "x": middle,
        "yref": "paper",
        "y": 1,
        "yshift": ORIGIN_PX / 2 - 3,
        "showarrow": False,
        "font": {"size": ORIGIN_SIZE, "color": palette.muted},
    }


def _ticks(values: Sequence[float], words: list[str]) -> dict[str, Any]:
    return {"tickvals": list(values), "ticktext": words, "tickfont": {"size": NAME_SIZE}}


def _titles(claims: pd.DataFrame) -> list[list[list[Word]]]:
    """The lines of each title, the sign of its status at the end."""
    room = TextRoom(LEFT_PX - 20, NAME_SIZE, MOST_TITLE_LINES, medium="paper")
    pairs = zip(claims["title"], claims["status"], strict=True)
    return [
        wrapped_lines(words_of(f"{isolated(title)} {MARKS[status].symbol}"), room)
        for title, status in pairs
    ]


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
