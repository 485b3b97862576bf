"""How much a file may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass

from claimscope.ingest.reading import ReadingError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one file may cost: bytes in, bytes unpacked, pages, characters out, time, memory.

    Beyond any of these the file is refused as a whole: a text cut short would look complete.
    """

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    archive_entries: int = 5_000
    pages: int = 500
    characters: int = 1_000_000
    seconds: float = 30.0
    memory_bytes: int = 1024 * MEGABYTE


LIMITS = Limits()


def check_size(content: bytes, limits: Limits) -> None:
    """Refuse a file that is too large, or that holds nothing."""
    if not content:
        raise ReadingError("The file is empty.", "Choose another, or paste the text.")
    if len(content) > limits.file_bytes:
        raise ReadingError(
            f"The file has more than the {_megabytes(limits.file_bytes)} MB that are read at most.",
            "Take the pages you need, or paste their text.",
        )


def check_unpacked(size: int, entries: int, limits: Limits) -> None:
    """Refuse an archive that unpacks to too much: a “zip bomb”."""
    if size > limits.unpacked_bytes or entries > limits.archive_entries:
        raise ReadingError(
            f"Unpacked, the file would have {_megabytes(size)} MB in {entries:,} parts; "
            f"{_megabytes(limits.unpacked_bytes)} MB in {limits.archive_entries:,} are read "
            "at most.",
            "Do not open it elsewhere unless you trust who sent it; paste the text instead.",
        )


def check_pages(pages: int, limits: Limits) -> None:
    """Refuse a document with too many pages."""
    if pages > limits.pages:
        raise ReadingError(
            f"The PDF has {pages:,} pages; {limits.pages:,} are read at most.",
            "Save the pages you need as a PDF of their own.",
        )


def check_length(text: str, limits: Limits) -> None:
    """Refuse a text that is too long to work with."""
    if len(text) > limits.characters:
        raise ReadingError(
            f"The text has {len(text):,} characters; {limits.characters:,} are read at most.",
            "Paste the part that you need.",
        )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f}".removesuffix(".0")
