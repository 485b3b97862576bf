"""What a case comes to, asked of a database."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from claimscope.assessment.status import ORIGINATING
from claimscope.store.sql.claim_order import ordered_columns
from claimscope.store.sql.counted import as_mapping, number_held, statuses_shown
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import CASE_STATE, STATE
from claimscope.views.case_summary import SummaryFacts, summary_words
from claimscope.views.filters import Filters
from claimscope.views.read_model import Headline

SOURCES, FIGURES = STATE["sources"], STATE["figures"]


def headline(connection: Connection, spoken: Spoken, filters: Filters) -> Headline:
    """See :class:`claimscope.views.read_model.Headline`."""
    statuses = statuses_shown(connection, spoken, filters)
    said, shown = spoken.said, spoken.shown_claims(filters)
    of_claim = said.join(spoken.claims, spoken.claims.c.key == said.c.claim_key)
    sources = select(func.count(said.c.source_key.distinct())).select_from(of_claim)
    documents = select(CASE_STATE.c.documents).where(CASE_STATE.c.case_key == spoken.case_key)
    facts = SummaryFacts(
        statuses,
        _first_contested(connection, spoken, filters) if statuses.get("contested") else "",
        _refusals(connection, spoken, filters),
        _figures(connection, spoken, filters),
    )
    return Headline(
        summary=summary_words(facts),
        claims=sum(statuses.values()),
        held=number_held(connection, spoken),
        documents=connection.scalar(documents) or 0,
        sources=connection.scalar(sources.where(shown, said.c.current)) or 0,
    )


def _first_contested(connection: Connection, spoken: Spoken, filters: Filters) -> str:
    """The title of the contested claim that leads the list of claims."""
    claims = spoken.claims.c
    asked, _ = ordered_columns(connection, spoken, filters, "rank", competing=())
    asked = asked.with_only_columns(claims.title).where(claims.status == "contested").limit(1)
    return connection.scalar(asked) or ""


def _refusals(connection: Connection, spoken: Spoken, filters: Filters) -> Counter[tuple[str, str]]:
    """On how many unconfirmed claims a source cannot confirm what another states, by name."""
    claims, said = spoken.claims.c, spoken.said.c
    taken = select(said.claim_key, said.source_key, said.stance).distinct()
    taken = taken.join_from(spoken.said, spoken.claims, claims.key == said.claim_key).where(
        said.current, claims.status == "unconfirmed", spoken.shown_claims(filters)
    )
    refused = taken.where(said.stance == "cannot confirm").subquery().c
    stated = taken.where(said.stance.in_(ORIGINATING)).subquery().c
    pair = (refused.source_key, stated.source_key)
    pairs = select(*pair, func.count()).where(refused.claim_key == stated.claim_key).group_by(*pair)
    of_case = SOURCES.c.case_key == spoken.case_key
    names = as_mapping(connection, select(SOURCES.c.key, SOURCES.c.name).where(of_case))
    counts = Counter[tuple[str, str]]()
    for refusing, stating, number in connection.execute(pairs):
        counts[names[refusing], names[stating]] += number
    return counts


def _figures(
    connection: Connection, spoken: Spoken, filters: Filters
) -> dict[tuple[str, str], int]:
    """How many figures of latest stances are shown, by quantity and the status of their claim."""
    shown = spoken.shown(filters, "current", "status").subquery()
    asked = select(FIGURES.c.quantity, shown.c.status, func.count()).join(
        shown, shown.c.key == FIGURES.c.assertion_key
    )
    asked = asked.where(shown.c.current)
    if filters.quantities:
        asked = asked.where(FIGURES.c.quantity.in_(filters.quantities))
    rows = connection.execute(asked.group_by(FIGURES.c.quantity, shown.c.status))
    return {(quantity, status): number for quantity, status, number in rows}
