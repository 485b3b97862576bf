"""The one look of every figure: marks of status, palettes, the Plotly template."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from claimscope.assessment import symbols as marks

FONT = "Source Sans, Source Sans Pro, Helvetica Neue, Arial, DejaVu Sans, sans-serif"
PAPER_FONT = "Helvetica Neue, Arial, DejaVu Sans, sans-serif"


NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")

SHAPES = {
    "confirmed": "circle",
    "corroborated": "diamond",
    "unconfirmed": "circle-open",
    "contested": "x",
    "forecast": "diamond-open",
    "assessment": "square-open",
}


@dataclass(frozen=True)
class Mark(marks.Mark):
    """How one status is drawn: ``symbol`` in text, ``shape`` as Plotly names it."""

    shape: str

    @property
    def inked(self) -> str:
        """The symbol in the status's colour on white, as Plotly writes it."""
        return f'<span style="color:{self.colour}">{self.symbol}</span>'


MARKS = {
    status: Mark(mark.colour, mark.dark_colour, mark.symbol, SHAPES[status])
    for status, mark in marks.MARKS.items()
}


@dataclass(frozen=True)
class Palette:
    """The colours of a figure: the neutral ones, and on which ground those of a status stand."""

    paper: str
    ink: str
    muted: str
    grid: str
    land: str
    border: str
    water: str
    dark: bool = False

    def colour_of(self, status: str) -> str:
        """The colour of a status on this ground."""
        mark = MARKS[status]
        return mark.dark_colour if self.dark else mark.colour


LIGHT = Palette("#FFFFFF", "#111820", "#4F5B67", "#D9DFE5", "#F7F6F2", "#C9D0D8", "#D6E2EA")
DARK = Palette(
    "#12171D", "#EEF2F6", "#AEB8C3", "#2F3943", "#262D34", "#3B4652", "#0F1A21", dark=True
)


@cache
def template(palette: Palette, font: str = FONT) -> go.layout.Template:
    """The Plotly template of every figure. Nothing is left to a default of somebody else's.

    A PNG takes ``PAPER_FONT``: the page's own web font is not there when a picture is drawn.
    """
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "tickfont": {"color": palette.muted, "size": 11},
        "automargin": False,
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "font": {"family": font, "size": 12, "color": palette.ink},
            "colorway": [palette.colour_of(status) for status in MARKS],
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": palette.paper,
                "bordercolor": palette.border,
                "font": {"family": FONT, "size": 12, "color": palette.ink},
                "align": "left",
            },
            "margin": {"l": 44, "r": 16, "t": 8, "b": 28},
            "showlegend": False,
            "dragmode": False,
        }
    )


def escape_plotly(text: str) -> str:
    """Text as Plotly shows it literally: its labels know a little HTML, documents do not.

    ``&`` goes first. A zero-width joiner after ``%`` keeps hover templates from reading
    ``%{...}`` in a document's words. Characters that XML does not allow, which would break the
    whole picture, are drawn as the replacement character.
    """
    text = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, entity)
    return text.replace("%{", "%\u200d{")


def wrapped(text: str, width: int = 64, most: int = 8) -> str:
    """Escaped text broken into lines of a hover label; what is too long ends in an ellipsis."""
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …")
    return "<br>".join(map(escape_plotly, lines))
