"""The key of a chart: the marks that are in it, each with its word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from claimscope.figures.canvas import Canvas
from claimscope.figures.text_width import Medium, text_width
from claimscope.record.model import STATUSES

WORDS = {"unconfirmed": "not confirmed"}
LINE_PX = 18.0
GAP_PX = 16.0


@dataclass
class Legend:
    """A key of one or more lines in ``width`` pixels."""

    canvas: Canvas
    width: float
    size: float
    medium: Medium
    x: float = 0.0

    def draw(
        self, top: float, statuses: Collection[str], *, open_up: bool, open_down: bool
    ) -> float:
        """Draws the marks of ``statuses`` and of open bounds; where the key ends."""
        y = top + LINE_PX / 2
        for status in (each for each in STATUSES if each in statuses):
            words = WORDS.get(status, status)
            y = self._next(y, 16, words)
            self.canvas.mark(self.x + 6, y, status, size=9)
            self._write(words, y, 16)
        for drawn, words, way in (
            (open_up, "no upper limit", 1),
            (open_down, "no lower limit", -1),
        ):
            if drawn:
                y = self._next(y, 34, words)
                self._draw_open(y, way)
                self._write(words, y, 34)
        return y + LINE_PX / 2

    def note(self, bottom: float, words: str) -> float:
        """Writes ``words`` at the right end of the last line, or of one more."""
        y = self._next(bottom - LINE_PX / 2, 0, words)
        muted = self.canvas.palette.muted
        self.canvas.write(self.width - 1, y, words, self.size, colour=muted, anchor="right")
        return y + LINE_PX / 2

    def _next(self, y: float, mark: float, words: str) -> float:
        needed = mark + text_width(words, self.size, medium=self.medium)
        if self.x and self.x + needed > self.width:
            self.x = 0.0
            return y + LINE_PX
        return y

    def _write(self, words: str, y: float, mark: float) -> None:
        muted = self.canvas.palette.muted
        self.canvas.write(self.x + mark, y, words, self.size, colour=muted)
        self.x += mark + text_width(words, self.size, medium=self.medium) + GAP_PX

    def _draw_open(self, y: float, way: int) -> None:
        muted = self.canvas.palette.muted
        at, end = (self.x + 1, self.x + 28) if way > 0 else (self.x + 28, self.x + 1)
        self.canvas.line((at, y - 4), (at, y + 4), muted, width=2, layer=3)
        for edge in (y - 4, y + 4):
            self.canvas.line((at, edge), (at + 3 * way, edge), muted, width=2, layer=3)
        self.canvas.fading(at, end, y, muted, width=3)
