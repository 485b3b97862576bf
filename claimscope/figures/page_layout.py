"""A figure on paper: white, with its caption inside, at a size that reports use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Any

import plotly.graph_objects as go

from claimscope.figures.caption import (
    LINK_LINES,
    NOTE_LINES,
    SHOWN_LINES,
    TITLE_LINES,
    Caption,
    legend,
    lines_of,
)
from claimscope.figures.theme import LIGHT, PAPER_FONT, escape_plotly, template

PIXEL_RATIO = 2
SIDE_PX = 30
TITLE_PX, SHOWN_PX, LINE_PX = 28, 20, 19
NARROWEST_PX = 900
SMALLEST_TEXT = 1.3
LONGEST_PX = 16_000


@dataclass(frozen=True)
class Size:
    """A size of a picture in pixels, saved at twice that; ``words`` say what it is for.

    ``turns`` allows it upright too, whichever shows the drawing larger.
    """

    width: int
    height: int
    words: str
    turns: bool = False

    def shapes(self) -> Iterator[tuple[int, int]]:
        """Width and height, lying and, where it turns, upright."""
        yield self.width, self.height
        if self.turns:
            yield self.height, self.width


SIZES = {
    "slide": Size(1600, 900, "slide, 1600 × 900"),
    "column": Size(1200, 800, "column, 1200 × 800"),
    "page": Size(1750, 1250, "full page, A4 at 300 dpi", turns=True),
}
USUAL_SIZE = "column"


@dataclass(frozen=True)
class PrintedFigure:
    """What Plotly's script draws, and the pixels it draws for each of the layout's own.

    ``spec`` holds ``data`` and ``layout`` as plain values: a figure would check each of them again.
    """

    spec: dict[str, Any]
    scale: float


@dataclass(frozen=True)
class PageLayout:
    """One way to lay it out: the layout's own pixels, and the pixels drawn for each of them."""

    width: int
    height: int
    scale: float


def print_figure(figure: go.Figure, caption: Caption, size: Size) -> PrintedFigure:
    """A copy of ``figure`` with ``caption`` inside the picture.

    ``figure`` says in its layout how high it has to be and, where it matters, how wide. The text is
    as large as that allows: a figure that needs less room than it has is drawn
    larger, one that needs more smaller. One that would become too small to read makes its picture
    longer instead, so that nothing is left out.
    """
    words, sheet = _laid_out(figure, caption, size)
    return PrintedFigure(_with_words(figure, words, sheet), sheet.scale)


def small_figure(figure: go.Figure, width: int) -> PrintedFigure:
    """The figure without a caption, ``width`` pixels wide, to be recognised by."""
    drawn = figure.to_plotly_json()
    wide = int(figure.layout.width or NARROWEST_PX)
    return PrintedFigure({**drawn, "layout": {**drawn["layout"], "width": wide}}, width / wide)


class _Words:
    """The lines of a caption in a picture of ``width``, and the room they take."""

    def __init__(self, caption: Caption, width: int) -> None:
        room = width - 2 * SIDE_PX
        self.title = lines_of(caption.title, room, 23, TITLE_LINES)
        self.shown = lines_of(caption.shown, room, 14, SHOWN_LINES)
        notes = [line for note in caption.notes for line in lines_of(note, room, 12, NOTE_LINES)]
        self.foot = [*notes, *lines_of(caption.foot, room, 12.5, LINK_LINES)]
        self.above = 26 + TITLE_PX * len(self.title) + SHOWN_PX * len(self.shown)
        self.below = 30 + LINE_PX * (len(self.foot) + 1)


def _laid_out(figure: go.Figure, caption: Caption, size: Size) -> tuple[_Words, PageLayout]:
    tried = [_largest(figure, caption, *shape) for shape in size.shapes()]
    fitting = [each for each in tried if each[1].height >= _wanted(figure, each[0])]
    if fitting:
        return max(fitting, key=lambda each: each[1].scale)
    words, sheet = tried[-1]
    longer = min(_wanted(figure, words), int(LONGEST_PX / sheet.scale))
    return words, PageLayout(sheet.width, longer, sheet.scale)


def _wanted(figure: go.Figure, words: _Words) -> int:
    return int(figure.layout.height) + words.above + words.below


def _largest(
    figure: go.Figure, caption: Caption, width: int, height: int
) -> tuple[_Words, PageLayout]:
    """The layout with the largest text in which all has its room, or the one with the smallest."""
    narrowest = max(NARROWEST_PX, (figure.layout.width or 0) + 2 * SIDE_PX)
    for sheet in _sheets(width, height, narrowest):
        words = _Words(caption, sheet.width)
        if sheet.height >= _wanted(figure, words) or sheet.width >= width * SMALLEST_TEXT:
            return words, sheet
    raise AssertionError("sheets grow without end")


def _sheets(width: int, height: int, narrowest: int) -> Iterator[PageLayout]:
    """Layouts of one shape, ever larger, whose pixels come out whole at the size drawn."""
    shape = Fraction(width, height)
    for step in count(-(-narrowest // shape.numerator)):
        sheet_width, sheet_height = step * shape.numerator, step * shape.denominator
        scale = PIXEL_RATIO * width / sheet_width
        drawn = (int(sheet_width * scale), int(sheet_height * scale))
        if drawn == (PIXEL_RATIO * width, PIXEL_RATIO * height):
            yield PageLayout(sheet_width, sheet_height, scale)


def _with_words(figure: go.Figure, words: _Words, sheet: PageLayout) -> dict[str, Any]:
    spec: dict[str, Any] = figure.to_plotly_json()
    layout = spec["layout"]
    margin = {side: layout["margin"].get(side, 0) for side in "lrtb"}
    top = margin["t"] + words.above
    texts = [*_head(words, -margin["l"], top), *_foot(words, -margin["l"], margin["b"])]
    spec["layout"] = {
        **layout,
        "template": template(LIGHT, PAPER_FONT).to_plotly_json(),
        "width": sheet.width,
        "height": sheet.height,
        "margin": {
            "l": margin["l"] + SIDE_PX,
            "r": margin["r"] + SIDE_PX,
            "t": top,
            "b": margin["b"] + words.below,
        },
        "annotations": [*layout.get("annotations", ()), *texts],
    }
    return spec


def _head(words: _Words, left: float, top: float) -> Iterator[dict[str, Any]]:
    down = 6
    for line in words.title:
        down += TITLE_PX
        yield _text(f"<b>{escape_plotly(line)}</b>", left, 1, top - down, size=22)
    down += 6
    for line in words.shown:
        down += SHOWN_PX
        yield _text(escape_plotly(line), left, 1, top - down, size=14)


def _foot(words: _Words, left: float, bottom: float) -> Iterator[dict[str, Any]]:
    yield _text(legend(), left, 0, -(bottom + 34), size=13)
    for number, line in enumerate(words.foot, start=1):
        down = bottom + 36 + LINE_PX * number
        yield _text(escape_plotly(line), left, 0, -down, size=12, colour=LIGHT.muted)


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
