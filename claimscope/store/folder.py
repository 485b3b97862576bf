"""A folder of cases as a store that is only read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from claimscope.record.case import Case, case_folders, files_of, load_case, title_of
from claimscope.record.changes import CaseEntry, StoreError, Version
from claimscope.record.model import KEPT_TABLES


class Store(Protocol):
    """Where cases are read from. What saves too is :class:`claimscope.store.sql.store.SqlStore`."""

    @property
    def address(self) -> str:
        """Where it is, for a reader and as what tells it from others."""

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title, those that are archived too where asked for."""

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The case with all that was saved by then; by now where no moment is given."""

    def history(self, case_id: str, claim_id: str | None = None) -> list[Version]:
        """Every version of every row, the earliest first; of one claim where it is given."""


class FolderStore:
    """The cases in ``root``. A folder has no history: it is as it is now."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def address(self) -> str:
        """The folder."""
        return str(self._root)

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title; none is archived."""
        del archived
        entries = [_entry(each) for each in case_folders(self._root)]
        return sorted(entries, key=lambda each: (each.title, each.case_id))

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The case in the folder of that name. Raises :class:`StoreError` for an earlier moment."""
        if as_recorded_at is not None:
            raise StoreError("A folder keeps no history. Take the case into a store first.")
        folders = {folder.name: folder for folder in case_folders(self._root)}
        if case_id not in folders:
            raise StoreError(f"There is no case “{case_id}” in this store.")
        return load_case(folders[case_id])

    def history(self, case_id: str, claim_id: str | None = None) -> list[Version]:
        """None: nothing was ever saved through us."""
        del case_id, claim_id
        return []


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
