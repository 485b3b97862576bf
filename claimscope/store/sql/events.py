"""The reported events that a chart tells first, asked of a database."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select
from sqlalchemy import case as when

from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import by_code_point
from claimscope.store.sql.counted import number_of
from claimscope.store.sql.spoken import Spoken
from claimscope.views.events import Events, by_event
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.read_model import CaseFrames


def first_events(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    days: tuple[date, date],
    most: int,
    about: About,
) -> Events:
    """See :func:`claimscope.views.events.first_events`; ``days``: the earliest and the latest."""
    asked = _in_order(connection, spoken, filters, *days)
    total = number_of(connection, asked)
    keys = connection.scalars(asked.limit(most)).all()
    part = about(keys)
    return Events(by_event(CaseFrames(part).frame(filters, CLAIMS_FRAME)), total)


def _in_order(
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
    order = [when((condition, 1), else_=0) for condition in (far, vague)]
    return asked.order_by(*order, *(column.desc() for column in late))
