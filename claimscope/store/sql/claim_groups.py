"""The claims by status and reason, as questions to a database.

What :func:`claimscope.views.claim_groups.claim_groups` makes of all claims is asked for here, and
which claims come first in each group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from claimscope.assessment.status import ORIGINATING
from claimscope.screen_limits import LIST_ROWS
from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import first_of_groups
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.claim_groups import (
    ORDER,
    REASONS,
    GroupFacts,
    StatusGroup,
    groups_of,
    lines_shown,
)
from claimscope.views.filters import Filters
from claimscope.views.read_model import ROWS_FRAMES, CaseFrames

SOURCES = STATE["sources"]
Group = tuple[str, str]
"""A status and a key of ``REASONS``."""


def claim_groups(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    room: int,
    whole: Sequence[str],
    competing: Mapping[int, str],
    about: About,
) -> list[StatusGroup]:
    """The claims by status and reason: only those that are lines are read."""
    most = max(room, LIST_ROWS)
    first, facts = _groups_with_facts(connection, spoken, filters, competing, most)
    lines = lines_shown(facts, room, whole)
    shown = {group: keys[: lines[group]] for group, keys in first.items()}
    keys = sorted(key for own in shown.values() for key in own)
    part = about(keys)
    ids = dict(zip(keys, (row.cells["claim_id"] for row in part.rows["claims"]), strict=True))
    frames = CaseFrames(part)
    return groups_of(
        facts,
        {group: [ids[key] for key in own] for group, own in shown.items()},
        *(frames.frame(filters, spec) for spec in ROWS_FRAMES[:3]),
    )


def _groups_with_facts(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    competing: Mapping[int, str],
    most: int,
) -> tuple[dict[Group, list[int]], GroupFacts]:
    """The keys of the first ``most`` claims of each group, and the facts about all groups.

    ``competing``: see :func:`claimscope.store.sql.compared_figures.competing_keys`.
    """
    keys: dict[Group, list[int]] = defaultdict(list)
    counts: dict[Group, int] = {}
    ranked: list[tuple[int, str, int]] = []
    reasons = [*REASONS]
    for row in connection.execute(first_of_groups(connection, spoken, filters, competing, most)):
        group = ORDER[row.status], reasons[row.reason]
        counts[group] = row.number
        keys[group].append(row.key)
        if group[1] == "competing":
            ranked.append((-row.stances, row.title, row.key))
    facts = GroupFacts(
        counts=counts,
        competing=[*dict.fromkeys(competing[key] for _, _, key in sorted(ranked))],
        refusing=_refusing(connection, spoken, filters, competing),
        origins=_origins(connection, spoken, filters),
        reporting=_reporting(connection, spoken, filters),
        all_on_record=_all_on_record(connection, spoken, filters),
    )
    return {group: own[:most] for group, own in keys.items()}, facts


def _refusing(
    connection: Connection, spoken: Spoken, filters: Filters, competing: Mapping[int, str]
) -> Sequence[str]:
    asked = _taking(spoken, filters, "cannot confirm", "unconfirmed")
    others = spoken.claims.c.key.not_in(competing)
    return connection.scalars(asked.where(others)).all()


def _reporting(connection: Connection, spoken: Spoken, filters: Filters) -> Sequence[str]:
    return connection.scalars(_taking(spoken, filters, "on record", "confirmed")).all()


def _taking(spoken: Spoken, filters: Filters, stance: str, status: str) -> Select[str]:
    """The names of the sources whose latest stance on a claim of that status is this one."""
    return _latest(spoken, select(SOURCES.c.name).distinct()).where(
        spoken.said.c.stance == stance, _with_status(spoken, filters, status)
    )


def _origins(connection: Connection, spoken: Spoken, filters: Filters) -> Sequence[int]:
    """The different numbers of independent origins of corroborated claims, the least first."""
    groups = func.count(SOURCES.c.independence_group.distinct()).label("origins")
    asked = _latest(spoken, select(groups)).where(
        spoken.said.c.stance.in_(ORIGINATING), _with_status(spoken, filters, "corroborated")
    )
    numbers = asked.group_by(spoken.claims.c.key).subquery().c.origins
    return connection.scalars(select(numbers).distinct().order_by(numbers)).all()


def _all_on_record(connection: Connection, spoken: Spoken, filters: Filters) -> bool:
    said, claims = spoken.said.c, spoken.claims.c
    reported = select(said.claim_key).where(said.current, said.stance == "on record")
    asked = select(claims.key).where(
        _with_status(spoken, filters, "confirmed"), claims.key.not_in(reported)
    )
    return connection.scalar(asked.limit(1)) is None


def _latest(spoken: Spoken, asked: Select[Any]) -> Select[Any]:
    """What is asked of the latest stances, joined with their claim and their source."""
    said, claims = spoken.said, spoken.claims
    rows = said.join(claims, claims.c.key == said.c.claim_key)
    rows = rows.join(SOURCES, SOURCES.c.key == said.c.source_key)
    return asked.select_from(rows).where(said.c.current)


def _with_status(spoken: Spoken, filters: Filters, status: str) -> ColumnElement[bool]:
    return (spoken.claims.c.status == status) & spoken.shown_claims(filters)
