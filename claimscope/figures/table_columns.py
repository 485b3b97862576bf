"""Where the columns of a dot table stand, for each kind of width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from claimscope.figures.text_width import Medium, TextRoom

DAYS_PX = 58.0

Layout = Literal["wide", "half", "narrow", "phone", "paper"]


@dataclass(frozen=True)
class Columns:
    """Where the columns of a table stand, in pixels of the narrowest width that it is made for.

    ``days`` is the width of the days in words, 0 where they stand with the words; ``strip`` the
    edges of the strip of days, if it has one; ``stacked`` whether words stand above the mark.
    """

    width: float
    days: float
    strip: tuple[float, float] | None
    words: tuple[float, float]
    marks: tuple[float, float]
    title_size: float
    row_px: float
    stacked: bool = False
    medium: Medium = "screen"

    def without_years(self) -> Columns:
        """The same where days need no year: the words gain what the days no longer take."""
        if self.strip or self.stacked:
            return self
        return replace(self, days=DAYS_PX, words=(DAYS_PX + 4, self.words[1]))

    def room(self, width: float, size: float, lines: int) -> TextRoom:
        """The room of a text in this table."""
        return TextRoom(width, size, lines, self.medium)


COLUMNS: dict[Layout, Columns] = {
    "wide": Columns(880, 96, (106, 280), (304, 560), (590, 866), 17, 25),
    "half": Columns(490, 74, None, (80, 356), (372, 478), 13, 23),
    "narrow": Columns(420, 74, None, (80, 291), (306, 408), 13, 23),
    "phone": Columns(310, 0, None, (0, 308), (8, 296), 15, 24, stacked=True),
    "paper": Columns(1080, 130, (142, 350), (376, 720), (748, 1066), 18, 26, medium="paper"),
}
