"""One file's content becomes a reading. Runs in the child process; tests also call it in theirs."""

from __future__ import annotations

import struct
import zlib
from dataclasses import asdict
from importlib import import_module
from zipfile import BadZipFile

from claimscope.ingest.limits import Limits, check_length, check_size
from claimscope.ingest.metadata import completed, data_note, table_note
from claimscope.ingest.normalise import normalise
from claimscope.ingest.paywall import locked_note
from claimscope.ingest.reading import FROM_CHANGE, FROM_PROPERTIES, Extract, Reading, ReadingError
from claimscope.ingest.sniffing import broken, sniff, surprise

_PARSERS = {
    "text": "claimscope.ingest.formats.text",
    "page": "claimscope.ingest.formats.html",
    "pdf": "claimscope.ingest.formats.pdf",
    "word": "claimscope.ingest.formats.docx",
    "mail": "claimscope.ingest.formats.mail",
    "saved page": "claimscope.ingest.formats.saved_page",
}
MADE_THEN = (
    "The day is from the file's properties: when the file was made, which need not be when its "
    "text was published."
)
CHANGED_THEN = "The day is that of the text's last change: it does not say when it was published."
DAY_NOTES = {FROM_PROPERTIES: MADE_THEN, FROM_CHANGE: CHANGED_THEN}
"""What a reader is told of a day that was found there."""
# What parsers raise when a file is not as its format says. Memory is not among these.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def parse(content: bytes, name: str, limits: Limits) -> Reading:
    """The reading of ``content``; :class:`ReadingError` for whatever cannot be read."""
    check_size(content, limits)
    kind = sniff(content, name)
    try:
        extract: Extract = import_module(_PARSERS[kind]).extract(content, limits)
    except _FAULTS as fault:
        raise broken(kind) from fault
    return finish(extract, kind, surprise(kind, name), limits)


def finish(
    extract: Extract, kind: str, notes: tuple[str, ...] = (), limits: Limits | None = None
) -> Reading:
    """The reading of an extract: its text in normal form, its facts with what the text shows."""
    check_length(extract.text, limits or Limits())
    text = normalise(extract.text)
    if not text:
        raise ReadingError("There is no text in it.", "Choose another file, or paste the text.")
    facts = completed(extract.facts, normalise(extract.body) or text)
    told = (*locked_note(text), *table_note(text), *data_note(text))
    notes = tuple(dict.fromkeys((*notes, *extract.notes, *told)))
    if facts.published_from in DAY_NOTES:
        notes = (*notes, DAY_NOTES[facts.published_from])
    return Reading(**asdict(facts), text=text, kind=kind, notes=notes)
