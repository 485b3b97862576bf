"""The dot table: a row a statement, who said it in which words at the left, its value at the right.

Groups of what is counted have a scale each. A wide table adds the days on a strip, which the
reported events share; a phone has the words above the mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go

from claimscope.figures.canvas import Canvas, Target, faded
from claimscope.figures.event_rows import HEADING_PX as EVENTS_HEADING_PX
from claimscope.figures.event_rows import chosen_events, draw_events, event_height
from claimscope.figures.legend import Legend
from claimscope.figures.statement_groups import (
    SEPARATOR,
    Group,
    admitted,
    groups_of,
    left_out_words,
    title_of,
)
from claimscope.figures.statements import (
    Row,
    Statement,
    days_said,
    fitting_day_label,
    joined_sources,
)
from claimscope.figures.strip_marks import draw_said_days, draw_strip_grid
from claimscope.figures.table_columns import Columns
from claimscope.figures.text_width import (
    ELLIPSIS,
    Word,
    markup,
    text_width,
    words_of,
    wrapped_lines,
)
from claimscope.figures.theme import Palette, escape_plotly
from claimscope.figures.time_strip import LABEL_SIZE, TimeStrip, burst_labels, time_strip
from claimscope.figures.value_scale import ValueScale, value_scale
from claimscope.formatting import number_words
from claimscope.views.charted_figures import FigureGroup
from claimscope.views.filters import Clock

TEXT, SMALL, TICK, HEADING = 13.0, 12.0, 11.0, 13.5
LINE_PX = 17.0
TICK_GAP_PX = 8.0
EDGE_PX = 8.0
STEM_SHARE, REVISED_SHARE = 0.5, 0.45
BRACKET_PX = 6.0
HEADING_PX, LEFT_OUT_PX, STRIP_HEAD_PX = 29.0, 24.0, 26.0
SURE_EVENTS = 6
LEFT_OUT = "left out"
"""What of a figure's ``meta`` counts the statements and events that had no room."""
REPORTED = {"said": "Reported on", "event": "Date of event"}
REPORTED_IN = {"said": "reported in", "event": "events of"}


