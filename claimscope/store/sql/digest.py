"""The digest of a case out of a database."""

from __future__ import annotations

from sqlalchemy import Connection

from claimscope.record.digest import digest_of
from claimscope.record.model import KEPT_TABLES
from claimscope.store.sql.load_case import state_texts, table_rows


def digest_of_state(connection: Connection, case_key: int, title: str) -> str:
    """See :func:`claimscope.record.digest.record_digest`."""
    tables = ((table, table_rows(table.name, connection, case_key)) for table in KEPT_TABLES)
    return digest_of(title, tables, state_texts(connection, case_key).items())
