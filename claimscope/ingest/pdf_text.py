"""The text of one page of a PDF, with words whole that the printed line broke."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pypdf.generic import ContentStream, NameObject

from claimscope.ingest.pdf_columns import LineStarts, in_columns

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
RTL_SHARE = 10
SHOWING = {b"Tj", b"TJ", b"'", b'"'}
_BREAK = re.compile(r"(?<=[^\W\d_]) ?[\u2010\u00ad]\n(?=[^\W\d_])")
_HYPHENED = re.compile(r"\b(\w+)-\n(\w+)")
# Two blanks where a justified line was stretched; more are the gap between cells.
_STRETCHED = re.compile(r"(?<=\S)  (?=\S)")
_WORD = re.compile(r"\w+(?:-\w+)*")


def page_text(page: Any) -> str:
    """The text of a page, line by line, one column after the other."""
    if "/Contents" in page:
        content = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")
        content.operations = _without_soft_hyphens(content.operations)
        page[NameObject("/Contents")] = content
    starts = LineStarts()
    text = page.extract_text(visitor_operand_before=starts.note)
    if starts.may_be_columns():
        text = in_columns(text, page.extract_text(extraction_mode="layout"))
    return whole_words(_STRETCHED.sub(" ", text).strip())


def is_right_to_left(text: str) -> bool:
    """Whether a good part of the letters are of Hebrew, Arabic or another such script."""
    letters = [unicodedata.bidirectional(each) for each in text if each.isalpha()]
    return sum(each in ("R", "AL") for each in letters) * RTL_SHARE > len(letters)


def _without_soft_hyphens(operations: list[tuple[Any, bytes]]) -> list[tuple[Any, bytes]]:
    """Leave out glyphs that stand for a place to break a word and show nothing.

    Browsers print them as a blank of no width, which would cut the word in two.
    """
    kept, marks = [], []
    for operands, operator in operations:
        if operator in (b"BDC", b"BMC"):
            marks.append(_actual_text(operands) == SOFT_HYPHEN)
        elif operator == b"EMC" and marks:
            marks.pop()
        if operator not in SHOWING or not any(marks):
            kept.append((operands, operator))
    return kept


def _actual_text(operands: Any) -> str:
    properties = operands[1] if len(operands) > 1 else None
    text = properties.get("/ActualText", "") if isinstance(properties, dict) else ""
    return text.decode("utf-16", "replace") if isinstance(text, bytes) else str(text)


def whole_words(text: str) -> str:
    """Words that the end of a line breaks are one again.

    A typographic hyphen there is a break. Any other may belong to the word: it stays in names and
    numbers, and where the same text also has it within a line.
    """
    text = _BREAK.sub("", text)
    words = {word.lower() for word in _WORD.findall(text)}
    return _HYPHENED.sub(lambda match: _joined(match[1], match[2], words), text)


def _joined(start: str, end: str, words: set[str]) -> str:
    is_word = f"{start}{end}".lower() in words
    is_compound = f"{start}-{end}".lower() in words
    letters = f"{start[-1]}{end}"
    is_plain = letters.isalpha() and letters.islower()
    return start + ("" if is_word or (is_plain and not is_compound) else "-") + end
