"""A Word document (.docx): its paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.exceptions import PythonDocxError
from docx.table import Table
from lxml.etree import LxmlError

from data.reading.limits import Limits, check_unpacked
from data.reading.parsing import broken
from data.reading.reading import Extract, Facts, ReadingError

LEFT_OUT = "Headers, footers, notes, comments and pictures are left out."
_MAIN_PART = "word/document.xml"


def extract(content: bytes, limits: Limits) -> Extract:
    """The document's text; a table's cells stand on one line, with tabs between."""
    _check_archive(content, limits)
    try:
        document = Document(BytesIO(content))
    except (LxmlError, PythonDocxError) as fault:
        raise broken("word") from fault
    text = "\n".join(_lines(document.iter_inner_content()))
    if not text.strip():
        raise ReadingError(
            "The Word document has no text: it is empty, or holds pictures only.",
            "Choose another file, or paste the text.",
        )
    return Extract(text, _facts(document.core_properties), (LEFT_OUT,))


def _check_archive(content: bytes, limits: Limits) -> None:
    """Refuse a bomb before anything is unpacked.

    What the archive declares holds: the standard library unpacks no more of an entry than that.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except BadZipFile as fault:
        raise broken("word") from fault
    check_unpacked(sum(each.file_size for each in entries), len(entries), limits)
    if any(each.flag_bits & 1 for each in entries):
        raise ReadingError("The archive is encrypted.", "Save it without a password.")
    if _MAIN_PART not in {each.filename for each in entries}:
        raise ReadingError(
            "It is a ZIP archive, but no Word document.", "Unpack it and choose one file in it."
        )


def _lines(blocks: Iterator[object]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)
            yield ""
        else:
            yield from (str(getattr(block, "text", "")), "")


def _facts(properties: object) -> Facts:
    written = getattr(properties, "created", None) or getattr(properties, "modified", None)
    return Facts(
        title=str(getattr(properties, "title", "") or ""),
        published_on=written.date().isoformat() if written else "",
        published_precision="day" if written else "unknown",
        language=str(getattr(properties, "language", "") or ""),
    )
