"""The base of every error that users are told of, and what can be wrong with a case.

Each package defines the errors that it raises. All derive from :class:`ClaimscopeError`, so that a
terminal and a screen report them in one way: the problem, the remedy, and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

MOST_PROBLEMS = 100
LONGEST = 300  # characters of what is wrong; a cell of a file may be of any length


class ClaimscopeError(Exception):
    """What cannot be done, why, and what to do about it, in words for the user.

    ``exit_code`` is what a command ends with after it; 1 unless a class says otherwise.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(filter(None, (self.problem, self.remedy)))

    @property
    def details(self) -> tuple[str, ...]:
        """Lines that follow the problem where one line does not say all."""
        return ()


class InputError(ClaimscopeError):
    """What was given cannot be used: a case, a document, a picture. A report names it first."""


class OptionError(ClaimscopeError):
    """A command was called with an option that means nothing."""

    exit_code = 2


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


class DataError(InputError):
    """A case that is invalid. Holds the first hundred problems, not only the first.

    ``total`` is how many there are. As a text it is the problems, a line each.
    """

    def __init__(self, problems: Iterable[Problem] | Problems) -> None:
        found = problems if isinstance(problems, Problems) else Problems(problems)
        self.problems = tuple(sorted(found.kept))
        self.total = found.total
        super().__init__(f"{self.total:,} problem{'' if self.total == 1 else 's'}")

    def __str__(self) -> str:
        return "\n".join(self.details)

    def __reduce__(self) -> tuple[type[DataError], tuple[Problems]]:
        return DataError, (Problems(self.problems, total=self.total),)

    @property
    def details(self) -> tuple[str, ...]:
        """The problems, each with its remedy, and how many more there are."""
        left = self.total - len(self.problems)
        more = [f"… and {left:,} more. Correct these first."] if left else []
        return (*map(str, self.problems), *more)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 3 :]}"
