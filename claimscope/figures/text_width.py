"""How wide words are before anybody draws them, and where they break into lines.

The widths are those of ``font_widths.json``, written by ``tools/measure_fonts.py``: *screen* is the
font that the pages use, *paper* the widest that a saved picture may be drawn with.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from claimscope.bidi import isolated
from claimscope.figures.theme import escape_plotly

TABLE = Path(__file__).parent / "font_widths.json"
ALLOWANCE = 1.03  # for what differs between two renderings of one font
UNKNOWN_EM = 0.75
FULL_EM = 1.05
ELLIPSIS = "…"

Medium = Literal["screen", "paper"]


@dataclass(frozen=True)
class Word:
    """A word with its weight and its colour, empty for the ink of the text around it."""

    text: str
    bold: bool = False
    colour: str = ""


def words_of(text: str, *, bold: bool = False, colour: str = "") -> list[Word]:
    """``text`` cut at its blanks."""
    return [Word(part, bold, colour) for part in text.split()]


@cache
def _widths(font: str) -> dict[str, float]:
    tables: dict[str, dict[str, str]] = json.loads(TABLE.read_text("utf-8"))
    return {
        character: int(width) / 1000
        for width, characters in tables[font].items()
        for character in characters
    }


def text_width(text: str, size: float, *, bold: bool = False, medium: Medium = "screen") -> float:
    """The pixels that ``text`` takes in a line at a font of ``size``."""
    widths = _widths(f"{medium} bold" if bold else medium)
    ems = sum(widths[each] if each in widths else _foreign(each) for each in text)
    return ems * size * ALLOWANCE


@cache
def _foreign(character: str) -> float:
    """The width of a character that another font has to draw, rather too much than too little."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    wide = unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF
    return FULL_EM if wide else UNKNOWN_EM


@dataclass(frozen=True)
class TextRoom:
    """The room that a text has: pixels a line, lines, size of its font and medium."""

    width: float
    size: float
    lines: int = 3
    medium: Medium = "screen"

    def fits(self, text: str) -> bool:
        """Whether a text has room in one line."""
        return text_width(text, self.size, medium=self.medium) <= self.width

    def of(self, word: Word) -> float:
        """The width of a word."""
        return text_width(word.text, self.size, bold=word.bold, medium=self.medium)

    @property
    def blank(self) -> float:
        """The width between two words."""
        return text_width(" ", self.size, medium=self.medium)

    def line_width(self, line: Sequence[Word]) -> float:
        """The width of words beside each other."""
        return sum(map(self.of, line)) + self.blank * max(len(line) - 1, 0)


def wrapped_lines(words: Sequence[Word], room: TextRoom) -> list[list[Word]]:
    """The words in as few lines as they need, evened out; what does not fit ends in an ellipsis."""
    pieces = [piece for word in words for piece in _broken(word, room)]
    lines = _greedy(pieces, room.width, room)
    if len(lines) > room.lines:
        kept = lines[: room.lines]
        return [*kept[:-1], _shortened(kept[-1], room)]
    return _evened(pieces, lines, room)


def _greedy(words: Sequence[Word], width: float, room: TextRoom) -> list[list[Word]]:
    lines: list[list[Word]] = []
    used = 0.0
    for word in words:
        needed = room.of(word)
        if lines and used + room.blank + needed <= width:
            lines[-1].append(word)
            used += room.blank + needed
        else:
            lines.append([word])
            used = needed
    return lines


def _evened(words: Sequence[Word], lines: list[list[Word]], room: TextRoom) -> list[list[Word]]:
    """The narrowest lines that are as many."""
    if len(lines) < 2:
        return lines
    low, high = room.width / len(lines), room.width
    while high - low > 1:
        middle = (low + high) / 2
        tried = _greedy(words, middle, room)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _broken(word: Word, room: TextRoom) -> list[Word]:
    """A word in pieces that fit into a line."""
    pieces, start = [], 0
    while room.of(rest := Word(word.text[start:], word.bold, word.colour)) > room.width:
        end = start + 1
        while room.of(Word(word.text[start : end + 1], word.bold)) <= room.width:
            end += 1
        pieces.append(Word(word.text[start:end], word.bold, word.colour))
        start = end
    return [*pieces, rest] if rest.text or not pieces else pieces


def _shortened(line: Sequence[Word], room: TextRoom) -> list[Word]:
    """A line with an ellipsis at its end, without what then has no room."""
    kept = list(line)
    dots = Word(ELLIPSIS)
    while kept and room.line_width([*kept, dots]) > room.width:
        kept.pop()
    return [*kept, dots]


def shortened(text: str, room: TextRoom) -> str:
    """``text`` in one line; what is too long ends in an ellipsis."""
    end = len(text)
    if not room.fits(text):
        while end and not room.fits(text[:end].rstrip() + ELLIPSIS):
            end -= 1
    return text if end == len(text) else text[:end].rstrip() + ELLIPSIS


def markup(lines: Sequence[Sequence[Word]]) -> str:
    """Lines of words as Plotly's labels write them, every word of a document escaped."""
    return "<br>".join(_line_markup(line) for line in lines)


def _line_markup(line: Sequence[Word]) -> str:
    parts: list[str] = []
    runs: list[list[Word]] = []
    for word in line:
        if runs and (runs[-1][0].bold, runs[-1][0].colour) == (word.bold, word.colour):
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        text = escape_plotly(isolated(" ".join(word.text for word in run)))
        text = f"<b>{text}</b>" if run[0].bold else text
        parts.append(
            f'<span style="color:{run[0].colour}">{text}</span>' if run[0].colour else text
        )
    return " ".join(parts)
