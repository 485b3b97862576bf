"""The search of :mod:`claimscope.store.search` by the index of a database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TextClause, column, func, select, text

from claimscope.store.search import (
    KINDS,
    Found,
    Kind,
    Passage,
    Query,
    Results,
    claim_words,
    found_in,
)
from claimscope.store.sql.state_tables import CASE_STATE, STATE
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.versions import entries
from claimscope.store.sql.words import is_sqlite

CLAIMS, ASSERTIONS, FIGURES = STATE["claims"], STATE["assertions"], STATE["figures"]
DOCUMENTS = STATE["documents"]
SEARCHED: dict[Kind, Any] = {"quote": ASSERTIONS, "claim": CLAIMS, "text": DOCUMENTS}


def search_index(connection: Connection, query: Query, most: int) -> Results:
    """The first passages of each kind that are found, in the order in which they came.

    Cases that are archived are not searched.
    """
    totals: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    found: list[Found] = []
    if query.is_empty:
        return Results((), totals)
    shown = [entry.case_id for entry in entries(connection) if not entry.archived]
    cases = [case_id for case_id in shown if query.case_id in ("", case_id)]
    for kind in KINDS if not query.wants_figures else KINDS[:1]:
        passages = _passages(kind).where(CASE_STATE.c.case_id.in_(cases))
        for condition in _conditions(connection, kind, query):
            passages = passages.where(condition)
        keys = passages.with_only_columns(SEARCHED[kind].c.key).subquery()
        totals[kind] = connection.scalar(select(func.count()).select_from(keys)) or 0
        asked = passages.order_by(SEARCHED[kind].c.key).limit(most)
        found += [_found(kind, row, query) for row in connection.execute(asked)]
    return Results(tuple(found), totals)


def _passages(kind: Kind) -> Select[Any]:
    """Case, id, claim, document and words of every passage of a kind."""
    table = SEARCHED[kind]
    source = table.join(CASE_STATE, CASE_STATE.c.case_key == table.c.case_key)
    case = CASE_STATE.c.case_id
    cells: tuple[Any, ...]
    if kind == "quote":
        source = source.join(CLAIMS, CLAIMS.c.key == table.c.claim_key)
        source = source.join(DOCUMENTS, DOCUMENTS.c.key == table.c.document_key)
        cells = (table.c.assertion_id, CLAIMS.c.claim_id, DOCUMENTS.c.document_id, table.c.quote)
        return select(case, *cells).select_from(source)
    if kind == "claim":
        cells = (table.c.claim_id, table.c.claim_id, table.c.title, table.c.statement)
        return select(case, *(cell.label(None) for cell in cells)).select_from(source)
    source = source.join(TEXTS, TEXTS.c.sha256 == table.c.sha256)
    cells = (table.c.document_id, table.c.document_id, TEXTS.c.content)
    return select(case, *(cell.label(None) for cell in cells)).select_from(source)


def _found(kind: Kind, row: Any, query: Query) -> Found:
    case_id, row_id, *rest = row
    if kind == "quote":
        claim_id, document_id, words = rest
    elif kind == "claim":
        claim_id, title, statement = rest
        document_id, words = "", claim_words(title, statement)
    else:
        claim_id, (document_id, content) = "", rest
        words = content.decode()
    return found_in(Passage(case_id, kind, row_id, claim_id, document_id, words), query)


def _conditions(connection: Connection, kind: Kind, query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.terms:
        matching = _matching(connection, query).columns(column("key"))
        found.append(SEARCHED[kind].c.key.in_(select(matching.subquery().c.key)))
    if query.wants_figures:
        low, high = FIGURES.c.low, FIGURES.c.high
        figures = select(FIGURES.c.assertion_key).where(func.coalesce(low, high).is_not(None))
        if query.quantity:
            figures = figures.where(FIGURES.c.quantity == query.quantity)
        if query.high is not None:
            figures = figures.where(func.coalesce(low, high) <= query.high)
        if query.low is not None:
            figures = figures.where(func.coalesce(high, low) >= query.low)
        found.append(ASSERTIONS.c.key.in_(figures))
    return found


def _matching(connection: Connection, query: Query) -> TextClause:
    """The keys of the passages that hold every term; its words are letters and digits alone."""
    terms = [" ".join(term) for term in query.terms]
    if is_sqlite(connection):
        match = " ".join(f'"{term}"' for term in terms)
        return text("SELECT rowid AS key FROM words WHERE words MATCH :match").bindparams(
            match=match
        )
    wanted = " && ".join(f"phraseto_tsquery('simple', :term{n})" for n in range(len(terms)))
    asked = f"SELECT DISTINCT key FROM words WHERE vector @@ ({wanted})"  # noqa: S608
    return text(asked).bindparams(**{f"term{n}": term for n, term in enumerate(terms)})
