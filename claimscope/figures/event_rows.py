"""Reported events: a row a claim with the days on which it is said to have happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pandas as pd

from claimscope.figures.canvas import Canvas, Target
from claimscope.figures.statements import Row, fitting_day_label
from claimscope.figures.strip_marks import draw_event_days, draw_strip_grid
from claimscope.figures.table_columns import Columns
from claimscope.figures.text_width import TextRoom, markup, text_width, words_of, wrapped_lines
from claimscope.figures.theme import MARKS, escape_plotly
from claimscope.figures.time_strip import LOOKING_BACK, Span, TimeStrip
from claimscope.formatting import event_words, shifted
from claimscope.record.frames import row_dicts
from claimscope.views.events import by_event

EVENT_PX, STACKED_PX, HEADING_PX = 20.0, 41.0, 36.0
STACKED_DAYS_PX = 100.0
LOOKING_BACK_DAYS = timedelta(LOOKING_BACK)
TEXT, SMALL, HEADING = 13.0, 12.0, 13.5
EVENT_COLUMNS = ["claim_id", "title", "status", "event_from", "event_to", "event_precision"]


def events_of(claims: pd.DataFrame) -> list[Row]:
    """The claims of a ``CLAIMS_FRAME`` of which both days are known, by day."""
    return row_dicts(by_event(claims[EVENT_COLUMNS]))


def days_near(said: Sequence[Span]) -> tuple[datetime, datetime]:
    """From when to when an event is near the days ``said``: any, where there are none."""
    first = min((first for first, _ in said), default=datetime.min)
    latest = max((last for _, last in said), default=datetime.max)
    return shifted(first, -LOOKING_BACK_DAYS), latest


def event_height(columns: Columns) -> float:
    """The pixels that an event may take."""
    return STACKED_PX if columns.stacked else EVENT_PX


def chosen_events(rows: Sequence[Row], said: Sequence[Span], number: int) -> list[Row]:
    """So many of the events, by day: first those near the days ``said``, and known to the day."""
    if len(rows) <= number:
        return list(rows)
    earliest, latest = days_near(said)

    def rank(index: int) -> tuple[object, ...]:
        row = rows[index]
        far = row["event_to"] < earliest or row["event_from"] > latest
        return far, row["event_precision"] != "day", -index

    return [rows[index] for index in sorted(sorted(range(len(rows)), key=rank)[:number])]


def draw_events(
    canvas: Canvas,
    columns: Columns,
    y: float,
    rows: Sequence[Row],
    strip: TimeStrip | None,
    year: int | None,
) -> float:
    """Draws the events under their heading; where they end. Days of ``year`` go without it."""
    palette = canvas.palette
    heading = "<b>Reported events</b>"
    if not columns.stacked:
        note = "on the days on which they are said to have happened"
        heading += f' <span style="color:{palette.muted}">{note}</span>'
    canvas.write(0, y + 20, heading, HEADING)
    y += HEADING_PX
    canvas.line((0, y - 4), (columns.width, y - 4), palette.grid)
    top = y
    told = ""
    for row in rows:
        room = TextRoom(columns.days or STACKED_DAYS_PX, SMALL, 1, columns.medium)
        first, last = row["event_from"], row["event_to"]
        told_year = {first.year, last.year} != {year}
        label = fitting_day_label(first, last, row["event_precision"], year=told_year, room=room)
        if columns.stacked:
            height = _draw_stacked(canvas, columns, y, row, label)
        else:
            height = EVENT_PX
            _draw_beside(canvas, columns, y, row, "" if label == told else label)
            if strip is not None:
                draw_event_days(canvas, strip, row, y + height / 2)
        told = label
        canvas.targets.append(Target(y, y + height, row["claim_id"], _hover(row)))
        y += height
    if strip is not None:
        draw_strip_grid(canvas, strip, top - 4, y)
    return y


def _draw_beside(canvas: Canvas, columns: Columns, y: float, row: Row, label: str) -> None:
    middle, left = y + EVENT_PX / 2, columns.words[0]
    muted = canvas.palette.muted
    canvas.write(0, middle, escape_plotly(label), SMALL, colour=muted)
    canvas.mark(left + 5, middle, row["status"], size=8)
    room = TextRoom(columns.width - left - 20, TEXT, 1, columns.medium)
    lines = wrapped_lines(words_of(str(row["title"])), room)
    canvas.write(left + 16, middle, markup(lines), TEXT)


def _draw_stacked(canvas: Canvas, columns: Columns, y: float, row: Row, label: str) -> float:
    taken = text_width(label, SMALL, medium=columns.medium)
    room = TextRoom(columns.width - 18 - taken - 14, TEXT, 2, columns.medium)
    lines = wrapped_lines(words_of(str(row["title"])), room)
    height = STACKED_PX if len(lines) == 2 else EVENT_PX + 4
    middle = y + height / 2
    canvas.mark(6, middle, row["status"], size=9)
    canvas.write(18, middle, markup(lines), TEXT)
    canvas.write(
        *(columns.width - 2, middle, escape_plotly(label), SMALL),
        colour=canvas.palette.muted,
        anchor="right",
    )
    return height


def _hover(row: Row) -> str:
    mark = MARKS[row["status"]]
    dated = event_words(row["event_from"], row["event_to"], row["event_precision"])
    title = escape_plotly(str(row["title"]))
    return f"<b>{title}</b><br>{dated}<br>{mark.symbol} {row['status']}"
