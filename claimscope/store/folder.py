"""A folder of cases as a read-only :class:`claimscope.store.base.Store`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from claimscope.errors import DataError
from claimscope.record.case import Case, case_folders, files_of, load_case, title_of
from claimscope.record.changes import CaseEntry, StoreError, Version
from claimscope.record.model import KEPT_TABLES
from claimscope.store.search import MOST, Query, Results, search_cases
from claimscope.views.read_model import Frames, FramesModel, ReadModel


class FolderStore:
    """The cases in the folders below ``root``. A folder has no history."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def address(self) -> str:
        """The folder."""
        return str(self._root)

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title; none is archived."""
        del archived
        entries = map(_entry, case_folders(self._root))
        return sorted(entries, key=lambda entry: (entry.title, entry.case_id))

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The case in the folder of that name. Raises :class:`StoreError` for an earlier moment."""
        if as_recorded_at is not None:
            raise StoreError("A folder keeps no history.", "Import the case into a store first.")
        folder = self._folder(case_id)
        state = _entry(folder).state
        return replace(load_case(folder), state=state, address=self.address)

    def read_model(self, frames: Frames) -> ReadModel:
        """The frames answer."""
        return FramesModel(frames)

    def history(self, case_id: str, claim_id: str | None = None) -> list[Version]:
        """None: nothing was ever saved through the store."""
        del claim_id
        self._folder(case_id)
        return []

    def search(self, query: Query, most: int = MOST) -> Results:
        """Read through the cases; those that are invalid are left out."""
        return search_cases(self._valid_cases(query.case_id), query, most)

    def _valid_cases(self, only: str) -> Iterator[Case]:
        for entry in self.cases():
            if only in ("", entry.case_id):
                with suppress(DataError):
                    yield self.case(entry.case_id)

    def _folder(self, case_id: str) -> Path:
        folders = {folder.name: folder for folder in case_folders(self._root)}
        if case_id not in folders:
            raise StoreError(f"There is no case “{case_id}” in this store.")
        return folders[case_id]


def _entry(folder: Path) -> CaseEntry:
    files = files_of(folder)
    stamps = tuple(map(_stamp, files))
    last = max((stamp[0] for stamp in stamps if stamp), default=None)
    return CaseEntry(
        folder.name,
        title_of(folder),
        state=stamps,
        documents=len(files) - 1 - len(KEPT_TABLES),
        changed_on=datetime.fromtimestamp(last / 1e9, UTC).date() if last else None,
    )


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes with a file: its time and its size; None where there is none to be read."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name with a null character is a ValueError
        return None
    return found.st_mtime_ns, found.st_size
