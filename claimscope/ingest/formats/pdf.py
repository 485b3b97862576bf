"""A PDF: the text of its pages, and what its properties say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from claimscope.ingest.limits import Limits, check_length, check_pages
from claimscope.ingest.page_furniture import LEFT_OUT, joined_pages, without_furniture
from claimscope.ingest.pdf_text import is_right_to_left, page_text, whole_words
from claimscope.ingest.property_days import first_likely_day
from claimscope.ingest.property_titles import likely_title
from claimscope.ingest.reading import FROM_PROPERTIES, Extract, Facts, ReadingError, unread_note
from claimscope.ingest.sniffing import broken

NOTES = ("/FreeText", "/Text")
NAMED = 10
RIGHT_TO_LEFT = (
    "It has writing from right to left, whose words a PDF may hold in another order: compare "
    "quotes with the page."
)
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")


def extract(content: bytes, limits: Limits) -> Extract:
    """The text of every page, without what is printed on each of them."""
    try:
        reader = PdfReader(BytesIO(content))
        _open(reader)
        check_pages(_declared_pages(reader), limits)
        check_pages(len(reader.pages), limits)
        pages = _pages(reader, limits)
        facts = _facts(reader)
        unread = _unread(reader)
    except PyPdfError as fault:
        raise broken("pdf") from fault
    stories = without_furniture(pages)
    text = whole_words(joined_pages(stories))
    if not text.strip():
        raise ReadingError(
            "The PDF has no text: its pages are pictures (a scan).",
            "Recognise its text (OCR) with another program, then read that.",
        )
    furniture = (LEFT_OUT,) if stories != pages else ()
    order = (RIGHT_TO_LEFT,) if is_right_to_left(text) else ()
    return Extract(text, facts, (*_notes(pages), *furniture, *order, *unread_note(unread)))


def _open(reader: PdfReader) -> None:
    """Many PDFs are encrypted with an empty password, which keeps nobody from reading them."""
    try:
        opened = not reader.is_encrypted or bool(reader.decrypt(""))
    except (PyPdfError, ImportError, NotImplementedError):
        opened = False
    if not opened:
        raise ReadingError(
            "The PDF is encrypted.", "Save it without a password, or paste its text."
        )


def _declared_pages(reader: PdfReader) -> int:
    """How many pages it says it has: quicker than counting, and enough to refuse a huge one."""
    pages = reader.root_object.get("/Pages")
    count = pages.get_object().get("/Count") if pages is not None else 0
    return int(count or 0)


def _pages(reader: PdfReader, limits: Limits) -> list[str]:
    """The text of each page."""
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        texts.append(page_text(page))
        length += len(texts[-1])
        if length > limits.characters:
            check_length("".join(texts), limits)
    return texts


def _unread(reader: PdfReader) -> Counter[str]:
    """What lies upon or beside the pages: filled-in fields, notes in the margin, attached files."""
    found = Counter({"attached file": len(reader.attachments)})
    for page in reader.pages:
        for each in page.get("/Annots") or ():
            annotation = each.get_object()
            found["filled-in field"] += bool(annotation.get("/V"))
            found["note"] += annotation.get("/Subtype") in NOTES and bool(
                annotation.get("/Contents")
            )
    return found


def _facts(reader: PdfReader) -> Facts:
    properties = reader.metadata
    if properties is None:
        return Facts()
    day, precision = _day(properties)
    return Facts(
        title=likely_title(str(properties.get("/Title") or "")),
        published_on=day,
        published_precision=precision,
        published_from=FROM_PROPERTIES if day else "",
        language=str(reader.root_object.get("/Lang") or ""),
    )


def _day(properties: Mapping[str, Any]) -> tuple[str, str]:
    """When the PDF was made, unless it is a web page that somebody has printed from a browser."""
    found = _DATE.match(str(properties.get("/CreationDate") or ""))
    if not found or str(properties.get("/Creator") or "").startswith("Mozilla/"):
        return "", "unknown"
    year, month, day = found.groups()
    precision = "day" if day else "month" if month else "year"
    likely = first_likely_day([f"{year}-{month or '01'}-{day or '01'}"])
    return likely, precision if likely else "unknown"


def _notes(pages: list[str]) -> tuple[str, ...]:
    empty = [number for number, text in enumerate(pages, start=1) if not text]
    notes = ["Pictures are left out; line ends are those of the printed page."]
    if empty:
        first = ", ".join(map(str, empty[:NAMED]))
        several = f"{len(empty)} pages: {first}{' …' if len(empty) > NAMED else ''}"
        which = f"page {first}" if len(empty) == 1 else several
        notes.append(f"Not read: {which}, without text (a picture, or blank).")
    return tuple(notes)
