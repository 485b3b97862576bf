"""The words by which the table of claims is sorted or grouped, asked of a database.

Each function gives the words of every claim by its key, as the column of that name of
:func:`claimscope.views.claim_table.claim_rows`; a claim that has none may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, case, func, select

from claimscope.assessment.reasons import reason_sentence
from claimscope.assessment.stances import Stance
from claimscope.assessment.status import ORIGINATING
from claimscope.formatting import said_words, short_name
from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas
from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import by_code_point, shown_figures
from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.load_case import table_rows
from claimscope.store.sql.parameters import streamed
from claimscope.store.sql.quotes import quoted, said_order
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.claim_table import first_of_each, joined, place_words
from claimscope.views.filters import Filters
from claimscope.views.judgements import with_judgements
from claimscope.views.places import MENTIONED

Words = Mapping[Any, str]
ASSERTIONS, SOURCES, DOCUMENTS = STATE["assertions"], STATE["sources"], STATE["documents"]
CLAIM_PLACES, PLACES, JUDGEMENTS = STATE["claim_places"], STATE["places"], STATE["judgements"]


def _titles(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    return as_mapping(connection, select(spoken.claims.c.key, spoken.claims.c.title))


def _first_sources(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    said = spoken.said.c
    states = case((said.stance.in_(ORIGINATING), 0), else_=1)
    order = [states, *said_order(connection, spoken)]
    at = func.row_number().over(partition_by=said.claim_key, order_by=order)
    rows = quoted(spoken, said.claim_key, SOURCES.c.name, at.label("at")).subquery()
    first = as_mapping(connection, select(rows.c.claim_key, rows.c.name).where(rows.c.at == 1))
    return {claim: short_name(name) for claim, name in first.items()}


def _wordings(connection: Connection, spoken: Spoken, filters: Filters, _: About) -> Words:
    shown = shown_figures(spoken, filters, "said_on").c
    collation = by_code_point(connection)
    quantity, figure_id = (shown[name].collate(collation) for name in ("quantity", "figure_id"))
    asked = select(shown.claim_key, shown.wording).order_by(quantity, shown.said_on, figure_id)
    return joined(_frame(connection, asked, "wording"), "wording", "; ")


def _reliabilities(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    asked = quoted(spoken, spoken.said.c.claim_key, SOURCES.c.reliability)
    asked = asked.where(spoken.said.c.stance.in_(ORIGINATING))
    asked = asked.order_by(*said_order(connection, spoken))
    return joined(_frame(connection, asked, "reliability"), "reliability", ", ")


def _publishers(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    asked = quoted(spoken, spoken.said.c.claim_key, DOCUMENTS.c.publisher)
    asked = asked.order_by(*said_order(connection, spoken))
    return first_of_each(_frame(connection, asked, "publisher"), "publisher")


def _places(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    return _located(connection, spoken)[0]


def _first_places(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    return _located(connection, spoken)[1]


def _reasons(connection: Connection, spoken: Spoken, _: Filters, __: About) -> Words:
    rows = table_rows("sources", connection, spoken.case_key)
    names = source_names(Case("", "", {"sources": rows}, {}))
    said, claims = spoken.said.c, spoken.claims
    cells = (said.claim_key, claims.c.status, SOURCES.c.source_id, SOURCES.c.independence_group)
    days = (said.said_from, said.said_on, said.said_precision)
    asked = quoted(spoken, *cells, said.stance, ASSERTIONS.c.hedge, *days)
    asked = asked.join(claims, claims.c.key == said.claim_key).where(said.current)
    asked = asked.order_by(said.claim_key, *said_order(connection, spoken))
    taken = connection.execute(streamed(asked))
    return {
        claim: reason_sentence(status, [_stance(row, names) for row in own])
        for (claim, status), own in groupby(taken, key=lambda row: (row.claim_key, row.status))
    }


def _stance(row: Any, names: Mapping[str, str]) -> Stance:
    day = date.fromisoformat(row.said_on)
    unknown = row.said_precision == "unknown"
    return Stance(
        assertion_id="",
        source_id=row.source_id,
        source=names[row.source_id],
        group=row.independence_group,
        stance=row.stance,
        hedge=row.hedge,
        said=said_words(day, row.said_precision),
        first_day=None if unknown else date.fromisoformat(row.said_from),
        last_day=day,
    )


def _judgements(connection: Connection, spoken: Spoken, _: Filters, about: About) -> Words:
    judged = select(JUDGEMENTS.c.claim_key).where(JUDGEMENTS.c.claim_key.is_not(None))
    asked = select(spoken.claims.c.key).where(spoken.claims.c.key.in_(judged))
    keys = sorted(connection.scalars(asked))
    part = about(keys, ("judgements",))
    claims = with_judgements(to_pandas(part.claims), part, "claim_id")
    words = zip(keys, claims["judgements"], strict=True)
    return {key: "; ".join(own) for key, own in words}


def _located(connection: Connection, spoken: Spoken) -> tuple[Words, Words]:
    """Where each claim is said to happen, and the first of its places."""
    asked = select(CLAIM_PLACES.c.claim_key, CLAIM_PLACES.c.role, PLACES.c.name).join(
        PLACES, PLACES.c.key == CLAIM_PLACES.c.place_key
    )
    asked = asked.where(
        CLAIM_PLACES.c.case_key == spoken.case_key, CLAIM_PLACES.c.role != MENTIONED
    )
    return place_words(_frame(connection, asked.order_by(CLAIM_PLACES.c.key), "role", "name"))


def _frame(connection: Connection, asked: Select[Any], *columns: str) -> pd.DataFrame:
    """What is asked for, the key of a claim as its ``claim_id``."""
    rows = map(tuple, connection.execute(streamed(asked)))
    return pd.DataFrame(rows, columns=["claim_id", *columns])


WORDS: Mapping[str, Callable[[Connection, Spoken, Filters, About], Words]] = {
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
