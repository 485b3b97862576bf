"""Opens the store and the cases in it; what was read of them is kept until they change.

Every page starts with it, so what only one page needs is imported late.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Hashable, Sequence
from datetime import datetime

import streamlit as st

from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, Change, Key, Version
from claimscope.record.identities import Kind
from claimscope.sandbox.progress import heard_by
from claimscope.store.archive import STORAGE
from claimscope.store.archive.opening import open_read_only
from claimscope.store.base import Store
from claimscope.store.corrections import changes_over
from claimscope.store.history import SaveEntry
from claimscope.store.read_only import ReadOnlyStore
from claimscope.store.reviews import MemoryReviews, Reviews
from claimscope.store.seed import started_store
from claimscope.store.sql.engine import database_url
from claimscope.store.sql.store import SqlStore

CASES_VARIABLE = "CLAIMSCOPE_CASES"
STORED_SECONDS = 60
"""For how long an archive in storage is taken to be as it was: its server is not asked by each run
of a page."""


def load_store() -> Store:
    """Where the cases are: the folder or the archive that ``CLAIMSCOPE_CASES`` names, which is only
    read, else the store of this user or team.

    Raises :class:`claimscope.record.changes.StoreError` for a database that cannot be used.
    """
    root = os.environ.get(CASES_VARIABLE)
    if not root:
        return _load_sql_store(database_url())
    return _load_stored_archive(root) if root.startswith(STORAGE) else open_read_only(root)


@st.cache_resource(max_entries=2, ttl=STORED_SECONDS, show_spinner=False)
def _load_stored_archive(address: str) -> ReadOnlyStore:
    return open_read_only(address)


@st.cache_resource(max_entries=2, show_spinner=False)
def _load_sql_store(url: str) -> SqlStore:
    return started_store(url)


def load_writable_store() -> SqlStore | None:
    """The store where it is one that keeps what is saved; None where it is a folder."""
    store = load_store()
    return store if isinstance(store, SqlStore) else None


def load_entries(*, archived: bool = False) -> list[CaseEntry]:
    """The cases on offer, by title; those that are archived too where asked for."""
    return load_store().cases(archived=archived)


def load_checked_case(entry: CaseEntry, as_recorded_at: datetime | None = None) -> Case:
    """The case of that entry, read anew only when it has changed; as it was kept by a moment."""
    store = load_store()
    return _load_case(entry.case_id, as_recorded_at, entry.state, store.address, store)


def is_prepared(case: Case) -> bool:
    """Whether what a large case is answered out of is there, or not needed."""
    store = _store_of(case)
    return store is None or store.is_prepared(case)


def prepare_case(case: Case, told: Callable[[float], None]) -> None:
    """Make what a large case is answered out of; ``told`` hears how far it is."""
    store = _store_of(case)
    if store:
        with heard_by(told):
            store.prepare(case)


def _store_of(case: Case) -> SqlStore | None:
    """The database that the current record of a case is asked of."""
    store = load_writable_store()
    current = case.as_recorded_at is None
    return store if store and current and store.address == case.address else None


@st.cache_resource(max_entries=8, show_spinner=False)
def _load_case(  # the first four are the key, the others how it is made
    case_id: str,
    as_recorded_at: datetime | None,
    state: Hashable,
    address: str,
    _store: Store,
) -> Case:
    del state, address
    return _store.case(case_id, as_recorded_at)


def load_claim_history(case: Case, claim_ids: tuple[str, ...]) -> list[Version]:
    """Those of claims and of all that ever was about them."""
    store, then = load_store(), case.as_recorded_at
    versions = _load_claim_history(case.case_id, claim_ids, _state_of(case), store.address, store)
    return [each for each in versions if then is None or each.recorded_at <= then]


def load_table_history(case: Case, table: str) -> list[Version]:
    """Every version of the rows of a table of a case that can be changed, the earliest first."""
    store = load_writable_store()
    return store.table_history(case.case_id, table) if store else []


def load_row_history(case: Case, *rows: Key) -> list[Version]:
    """Those of these rows."""
    store = load_writable_store()
    return store.row_history(case.case_id, *rows) if store else []


def load_dependent_history(case: Case, row: Key) -> list[Version]:
    """Those of a row and of all that refer to it."""
    store = load_writable_store()
    return store.dependent_history(case.case_id, row) if store else []


def load_changes(
    case: Case, versions: Sequence[Version], make: Callable[[Sequence[Version]], list[Change]]
) -> list[Change]:
    """See :func:`claimscope.store.corrections.changes_over`."""
    return changes_over(versions, make, lambda rows: load_row_history(case, *rows))


def load_saves(case: Case) -> list[SaveEntry]:
    """Every save of a case that can be changed, the latest first."""
    store = load_writable_store()
    return store.saves(case.case_id) if store else []


def load_saves_since(case: Case) -> int:
    """How many saves came after the moment whose record this is."""
    then = case.as_recorded_at
    return sum(then is not None and each.at > then for each in load_saves(case))


def load_withdrawn_history(case: Case) -> list[Version]:
    """See :meth:`claimscope.store.sql.store.SqlStore.withdrawn_history`."""
    store = load_writable_store()
    return store.withdrawn_history(case.case_id) if store else []


def load_save_history(case: Case, row: Key) -> list[Version]:
    """See :meth:`claimscope.store.sql.store.SqlStore.save_history`."""
    store = load_writable_store()
    return store.save_history(case.case_id, row) if store else []


def load_merge_history(case: Case) -> list[Version]:
    """See :meth:`claimscope.store.sql.store.SqlStore.merge_history`."""
    store = load_writable_store()
    return store.merge_history(case.case_id) if store else []


def load_history_to_merge(case: Case, kind: Kind, former: str, remaining: str) -> list[Version]:
    """See :meth:`claimscope.store.sql.store.SqlStore.history_to_merge`."""
    store = load_writable_store()
    return store.history_to_merge(case.case_id, kind, former, remaining) if store else []


def used_rows(case: Case) -> Container[Key]:
    """See :meth:`claimscope.store.sql.store.SqlStore.used_rows`."""
    store = load_writable_store()
    return store.used_rows(case.case_id) if store else ()


def _state_of(case: Case) -> Hashable:
    """The state of the case in the store by now, which may be a later one."""
    [state] = [each.state for each in load_entries() if each.case_id == case.case_id]
    return state


@st.cache_resource(max_entries=64, show_spinner=False)
def _load_claim_history(
    case_id: str, claim_ids: tuple[str, ...], state: Hashable, address: str, _store: Store
) -> list[Version]:
    del state, address
    return _store.history(case_id, *claim_ids) if claim_ids else []


def load_reviews() -> Reviews:
    """Where reviews in progress lie: beside the record, or in memory where that is a folder."""
    store = load_writable_store()
    return store.reviews if store is not None else _load_memory_reviews()


@st.cache_resource(show_spinner=False)
def _load_memory_reviews() -> MemoryReviews:
    return MemoryReviews()
