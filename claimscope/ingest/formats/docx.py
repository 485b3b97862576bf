"""A Word document (.docx): its text in order, then its notes, and what it names but is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from claimscope.ingest.limits import Limits
from claimscope.ingest.property_days import first_likely_day
from claimscope.ingest.property_titles import likely_title
from claimscope.ingest.publisher import outlet_named
from claimscope.ingest.reading import FROM_PROPERTIES, Extract, Facts, ReadingError, unread_note
from claimscope.ingest.word_package import Package, open_package
from claimscope.ingest.word_text import WordVisitor, unsaid_styles

NOTES = ("footnotes", "endnotes")
BESIDE = {"header": "header", "footer": "footer", "comments": "comment"}
TEMPLATE_MOMENTS = ("2013-12-23T23:15:00", "2013-01-27T09:14:16", "2006-09-16T00:00:00")
"""When the templates of python-docx, python-pptx and Excel were made, which files made of them keep
for their own."""


def extract(content: bytes, limits: Limits) -> Extract:
    """The document's text; a table's row is one line, with tabs between its cells."""
    package = open_package(content, limits)
    main = package.main_part()
    styles = [unsaid_styles(package.root(part)) for part in package.related(main, "styles")]
    unsaid = {name: why for each in styles for name, why in each.items()}
    visitor = WordVisitor(unsaid)
    lines, notes = _visited(package, main, visitor)
    if visitor.has_open_field:
        visitor = WordVisitor(unsaid, fields=False)
        lines, notes = _visited(package, main, visitor)
    text = "\n".join([*lines, "", *notes])
    if not text.strip():
        raise ReadingError(
            "The Word document has no text: it is empty, or holds pictures only.",
            "Choose another file, or paste the text.",
        )
    unread = visitor.unread + _beside(package, main)
    losses = tuple(_losses(visitor.dropped, unread, bool(notes)))
    # Footnotes name the days and outlets of other texts.
    return Extract(text, _facts(package, main), losses, body="\n".join(lines))


def _visited(package: Package, main: str, visitor: WordVisitor) -> tuple[list[str], list[str]]:
    """The lines of the body, and those of the notes."""
    body = [each for each in package.root(main) if etree.QName(each).localname == "body"]
    lines = [line for each in body for line in visitor.lines(each)]
    return lines, [line for kind in NOTES for line in _note_lines(package, main, kind, visitor)]


def _note_lines(package: Package, main: str, kind: str, visitor: WordVisitor) -> Iterator[str]:
    for part in package.related(main, kind):
        for line in visitor.lines(_without_separators(package.root(part))):
            if line.strip():
                yield from (line.strip(), "")


def _without_separators(notes: Any) -> Any:
    """The notes of a part; it also holds the lines that are drawn above them."""
    for note in list(notes):
        if any(name.endswith("}type") and value != "normal" for name, value in note.items()):
            notes.remove(note)
    return notes


def _beside(package: Package, main: str) -> Counter[str]:
    """What stands beside the text and is not read: headers, footers and comments with words."""
    found: Counter[str] = Counter()
    for kind, name in BESIDE.items():
        for part in package.related(main, kind):
            root = package.root(part)
            holders = list(root) if kind == "comments" else [root]
            found[name] += sum(bool("".join(each.itertext()).strip()) for each in holders)
    return found


def _losses(dropped: Counter[str], unread: Counter[str], has_notes: bool) -> Iterator[str]:
    if dropped["deleted"]:
        yield "It has tracked changes: read as if all were accepted, without what they delete."
    for what in ("struck out", "hidden"):
        if dropped[what]:
            yield f"Text that is {what} is left out."
    if has_notes:
        yield "Footnotes and endnotes stand after the text."
    yield from unread_note(unread)


def _publisher(package: Package, main: str) -> str:
    """The outlet or office that stands at the head of the pages, or that the properties name."""
    headers = (package.root(part) for part in package.related(main, "header"))
    lines = ("".join(each.itertext()) for root in headers for each in root)
    return next(filter(None, map(outlet_named, lines)), "")


def _facts(package: Package, main: str) -> Facts:
    properties = _properties(package)
    day = first_likely_day(
        written[:10]
        for written in (properties.get("created", ""), properties.get("modified", ""))
        if not written.startswith(TEMPLATE_MOMENTS)
    )
    return Facts(
        title=likely_title(properties.get("title", "")),
        publisher=properties.get("publisher", "") or _publisher(package, main),
        published_on=day,
        published_precision="day" if day else "unknown",
        published_from=FROM_PROPERTIES if day else "",
        language=properties.get("language", ""),
    )


def _properties(package: Package) -> dict[str, str]:
    """What the document says of itself; the first of each counts."""
    return {
        etree.QName(each).localname: (each.text or "").strip()
        for part in package.related("", "core-properties")
        for each in reversed(package.root(part))
        if isinstance(each.tag, str)
    }
