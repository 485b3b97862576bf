"""What a store is: where cases are read from and, if it is writable, saved.

:class:`claimscope.store.folder.FolderStore` and an archive are each a :class:`Store`,
:class:`claimscope.store.sql.store.SqlStore` a :class:`WritableStore`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, Save, Version
from claimscope.store.reviews import Reviews
from claimscope.store.search import MOST, Query, Results
from claimscope.views.read_model import Frames, ReadModel


class Store(Protocol):
    """Where cases are read from. All methods raise :class:`StoreError` for an unknown case."""

    @property
    def address(self) -> str:
        """Where the store is, for a reader and to tell it from other stores; without a secret."""

    @property
    def host(self) -> str:
        """The server that is asked for the cases; "" where they lie in files of this computer."""

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title; also those that are archived if asked for."""

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The validated case as recorded by a moment; the current one if none is given.

        Its ``state`` is that of its entry in :meth:`cases`. Raises :class:`DataError` for a case
        that is invalid.
        """

    def read_model(self, frames: Frames) -> ReadModel:
        """What answers questions about a case of the store; ``frames`` hold the case and are asked
        where nothing else can answer.
        """

    def history(self, case_id: str, *claim_ids: str) -> list[Version]:
        """Every version of every row, the earliest first; of these claims if any is given."""

    def search(self, query: Query, most: int = MOST) -> Results:
        """The first passages of each kind, quotes, claims and texts, and how many there are."""


class WritableStore(Store, Protocol):
    """A store that also saves. What changes a case returns its entry as it then is."""

    @property
    def reviews(self) -> Reviews:
        """The reviews in progress, which are no part of the record."""

    def current(self, case_id: str) -> list[Version]:
        """The latest version of every row that is not withdrawn, in the order they were added."""

    def create(self, case_id: str, title: str, save: Save) -> CaseEntry:
        """Add a case with its first rows."""

    def take_in(self, case: Case, who: str, why: str, case_id: str | None = None) -> CaseEntry:
        """Import a whole case, under another id if one is given."""

    def save(self, case_id: str, save: Save) -> CaseEntry:
        """Save all the changes or none.

        Raises :class:`DataError` if the case would be invalid and :class:`ConflictError` if
        somebody has changed one of the rows meanwhile.
        """

    def rename(self, case_id: str, title: str, who: str, why: str) -> CaseEntry:
        """Give the case another title."""

    def archive(self, case_id: str, who: str, why: str, *, archived: bool = True) -> CaseEntry:
        """Hide the case from the list, or restore it."""

    def close(self) -> None:
        """Close the connections to the store."""
