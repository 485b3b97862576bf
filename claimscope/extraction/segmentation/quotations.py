"""Which stretches of a paragraph stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.extraction.candidate import Span

CLOSES = {"“": "”", "«": "»", "„": "“”"}
ENGLISH = '“”"'
MARK = re.compile(r"[“”«»„\"]")


def quotation_spans(text: str, start: int, end: int) -> list[Span]:
    """The quotations in ``text[start:end]``, marks included.

    One that is not closed runs to the end of the paragraph, as printers do when a speech goes on
    in the next.
    """
    return list(_spans(text, start, end))


def is_open(text: str, quote: Span) -> bool:
    """Whether a quotation has no closing mark."""
    return quote.end - quote.start < 2 or text[quote.end - 1] not in '“”"»'


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    opened: tuple[int, str] | None = None
    inner = False
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            closes = '"' if mark[0] == '"' else CLOSES.get(mark[0], "")
            closes = closes or (mark[0] if _opens(text, mark) else "")
            opened, inner = ((mark.start(), closes) if closes else None), False
        elif mark[0] in opened[1] or (not inner and _closes_wrongly(text, mark, opened[0])):
            yield Span(opened[0], mark.end())
            opened = None
        elif mark[0] in ENGLISH:
            inner = not inner
    if opened is not None:
        yield Span(opened[0], end)


def _closes_wrongly(text: str, mark: re.Match[str], opened: int) -> bool:
    """Whether a mark of another kind closes, as some printers have it.

    “Like this,“ and a blank; “like this" and "like this”, where texts were pasted together.
    """
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    if mark[0] == "“":
        return text[opened] == "“" and before in ".,!?…" and not after.strip()
    return text[opened] in ENGLISH and bool(before.strip()) and not after.isalnum()


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a closing mark opens a quotation, as some printers have it: ”like this”."""
    before = text[mark.start() - 1 : mark.start()]
    return mark[0] == "”" and not before.strip() and text[mark.end() : mark.end() + 1].isalnum()
