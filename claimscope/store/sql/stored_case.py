"""A case in a database, read in the order in which its rows came, few of them at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from claimscope.record.model import DOCUMENTS, Table
from claimscope.store.sql.engine import reading
from claimscope.store.sql.load_case import state_key
from claimscope.store.sql.state_rows import stream_rows
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.versions import title_of

TEXTS_AT_ONCE = 100
"""How many texts are in memory at once: one may have a million characters."""


@dataclass(frozen=True)
class StoredCase:
    """A case as its state has it, while a transaction reads it.

    See :class:`claimscope.exports.data_package.Packed`.
    """

    case_id: str
    title: str
    _connection: Connection
    _case_key: int

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table as they were written, their cells in the order of its columns."""
        state = STATE[table.name].c
        of_case = state.case_key == self._case_key
        for row, _, _ in stream_rows(self._connection, table, of_case, by=state.key):
            yield {name: row.cells[name] for name in table.column_names}

    def seeds(self) -> Iterator[tuple[str, str]]:
        """Every text, with the file that it lies in, in the order of the documents."""
        state = STATE[DOCUMENTS.name]
        asked = select(state.c.key, TEXTS.c.content).join(TEXTS, TEXTS.c.sha256 == state.c.sha256)
        asked = asked.where(state.c.case_key == self._case_key).order_by(state.c.key)
        texts = self._connection.execute(asked.execution_options(yield_per=TEXTS_AT_ONCE))
        for cells, (_, content) in zip(self.cells(DOCUMENTS), texts, strict=True):
            yield cells["file"], content.decode()


@contextmanager
def stored_case(engine: Engine, case_id: str) -> Iterator[StoredCase | None]:
    """The case, for as long as this lasts; None where it must be read from its log."""
    with reading(engine) as connection:
        key = state_key(connection, case_id)
        if key is None:
            yield None
        else:
            yield StoredCase(case_id, title_of(connection, case_id), connection, key)
