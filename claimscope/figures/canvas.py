"""A canvas in pixels: words, lines, dashes, marks and rows to click, drawn by Plotly in few traces.

x and y are pixels from the left and from the top of a figure of the size it was made for. In a
wider one the distances grow and the words keep their size, so that nothing comes to lie on another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import plotly.graph_objects as go

from claimscope.figures.theme import Palette, template

DASH_PX, DASH_GAP_PX = 5.0, 4.0
RING_PX = 5.5
MARK_PX = 11.0
Anchor = Literal["left", "right", "middle"]
Pen = tuple[int, str, float, str]
"""How a line is drawn: its layer, colour, width and dash."""
TEXT_POSITIONS = {"left": "middle right", "right": "middle left", "middle": "middle center"}


@dataclass(frozen=True)
class Target:
    """A strip over the full width in which a click means one claim."""

    top: float
    bottom: float
    claim_id: str
    hover: str


@dataclass
class Canvas:
    """What is drawn, layer by layer: lines, the unseen targets, dashes, marks, words."""

    width: float
    palette: Palette
    texts: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[Pen, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    dashes: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    rings: list[dict[str, Any]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: str = "",
        anchor: Anchor = "left",
    ) -> None:
        """Words (markup of Plotly) of which the line's middle is at ``y``."""
        if text:
            one = {"x": x, "y": y, "text": text, "size": size, "at": TEXT_POSITIONS[anchor]}
            self.texts[colour or self.palette.ink].append(one)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        *,
        width: float = 1.0,
        dash: str = "solid",
        layer: int = 0,
    ) -> None:
        """A straight line; those of a higher ``layer`` lie on the others."""
        self.lines.setdefault((layer, colour, width, dash), []).append((*start, *end))

    def fading(self, start: float, end: float, y: float, colour: str, *, width: float) -> None:
        """Dashes from ``start`` that fade out towards ``end``."""
        way = 1 if end >= start else -1
        step = DASH_PX + DASH_GAP_PX
        number = max(int(abs(end - start) / step), 1)
        for index in range(number):
            self.dashes.append(
                {
                    "x": start + way * (index * step + DASH_PX / 2 + 1),
                    "y": y,
                    "colour": faded(colour, self.palette.paper, 1 - 0.88 * index / number),
                    "width": width,
                }
            )

    def mark(self, x: float, y: float, status: str, *, size: float = MARK_PX) -> None:
        """The mark of a status: filled where its claim is confirmed or corroborated."""
        colour, paper = self.palette.colour_of(status), self.palette.paper
        symbol, fill, edge = {
            "confirmed": ("circle", colour, colour),
            "corroborated": ("diamond", colour, colour),
            "unconfirmed": ("circle", paper, colour),
            "contested": ("circle", paper, colour),
            "forecast": ("circle", paper, paper),
            "assessment": ("square", paper, colour),
        }[status]
        one = {"x": x, "y": y, "symbol": symbol, "fill": fill, "edge": edge, "size": size}
        self.marks.append(one)
        if status == "contested":
            self.marks.append({**one, "symbol": "x-thin", "size": size * 0.5})
        if status == "forecast":
            self.rings.append({"x": x, "y": y, "colour": colour, "radius": size / 2})

    def dot(self, x: float, y: float, colour: str, *, symbol: str = "circle") -> None:
        """A small mark without a status."""
        one = {"x": x, "y": y, "symbol": symbol, "fill": colour, "edge": colour, "size": 5}
        self.marks.append(one)

    def figure(self, height: float) -> go.Figure:
        """All of it as a figure of ``height`` pixels."""
        traces = [
            *self._target_traces(),
            *self._dash_traces(),
            *self._mark_traces(),
            *(self._text_trace(colour, texts) for colour, texts in self.texts.items()),
        ]
        axis = {"visible": False, "fixedrange": True}
        layout = {
            "template": template(self.palette),
            "height": int(height),
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {**axis, "range": [0, self.width]},
            "yaxis": {**axis, "range": [height, 0]},
            "shapes": [
                *(_line_shape(key, self.lines[key]) for key in sorted(self.lines)),
                *(_ring(each) for each in self.rings),
            ],
            "hoverdistance": 3,
            "hovermode": "closest",
        }
        return go.Figure(data=traces, layout=layout, skip_invalid=False)

    def _target_traces(self) -> list[dict[str, Any]]:
        """One unseen bar a row: bars can be hit anywhere, points at their middle only."""
        if not self.targets:
            return []
        bar = {
            "type": "bar",
            "name": "rows",
            "orientation": "h",
            "base": 0,
            "x": [self.width] * len(self.targets),
            "y": [each.top for each in self.targets],
            "width": [each.bottom - each.top for each in self.targets],
            "offset": 0,
            "customdata": [each.claim_id for each in self.targets],
            "text": [each.hover for each in self.targets],
            "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": self.palette.muted, "opacity": 0, "line": {"width": 0}},
            "selected": {"marker": {"opacity": 0.14}},
            "unselected": {"marker": {"opacity": 0}},
        }
        return [bar]

    def _dash_traces(self) -> list[dict[str, Any]]:
        if not self.dashes:
            return []
        edge = {
            "color": [each["colour"] for each in self.dashes],
            "width": [each["width"] for each in self.dashes],
        }
        marker = {
            "symbol": "line-ew",
            "size": DASH_PX / 1.4,
            "color": self.palette.ink,
            "opacity": 1,
            "line": edge,
        }
        return [_unhit("dashes", {**_points(self.dashes), "mode": "markers", "marker": marker})]

    def _mark_traces(self) -> list[dict[str, Any]]:
        if not self.marks:
            return []
        marker = {
            "symbol": [each["symbol"] for each in self.marks],
            "size": [each["size"] for each in self.marks],
            "color": [each["fill"] for each in self.marks],
            "opacity": 1,
            "line": {"width": 2, "color": [each["edge"] for each in self.marks]},
        }
        marks = _unhit("marks", {**_points(self.marks), "mode": "markers", "marker": marker})
        return [{**marks, "unselected": {"marker": {"opacity": 1}}}]

    def _text_trace(self, colour: str, texts: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Words of one colour, which keep it when a row is picked."""
        font = {"color": colour}
        return _unhit(
            "words",
            {
                **_points(texts),
                "mode": "text",
                "text": [each["text"] for each in texts],
                "textposition": [each["at"] for each in texts],
                "textfont": {**font, "size": [each["size"] for each in texts]},
                "selected": {"textfont": font},
                "unselected": {"textfont": font},
            },
        )


def _points(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "x": [round(each["x"], 1) for each in found],
        "y": [round(each["y"], 1) for each in found],
    }


def _unhit(name: str, trace: dict[str, Any]) -> dict[str, Any]:
    """A trace that leaves the pointer to the targets."""
    return {"type": "scatter", "name": name, "hoverinfo": "skip", "cliponaxis": False, **trace}


def _line_shape(pen: Pen, lines: Sequence[tuple[float, float, float, float]]) -> dict[str, Any]:
    """Lines of one kind as one shape under all traces: Plotly draws it in a fraction of the time
    that a trace takes.
    """
    _, colour, width, dash = pen
    path = "".join(f"M{x:.1f},{y:.1f}L{to_x:.1f},{to_y:.1f}" for x, y, to_x, to_y in lines)
    return {
        "type": "path",
        "path": path,
        "layer": "below",
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _ring(ring: dict[str, Any]) -> dict[str, Any]:
    """A dashed circle, which no symbol of Plotly is."""
    radius = ring["radius"]
    return {
        "type": "circle",
        "xref": "x",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": ring["x"],
        "yanchor": ring["y"],
        "x0": -radius,
        "x1": radius,
        "y0": -radius,
        "y1": radius,
        "line": {"color": ring["colour"], "width": 2, "dash": "2px,1.6px"},
    }


def faded(colour: str, ground: str, share: float) -> str:
    """``colour`` with so much of it left on ``ground``, both written ``#RRGGBB``."""
    parts = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    mixed = [round(over * share + under * (1 - share)) for over, under in parts]
    return "#" + "".join(f"{part:02X}" for part in mixed)
