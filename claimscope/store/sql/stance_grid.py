"""A window of the grid of claims by sources, asked of a database."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, Select, func, select

from claimscope.record.frames import origin_names
from claimscope.store.sql.case_part import About
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_rows import keys_of_ids
from claimscope.store.sql.state_tables import STATE
from claimscope.views.filters import Filters
from claimscope.views.frames import STANCES_FRAME
from claimscope.views.read_model import CaseFrames
from claimscope.views.stance_grid import StanceWindow, in_order, window_of

SOURCES = STATE["sources"]


def stance_window(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    claim_ids: Sequence[str],
    passed: int,
    about: About,
) -> StanceWindow:
    """See :func:`claimscope.views.stance_grid.stance_window`."""
    keys = keys_of_ids(connection, spoken.case_key, "claims", claim_ids).values()
    part = about(keys)
    stances = CaseFrames(part).frame(filters, STANCES_FRAME)
    sources = _counted_sources(connection, spoken, filters)
    origins = sources["independence_group"].map(origin_names(part))
    return window_of(in_order(sources.assign(origin=origins)), stances, claim_ids, passed)


def _counted_sources(connection: Connection, spoken: Spoken, filters: Filters) -> pd.DataFrame:
    """The sources with a stance on what is shown, by id, and how many stances they take."""
    said, claims = spoken.said.c, spoken.claims
    taken = select(said.claim_key, said.source_key, said.stance).distinct()
    taken = taken.join(claims, claims.c.key == said.claim_key)
    stance = taken.where(said.current, spoken.shown_claims(filters)).subquery()
    columns = {
        "source_id": SOURCES.c.source_id,
        "source": SOURCES.c.name,
        "independence_group": SOURCES.c.independence_group,
    }
    asked: Select[tuple[object, ...]] = select(*columns.values(), func.count())
    asked = asked.join(stance, stance.c.source_key == SOURCES.c.key).group_by(*columns.values())
    rows = sorted(map(tuple, connection.execute(asked)))
    return pd.DataFrame(rows, columns=[*columns, "stances"])
