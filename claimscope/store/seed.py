"""Open the store; on first start import the sample cases into it."""

from __future__ import annotations

from contextlib import suppress

from claimscope.errors import DataError
from claimscope.record.case import case_folders, load_case
from claimscope.record.changes import StoreError
from claimscope.resources import ROOT
from claimscope.store.sql.store import SqlStore, open_store

WHO = "Claimscope"
WHY = "Sample case, imported on first start."


def started_store(url: str | None = None) -> SqlStore:
    """The store at ``url``, else the one of this user or team, never quite empty.

    One that has never held a case takes in those of ``data/cases``. Once it holds any, archived
    or not, nothing is added: what was put away stays away.
    """
    store = open_store(url)
    if not store.cases(archived=True):
        for folder in case_folders(ROOT / "data" / "cases"):
            # One that does not load is told of where it is opened, and another program that was
            # started with this one may have been first.
            with suppress(DataError, StoreError):
                store.take_in(load_case(folder), WHO, WHY)
    return store
