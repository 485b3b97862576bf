"""What is saved: rows that are added, corrected or withdrawn, with who says so and why."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from claimscope.errors import ClaimscopeError
from claimscope.formatting import count_noun, day_words, distinct
from claimscope.record.case import Case
from claimscope.record.model import KEPT_TABLES, Table

TABLE_BY_NAME = {table.name: table for table in KEPT_TABLES}

Key = tuple[str, str]
"""A row of a case: the name of its table, and its id."""


class StoreError(ClaimscopeError):
    """What a store cannot do, and what to do instead."""


class ConflictError(StoreError):
    """Somebody else has saved another version of a row meanwhile. Nothing was saved."""


@dataclass(frozen=True)
class Change:
    """One row as it is to be from now on, or its withdrawal where ``cells`` is None.

    ``base_version`` is the number of the version that the change is made to; None for a row that
    is new.
    """

    table: str
    row_id: str
    cells: Mapping[str, str] | None
    base_version: int | None = None


@dataclass(frozen=True)
class ReviewStep:
    """A review in progress as it was seen: its name, and the number of its step."""

    name: str
    step: int


@dataclass(frozen=True)
class Save:
    """Changes that are kept together or not at all.

    ``texts`` are the documents that they bring, by the SHA-256 of their bytes in UTF-8; ``review``
    is the review in progress that ends with it, unless somebody has gone on with it since.
    """

    who: str
    why: str
    changes: tuple[Change, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    review: ReviewStep | None = None


@dataclass(frozen=True)
class Version:
    """A row as it was saved; ``cells`` is None where it was withdrawn."""

    number: int
    table: str
    row_id: str
    cells: Mapping[str, str] | None
    who: str
    why: str
    recorded_at: datetime


@dataclass(frozen=True)
class IdsUsed(Container[str]):
    """The ids that rows of one table have, among ``rows``."""

    table: str
    rows: Container[Key]

    def __contains__(self, row: object) -> bool:
        return (self.table, row) in self.rows


@dataclass(frozen=True)
class CaseEntry:
    """A case in a list of them.

    ``state`` is another whenever the case is: of a kept case its last save, of a folder the times
    and sizes of its files. ``documents`` counts them, ``changed_on`` is the day of the last change.
    """

    case_id: str
    title: str
    archived: bool = False
    state: Hashable = 0
    documents: int = 0
    changed_on: date | None = None

    @property
    def told_apart(self) -> str:
        """What tells the case from another of the same title."""
        day = f"changed {day_words(self.changed_on)}" if self.changed_on else ""
        parts = (self.case_id, count_noun(self.documents, "document"), day)
        return " · ".join(filter(None, parts))


def case_labels(entries: Iterable[CaseEntry]) -> dict[str, str]:
    """By id what each case is called in a menu: its title, and more where others have it too."""
    listed = list(entries)
    titles = {entry.case_id: entry.title for entry in listed}
    return distinct(
        titles, {entry.case_id: f"{entry.title} · {entry.told_apart}" for entry in listed}
    )


def row_id(table: Table, cells: Mapping[str, str]) -> str:
    """What tells a row from the others of its table: the cells of its key."""
    return "/".join(cells[name] for name in table.key)


def additions(case: Case) -> Iterator[Change]:
    """Every row of a case as a change that adds it."""
    for table in KEPT_TABLES:
        for cells in case.cells(table):
            yield Change(table.name, row_id(table, cells), cells)
