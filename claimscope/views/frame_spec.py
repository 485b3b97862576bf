"""What a frame is: how its rows are made of a record, and how filters pick among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.record.model import Table
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, Shown, shown_in

SAID_COLUMNS: Mapping[str, str] = {
    "said_from": "first day on which it may have been said",
    "said_on": "day it was said, the latest where less than the day is known",
    "said_precision": "how sharp that day is",
}
CLAIM_STATUS = "the status of its claim by the as-of date"
SOURCE_NAME = "the source by name"
CURRENT = "1 for the latest stance of its source on the claim, 0 for one revised since"


def meanings(table: Table, *names: str) -> dict[str, str]:
    """What the columns of a table of the record hold; those named only, where any is."""
    return {
        column.name: column.meaning for column in table.columns if not names or column.name in names
    }


def of_shown_claims(rows: pd.DataFrame, shown: Shown, _filters: Filters) -> pd.DataFrame:
    """The rows about claims that are shown, in their order."""
    return rows[rows["claim_id"].isin(shown.claim_ids)].reset_index(drop=True)


def unchanged(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows themselves: the frame of a spec that summarises nothing."""
    return rows


@dataclass(frozen=True)
class FrameSpec:
    """One frame, as a pandas frame whatever engine the case lies in.

    Filters choose among rows and change none. So a frame takes three steps, and a change of
    filters repeats only the last two: ``rows`` makes the rows of a whole record, once for an as-of
    date; ``pick`` selects those that the filters let through; ``summarise`` aggregates them.

    ``grain`` says what one row is and in which order rows come. ``columns`` says by name what
    each holds, with its unit.
    """

    name: str
    grain: str
    columns: Mapping[str, str]
    rows: Callable[[Record], pd.DataFrame]
    pick: Callable[[pd.DataFrame, Shown, Filters], pd.DataFrame] = of_shown_claims
    summarise: Callable[[pd.DataFrame], pd.DataFrame] = unchanged

    def whole(self, record: Record) -> pd.DataFrame:
        """The frame of everything that the record holds."""
        return self.summarise(self.rows(record))

    def shown(self, ledger: Ledger) -> pd.DataFrame:
        """The frame of what the ledger's filters let through."""
        return self.among(self.rows(ledger), shown_in(ledger), ledger.filters)

    def among(self, rows: pd.DataFrame, shown: Shown, filters: Filters) -> pd.DataFrame:
        """The same of ``rows`` that were made before."""
        return self.summarise(self.pick(rows, shown, filters))

    def about(self, record: Record, claim_ids: Collection[str]) -> pd.DataFrame:
        """The frame of the given claims, filters apart."""
        return self.among_claims(self.rows(record), claim_ids)

    def among_claims(self, rows: pd.DataFrame, claim_ids: Collection[str]) -> pd.DataFrame:
        """The same of ``rows`` that were made before."""
        kept = rows["claim_id"].isin(set(claim_ids))
        return self.summarise(rows[kept].reset_index(drop=True))
