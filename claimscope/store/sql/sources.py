"""The sources with what they state, as a question to a database."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, func, select

from claimscope.assessment.status import ORIGINATING
from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.record.frames import to_pandas
from claimscope.store.sql.load_case import numbered, table_rows
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_rows import read_rows
from claimscope.store.sql.state_tables import STATE
from claimscope.views.filters import Filters
from claimscope.views.frames import sources_frame
from claimscope.views.judgements import with_judgements

SOURCES, JUDGEMENTS = STATE["sources"], STATE["judgements"]


def shown_sources(connection: Connection, spoken: Spoken, filters: Filters) -> pd.DataFrame:
    """The ``SOURCES_FRAME`` of what is shown."""
    said, claims = spoken.said, spoken.claims
    rows = said.join(claims, claims.c.key == said.c.claim_key)
    rows = rows.join(SOURCES, SOURCES.c.key == said.c.source_key)
    shown = said.c.current, spoken.shown_claims(filters)
    source, status, states = SOURCES.c.source_id, claims.c.status, said.c.stance.in_(ORIGINATING)
    stated: Select[Any] = select(source, status, func.count(said.c.claim_key.distinct()))
    stated = stated.select_from(rows).where(*shown, states).group_by(source, status)
    others = select(source, said.c.claim_key, said.c.stance).select_from(rows)
    other = others.where(*shown, ~states).distinct().subquery().c.source_id
    reservations: Select[Any] = select(other, func.count()).group_by(other)
    return sources_frame(
        _sources(connection, spoken.case_key),
        {(who, of): number for who, of, number in connection.execute(stated)},
        dict(map(tuple, connection.execute(reservations))),
    )


def _sources(connection: Connection, case_key: int) -> pd.DataFrame:
    """All sources of the case, with their judgements."""
    of_sources = JUDGEMENTS.c.case_key == case_key, JUDGEMENTS.c.source_key.is_not(None)
    judgements = numbered(read_rows(connection, TABLE_BY_NAME["judgements"], *of_sources))
    held = {"sources": table_rows("sources", connection, case_key), "judgements": judgements}
    case = Case("", "", held, {})
    return with_judgements(to_pandas(case.sources), case, "source_id")
