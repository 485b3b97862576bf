"""Opens a folder of cases, or an archive of them, to be read."""

from __future__ import annotations

from pathlib import Path

from claimscope.store.archive import MANIFEST, STORAGE
from claimscope.store.folder import FolderStore
from claimscope.store.read_only import ReadOnlyStore


def open_read_only(address: str | Path) -> ReadOnlyStore:
    """The archive in a folder or at ``s3://bucket/prefix``, else the case folders in the folder."""
    if str(address).startswith(STORAGE) or (Path(address) / MANIFEST).is_file():
        # pyarrow.parquet takes a tenth of a second to import, and few cases lie in an archive.
        from claimscope.store.archive.files import archive_files  # noqa: PLC0415
        from claimscope.store.archive.reading import ArchiveStore  # noqa: PLC0415

        return ArchiveStore(archive_files(address))
    return FolderStore(Path(address))
