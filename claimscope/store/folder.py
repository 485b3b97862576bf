"""A folder of cases as a read-only :class:`claimscope.store.base.Store`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from claimscope.record.case import Case, case_folders, files_of, load_case, title_of
from claimscope.record.changes import CaseEntry
from claimscope.record.model import KEPT_TABLES
from claimscope.store.read_only import ReadOnlyStore, unknown_case


class FolderStore(ReadOnlyStore):
    """The cases in the folders below ``root``. A folder has no history."""

    _no_history = ("A folder keeps no history.", "Import the case into a store first.")

    def __init__(self, root: Path) -> None:
        super().__init__(str(root))
        self._root = root

    def _entries(self) -> Iterator[CaseEntry]:
        return map(_entry, case_folders(self._root))

    def _case(self, case_id: str) -> Case:
        folder = self._folder(case_id)
        state = _entry(folder).state
        return replace(load_case(folder), state=state)

    def _refuse_unknown(self, case_id: str) -> None:
        self._folder(case_id)

    def _folder(self, case_id: str) -> Path:
        folders = {folder.name: folder for folder in case_folders(self._root)}
        if case_id not in folders:
            raise unknown_case(case_id)
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
