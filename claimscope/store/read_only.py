"""What all stores have in common that are only read and keep no history."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, StoreError, Version
from claimscope.store.search import MOST, Query, Results, search_cases
from claimscope.views.read_model import Frames, FramesModel, ReadModel


class ReadOnlyStore(ABC):
    """Cases in files, below a folder or in storage."""

    _no_history: ClassVar[tuple[str, str]]
    """That no earlier record is kept, and what to do."""

    def __init__(self, address: str) -> None:
        self._address = address

    @property
    def address(self) -> str:
        """The folder, or the bucket with its prefix."""
        return self._address

    @property
    def host(self) -> str:
        """None, of a folder."""
        return ""

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title; none is archived."""
        del archived
        return sorted(self._entries(), key=lambda entry: (entry.title, entry.case_id))

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The case of that id, checked. Raises :class:`StoreError` for an earlier moment."""
        if as_recorded_at is not None:
            raise StoreError(*self._no_history)
        return replace(self._case(case_id), address=self.address)

    def read_model(self, frames: Frames) -> ReadModel:
        """The frames answer."""
        return FramesModel(frames)

    def history(self, case_id: str, *claim_ids: str) -> list[Version]:
        """None: nothing was ever saved through the store."""
        del claim_ids
        self._refuse_unknown(case_id)
        return []

    def search(self, query: Query, most: int = MOST) -> Results:
        """Read through the cases; those that are invalid are left out."""
        return search_cases(self._valid_cases(query.case_id), query, most)

    @abstractmethod
    def _entries(self) -> Iterator[CaseEntry]:
        """The cases in any order."""

    @abstractmethod
    def _case(self, case_id: str) -> Case:
        """The case of that id. Raises :class:`StoreError` for one that is not there."""

    @abstractmethod
    def _refuse_unknown(self, case_id: str) -> None:
        """Raise :class:`StoreError` for a case that is not there."""

    def _valid_cases(self, only: str) -> Iterator[Case]:
        for entry in self.cases():
            if only in ("", entry.case_id):
                with suppress(DataError):
                    yield self.case(entry.case_id)


def unknown_case(case_id: str) -> StoreError:
    """The error for a case that a store does not have."""
    return StoreError(f"There is no case “{case_id}” in this store.")
