"""What had been said by a day, through filters, as questions to a database.

The same as the frames of :class:`claimscope.assessment.as_of.Record` and the conditions of
:data:`claimscope.views.filters.FILTERS`, over the tables of
:mod:`claimscope.store.sql.state_tables`. Days are texts, ``YYYY-MM-DD``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement

from claimscope.assessment.claim_status import FIRST_OF
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.store.sql.engine import LOWERED
from claimscope.store.sql.state_rows import REFERRED, ROW_ID
from claimscope.store.sql.state_tables import STATE, STATUS_SPANS
from claimscope.views.filter_spec import ValuesIn
from claimscope.views.filters import SPANS, Filters, specs_set

CLAIMS, ASSERTIONS, SOURCES = STATE["claims"], STATE["assertions"], STATE["sources"]


class position_lowered(FunctionElement[int]):  # noqa: N801 - named as functions of SQL are
    """Where in lower case a text holds another, 0 for nowhere."""

    type = Integer()
    inherit_cache = True


@compiles(position_lowered, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    text, sought = (compiler.process(each, **kw) for each in element.clauses)
    return f"instr({LOWERED}({text}), {sought})"


@compiles(position_lowered, "duckdb")
@compiles(position_lowered, "postgresql")
def _in_others(element: Any, compiler: Any, **kw: Any) -> str:
    text, sought = (compiler.process(each, **kw) for each in element.clauses)
    return f"strpos(lower({text}), {sought})"


@dataclass(frozen=True)
class Spoken:
    """What had been said in a case by the end of a day; by now where that is None."""

    case_key: int
    as_of: date | None

    @cached_property
    def claims(self) -> Subquery:
        """One row a claim on which somebody had spoken: its cells, ``status``, ``credibility``."""
        names = ("key", "claim_id", "title", "statement", "topic")
        held = [CLAIMS.c[name] for name in (*names, "event_from", "event_to", "event_precision")]
        if self.as_of is None:
            asked = select(*held, CLAIMS.c.status, CLAIMS.c.credibility)
            return asked.where(self._of_case(CLAIMS), CLAIMS.c.status.is_not(None)).subquery()
        spans, day = STATUS_SPANS.c, self.as_of.isoformat()
        lasting = or_(spans.to_day.is_(None), spans.to_day >= day)
        asked = select(*held, spans.status, spans.credibility)
        asked = asked.join(STATUS_SPANS, spans.claim_key == CLAIMS.c.key)
        return asked.where(self._of_case(CLAIMS), spans.from_day <= day, lasting).subquery()

    @cached_property
    def said(self) -> Subquery:
        """One row an assertion, with ``said_from``, the first day on which it may have been said,
        and ``current``, whether it is its source's latest stance on the claim.
        """
        keys = ("key", "assertion_id", "claim_key", "source_key", "document_key")
        cells = (*keys, "stance", "said_on", "said_precision", "quote", "quote_start")
        held = [ASSERTIONS.c[name] for name in cells]
        precision, said_on = ASSERTIONS.c.said_precision, ASSERTIONS.c.said_on
        firsts = [
            (precision == name, func.substr(said_on, 1, length).concat(rest))
            for name, (length, rest) in FIRST_OF.items()
        ]
        current: ColumnElement[bool] = ASSERTIONS.c.current
        if self.as_of is not None:
            of_source = (ASSERTIONS.c.claim_key, ASSERTIONS.c.source_key)
            current = said_on == func.max(said_on).over(partition_by=of_source)
        asked = select(
            *held,
            case(*firsts, else_=said_on).label("said_from"),
            current.label("current"),
        ).where(self._of_case(ASSERTIONS))
        if self.as_of is not None:
            asked = asked.where(said_on <= self.as_of.isoformat())
        return asked.subquery()

    @cached_property
    def columns(self) -> Mapping[str, ColumnElement[Any]]:
        """The columns of what was said, joined with its claim and its source."""
        claim = {column.name: column for column in self.claims.c if column.name != "key"}
        said = {column.name: column for column in self.said.c}
        source = {"source_id": SOURCES.c.source_id, "source": SOURCES.c.name}
        return {**claim, **said, **source}

    def shown(self, filters: Filters, *names: str) -> Select[Any]:
        """What the filters let through: ``key``, ``claim_key`` and these columns besides."""
        claims, said = self.claims, self.said
        held = [self.columns[name].label(name) for name in ("key", "claim_key", *names)]
        rows = said.join(claims, claims.c.key == said.c.claim_key)
        rows = rows.join(SOURCES, SOURCES.c.key == said.c.source_key)
        return select(*held).select_from(rows).where(*self._conditions(filters))

    def shown_claims(self, filters: Filters) -> ColumnElement[bool]:
        """Whether a row of ``claims`` is shown."""
        if specs_set(Filters(as_of=filters.as_of)) == specs_set(filters):
            return self.claims.c.key.is_not(None)
        keys = self.shown(filters).with_only_columns(self.said.c.claim_key)
        return self.claims.c.key.in_(keys)

    def values(self, where: ValuesIn) -> tuple[ColumnElement[int], Select[Any]]:
        """For values that stand in another table: the key by which ``shown`` finds them, and the
        pairs of that key and a value.
        """
        refers = {column.name: column.refers_to for column in TABLE_BY_NAME[where.table].columns}
        table = STATE[where.table]
        key = table.c[REFERRED[str(refers[where.key])]].label("of")
        named = refers[where.column]
        asked = select(key)
        if named:
            other = STATE[named]
            asked = asked.join(other, other.c.key == table.c[REFERRED[named]])
            asked = asked.add_columns(other.c[ROW_ID[named]].label("value"))
        else:
            asked = asked.add_columns(table.c[where.column].label("value"))
        said = self.said.c.claim_key if where.key == "claim_id" else self.said.c.key
        return said, asked.where(self._of_case(table))

    def _of_case(self, table: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = table.c.case_key == self.case_key
        return found

    def _conditions(self, filters: Filters) -> list[ColumnElement[bool]]:
        found = []
        for spec in specs_set(filters):
            value = getattr(filters, spec.name)
            if spec.values:
                found.append(self._holding(spec.values, value))
            elif spec.condition:
                found.append(CONDITIONS[spec.name](self.columns, value, filters))
        return found

    def _holding(self, where: ValuesIn, wanted: tuple[str, ...]) -> ColumnElement[bool]:
        if not where.table:
            return self.columns[where.column].in_(wanted)
        key, pairs = self.values(where)
        held = pairs.subquery()
        return key.in_(select(held.c.of).where(held.c.value.in_(wanted)))


Columns = Mapping[str, ColumnElement[Any]]


def _from_start(columns: Columns, start: date, filters: Filters) -> ColumnElement[bool]:
    first, last = (columns[name] for name in SPANS[filters.clock])
    return or_(last >= start.isoformat(), and_(last.is_(None), first.is_not(None)))


def _until_end(columns: Columns, end: date, filters: Filters) -> ColumnElement[bool]:
    first, last = (columns[name] for name in SPANS[filters.clock])
    unknown = columns["said_precision"] == "unknown" if filters.clock == "said" else false()
    return or_(first <= end.isoformat(), and_(first.is_(None), last.is_not(None)), unknown)


def _containing(columns: Columns, text: str, _: Filters) -> ColumnElement[bool]:
    sought = text.strip().lower().replace("\0", "\ufffd")
    searched = (columns[name] for name in ("quote", "title", "statement", "source"))
    return or_(*(position_lowered(each, sought) > 0 for each in searched))


CONDITIONS: Mapping[str, Callable[[Columns, Any, Filters], ColumnElement[bool]]] = {
    "start": _from_start,
    "end": _until_end,
    "text": _containing,
}
"""The condition of each filter that has one of its own, by its name."""
