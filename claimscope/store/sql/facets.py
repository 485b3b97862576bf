"""The claims that each value of a filter has, asked of a database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import COUNTS
from claimscope.views.filter_spec import ValuesIn
from claimscope.views.filters import FACETED, Filters, specs_set, without
from claimscope.views.read_model import Facets

COUNTED = {"sources": "source", "places": "place"}
"""The facet of the table of counts that has those of a filter, where nothing is filtered."""


def facet_counts(connection: Connection, spoken: Spoken, filters: Filters) -> Facets:
    """See :func:`claimscope.views.facets.facet_counts`."""
    return {
        spec.name: _counted(connection, spoken, spec.name, where, filters)
        for spec in FACETED
        if (where := spec.values)
    }


def _counted(
    connection: Connection, spoken: Spoken, name: str, where: ValuesIn, filters: Filters
) -> dict[str, int]:
    """How many claims each value of a filter has among what the other filters let through."""
    others = without(filters, name)
    if name in COUNTED and not specs_set(others):
        asked = select(COUNTS.c.subject, func.sum(COUNTS.c.number)).where(
            COUNTS.c.case_key == spoken.case_key, COUNTS.c.facet == COUNTED[name]
        )
        return as_mapping(connection, asked.group_by(COUNTS.c.subject))
    if where.table:
        key, values = spoken.values(where)
        held = values.subquery()
        rows = spoken.shown(others).join(held, held.c.of == key)
        value: ColumnElement[Any] = held.c.value
    else:
        rows, value = spoken.shown(others), spoken.columns[where.column]
    claims = func.count(spoken.said.c.claim_key.distinct())
    return as_mapping(connection, rows.with_only_columns(value, claims).group_by(value))
