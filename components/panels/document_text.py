"""The reader: a document's own text with every quote marked in its claim's status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pandas as pd

from claimscope.figures.theme import MARKS
from components.web.parts import mount
from components.web.style import themed_colour

STATUS_MARKS = {
    status: {"symbol": mark.symbol, "colour": themed_colour(status)}
    for status, mark in MARKS.items()
}


@dataclass(frozen=True)
class TextLook:
    """How a text is drawn: the symbol and colour of every status, and its height.

    With a ``height`` of a style sheet the text scrolls by itself, and words may be chosen in it.
    ``act`` is called with the answer before the run that it causes.
    """

    marks: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: STATUS_MARKS)
    height: str | None = None
    act: Callable[[str], None] | None = None


READ = TextLook()


def show_document(
    text: str,
    quotes: pd.DataFrame,
    *,
    language: str,
    picked: str | None,
    key: str,
    look: TextLook = READ,
) -> str | None:
    """Draw ``text`` with ``quotes`` marked; the claims under the mark that was clicked.

    ``quotes`` are rows of a ``QUOTES_FRAME`` with their claim's ``title`` and ``status``;
    ``picked`` is an assertion to scroll to. The answer is one claim id, or several separated by
    spaces where quotes overlap.

    The answer is ``words:12-80`` where words are chosen in a text that scrolls by itself.
    """
    data = {
        "stretches": stretches(text, quotes, picked),
        "statuses": {status: dict(mark) for status, mark in look.marks.items()},
        "height": look.height,
        "language": language,
        "shown": picked or "",
    }
    return mount("document_text", data, key=key, act=look.act)


def stretches(text: str, quotes: pd.DataFrame, picked: str | None) -> list[dict[str, Any]]:
    """``text`` cut where a quote begins or ends; together they are the text again.

    Each stretch has the ``quotes`` that lie on it, the shortest first; ``first`` where one of
    them begins, so that the keyboard stops there once.
    """
    rows = quotes.to_dict("records")
    edges = (
        {0, len(text)} | {row["quote_start"] for row in rows} | {row["quote_end"] for row in rows}
    )
    return [_stretch(text, rows, start, end, picked) for start, end in pairwise(sorted(edges))]


def _stretch(
    text: str, rows: list[dict[Any, Any]], start: int, end: int, picked: str | None
) -> dict[str, Any]:
    here = [row for row in rows if row["quote_start"] <= start and end <= row["quote_end"]]
    here.sort(key=lambda row: row["quote_end"] - row["quote_start"])
    return {
        "text": text[start:end],
        "quotes": [{name: row[name] for name in ("claim_id", "title", "status")} for row in here],
        "picked": any(row["assertion_id"] == picked for row in here),
        "first": any(row["quote_start"] == start for row in here),
    }
