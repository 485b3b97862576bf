"""The claims by status, each with the reason: the credibility panel on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from claimscope.figures.caption import lines_of
from claimscope.figures.theme import MARKS, Palette, escape_plotly, template
from claimscope.views.claim_groups import ClaimLine, StatusGroup

COLUMNS = 3
COLUMN_PX, GAP_PX = 350, 16
TITLE_SIZE, REASON_SIZE, HEADING_SIZE = 12, 10.5, 13
MOST_LINES = 4
BETWEEN_PX, HEADING_PX = 7, 26


@dataclass(frozen=True)
class _Line:
    """One line of a column: Plotly text of a font size, and the pixels from the line before."""

    text: str
    size: float
    down: float
    quiet: bool = False


def credibility_figure(groups: Sequence[StatusGroup], palette: Palette) -> go.Figure:
    """The list of claims in columns, by status: what is disputed leads, as on the screen.

    Each is its status's symbol, its title, the reason for its status and, beside that, what
    analysts call it themselves. Over those of a status stands how many there are, and of how many
    these are the first. A figure of words only: it has no traces.
    """
    columns = _parted([*_entries(groups)] or [_heading("No claims")], COLUMNS)
    notes = [note for place, lines in enumerate(columns) for note in _drawn(lines, place, palette)]
    height = max(sum(line.down for line in lines) for lines in map(_flat, columns)) + 16
    axis = {"visible": False, "range": [0, 1], "fixedrange": True}
    layout = {
        "template": template(palette),
        "height": int(height),
        "width": COLUMNS * (COLUMN_PX + GAP_PX),
        "margin": {"l": 0, "r": 0, "t": 4, "b": 0},
        "xaxis": axis,
        "yaxis": axis,
        "annotations": notes,
    }
    return go.Figure(layout=layout)


_Entry = tuple[_Line, ...]


def _heading(words: str) -> _Entry:
    return (_Line(f"<b>{words}</b>", HEADING_SIZE, HEADING_PX),)


def _entries(groups: Sequence[StatusGroup]) -> Iterator[_Entry]:
    """What no column breaks: a claim, the first of a status with the heading over it."""
    for group in groups:
        heading = _heading(f"{MARKS[group.status].inked} {group.status} ({_count_words(group)})")
        lines = [line for reason in group.groups for line in reason.lines]
        claims = [_claim(line, group.status) for line in lines] or [()]
        yield (*heading, *claims[0])
        yield from claims[1:]


def _count_words(group: StatusGroup) -> str:
    if group.shown == group.count:
        return f"{group.count:,}"
    return f"{group.shown:,} of {group.count:,}" if group.shown else f"{group.count:,}, not listed"


def _claim(line: ClaimLine, status: str) -> _Entry:
    title = lines_of(line.title, COLUMN_PX, TITLE_SIZE, 2)
    told = [line.reason, *(f"Analyst assessment: {words}" for words in line.judgements)]
    reasons = [lines_of(words, COLUMN_PX * 1.08, REASON_SIZE, MOST_LINES) for words in told]
    return (
        *_broken(title, TITLE_SIZE, f"{MARKS[status].inked} "),
        *(each for lines in reasons for each in _broken(lines, REASON_SIZE, quiet=True)),
    )


def _broken(
    lines: Sequence[str], size: float, lead: str = "", *, quiet: bool = False
) -> Iterator[_Line]:
    for number, line in enumerate(lines):
        first = number == 0
        gap = BETWEEN_PX if first and not quiet else 0
        words = escape_plotly(line)
        yield _Line(f"{lead if first else ''}{words}", size, size * 1.25 + gap, quiet)


def _parted(entries: Sequence[_Entry], columns: int) -> list[list[_Entry]]:
    """The entries over so many columns of about the same height, none of them broken."""
    share = sum(_height(entry) for entry in entries) / columns
    parts: list[list[_Entry]] = [[] for _ in range(columns)]
    sofar = 0.0
    for entry in entries:
        parts[min(int(sofar / share), columns - 1)].append(entry)
        sofar += _height(entry)
    return parts


def _height(entry: _Entry) -> float:
    return sum(line.down for line in entry)


def _flat(entries: Sequence[_Entry]) -> list[_Line]:
    return [line for entry in entries for line in entry]


def _drawn(entries: Sequence[_Entry], place: int, palette: Palette) -> Iterator[dict[str, Any]]:
    down = 0.0
    for line in _flat(entries):
        down += line.down
        yield {
            "text": line.text,
            "xref": "paper",
            "yref": "paper",
            "x": place / COLUMNS,
            "xshift": GAP_PX / 2 if place else 0,
            "y": 1,
            "yshift": -down,
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "showarrow": False,
            "font": {"size": line.size, "color": palette.muted if line.quiet else palette.ink},
        }