class DotTable:
    """The statements and events of one view, laid out in one kind of columns."""

    def __init__(self, columns: Columns, palette: Palette, clock: Clock) -> None:
        self.columns, self.palette, self.clock = columns, palette, clock
        self.canvas = Canvas(columns.width, palette)
        self.year: int | None = None
        self.y = 2.0

    def draw(
        self,
        statements: Sequence[Statement],
        events: Sequence[Row],
        room: float,
        wholes: Sequence[FigureGroup] = (),
        events_in_all: int | None = None,
    ) -> go.Figure:
        """What has room in about so many pixels of height; ``wholes`` are what the groups come to
        where the statements are only the first, ``events_in_all`` how many events there are.

        What has none is counted: in the last line on paper, in the figure's ``meta`` under
        :data:`LEFT_OUT` for a screen, which can make it a link.
        """
        if not statements and not events:
            return self.canvas.figure(80)
        if _only_year(statements, ()) is not None:
            self.columns = self.columns.without_years()
        groups = groups_of(statements, wholes)
        titles = self._titles(groups)
        head = sum(len(lines) * size * 1.35 for lines, size in titles)
        head += self._legend_height(statements, events)
        each_event = event_height(self.columns)
        reserved = EVENTS_HEADING_PX + each_event * min(len(events), SURE_EVENTS) if events else 0
        left = room - head
        shown = admitted(groups, left - reserved, self._needs)
        if left_out_words(groups, shown, wholes):
            left -= LEFT_OUT_PX
            shown = admitted(groups, left - reserved, self._needs)
        drawn = [each for _, found in shown for each in found]
        for _, found in shown:
            left -= sum(self._needs(each, each is found[0]) for each in found)
        said = days_said(statements)
        least = min(SURE_EVENTS, len(events))
        number = max(int((left - EVENTS_HEADING_PX) / each_event), least)
        chosen = chosen_events(events, said, number)
        self.year = _only_year(drawn, chosen)
        self._draw_titles(titles)
        self._draw_legend(drawn, chosen)
        strip = self._strip(drawn, chosen)
        if self.columns.strip and drawn:
            self._draw_head(strip)
        for group, found in shown:
            self._draw_group(group, found, strip)
        if chosen:
            self.y = draw_events(self.canvas, self.columns, self.y, chosen, strip, self.year)
        in_all = len(events) if events_in_all is None else events_in_all
        more = left_out_words(groups, shown, wholes)
        left_out = _left_out(more, in_all - len(chosen), self._fits_left_out)
        if self.columns.medium == "paper":
            self._draw_left_out(left_out)
        figure = self.canvas.figure(self.y + 4)
        figure.layout.meta = {LEFT_OUT: left_out}
        return figure

    def _titles(self, groups: Sequence[Group]) -> list[tuple[list[list[Word]], float]]:
        """The title in lines and, where there is room, that of the arms or of another family."""
        if not groups:
            return []
        columns = self.columns
        size = columns.title_size
        lines = wrapped_lines(
            words_of(title_of(groups[0]), bold=True),
            columns.room(columns.width - 4, size, 3 if columns.stacked else 2),
        )
        titles = [(lines, size)]
        others = [each for each in groups if each.family not in (groups[0].family, "other")]
        arms = [each for each in others if each.family == "arms"] or others
        if columns.strip and arms:
            # Of containers, where there are any: theirs is the sum of several kinds of arms.
            told = next((each for each in arms if each.quantity == "containers"), arms[0])
            room = columns.room(columns.width - 4, 14, 1)
            titles.append((wrapped_lines(words_of(title_of(told)), room), 14))
        return titles

    def _legend_height(self, statements: Sequence[Statement], events: Sequence[Row]) -> float:
        """The height between title and groups: that of a key of all that may be drawn."""
        unseen = DotTable(self.columns, self.palette, self.clock)
        unseen.year = _only_year(statements, events)
        unseen._draw_legend(statements, events)
        return unseen.y - self.y + (STRIP_HEAD_PX if self.columns.strip else 0.0)

    def _draw_titles(self, titles: Sequence[tuple[list[list[Word]], float]]) -> None:
        for lines, size in titles:
            for line in lines:
                self.y += size * 1.35
                self.canvas.write(0, self.y - size * 0.6, markup([line]), size)

    def _draw_legend(self, drawn: Sequence[Statement], events: Sequence[Row]) -> None:
        statuses = {each.status for each in drawn} | {str(each["status"]) for each in events}
        legend = Legend(self.canvas, self.columns.width, SMALL, self.columns.medium)
        self.y = legend.draw(
            self.y + 4,
            statuses,
            open_up=any(each.open_up for each in drawn),
            open_down=any(each.open_down for each in drawn),
        )
        if not self.columns.strip and drawn and self.year is not None:
            note = f"{REPORTED_IN[self.clock]} {self.year:04}"
            self.y = legend.note(self.y, note)
        self.y += 4

    def _strip(self, drawn: Sequence[Statement], events: Sequence[Row]) -> TimeStrip | None:
        if not self.columns.strip:
            return None
        left, right = self.columns.strip
        said = [(each.first, each.last) for each in drawn if each.precision == "day"]
        known = [
            (each["event_from"], each["event_to"])
            for each in events
            if each["event_precision"] == "day"
        ]
        anyhow = [(each.last, each.last) for each in drawn]
        anyhow += [(each["event_to"], each["event_to"]) for each in events]
        return time_strip(said, known, left, right) or time_strip(anyhow, (), left, right)

    def _draw_head(self, strip: TimeStrip | None) -> None:
        muted, middle = self.palette.muted, self.y + 9
        columns = self.columns
        self.canvas.write(0, middle, REPORTED[self.clock], SMALL, colour=muted)
        self.canvas.write(columns.words[0], middle, "Who, in which words", SMALL, colour=muted)
        self.canvas.write(columns.marks[0], middle, "How many", SMALL, colour=muted)
        if strip is not None:
            for x, words in burst_labels(strip, columns.medium):
                self.canvas.write(x, middle - 1, words, LABEL_SIZE, colour=muted, anchor="middle")
            for burst in strip.bursts:
                ends = [(burst.left, middle + 12), (burst.right, middle + 12)]
                self.canvas.line(ends[0], ends[1], muted)
                for x, y in ends:
                    self.canvas.line((x, y - 3), (x, y + 3), muted)
            for x in strip.cuts():
                self.canvas.write(x, middle + 12, "//", TICK, colour=muted, anchor="middle")
        self.y += STRIP_HEAD_PX

    def _words(self, statement: Statement) -> list[Word]:
        """Who, in which words, and which number it is."""
        muted = self.palette.muted
        words = words_of(joined_sources(statement.sources), bold=True)
        words += words_of(statement.stance, colour=muted)
        words += words_of(str(statement.row["wording"]))
        told = [statement.aspect] if statement.row["quantity"] != "containers" else []
        marked = not (statement.open_up or statement.open_down or _is_range(statement))
        if not marked and statement.status != "unconfirmed":
            told.append(statement.status)
        if not statement.current:
            told.append("revised")
        if self.columns.stacked:
            told.append(self._day(statement))
        for each in filter(None, told):
            words += words_of(f"· {each}", colour=muted)
        return words

    def _lines(self, statement: Statement) -> list[list[Word]]:
        left, right = self.columns.words
        return wrapped_lines(self._words(statement), self.columns.room(right - left, TEXT, 3))

    def _day(self, statement: Statement) -> str:
        columns, first, last = self.columns, statement.first, statement.last
        room = columns.room(columns.days or columns.width, SMALL, 1)
        year = {first.year, last.year} != {self.year}
        return fitting_day_label(first, last, statement.precision, year=year, room=room)

    def _row_height(self, statement: Statement) -> float:
        lines = len(self._lines(statement))
        if self.columns.stacked:
            return lines * LINE_PX + 28
        return self.columns.row_px + (lines - 1) * LINE_PX

    def _needs(self, statement: Statement, first: bool) -> float:
        heading = self._heading_height() if first else 0.0
        return self._row_height(statement) + heading

    def _heading_height(self) -> float:
        return HEADING_PX + (24 if self.columns.stacked else 2)

    def _scale(self, found: Sequence[Statement]) -> ValueScale:
        def fits(low: float, high: float, ticks: Sequence[float]) -> bool:
            boxes = [self._tick_box(ValueScale(low, high, ()), tick) for tick in ticks]
            return all(right[0] - left[1] >= TICK_GAP_PX for left, right in pairwise(boxes))

        return value_scale(found, fits)

    def _x(self, scale: ValueScale, value: float) -> float:
        left, right = self.columns.marks
        return left + scale.share(value) * (right - left)

    def _tick_box(self, scale: ValueScale, tick: float) -> tuple[float, float]:
        """The left and right end of a tick's label, which never leaves the picture."""
        half = text_width(number_words(tick), TICK, medium=self.columns.medium) / 2
        middle = min(max(self._x(scale, tick), half + 1), self.columns.width - half - 1)
        return middle - half, middle + half

    def _draw_group(
        self, group: Group, found: Sequence[Statement], strip: TimeStrip | None
    ) -> None:
        scale = self._scale(found)
        self._draw_heading(group, len(found), scale)
        top, told = self.y, ""
        for statement in found:
            height = self._row_height(statement)
            told = self._draw_row(statement, height, scale, strip, told)
            target = Target(self.y, self.y + height, statement.claim_id, statement.hover())
            self.canvas.targets.append(target)
            self.y += height
        if strip is not None:
            draw_strip_grid(self.canvas, strip, top, self.y)
        if not self.columns.stacked:
            self._draw_grid(scale, top, self.y)
        else:
            self._draw_ticks(scale, self.y + 9)
            self.y += 22
        self.y += 2

    def _draw_heading(self, group: Group, shown: int, scale: ValueScale) -> None:
        muted, columns = self.palette.muted, self.columns
        middle = self.y + 16
        ends = columns.width if columns.stacked else self._tick_box(scale, scale.low)[0]
        if not columns.stacked and scale.ticks:
            ends = min(self._tick_box(scale, tick)[0] for tick in scale.ticks)
        total = group.size
        room = columns.room(ends - 10, HEADING, 1)
        number = f"{shown:,} of {total:,} shown" if shown < total else ""
        head = words_of(group.heading, bold=True)
        notes = [" · ".join(filter(None, (group.within, number))), number or group.within, ""]
        ways = [[*head, *words_of(note, colour=muted)] for note in notes]
        words = next((way for way in ways if room.line_width(way) <= room.width), head)
        self.canvas.write(0, middle, markup(wrapped_lines(words, room)), HEADING)
        if not columns.stacked:
            self._draw_ticks(scale, middle)
        self.y += HEADING_PX
        edge = (0, self.y - 2), (columns.width, self.y - 2)
        self.canvas.line(*edge, self.palette.grid)

    def _draw_ticks(self, scale: ValueScale, middle: float) -> None:
        for tick in scale.ticks:
            left, right = self._tick_box(scale, tick)
            self.canvas.write(
                (left + right) / 2,
                middle,
                number_words(tick),
                TICK,
                colour=self.palette.muted,
                anchor="middle",
            )

    def _draw_grid(self, scale: ValueScale, top: float, bottom: float) -> None:
        for tick in scale.ticks:
            x = self._x(scale, tick)
            self.canvas.line((x, top - 2), (x, bottom), self.palette.grid)
        x = self._x(scale, 0.0)
        self.canvas.line((x, top - 2), (x, bottom), self.palette.muted, layer=1)

    def _draw_row(
        self,
        statement: Statement,
        height: float,
        scale: ValueScale,
        strip: TimeStrip | None,
        told: str,
    ) -> str:
        """Draws one row; the day that it tells, which the next row need not tell again."""
        columns, canvas = self.columns, self.canvas
        lines, day = self._lines(statement), self._day(statement)
        if columns.stacked:
            canvas.write(0, self.y + 4 + len(lines) * LINE_PX / 2, markup(lines), TEXT)
            middle = self.y + height - 14
            self._draw_grid(scale, middle - 7, middle + 9)
        else:
            middle = self.y + height / 2
            canvas.write(columns.words[0], middle, markup(lines), TEXT)
            if day != told:
                canvas.write(0, middle, escape_plotly(day), SMALL, colour=self.palette.muted)
        self._draw_value(statement, scale, middle)
        if strip is not None:
            draw_said_days(canvas, strip, statement, middle)
        return day

    def _draw_value(self, statement: Statement, scale: ValueScale, y: float) -> None:
        canvas, paper = self.canvas, self.palette.paper
        colour = self.palette.colour_of(statement.status)
        if not statement.current:
            colour = faded(colour, paper, REVISED_SHARE)
        stem = faded(colour, paper, STEM_SHARE)
        zero, at = self._x(scale, 0.0), self._x(scale, statement.value)
        end = self.columns.marks[1]
        dash = "3px,3px" if statement.status == "forecast" else "solid"
        if statement.vague:
            canvas.fading(at, end, y, colour, width=4)
        elif statement.open_up or statement.open_down:
            way = 1 if statement.open_up else -1
            if statement.open_up:
                canvas.line((zero, y), (at, y), stem, width=1.5, dash=dash, layer=2)
            self._draw_bracket(at, y, colour, way)
            if way > 0 or abs(at - zero) > 1:
                canvas.fading(at, end if way > 0 else zero, y, colour, width=4)
        elif _is_range(statement):
            top = self._x(scale, statement.top)
            wide = max(top, at + 3)
            canvas.line((at, y), (wide, y), colour, width=6, layer=3)
        else:
            canvas.line((zero, y), (at, y), stem, width=1.5, dash=dash, layer=2)
            canvas.mark(at, y, statement.status)

    def _draw_bracket(self, x: float, y: float, colour: str, way: int) -> None:
        top, bottom = y - BRACKET_PX, y + BRACKET_PX
        self.canvas.line((x, top), (x, bottom), colour, width=2.5, layer=3)
        for end in (top, bottom):
            self.canvas.line((x, end), (x + 4 * way, end), colour, width=2, layer=3)

    def _fits_left_out(self, words: str) -> bool:
        """Whether the line of what is left out has room: one line of it beside words and marks."""
        columns = self.columns
        beside = columns.medium == "screen" and not columns.stacked
        return not beside or columns.room(columns.width - 2, TEXT, 1).fits(words)

    def _draw_left_out(self, words: str) -> None:
        if not words:
            return
        size, columns = SMALL, self.columns
        room = columns.room(columns.width - 2, size, 1)
        lines = wrapped_lines(words_of(words), replace(room, lines=2))
        self.y += 6
        for line in lines:
            self.canvas.write(0, self.y + 9, markup([line]), size, colour=self.palette.muted)
            self.y += LINE_PX


def _left_out(figures: str, events: int, fits: Callable[[str], bool]) -> str:
    """``70 more figures: troops 8 · killed 6 · 3 more events``; empty where all are shown.

    Groups that do not fit are in the number alone: ``70 more figures: troops 8 … · 3 more events``.
    """
    more = f"{events:,} more {'event' if events == 1 else 'events'}" if events else ""
    groups, dots = figures.split(SEPARATOR), ""
    while not fits(words := SEPARATOR.join(filter(None, (SEPARATOR.join(groups) + dots, more)))):
        if len(groups) == 1:
            break
        groups, dots = groups[:-1], f" {ELLIPSIS}"
    return words


def _only_year(drawn: Sequence[Statement], events: Sequence[Row]) -> int | None:
    """The year of all statements, or of all events where there are none; None where several."""
    spans = [(each.first, each.last) for each in drawn]
    spans = spans or [(each["event_from"], each["event_to"]) for each in events]
    years = {day.year for span in spans for day in span}
    return years.pop() if len(years) == 1 else None


def _is_range(statement: Statement) -> bool:
    """Whether its words give two bounds."""
    return not (statement.open_up or statement.open_down) and statement.low != statement.high
