"""The reader: a document's own text with every quote marked in its claim's status.

Beside the text stand its claims. Quotes of one sentence are one underline, which says how many
claims it holds; what stands around the article is dimmed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from claimscope.bidi import isolated
from claimscope.extraction.candidate import Span
from claimscope.figures.theme import MARKS
from claimscope.formatting import NamesInTurn
from components.cache.texts import TextParts
from components.shortcuts import key_of
from components.web.parts import mount, status_mark
from components.web.style import themed_colour

STATUS_MARKS = {
    status: {"symbol": mark.symbol, "colour": themed_colour(status)}
    for status, mark in MARKS.items()
}
MOST_VOICES = 3


@dataclass(frozen=True)
class TextLook:
    """How a text is drawn: the symbol and colour of every status, and the height, of a style
    sheet, in which it scrolls by itself. ``act`` is called with the answer before the run that it
    causes.
    """

    marks: Mapping[str, Mapping[str, str]]
    height: str
    act: Callable[[str], None]


def show_document(
    text: str,
    quotes: pd.DataFrame,
    *,
    language: str,
    picked: str | None,
    key: str,
    look: TextLook,
) -> str | None:
    """Draw ``text``, to choose words in, with ``quotes`` marked; what was clicked.

    ``quotes`` are rows of a ``QUOTES_FRAME`` with their claim's ``title`` and ``status``;
    ``picked`` is an assertion to scroll to. The answer is one claim id, or several separated by
    spaces where quotes overlap, and ``words:12-80`` where words are chosen.
    """
    data = _data(text, quotes, language, picked, look.marks)
    return mount("document_text", {**data, "height": look.height}, key=key, act=look.act)


def show_reader(
    text: str,
    parts: TextParts,
    quotes: pd.DataFrame,
    *,
    language: str,
    picked: str | None,
    names: Collection[str],
    act: Callable[[str], None],
) -> None:
    """Draw ``text`` with ``quotes`` marked, sentence by sentence, beside its claims.

    ``quotes`` and ``picked`` are those of :func:`show_document`, ``names`` the short names of the
    sources of the case. ``act`` is called with ``claim:ID`` where the evidence of a claim is asked
    for, and with ``mark:ID`` where the reader goes to an assertion.
    """
    groups = quote_groups(parts.sentences, quotes)
    data = _data(text, quotes, language, picked, STATUS_MARKS, groups, parts.boilerplate)
    beside = {
        "steps": {key_of("next in text"): 1, key_of("previous in text"): -1},
        "groups": [_group(each, NamesInTurn(names)) for each in groups],
        "claims": claims_in_text(quotes, NamesInTurn(names), picked),
    }
    mount("document_text", {**data, **beside}, key="text", act=act)


def _data(
    text: str,
    quotes: pd.DataFrame,
    language: str,
    picked: str | None,
    marks: Mapping[str, Mapping[str, str]],
    groups: Sequence[Sequence[Mapping[Any, Any]]] = (),
    dimmed: Sequence[Span] = (),
) -> dict[str, Any]:
    group_of = {row["assertion_id"]: at for at, rows in enumerate(groups) for row in rows}
    return {
        "stretches": stretches(text, quotes, picked, group_of, dimmed),
        "statuses": {status: dict(mark) for status, mark in marks.items()},
        "language": language,
        "shown": picked or "",
    }


def stretches(
    text: str,
    quotes: pd.DataFrame,
    picked: str | None,
    group_of: Mapping[str, int] | None = None,
    dimmed: Sequence[Span] = (),
) -> list[dict[str, Any]]:
    """``text`` cut where a quote, or what is ``dimmed``, begins or ends; together they are the text
    again.

    Each stretch has the ``quotes`` that lie on it, the shortest first; ``first`` where one of
    them begins, so that the keyboard stops there once; the number of its ``group`` of quotes by
    ``group_of``, and ``dim`` where it is dimmed.
    """
    rows = sorted(quotes.to_dict("records"), key=lambda row: int(row["quote_start"]))
    edges = {0, len(text), *(edge for extent in dimmed for edge in extent)}
    edges |= {row["quote_start"] for row in rows} | {row["quote_end"] for row in rows}
    starts, ends = [start for start, _ in dimmed], [end for _, end in dimmed]
    found, open_rows, begun = [], list[dict[Any, Any]](), 0
    for start, end in pairwise(sorted(edges)):
        open_rows = [row for row in open_rows if row["quote_end"] > start]
        while begun < len(rows) and rows[begun]["quote_start"] <= start:
            open_rows.append(rows[begun])
            begun += 1
        around = bisect_right(starts, start) - 1
        stretch = _stretch(open_rows, start, picked, group_of or {})
        dim = around >= 0 and start < ends[around]
        found.append({"text": text[start:end], "dim": dim, **stretch})
    return found


def _stretch(
    rows: Sequence[dict[Any, Any]], start: int, picked: str | None, group_of: Mapping[str, int]
) -> dict[str, Any]:
    """What is said of the quotes that lie on a stretch, which begins at ``start``."""
    here = sorted(rows, key=lambda row: int(row["quote_end"] - row["quote_start"]))
    return {
        "quotes": [{name: row[name] for name in ("claim_id", "title", "status")} for row in here],
        "picked": any(row["assertion_id"] == picked for row in here),
        "first": any(row["quote_start"] == start for row in here),
        "group": group_of.get(here[0]["assertion_id"]) if here else None,
    }


def quote_groups(sentences: Sequence[Span], quotes: pd.DataFrame) -> list[list[dict[Any, Any]]]:
    """The quotes in the order of the text, those that share a sentence or words in one group."""
    starts, ends = [each.start for each in sentences], [each.end for each in sentences]
    groups: list[list[dict[Any, Any]]] = []
    reached = -1
    for row in quotes.sort_values(["quote_start", "quote_end"]).to_dict("records"):
        start, end = row["quote_start"], row["quote_end"]
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if first <= last:
            start, end = min(start, starts[first]), max(end, ends[last])
        if groups and start < reached:
            groups[-1].append(row)
        else:
            groups.append([row])
        reached = max(reached, end)
    return groups


def _group(rows: Iterable[Mapping[Any, Any]], names: NamesInTurn) -> dict[str, Any]:
    """What is said in one sentence: each claim once, and the one status of all, where there is."""
    claims = {str(row["claim_id"]): row for row in rows}
    statuses = {str(row["status"]) for row in claims.values()}
    return {
        "claims": [
            {
                "pick": f"claim:{claim_id}",
                "title": row["title"],
                "status": status_mark(str(row["status"])),
                "who": f"{isolated(names.of(str(row['source'])))} {row['stance']}",
            }
            for claim_id, row in claims.items()
        ],
        "colour": themed_colour(statuses.pop()) if len(statuses) == 1 else "",
    }


def claims_in_text(
    quotes: pd.DataFrame, names: NamesInTurn, picked: str | None
) -> list[dict[str, Any]]:
    """The claims in the order of the text, each once: whoever takes a stance on it there, the
    assertion that stands first, and whether an assertion of it is ``picked``.
    """
    found: dict[str, list[dict[Any, Any]]] = {}
    for row in quotes.sort_values(["quote_start", "quote_end"]).to_dict("records"):
        found.setdefault(str(row["claim_id"]), []).append(row)
    return [
        {
            "claim_id": claim_id,
            "mark": str(rows[0]["assertion_id"]),
            "title": rows[0]["title"],
            "status": status_mark(str(rows[0]["status"])),
            "who": _voices(rows, names),
            "current": any(row["assertion_id"] == picked for row in rows),
        }
        for claim_id, rows in found.items()
    ]


def _voices(rows: Iterable[Mapping[Any, Any]], names: NamesInTurn) -> str:
    """``NIS asserts; NATO cannot confirm``."""
    pairs = list(dict.fromkeys((str(row["source"]), str(row["stance"])) for row in rows))
    said = [f"{isolated(names.of(source))} {stance}" for source, stance in pairs[:MOST_VOICES]]
    more = len(pairs) - MOST_VOICES
    return "; ".join([*said, *([f"and {more} more"] if more > 0 else [])])
