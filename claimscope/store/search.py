"""A search across cases: words in quotes, claims and texts, and figures of a quantity in a range.

What a store answers with is found by its index where it has one; a folder is read through, by
:func:`search_cases`. Both take the same words: several must all occur in the passage, in any order;
words in quotation marks, and numbers such as ``12,000``, in theirs. Case does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from claimscope.record.case import Case
from claimscope.record.model import ASSERTIONS, CLAIMS, DOCUMENTS, FIGURES
from claimscope.views.alike import WORD

Kind = Literal["quote", "claim", "text"]
KINDS: tuple[Kind, ...] = ("quote", "claim", "text")
MOST = 50
AROUND = 90
"""How many characters a snippet shows on either side of the first hit."""
TERM = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True)
class Query:
    """What is searched for; what is left empty does not narrow.

    With a ``quantity``, or a ``low`` or ``high`` end, only quotes with such a figure are found: one
    that is named between the ends, or as a range that meets them. ``case_id`` is the only case that
    is searched.
    """

    words: str = ""
    quantity: str = ""
    low: float | None = None
    high: float | None = None
    case_id: str = ""

    @property
    def terms(self) -> list[list[str]]:
        """The words, in lower case: each term is one or several that follow each other."""
        found = ("".join(groups) for groups in TERM.findall(self.words))
        terms = ([word.lower() for word in WORD.findall(term)] for term in found)
        return [term for term in terms if term]

    @property
    def wants_figures(self) -> bool:
        """Whether only quotes with a figure are asked for."""
        return bool(self.quantity) or self.low is not None or self.high is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched for."""
        return not self.terms and not self.wants_figures


@dataclass(frozen=True)
class Found:
    """A passage that was found: where it is, and the part of it around the first hit.

    ``claim_id`` is empty for a text, ``document_id`` for a claim. ``marks`` are the hits, from and
    to, in the ``snippet``, which is text of a document: to be escaped.
    """

    case_id: str
    kind: Kind
    row_id: str
    claim_id: str
    document_id: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Results:
    """The first passages that were found, and how many there are of each kind."""

    found: tuple[Found, ...]
    totals: dict[Kind, int]


@dataclass(frozen=True)
class Passage:
    """A passage with its words, before they are made a snippet."""

    case_id: str
    kind: Kind
    row_id: str
    claim_id: str
    document_id: str
    words: str


def found_in(passage: Passage, query: Query) -> Found:
    """The passage with a snippet around the first hit, or its beginning where no words were asked
    for.
    """
    hits = sorted(
        match.span() for term in query.terms for match in _pattern(term).finditer(passage.words)
    )
    first = hits[0] if hits else (0, 0)
    start, end = max(0, first[0] - AROUND), min(len(passage.words), first[1] + AROUND)
    before, after = "…" if start else "", "…" if end < len(passage.words) else ""
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in hits if start <= a and b <= end)
    snippet = f"{before}{passage.words[start:end]}{after}"
    where = (passage.row_id, passage.claim_id, passage.document_id)
    return Found(passage.case_id, passage.kind, *where, snippet, marks)


def _pattern(term: list[str]) -> re.Pattern[str]:
    """The words of a term, one after the other, whatever stands between that is no word."""
    words = r"[\W_]+".join(map(re.escape, term))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def search_cases(cases: Iterable[Case], query: Query, most: int = MOST) -> Results:
    """Read through all passages of the cases."""
    found: list[Found] = []
    totals: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    if query.is_empty:
        return Results((), totals)
    patterns = [_pattern(term) for term in query.terms]
    by_kind: dict[Kind, list[Passage]] = {kind: [] for kind in KINDS}
    for case in cases:
        for passage in _passages(case, query):
            if all(pattern.search(passage.words) for pattern in patterns):
                by_kind[passage.kind].append(passage)
    for kind, passages in by_kind.items():
        totals[kind] = len(passages)
        found += [found_in(passage, query) for passage in passages[:most]]
    return Results(tuple(found), totals)


def _passages(case: Case, query: Query) -> Iterator[Passage]:
    with_figure = {row["assertion_id"] for row in case.cells(FIGURES) if _is_meant(row, query)}
    for row in case.cells(ASSERTIONS):
        if not query.wants_figures or row["assertion_id"] in with_figure:
            where = (row["assertion_id"], row["claim_id"], row["document_id"])
            yield Passage(case.case_id, "quote", *where, row["quote"])
    if query.wants_figures:
        return
    for row in case.cells(CLAIMS):
        words = claim_words(row["title"], row["statement"])
        yield Passage(case.case_id, "claim", row["claim_id"], row["claim_id"], "", words)
    for row in case.cells(DOCUMENTS):
        key = row["document_id"]
        yield Passage(case.case_id, "text", key, "", key, case.texts[key])


def claim_words(title: str, statement: str) -> str:
    """The passage of a claim."""
    return f"{title}\n{statement}"


def _is_meant(figure: dict[str, str], query: Query) -> bool:
    bounds = [float(figure[name]) for name in ("low", "high") if figure[name]]
    return (
        (not query.quantity or figure["quantity"] == query.quantity)
        and bool(bounds)
        and (query.high is None or min(bounds) <= query.high)
        and (query.low is None or max(bounds) >= query.low)
    )
