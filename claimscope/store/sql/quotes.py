"""All that was said, with its source and its document, in the order of the ``QUOTES_FRAME``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE

ASSERTIONS, SOURCES, DOCUMENTS = STATE["assertions"], STATE["sources"], STATE["documents"]


def quoted(spoken: Spoken, *columns: ColumnElement[Any]) -> Select[Any]:
    """Columns of ``spoken.said`` and of the tables of assertions, sources and documents."""
    said = spoken.said
    rows = said.join(SOURCES, SOURCES.c.key == said.c.source_key)
    rows = rows.join(ASSERTIONS, ASSERTIONS.c.key == said.c.key)
    rows = rows.join(DOCUMENTS, DOCUMENTS.c.key == ASSERTIONS.c.document_key)
    return select(*columns).select_from(rows)


def said_order(connection: Connection, spoken: Spoken) -> list[ColumnElement[Any]]:
    """What the rows of :func:`quoted` are ordered by."""
    assertion_id = ASSERTIONS.c.assertion_id.collate(by_code_point(connection))
    return [spoken.said.c.said_on, ASSERTIONS.c.quote_start, assertion_id]
