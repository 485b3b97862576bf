"""The page of a source, asked of a database: of the rows about its claims what it is made of.

The columns are those of the frames that :func:`claimscope.views.source_page.source_page` is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, select

from claimscope.formatting import said_words
from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.parameters import streamed
from claimscope.store.sql.quotes import quoted, said_order
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.filters import Filters
from claimscope.views.source_page import OTHERS, OWN_FIGURES, OWN_QUOTES, SourcePage, source_page

ASSERTIONS, SOURCES = STATE["assertions"], STATE["sources"]
DOCUMENTS, FIGURES = STATE["documents"], STATE["figures"]
Columns = Mapping[str, ColumnElement[Any]]


def page_of_source(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    source_id: str,
    days: Sequence[date],
) -> SourcePage:
    """See :meth:`claimscope.views.read_model.ReadModel.source_page`."""
    said, claims, shown = spoken.said.c, spoken.claims.c, spoken.shown_claims(filters)
    columns: Columns = {
        **dict(SOURCES.c.items()),
        **dict(DOCUMENTS.c.items()),
        **dict(FIGURES.c.items()),
        **dict(ASSERTIONS.c.items()),
        **dict(claims.items()),
        "source": SOURCES.c.name,
        "said_on": said.said_on,
        "current": said.current,
    }
    about = quoted(spoken).join(spoken.claims, claims.key == said.claim_key).where(shown)
    is_own = SOURCES.c.source_id == source_id
    ordered = about.order_by(*said_order(connection, spoken))
    own = _frame(connection, ordered.where(is_own), columns, OWN_QUOTES)
    own["said"] = [*map(said_words, own["said_on"], own["said_precision"])]
    others = _frame(connection, ordered.where(~is_own), columns, OTHERS)
    collation = by_code_point(connection)
    quantity, figure_id = (FIGURES.c[name].collate(collation) for name in ("quantity", "figure_id"))
    figures = about.where(is_own).join(FIGURES, FIGURES.c.assertion_key == said.key)
    figures = figures.order_by(quantity, said.said_on, figure_id)
    stated: Select[Any] = select(spoken.claims).where(shown)
    source = select(SOURCES).where(SOURCES.c.case_key == spoken.case_key, is_own)
    return source_page(
        dict(connection.execute(source).mappings().one()),
        _frame(connection, stated, columns, ("claim_id", "title", "status")),
        pd.concat([own, others], ignore_index=True),
        _frame(connection, figures, columns, OWN_FIGURES),
        days,
    )


def _frame(
    connection: Connection, asked: Select[Any], columns: Columns, names: Sequence[str]
) -> pd.DataFrame:
    """What is asked for, with these columns."""
    held: Select[Any] = asked.with_only_columns(*(columns[name] for name in names))
    rows = pd.DataFrame(map(tuple, connection.execute(streamed(held))), columns=[*names])
    for name in ("low", "high"):
        if name in names:
            rows[name] = rows[name].astype(float)
    if "said_on" in names:
        rows["said_on"] = pd.to_datetime(rows["said_on"])
    return rows
