"""What is wrong with a case, said so that whoever keeps it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_PROBLEMS = 100
LONGEST = 300  # characters of what is wrong; a cell of a file may be of any length


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of a case: where it is, what is wrong and what to do.

    ``row`` is the line of the file as a spreadsheet numbers it (the header is row 1);
    0 stands for the file as a whole. ``column`` is empty where no single one is at fault.
    """

    file: str
    row: int
    column: str
    wrong: str
    remedy: str

    def __post_init__(self) -> None:
        for name in ("file", "column", "wrong", "remedy"):
            object.__setattr__(self, name, _shortened(getattr(self, name)))

    def __str__(self) -> str:
        where = [self.file]
        where += [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        return f"{', '.join(where)}: {self.wrong} {self.remedy}"


class Problems:
    """Problems as they are found: the first hundred are kept, all are counted."""

    def __init__(self, found: Iterable[Problem] = (), *, total: int = 0) -> None:
        self.kept: list[Problem] = []
        self.total = 0
        self.add(found)
        self.total = max(self.total, total)

    def add(self, found: Iterable[Problem]) -> None:
        """Keep these as far as there is room, and count them."""
        for problem in found:
            self.total += 1
            if len(self.kept) < MOST_PROBLEMS:
                self.kept.append(problem)

    def merge(self, others: Problems) -> None:
        """Keep those of others as far as there is room, and count them all."""
        self.kept += others.kept[: MOST_PROBLEMS - len(self.kept)]
        self.total += others.total

    def __bool__(self) -> bool:
        return self.total > 0


class DataError(Exception):
    """A case that cannot be loaded. Holds the first hundred problems, not only the first.

    ``total`` is how many there are.
    """

    def __init__(self, problems: Iterable[Problem] | Problems) -> None:
        found = problems if isinstance(problems, Problems) else Problems(problems)
        self.problems = tuple(sorted(found.kept))
        self.total = found.total
        super().__init__("\n".join([*map(str, self.problems), *self._others()]))

    def _others(self) -> list[str]:
        left = self.total - len(self.problems)
        return [f"… and {left:,} more. Mend these first."] if left else []


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 3 :]}"
