"""A case in a database as filters show it, some rows at a time.

A part is a ledger of the rows about a few claims. The same frames and rules make the same rows of
it as of the ledger of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, get_args

import narwhals as nw
import pandas as pd
from sqlalchemy import ColumnElement, Select, Subquery, case, func, select

from claimscope.assessment.as_of import record_at
from claimscope.record.changes import TABLE_BY_NAME, StoreError
from claimscope.record.model import STATUSES, Table
from claimscope.record.rows import WHOLE, Row
from claimscope.store.sql import parameters
from claimscope.store.sql.case_part import case_about
from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.claim_ranks import count_if
from claimscope.store.sql.counted import as_mapping, number_of
from claimscope.store.sql.load_case import numbered
from claimscope.store.sql.parameters import in_parts, streamed
from claimscope.store.sql.places import shown_places
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_rows import ROW_ID, rows_by_key, rows_where
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.stored_case import StoredCase
from claimscope.views.export_size import ExportSize
from claimscope.views.filters import Filters, specs_set
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import Grain

ASSERTIONS, FIGURES, JUDGEMENTS = STATE["assertions"], STATE["figures"], STATE["judgements"]
RANKS = {status: rank for rank, status in enumerate(STATUSES)}
NONE_OTHER: Mapping[str, list[Row]] = MappingProxyType({})


@dataclass(frozen=True)
class SeenInStore:
    """A :class:`claimscope.views.seen_case.SeenCase` that reads a database, while its transaction
    lasts.

    ``all_said``: everything said of the claims that the filters show is shown.
    """

    stored: StoredCase
    filters: Filters
    all_said: bool = False

    @property
    def case_id(self) -> str:
        """What the case goes by."""
        return self.stored.case_id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.stored.title

    @property
    def digest(self) -> str:
        """That of the case."""
        return self.stored.digest

    @property
    def as_recorded_at(self) -> datetime | None:
        """None: a state is that of the current record."""
        return None

    @property
    def is_large(self) -> bool:
        """Whether a table has more rows than are read of a case that is held whole."""
        return self.stored.most_rows > WHOLE.rows

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table of the case."""
        return self.stored.cells(table)

    def seeds(self) -> Iterator[tuple[str, str]]:
        """The texts of the case."""
        return self.stored.seeds()

    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The names of the values that are filtered by."""
        return self.stored.names(specs_set(self.filters))

    def places(self) -> pd.DataFrame:
        """The places of what is shown, counted by the database."""
        return shown_places(self.stored.connection, self._spoken, self.filters, mentions=True)

    def told(self) -> SeenInStore:
        """The same claims with all that had been said of them."""
        return self._told

    def whole(self) -> Ledger:
        """The ledger of all of it. Raises :class:`StoreError` for a case that is large."""
        if self.is_large:
            wrong = f"“{self.case_id}” is not held in memory whole: a table of it has"
            wrong = f"{wrong} {self.stored.most_rows:,} rows, and {WHOLE.rows:,} are the limit."
            raise StoreError(wrong, "Export its tables.")
        return open_ledger(self.stored.case, self.filters)

    def size(self) -> ExportSize:
        """What an export of it holds, counted by the database."""
        connection, grains = self.stored.connection, get_args(Grain)
        rows = {grain: number_of(connection, self._ordered(grain)) for grain in grains}
        shown = self._shown("said_on")
        quantity = FIGURES.c.quantity
        figures = select(quantity, func.count()).join(shown, shown.c.key == FIGURES.c.assertion_key)
        if self.filters.quantities:
            figures = figures.where(quantity.in_(self.filters.quantities))
        told = self.told()
        return ExportSize(
            rows={**rows, "places": len(self.places())},
            quotes=number_of(connection, told._ordered("assertions")),
            sources=number_of(connection, told._ordered("sources")),
            documents=number_of(connection, told._ordered("documents")),
            figures=as_mapping(connection, figures.group_by(quantity)),
        )

    def parts(self, of: Grain) -> Iterator[Ledger]:
        """What is shown, as ledgers of a few rows of a table each.

        What is so little that it is one part is kept: every format is written from it.
        """
        if of in self._single_parts:
            yield self._single_parts[of]
            return
        with self.stored.connection.execute(streamed(self._ordered(of))) as rows:
            parts = in_parts(rows)
            first = next(parts, [])
            if len(first) < parameters.AT_ONCE:
                self._single_parts[of] = self._part(of, first)
                yield self._single_parts[of]
            else:
                yield self._part(of, first)
                yield from map(partial(self._part, of), parts)

    def _part(self, of: Grain, rows: Sequence[Any]) -> Ledger:
        """The ledger of some rows of a table, of which each has its key, that of a claim and, but
        for claims, the id of the assertion that it is shown for.
        """
        connection, keys = self.stored.connection, [row.key for row in rows]
        if of == "claims":
            return self._ledger(keys, self._assertions_about(keys))
        only = NONE_OTHER
        if of in ("figures", "judgements"):
            only = {of: numbered(rows_by_key(connection, TABLE_BY_NAME[of], keys))}
        elif of == "sources":
            judgements = rows_where(connection, TABLE_BY_NAME["judgements"], "source_key", keys)
            only = {"judgements": numbered(judgements)}
        return self._ledger([row.claim_key for row in rows], [row.shown for row in rows], only)

    def _assertions_about(self, claims: list[int]) -> Collection[str] | None:
        """The ids of the assertions shown about some claims; None for all."""
        if self.all_said or specs_set(self.filters) == specs_set(self._by_then):
            return None
        shown = self._shown()
        asked = select(shown.c.assertion_id).where(shown.c.claim_key.in_(claims))
        return self.stored.connection.scalars(asked).all()

    def _ledger(
        self,
        claims: Iterable[int],
        shown: Collection[str] | None,
        only: Mapping[str, list[Row]] = NONE_OTHER,
    ) -> Ledger:
        """The ledger of what the record says of some claims, by their keys.

        Of their assertions those are shown that have the ids ``shown``, or all where that is None.
        Of the tables that ``only`` names it has these rows and not those about the claims.
        """
        part = case_about(self.stored.connection, self.stored.case_key, self.stored.case, claims)
        part = replace(part, rows={**part.rows, **only})
        record = record_at(part, self.filters.as_of)
        rows = record.spoken
        if shown is not None:
            rows = rows.filter(nw.col("assertion_id").is_in(list(shown)))
        return Ledger(part, record.claims, record.said, record.spoken, self.filters, rows)

    @cached_property
    def _told(self) -> SeenInStore:
        return replace(self, all_said=True)

    @cached_property
    def _single_parts(self) -> dict[Grain, Ledger]:
        return {}

    @cached_property
    def _spoken(self) -> Spoken:
        return Spoken(self.stored.case_key, self.filters.as_of)

    @property
    def _by_then(self) -> Filters:
        """Filters that show all that had been said."""
        return Filters(as_of=self.filters.as_of)

    def _shown(self, *names: str) -> Subquery:
        """The assertions that are shown, by ``key``: ``assertion_id``, ``claim_key``, and these
        columns of :class:`claimscope.store.sql.spoken.Spoken`.
        """
        asked = self._spoken.shown(
            self._by_then if self.all_said else self.filters, "assertion_id", *names
        )
        if self.all_said:
            asked = asked.where(self._spoken.shown_claims(self.filters))
        return asked.subquery()

    def _ordered(self, of: Grain) -> Select[Any]:
        """The rows of a table that are shown, in its order, as :meth:`_part` takes them."""
        if of == "claims":
            return self._claims()
        if of == "assertions":
            return self._assertions()
        if of == "figures":
            return self._figures()
        if of == "judgements":
            return self._judgements()
        table = STATE[of]
        first = "name" if of == "sources" else "published_on"
        refers = "source_key" if of == "sources" else "document_key"
        order = self._as_in_python(table.c[first]), self._as_in_python(table.c[ROW_ID[of]])
        shown = self._first_shown(refers)
        asked = select(
            table.c.key, ASSERTIONS.c.claim_key, ASSERTIONS.c.assertion_id.label("shown")
        )
        asked = asked.join(shown, shown.c.of == table.c.key)
        return asked.join(ASSERTIONS, ASSERTIONS.c.key == shown.c.first).order_by(*order)

    def _claims(self) -> Select[Any]:
        claims, said = self._spoken.claims, self._spoken.said
        asked = select(claims.c.key).join(said, said.c.claim_key == claims.c.key)
        asked = asked.where(self._spoken.shown_claims(self.filters))
        return asked.group_by(claims.c.key, claims.c.status, claims.c.title).order_by(
            case(RANKS, value=claims.c.status),
            count_if(said.c.current).desc(),
            self._as_in_python(claims.c.title),
            claims.c.key,
        )

    def _assertions(self) -> Select[Any]:
        shown = self._shown("said_on", "quote_start").c
        asked = select(shown.key, shown.claim_key, shown.assertion_id.label("shown"))
        return asked.order_by(
            shown.said_on, shown.quote_start, self._as_in_python(shown.assertion_id)
        )

    def _figures(self) -> Select[Any]:
        shown = self._shown("said_on")
        asked = select(FIGURES.c.key, shown.c.claim_key, shown.c.assertion_id.label("shown"))
        asked = asked.join(shown, shown.c.key == FIGURES.c.assertion_key)
        if self.filters.quantities:
            asked = asked.where(FIGURES.c.quantity.in_(self.filters.quantities))
        quantity, figure_id = map(self._as_in_python, (FIGURES.c.quantity, FIGURES.c.figure_id))
        return asked.order_by(quantity, shown.c.said_on, figure_id)

    def _judgements(self) -> Select[Any]:
        """Those of a claim or a source that is shown."""
        claims, sources = self._first_shown("claim_key"), self._first_shown("source_key")
        first = func.coalesce(claims.c.first, sources.c.first)
        asked = select(
            JUDGEMENTS.c.key, ASSERTIONS.c.claim_key, ASSERTIONS.c.assertion_id.label("shown")
        )
        asked = asked.outerjoin(claims, claims.c.of == JUDGEMENTS.c.claim_key)
        asked = asked.outerjoin(sources, sources.c.of == JUDGEMENTS.c.source_key)
        asked = asked.join(ASSERTIONS, ASSERTIONS.c.key == first)
        judgement_id = self._as_in_python(JUDGEMENTS.c.judgement_id)
        return asked.order_by(JUDGEMENTS.c.judged_on.desc(), judgement_id)

    def _first_shown(self, column: str) -> Subquery:
        """By what a column refers to (``of``) the ``first`` assertion that is shown for it."""
        shown = self._shown(*({column} - {"claim_key"})).c
        asked = select(shown[column].label("of"), func.min(shown.key).label("first"))
        return asked.group_by(shown[column]).subquery()

    def _as_in_python(self, text: ColumnElement[str]) -> ColumnElement[str]:
        """A text, to be sorted as Python sorts it."""
        return text.collate(by_code_point(self.stored.connection))
