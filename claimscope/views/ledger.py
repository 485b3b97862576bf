"""The ledger of stances as a reader sees it: what was said by then, filtered, with status."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.status import midnight
from claimscope.record.case import Case
from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.filters import Filters


@dataclass(frozen=True)
class Shown:
    """What filters let through of a record: the ids of its claims and of their assertions."""

    claim_ids: frozenset[str]
    assertion_ids: frozenset[str]


@dataclass(frozen=True)
class Ledger(Record):
    """A record as seen through filters.

    ``shown``: the rows of ``spoken`` that the filters let through.
    """

    filters: Filters
    shown: Lazy


def seen_through(record: Record, filters: Filters) -> Ledger:
    """The record through ``filters``, whose as-of date is the record's.

    A filter chooses what is shown of it; status was computed before.
    """
    shown = _filtered(record.case, filters, record.spoken)
    return Ledger(record.case, record.claims, record.said, record.spoken, filters, shown)


def open_ledger(case: Case, filters: Filters) -> Ledger:
    """The case through ``filters``, as it stood at their as-of date."""
    return seen_through(record_at(case, filters.as_of), filters)


def shown_in(ledger: Ledger) -> Shown:
    """The ids of what the ledger's filters let through."""
    rows = to_pandas(ledger.shown.select("claim_id", "assertion_id"))
    return Shown(frozenset(rows["claim_id"]), frozenset(rows["assertion_id"]))


def _filtered(case: Case, filters: Filters, rows: Lazy) -> Lazy:
    for condition in _conditions(filters):
        rows = rows.filter(condition)
    if filters.places:
        at = nw.from_native(case.claim_places).lazy()
        rows = rows.join(_of(at, "place_id", filters.places), on="claim_id", how="semi")
    if filters.quantities:
        counted = nw.from_native(case.figures).lazy()
        counted = _of(counted, "quantity", filters.quantities)
        rows = rows.join(counted, on="assertion_id", how="semi")
    return rows


def _of(rows: Lazy, column: str, values: tuple[str, ...]) -> Lazy:
    return rows.filter(nw.col(column).is_in(list(values)))


def _conditions(filters: Filters) -> list[nw.Expr]:
    chosen = {
        "source_id": filters.sources,
        "topic": filters.topics,
        "status": filters.statuses,
        "claim_id": filters.claims,
    }
    conditions = [nw.col(name).is_in(list(words)) for name, words in chosen.items() if words]
    return conditions + _in_span(filters) + _containing(filters.text)


def _in_span(filters: Filters) -> list[nw.Expr]:
    first, last = {
        "said": ("said_from", "said_on"),
        "event": ("event_from", "event_to"),
    }[filters.clock]
    conditions = []
    if filters.start:
        reaches = nw.col(last) >= midnight(filters.start)
        conditions.append(reaches | _open_at(last, first))
    if filters.end:
        begins = nw.col(first) <= midnight(filters.end)
        conditions.append(begins | _open_at(first, last) | _without_first_day(filters))
    return conditions


def _open_at(end: str, other: str) -> nw.Expr:
    """Whether a span is known at the ``other`` end only: at this one no day is too far."""
    return nw.col(end).is_null() & ~nw.col(other).is_null()


def _without_first_day(filters: Filters) -> nw.Expr:
    """Whether something may have been said on any day up to its last: no end comes too early."""
    return nw.lit(filters.clock == "said") & (nw.col("said_precision") == "unknown")


def _containing(text: str) -> list[nw.Expr]:
    if not text.strip():
        return []
    sought = text.strip().lower()
    found = [
        nw.col(name).str.to_lowercase().str.contains(sought, literal=True)
        for name in ("quote", "title", "statement", "source")
    ]
    return [nw.any_horizontal(*found, ignore_nulls=True)]
