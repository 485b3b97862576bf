"""Where the claims shown are located, as questions to a database: places, routes, what a map tells.

The same as the frames of :mod:`claimscope.views.places`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.record.frames import to_pandas
from claimscope.screen_limits import MARKED_CLAIMS
from claimscope.store.sql.claim_order import claims_in_order
from claimscope.store.sql.load_case import numbered
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_rows import rows_by_key
from claimscope.store.sql.state_tables import STATE
from claimscope.views.claim_table import Order
from claimscope.views.filters import Filters
from claimscope.views.places import (
    CARD_TITLES,
    MAX_ROUTE_RADIUS_KM,
    MENTIONED,
    STATUS_RANKS,
    PlaceClaims,
    places_frame,
    routes_frame,
)

PLACES, CLAIM_PLACES = STATE["places"], STATE["claim_places"]


def shown_places(
    connection: Connection, spoken: Spoken, filters: Filters, *, mentions: bool
) -> pd.DataFrame:
    """The ``PLACES_FRAME`` of what is shown; ``mentions``: those that are only mentioned too."""
    place, claims = CLAIM_PLACES.c.place_key, spoken.claims.c
    by_place: dict[int, dict[str, int]] = defaultdict(dict)
    number = func.count(CLAIM_PLACES.c.claim_key.distinct())
    counted = _located(spoken, filters, select(place, claims.status, number), mentions=mentions)
    for key, status, claims_there in connection.execute(counted.group_by(place, claims.status)):
        by_place[key][status] = claims_there
    roles: dict[int, set[str]] = defaultdict(set)
    parts = select(place, CLAIM_PLACES.c.role).distinct()
    for key, role in connection.execute(_located(spoken, filters, parts, mentions=mentions)):
        roles[key].add(role)
    held = rows_by_key(connection, TABLE_BY_NAME["places"], by_place)
    rows = sorted(held, key=lambda row: row.key)
    places = to_pandas(Case("", "", {"places": numbered(rows)}, {}).places)
    ids = {row.key: row.row_id for row in rows}
    return places_frame(
        places,
        {ids[key]: counts for key, counts in by_place.items()},
        {ids[key]: own for key, own in roles.items()},
    )


def shown_routes(connection: Connection, spoken: Spoken, filters: Filters) -> pd.DataFrame:
    """The ``ROUTES_FRAME`` of what is shown."""
    ends = {name: (CLAIM_PLACES.alias(), PLACES.alias()) for name in ("from", "to")}
    (leaving, origin), (arriving, target) = ends.values()
    columns = [
        place.c[name] for place in (origin, target) for name in ("place_id", "name", "lat", "lon")
    ]
    rows = leaving.join(arriving, arriving.c.claim_key == leaving.c.claim_key)
    rows = rows.join(origin, origin.c.key == leaving.c.place_key)
    rows = rows.join(target, target.c.key == arriving.c.place_key)
    rows = rows.join(spoken.claims, spoken.claims.c.key == leaving.c.claim_key)
    status = spoken.claims.c.status
    asked = (
        select(status, func.count(), *columns)
        .select_from(rows)
        .where(
            spoken.shown_claims(filters),
            *(end.c.role == name for name, (end, _) in ends.items()),
            *(place.c.precision_km <= MAX_ROUTE_RADIUS_KM for _, place in ends.values()),
        )
    )
    counts: dict[tuple[Any, ...], dict[str, int]] = defaultdict(dict)
    for status_of, number, *pair in connection.execute(asked.group_by(status, *columns)):
        counts[tuple(pair)][status_of] = number
    return routes_frame(counts)


def told_of_places(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    place_ids: Collection[str],
    competing: Collection[int],
    *,
    mentions: bool,
) -> dict[str, PlaceClaims]:
    """What a map tells of the claims at these places: see
    :func:`claimscope.views.places.claims_of_places`.

    ``competing``: see :func:`claimscope.store.sql.compared_figures.competing_keys`.
    """
    claims = spoken.claims.c
    pairs: Select[Any] = select(
        PLACES.c.place_id,
        claims.key,
        claims.claim_id,
        claims.status,
        claims.title,
        func.min(CLAIM_PLACES.c.key).label("row"),
    )
    pairs = _located(spoken, filters, pairs, mentions=mentions)
    pairs = pairs.join(PLACES, PLACES.c.key == CLAIM_PLACES.c.place_key)
    pairs = pairs.where(PLACES.c.place_id.in_(place_ids))
    at = pairs.group_by(
        *(PLACES.c.place_id, claims.key, claims.claim_id, claims.status, claims.title)
    ).cte()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    numbers = select(at.c.place_id, at.c.status, func.count())
    for place, status, number in connection.execute(numbers.group_by(at.c.place_id, at.c.status)):
        counts[place][status] = number
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, status, title in connection.execute(_titled(at)):
        titles[place].append((status, title))
    ordered = claims_in_order(connection, spoken, filters, Order(), competing)
    first = ordered.limit(MARKED_CLAIMS).subquery()
    asked = select(at.c.place_id, at.c.claim_id).where(at.c.key.in_(select(first.c.key)))
    marked: dict[str, list[str]] = defaultdict(list)
    for place, claim_id in connection.execute(asked.order_by(at.c.row)):
        marked[place].append(claim_id)
    return {
        place: PlaceClaims(
            {status: own[status] for status in STATUS_RANKS if own[status]},
            tuple(titles[place]),
            tuple(marked[place]),
        )
        for place, own in counts.items()
    }


def _titled(at: Any) -> Select[Any]:
    """Of each place the statuses and titles of its first claims, the firmest first."""
    rank = case(STATUS_RANKS, value=at.c.status)
    number = func.row_number().over(partition_by=at.c.place_id, order_by=(rank, at.c.row))
    rows = select(at.c.place_id, at.c.status, at.c.title, number.label("number"))
    ranked = rows.where(at.c.title != "").subquery()
    asked = select(ranked.c.place_id, ranked.c.status, ranked.c.title)
    return asked.where(ranked.c.number <= CARD_TITLES).order_by(ranked.c.number)


def _located(
    spoken: Spoken, filters: Filters, asked: Select[Any], *, mentions: bool
) -> Select[Any]:
    """What is asked of the places of claims that are shown."""
    rows = asked.select_from(CLAIM_PLACES).join(
        spoken.claims, spoken.claims.c.key == CLAIM_PLACES.c.claim_key
    )
    conditions: list[ColumnElement[bool]] = [spoken.shown_claims(filters)]
    if not mentions:
        conditions.append(CLAIM_PLACES.c.role != MENTIONED)
    return rows.where(*conditions)
