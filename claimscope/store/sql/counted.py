"""How many rows a question has, and answers as mappings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from claimscope.store.sql.spoken import Spoken
from claimscope.views.filters import Filters


def as_mapping(connection: Connection, asked: Select[*tuple[Any, ...]]) -> dict[Any, Any]:
    """The second column of what is asked by the first."""
    return dict(map(tuple, connection.execute(asked)))


def number_of(connection: Connection, asked: Select[Any]) -> int:
    """How many rows are asked for."""
    counted = select(func.count()).select_from(asked.order_by(None).subquery())
    return connection.scalar(counted) or 0


def number_held(connection: Connection, spoken: Spoken) -> int:
    """How many claims somebody had spoken of."""
    return connection.scalar(select(func.count()).select_from(spoken.claims)) or 0


def statuses_shown(connection: Connection, spoken: Spoken, filters: Filters) -> dict[str, int]:
    """How many of the claims that are shown have each status."""
    status = spoken.claims.c.status
    asked = select(status, func.count()).where(spoken.shown_claims(filters)).group_by(status)
    return as_mapping(connection, asked)
