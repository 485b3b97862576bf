"""What a PNG says of itself: title, filters, sources, standing and the way back to the view."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.figures.theme import LIGHT, MARKS, PAPER_FONT, escape_plotly, template

WIDTH_PX = 1200
SIDE_PX = 30
LINE_PX = 19
LINE_CHARACTERS = 190


@dataclass(frozen=True)
class Caption:
    """The words around a figure that is taken out of the app.

    ``title`` says what the figure shows; ``shown`` the filters and the number of claims in
    words; ``notes`` the lines under it: who says it, how much is unconfirmed, the documents;
    ``link`` the address that reopens the view.
    """

    title: str
    shown: str
    notes: tuple[str, ...]
    link: str


def captioned(figure: go.Figure, caption: Caption) -> go.Figure:
    """A copy of ``figure`` on paper, 1,200 px wide, with the caption inside the picture."""
    lines = [line for note in caption.notes for line in _lines(note)]
    above, below = 74, 30 + LINE_PX * (len(lines) + 2)
    paper = go.Figure(figure)
    margin = figure.layout.margin.to_plotly_json()
    top, bottom = margin.get("t", 0) + above, margin.get("b", 0) + below
    paper.update_layout(
        template=template(LIGHT, PAPER_FONT),
        width=WIDTH_PX,
        height=figure.layout.height + above + below,
        margin={"l": margin.get("l", 0) + SIDE_PX, "r": SIDE_PX, "t": top, "b": bottom},
    )
    left = -margin.get("l", 0)
    texts = [
        _text(_bold(caption.title), left, 1, top - 34, size=22),
        _text(escape_plotly(caption.shown), left, 1, top - 60, size=14),
        _text(_legend(), left, 0, -(margin.get("b", 0) + 34), size=13),
    ]
    foot = [*map(escape_plotly, lines), f"Claimscope · {escape_plotly(caption.link)}"]
    for number, line in enumerate(foot):
        down = margin.get("b", 0) + 36 + LINE_PX * (number + 1)
        texts.append(_text(line, left, 0, -down, size=12, colour=LIGHT.muted))
    paper.update_layout(annotations=[*(figure.layout.annotations or ()), *texts])
    return paper


def _lines(note: str) -> list[str]:
    return textwrap.wrap(note, LINE_CHARACTERS, max_lines=3, placeholder=" …")


def _bold(text: str) -> str:
    return f"<b>{escape_plotly(text)}</b>"


def _legend() -> str:
    return "   ".join(
        f'<span style="color:{mark.colour}">{mark.symbol}</span> {word}'
        for word, mark in MARKS.items()
    )


def _text(
    text: str, left: float, y: float, shift: float, *, size: int, colour: str = LIGHT.ink
) -> dict[str, Any]:
    """A line of text whose foot lies ``shift`` pixels above the drawing's edge at ``y``."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xshift": left,
        "yshift": shift,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }
