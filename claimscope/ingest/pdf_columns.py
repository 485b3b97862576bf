"""The columns of a page one after the other, where a PDF draws its lines across them all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

FEWEST_ROWS = 4
APART = 100
"""Points between the beginnings of two columns; those of two words are seldom as far."""
PROSE = 20
"""Characters in a line of a column, on average; the cells of a table have fewer."""
PROSE_WORDS = 3
_GAP = re.compile(r" {3,}")
_SENTENCE_END = re.compile(r"[.!?:][”\"’')]?$")


@dataclass(frozen=True)
class Cell:
    """What stands between two wide gaps of a printed line, from which character to which."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


class LineStarts:
    """Where on a page the pieces of text begin that a PDF draws, told by its reader as it goes."""

    def __init__(self) -> None:
        self._rows: defaultdict[int, list[int]] = defaultdict(list)

    def note(
        self, operator: bytes, _operands: Any, cm: Sequence[float], tm: Sequence[float]
    ) -> None:
        """Note a piece; the signature is that of pypdf's visitors."""
        if operator in (b"Tj", b"TJ", b"'", b'"'):
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            self._rows[round(y)].append(round(x / 5) * 5)

    def may_be_columns(self) -> bool:
        """Whether several lines have a piece at the same place far from where they begin."""
        begin = (set(row[1:]) for row in self._rows.values() if row)
        firsts = [row[0] for row in self._rows.values() if row]
        left = min(firsts, default=0)
        shared = Counter(x for row in begin for x in row if x - left >= APART)
        return max(shared.values(), default=0) >= FEWEST_ROWS


def in_columns(plain: str, layout: str) -> str:
    """The text of a page in the order in which its columns are read.

    ``plain`` is its text in the order in which it is drawn, ``layout`` the same with blanks for the
    gaps between what is printed. It stays ``plain`` unless that runs across columns of prose: the
    rows of a table do so rightly.
    """
    rows = [_cells(line) for line in layout.split("\n")]
    split = [row for row in rows if len(row) > 1]
    count, times = Counter(map(len, split)).most_common(1)[0] if split else (0, 0)
    if times < FEWEST_ROWS or not _is_prose(split) or not _runs_across(plain, split):
        return plain
    full = [row for row in split if len(row) == count]
    starts = [median(row[number].start for row in full) for number in range(count)]
    return "\n".join(_ordered(rows, starts))


def _cells(line: str) -> list[Cell]:
    cells, place = [], 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        text = line[place:end]
        if text.strip():
            cells.append(Cell(place + len(text) - len(text.lstrip()), text.strip()))
        place = gap.end() if gap else end
    return cells


def _is_prose(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether what stands side by side is lines that go on below, on each side."""
    for number in (0, 1):
        side = [row[number].text for row in rows]
        goes_on = sum(not _SENTENCE_END.search(text) for text in side)
        words = mean(len(text.split()) for text in side)
        if mean(map(len, side)) < PROSE or words < PROSE_WORDS or goes_on * 2 < len(side):
            return False
    return True


def _runs_across(plain: str, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the text as it is drawn has the lines of two columns in one."""
    words = " ".join(plain.split())
    joined = (f"{row[0].text} {row[1].text}" for row in rows)
    return sum(" ".join(each.split()) in words for each in joined) * 2 > len(rows)


def _ordered(rows: Sequence[Sequence[Cell]], starts: Sequence[float]) -> Iterator[str]:
    """The lines of each column down to where a line goes across them all."""
    columns: list[list[str]] = [[] for _ in starts]
    for row in rows:
        across = len(row) == 1 and any(row[0].start < each - 1 < row[0].end for each in starts)
        if across:
            yield from (line for column in columns for line in column)
            yield row[0].text
            columns = [[] for _ in starts]
            continue
        for cell in row:
            away = [abs(cell.start - start) for start in starts]
            columns[away.index(min(away))].append(cell.text)
    yield from (line for column in columns for line in column)
