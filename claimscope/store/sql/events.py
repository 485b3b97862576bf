"""The reported events that a chart tells first, asked of a database."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, or_, select

from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.spoken import Spoken
from claimscope.views.filters import Filters


def events_in_order(
    connection: Connection, spoken: Spoken, filters: Filters, earliest: date, latest: date
) -> Select[Any]:
    """The keys of the claims that are shown and of which both days are known, those to be told
    first before others: see :func:`claimscope.views.events.first_events`.
    """
    claims = spoken.claims.c
    far = or_(claims.event_to < earliest.isoformat(), claims.event_from > latest.isoformat())
    vague = claims.event_precision != "day"
    collation = by_code_point(connection)
    late: list[ColumnElement[Any]] = [claims.event_from, claims.event_to]
    late += [claims[name].collate(collation) for name in ("title", "claim_id")]
    known = claims.event_from.is_not(None), claims.event_to.is_not(None)
    asked = select(claims.key).where(*known, spoken.shown_claims(filters))
    order = [case((condition, 1), else_=0) for condition in (far, vague)]
    return asked.order_by(*order, *(column.desc() for column in late))
