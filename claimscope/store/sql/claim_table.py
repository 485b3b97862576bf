"""The table of claims in any of its orders, asked of a database: a page, and where a claim stands.

The database itself has the orders of :mod:`claimscope.store.sql.claim_order`. For one that goes by
words (:mod:`claimscope.store.sql.claim_words`) the words of every claim that is shown are read, and
nothing else of it; the rows about a claim are read of those on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import (
    beside_in_order,
    claims_in_order,
    ordered_columns,
)
from claimscope.store.sql.claim_words import WORDS
from claimscope.store.sql.counted import statuses_shown
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.claim_table import (
    GROUPED_BY,
    SORTS,
    Order,
    Page,
    grouped,
    ordered_rows,
    page_of,
)
from claimscope.views.filters import Filters
from claimscope.views.paging import paging
from claimscope.views.places import MENTIONED
from claimscope.views.read_model import CaseFrames, ClaimsAt, Neighbours, neighbours_in

PLACES, CLAIM_PLACES = STATE["places"], STATE["claim_places"]
Competing = Mapping[int, str]
"""See :func:`claimscope.store.sql.compared_figures.competing_keys`."""


def claims_by_words(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    competing: Competing,
    about: About,
) -> pd.DataFrame:
    """The claims that are shown in an order that the database does not have: ``key``,
    ``claim_id`` and ``group``.
    """
    asked, columns = ordered_columns(connection, spoken, filters, SORTS[order.sort], competing)
    rows = pd.DataFrame(map(tuple, connection.execute(asked)), columns=["key", *columns])
    rows["rank"] = range(len(rows))
    for name in {SORTS[order.sort], GROUPED_BY.get(order.group, "")} & WORDS.keys():
        words = WORDS[name](connection, spoken, filters, about)
        rows[name] = pd.Series([words.get(key, "") for key in rows["key"]], rows.index, dtype=str)
    return ordered_rows(rows, order)[["key", "claim_id", "group"]]


def claim_page(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    numbered: tuple[int, int],
    by: Competing | pd.DataFrame,
    about: About,
) -> Page:
    """See :func:`claimscope.views.claim_table.claim_page`; ``numbered``: of the page and its rows.

    ``by``: what the order goes by beside the tables, :func:`claims_by_words` where it is none of
    the database's own.
    """
    counts: Mapping[Any, int]
    if not isinstance(by, pd.DataFrame):
        counts = statuses_shown(connection, spoken, filters)
        page = paging(sum(counts.values()), *numbered)
        counts = {"": page.total} if order.group == "none" else counts
        asked = claims_in_order(connection, spoken, filters, order, by)
        asked = asked.limit(page.last - page.first + 1).offset(page.first - 1)
        keys = [*connection.scalars(asked)]
    else:
        counts = by["group"].value_counts().to_dict()
        page = paging(len(by), *numbered)
        keys = by["key"].iloc[page.rows].tolist()
    return page_of(_rows(filters, order, keys, about), counts, page)


def rows_in_order(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    by: Competing | pd.DataFrame,
    about: About,
) -> Iterator[pd.DataFrame]:
    """All rows of the table, some at a time; ``by`` as for :func:`claim_page`."""
    if isinstance(by, pd.DataFrame):
        keys = by["key"].tolist()
    else:
        asked = claims_in_order(connection, spoken, filters, order, by)
        keys = [*connection.scalars(asked)]
    for some in in_parts(keys):
        yield _rows(filters, order, some, about)


def _rows(filters: Filters, order: Order, keys: list[int], about: About) -> pd.DataFrame:
    """The rows of the claims with these keys, in their order."""
    part = about(keys)
    ids = [row.cells["claim_id"] for row in part.rows["claims"]]
    at = {key: number for number, key in enumerate(keys)}
    place = {claim_id: at[key] for claim_id, key in zip(ids, sorted(keys), strict=True)}
    rows = grouped(CaseFrames(part).claim_rows(filters), order.group)
    return rows.sort_values("claim_id", key=lambda column: column.map(place), ignore_index=True)


def neighbours(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    claim_id: str,
    by: Competing | pd.DataFrame,
) -> Neighbours | None:
    """Where a claim stands in an order of the table; ``by`` as for :func:`claim_page`."""
    if isinstance(by, pd.DataFrame):
        return neighbours_in(by["claim_id"].tolist(), claim_id)
    beside = beside_in_order(connection, spoken, filters, order, by).c
    asked = select(beside.number, beside.before, beside.after)
    found = connection.execute(asked.where(beside.claim_id == claim_id)).one_or_none()
    if found is None:
        return None
    total = sum(statuses_shown(connection, spoken, filters).values())
    return Neighbours(found.number, total, found.before or "", found.after or "")


def claims_at(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    place_id: str,
    most: int,
    competing: Competing,
) -> ClaimsAt:
    """The claims located at a place; where there are none, those that only name it."""
    place = PLACES.c.case_key == spoken.case_key, PLACES.c.place_id == place_id
    here = select(CLAIM_PLACES.c.claim_key).where(
        CLAIM_PLACES.c.place_key.in_(select(PLACES.c.key).where(*place))
    )
    for roles in (CLAIM_PLACES.c.role != MENTIONED, CLAIM_PLACES.c.role == MENTIONED):
        at = spoken.claims.c.key.in_(here.where(roles)), spoken.shown_claims(filters)
        counted = select(func.count()).select_from(spoken.claims).where(*at)
        if total := connection.scalar(counted) or 0:
            break
    asked = claims_in_order(connection, spoken, filters, Order(), competing)
    asked = asked.add_columns(spoken.claims.c.claim_id).where(at[0]).limit(most)
    return ClaimsAt(tuple(row.claim_id for row in connection.execute(asked)), total)
