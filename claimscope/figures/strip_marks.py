"""What stands on the strip of days: the days of statements and of events."""

from __future__ import annotations

from datetime import datetime

from claimscope.assessment.status import FIRM
from claimscope.figures.canvas import Canvas
from claimscope.figures.statements import Row, Statement
from claimscope.figures.time_strip import TimeStrip

BOX_PX = 4.0
NARROWEST_PX = 7.0


def draw_strip_grid(canvas: Canvas, strip: TimeStrip, top: float, bottom: float) -> None:
    """The edges of the bursts over some rows."""
    for burst in strip.bursts:
        for x in (burst.left, burst.right):
            canvas.line((x, top), (x, bottom), canvas.palette.grid)


def draw_said_days(canvas: Canvas, strip: TimeStrip, statement: Statement, y: float) -> None:
    """The day of a statement on the strip: a dot, or the days it may lie in, which fade."""
    muted = canvas.palette.muted
    first, last = statement.first, statement.last
    if beyond := strip.beyond(first, last):
        x = strip.left - 6 if beyond < 0 else strip.right + 6
        canvas.dot(x, y, muted, symbol="triangle-left" if beyond < 0 else "triangle-right")
    elif statement.precision == "day" and first == last:
        canvas.dot(strip.middle(first), y, muted)
    else:
        start, end = strip.span(first, last)
        canvas.line((end, y - 4), (end, y + 4), muted, layer=2)
        canvas.fading(end, start, y, muted, width=2)


def draw_event_days(canvas: Canvas, strip: TimeStrip, row: Row, y: float) -> None:
    """A box over its days, filled where it is firm; faded where they are not known to the day."""
    colour = canvas.palette.colour_of(row["status"])
    first, last = row["event_from"], max(row["event_from"], row["event_to"])
    if beyond := strip.beyond(first, last):
        x = strip.left - 6 if beyond < 0 else strip.right + 6
        canvas.dot(x, y, colour, symbol="triangle-left" if beyond < 0 else "triangle-right")
        return
    left, right = _wide_enough(strip, first, last)
    if row["event_precision"] != "day":
        middle = (left + right) / 2
        canvas.fading(middle, left, y, colour, width=6)
        canvas.fading(middle, right, y, colour, width=6)
    elif row["status"] in FIRM:
        canvas.line((left, y), (right, y), colour, width=2 * BOX_PX, layer=3)
    else:
        corners = [(left, y - BOX_PX), (right, y - BOX_PX), (right, y + BOX_PX), (left, y + BOX_PX)]
        for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
            canvas.line(start, end, colour, width=1.8, layer=3)


def _wide_enough(strip: TimeStrip, first: datetime, last: datetime) -> tuple[float, float]:
    left, right = strip.span(first, last)
    if right - left < NARROWEST_PX:
        middle = (left + right) / 2
        return middle - NARROWEST_PX / 2, middle + NARROWEST_PX / 2
    return left, right
