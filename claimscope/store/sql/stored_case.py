"""A case in a database, read in the order in which its rows came, few of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from claimscope.record.case import Case
from claimscope.record.digest import digest_in_parts
from claimscope.record.model import DOCUMENTS, Table
from claimscope.record.rows import Row
from claimscope.store.sql.case_part import open_case
from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.engine import reading
from claimscope.store.sql.load_case import numbered, state_key
from claimscope.store.sql.names import names_of
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import ROW_ID, stream_rows
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.versions import last_save
from claimscope.views.filter_spec import FilterSpec

TEXTS_AT_ONCE = 100
"""How many texts are in memory at once: one may have a million characters."""


@dataclass(frozen=True)
class StoredCase:
    """A case as its state has it, while a transaction reads it.

    See :class:`claimscope.views.seen_case.Packed`. ``case`` is the same, of which each table is
    read whole when it is asked for.
    """

    case: Case
    connection: Connection
    case_key: int

    @property
    def case_id(self) -> str:
        """What the case goes by."""
        return self.case.case_id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.case.title

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table as they were written, their cells in the order of its columns."""
        state = STATE[table.name].c
        of_case = state.case_key == self.case_key
        for row, _, _ in stream_rows(self.connection, table, of_case, by=state.key):
            yield {name: row.cells[name] for name in table.column_names}

    def seeds(self) -> Iterator[tuple[str, str]]:
        """Every text, with the file that it lies in, in the order of the documents."""
        state = STATE[DOCUMENTS.name].c
        texts = self._texts(state.key, state.key)
        for cells, (_, content) in zip(self.cells(DOCUMENTS), texts, strict=True):
            yield cells["file"], content

    @cached_property
    def digest(self) -> str:
        """See :attr:`claimscope.record.case.Case.digest`."""
        document_id = STATE[DOCUMENTS.name].c.document_id
        texts = self._texts(document_id, document_id.collate(by_code_point(self.connection)))
        return digest_in_parts(self.title, self._by_id, texts)

    @cached_property
    def most_rows(self) -> int:
        """How many rows the longest of its tables has."""
        counts = (
            select(func.count()).select_from(state).where(state.c.case_key == self.case_key)
            for state in STATE.values()
        )
        return max(self.connection.scalar(count) or 0 for count in counts)

    def names(self, specs: Iterable[FilterSpec]) -> Mapping[str, Mapping[str, str]]:
        """The readable names of the values that these filters may take."""
        return names_of(self.connection, self.case_key, specs)

    def _by_id(self, table: Table) -> Iterator[list[Row]]:
        """The rows of a table in the order of their keys, some at a time."""
        of_case = STATE[table.name].c.case_key == self.case_key
        rows = stream_rows(self.connection, table, of_case, by=self._key_of(table))
        for some in in_parts(row for row, _, _ in rows):
            yield numbered(some)

    def _key_of(self, table: Table) -> ColumnElement[str]:
        """What the rows of a table are sorted by to stand in the order of their keys.

        Of a key of several cells these are joined by what sorts before every letter of an id.
        """
        cells = [
            STATE[refers].c[ROW_ID[refers]] if refers else STATE[table.name].c[column.name]
            for column in table.columns
            if column.name in table.key
            for refers in [column.refers_to]
        ]
        key: ColumnElement[str] = reduce(lambda one, other: one.concat(" ").concat(other), cells)
        return key.collate(by_code_point(self.connection))

    def _texts(self, of: Any, order: Any) -> Iterator[tuple[Any, str]]:
        """The texts, each with a column of its document."""
        state = STATE[DOCUMENTS.name]
        asked: Select[Any] = select(of, TEXTS.c.content)
        asked = asked.join(TEXTS, TEXTS.c.sha256 == state.c.sha256)
        asked = asked.where(state.c.case_key == self.case_key).order_by(order)
        asked = asked.execution_options(yield_per=TEXTS_AT_ONCE)
        with self.connection.execute(asked) as texts:
            for key, content in texts:
                yield key, content.decode()


@contextmanager
def stored_case(engine: Engine, case_id: str) -> Iterator[StoredCase | None]:
    """The case, for as long as this lasts; None where it must be read from its log."""
    with reading(engine) as connection:
        key = state_key(connection, case_id)
        if key is None:
            yield None
        else:
            case = open_case(engine, connection, case_id, last_save(connection, case_id))
            yield StoredCase(case, connection, key)
