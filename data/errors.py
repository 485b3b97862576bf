"""What is wrong with a case, said so that whoever keeps it can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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

    def __str__(self) -> str:
        where = [self.file]
        where += [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        return f"{', '.join(where)}: {self.wrong} {self.remedy}"


class DataError(Exception):
    """A case that cannot be loaded. Holds every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
