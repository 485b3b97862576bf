"""The ledger of stances as a reader sees it: what was said by then, filtered, with status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record, record_at
from claimscope.record.case import Case
from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.filters import Filters, narrow


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

    def through(self, filters: Filters) -> Lazy:
        """The rows of ``spoken`` that other filters let through."""
        return self.shown if filters == self.filters else narrow(self.spoken, self.case, filters)


def seen_through(record: Record, filters: Filters) -> Ledger:
    """The record through ``filters``, whose as-of date is the record's.

    A filter chooses what is shown of it; status was computed before.
    """
    shown = narrow(record.spoken, record.case, filters)
    return Ledger(record.case, record.claims, record.said, record.spoken, filters, shown)


def open_ledger(case: Case, filters: Filters) -> Ledger:
    """The case through ``filters``, as it stood at their as-of date."""
    return seen_through(record_at(case, filters.as_of), filters)


def data_until(ledger: Ledger) -> date:
    """The day up to which the record was read: the as-of date, else that of its last words.

    Of a case in which nothing was said it is today.
    """
    if ledger.filters.as_of:
        return ledger.filters.as_of
    last = to_pandas(ledger.said.select(nw.col("said_on").max()))["said_on"].max()
    return date.today() if pd.isna(last) else last.date()


def shown_in(ledger: Ledger) -> Shown:
    """The ids of what the ledger's filters let through."""
    rows = to_pandas(ledger.shown.select("claim_id", "assertion_id"))
    return Shown(frozenset(rows["claim_id"]), frozenset(rows["assertion_id"]))
