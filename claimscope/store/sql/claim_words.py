"""The words by which the table of claims is sorted or grouped, asked of a database.

Each function gives the words of every claim by its key, as the column of that name of
:func:`claimscope.views.claim_table.claim_rows`; a claim that has none may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, case, func, select

from claimscope.assessment.status import ORIGINATING
from claimscope.formatting import short_name
from claimscope.record.case import Case
from claimscope.store.sql.case_part import case_about
from claimscope.store.sql.claim_order import by_code_point, shown_figures
from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.parameters import in_parts, streamed
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.claim_table import first_of_each, joined, place_words
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.places import MENTIONED
from claimscope.views.read_model import CaseFrames

Words = Mapping[int, str]
ASSERTIONS, SOURCES, DOCUMENTS = STATE["assertions"], STATE["sources"], STATE["documents"]
CLAIM_PLACES, PLACES, JUDGEMENTS = STATE["claim_places"], STATE["places"], STATE["judgements"]


def _titles(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    return as_mapping(connection, select(spoken.claims.c.key, spoken.claims.c.title))


def _first_sources(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    said = spoken.said.c
    states = case((said.stance.in_(ORIGINATING), 0), else_=1)
    order = [states, *_order_said(connection, spoken)]
    at = func.row_number().over(partition_by=said.claim_key, order_by=order)
    rows = _quoted(spoken, said.claim_key, SOURCES.c.name, at.label("at")).subquery()
    first = as_mapping(connection, select(rows.c.claim_key, rows.c.name).where(rows.c.at == 1))
    return {claim: short_name(name) for claim, name in first.items()}


def _wordings(connection: Connection, spoken: Spoken, filters: Filters, _: Case) -> Words:
    shown = shown_figures(spoken, filters, "said_on").c
    collation = by_code_point(connection)
    quantity, figure_id = (shown[name].collate(collation) for name in ("quantity", "figure_id"))
    asked = select(shown.claim_key, shown.wording).order_by(quantity, shown.said_on, figure_id)
    return joined(_frame(connection, asked, "wording"), "wording", "; ")


def _reliabilities(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    asked = _quoted(spoken, spoken.said.c.claim_key, SOURCES.c.reliability)
    asked = asked.where(spoken.said.c.stance.in_(ORIGINATING))
    asked = asked.order_by(*_order_said(connection, spoken))
    return joined(_frame(connection, asked, "reliability"), "reliability", ", ")


def _publishers(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    asked = _quoted(spoken, spoken.said.c.claim_key, DOCUMENTS.c.publisher)
    asked = asked.order_by(*_order_said(connection, spoken))
    return first_of_each(_frame(connection, asked, "publisher"), "publisher")


def _places(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    return _located(connection, spoken)[0]


def _first_places(connection: Connection, spoken: Spoken, _: Filters, __: Case) -> Words:
    return _located(connection, spoken)[1]


def _reasons(connection: Connection, spoken: Spoken, _: Filters, held: Case) -> Words:
    keys = connection.scalars(select(spoken.claims.c.key)).all()
    return dict(_of_claims(connection, spoken, held, keys, "reason"))


def _judgements(connection: Connection, spoken: Spoken, _: Filters, held: Case) -> Words:
    judged = select(JUDGEMENTS.c.claim_key).where(JUDGEMENTS.c.claim_key.is_not(None))
    asked = select(spoken.claims.c.key).where(spoken.claims.c.key.in_(judged))
    keys = connection.scalars(asked).all()
    words = _of_claims(connection, spoken, held, keys, "judgements")
    return {claim: "; ".join(each) for claim, each in words}


def _of_claims(
    connection: Connection, spoken: Spoken, held: Case, keys: Any, column: str
) -> Iterator[tuple[int, Any]]:
    """A column of the ``CLAIMS_FRAME`` of these claims, few of which are read at a time."""
    for some in in_parts(sorted(keys)):
        part = case_about(
            connection, spoken.case_key, held, some, tables=("assertions", "judgements")
        )
        claims = CaseFrames(part).frame(Filters(as_of=spoken.as_of), CLAIMS_FRAME)
        found = dict(zip(claims["claim_id"], claims[column], strict=True))
        ids = [row.cells["claim_id"] for row in part.rows["claims"]]
        yield from ((key, found[claim_id]) for key, claim_id in zip(some, ids, strict=True))


def _located(connection: Connection, spoken: Spoken) -> tuple[Words, Words]:
    """Where each claim is said to happen, and the first of its places."""
    asked = select(CLAIM_PLACES.c.claim_key, CLAIM_PLACES.c.role, PLACES.c.name).join(
        PLACES, PLACES.c.key == CLAIM_PLACES.c.place_key
    )
    asked = asked.where(
        CLAIM_PLACES.c.case_key == spoken.case_key, CLAIM_PLACES.c.role != MENTIONED
    )
    return place_words(_frame(connection, asked.order_by(CLAIM_PLACES.c.key), "role", "name"))


def _quoted(spoken: Spoken, *columns: Any) -> Select[Any]:
    """Columns of all that was said, with its source and its document."""
    said = spoken.said
    rows = said.join(SOURCES, SOURCES.c.key == said.c.source_key)
    rows = rows.join(ASSERTIONS, ASSERTIONS.c.key == said.c.key)
    rows = rows.join(DOCUMENTS, DOCUMENTS.c.key == ASSERTIONS.c.document_key)
    return select(*columns).select_from(rows)


def _order_said(connection: Connection, spoken: Spoken) -> list[Any]:
    """The order of the ``QUOTES_FRAME``, for :func:`_quoted`."""
    assertion_id = ASSERTIONS.c.assertion_id.collate(by_code_point(connection))
    return [spoken.said.c.said_on, ASSERTIONS.c.quote_start, assertion_id]


def _frame(connection: Connection, asked: Select[Any], *columns: str) -> pd.DataFrame:
    """What is asked for, the key of a claim as its ``claim_id``."""
    rows = map(tuple, connection.execute(streamed(asked)))
    return pd.DataFrame(rows, columns=["claim_id", *columns])


WORDS: Mapping[str, Callable[[Connection, Spoken, Filters, Case], Words]] = {
    "claim": _titles,
    "first_source": _first_sources,
    "wording": _wordings,
    "place": _places,
    "first_place": _first_places,
    "reliability": _reliabilities,
    "document": _publishers,
    "reason": _reasons,
    "judgements": _judgements,
}
"""By the column of the table."""
