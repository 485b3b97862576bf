"""Opens a folder of cases, or an archive of them, to be read."""

from __future__ import annotations

from pathlib import Path

from claimscope.store.archive import MANIFEST
from claimscope.store.folder import FolderStore
from claimscope.store.read_only import ReadOnlyStore


def open_read_only(root: Path) -> ReadOnlyStore:
    """The archive in ``root``, else the case folders below it."""
    if (root / MANIFEST).is_file():
        # pyarrow.parquet takes a tenth of a second to import, and few cases lie in an archive.
        from claimscope.store.archive.reading import ArchiveStore  # noqa: PLC0415

        return ArchiveStore(root)
    return FolderStore(root)
