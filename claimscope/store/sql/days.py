"""The days of a record and what each changed, asked of a database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import accumulate

from sqlalchemy import Connection, Select, func, select

from claimscope.assessment.replay import Change, Stance, change_of, day_before
from claimscope.formatting import short_names
from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.day_histogram import DayHistogram, binned
from claimscope.views.filters import SPANS, Filters, without

CLAIMS, ASSERTIONS, SOURCES = STATE["claims"], STATE["assertions"], STATE["sources"]


def day_histogram(
    connection: Connection, spoken: Spoken, filters: Filters, most: int
) -> DayHistogram:
    """See :func:`claimscope.views.day_histogram.day_histogram`."""
    undated = without(without(filters, "start"), "end")
    whole = Filters(as_of=filters.as_of, clock=filters.clock)
    days = _statements_by_day(connection, spoken, whole)
    if not days:
        return DayHistogram("day", ())
    shown = days if undated == whole else _statements_by_day(connection, spoken, undated)
    return binned(shown, min(days), max(days), most)


def claims_by_day(connection: Connection, case_key: int) -> Mapping[date, int]:
    """See :func:`claimscope.assessment.replay.claims_by_day`."""
    of_case = ASSERTIONS.c.case_key == case_key
    first = select(func.min(ASSERTIONS.c.said_on).label("day")).where(of_case)
    new = first.group_by(ASSERTIONS.c.claim_key).subquery()
    counts = as_mapping(connection, select(new.c.day, func.count()).group_by(new.c.day))
    asked = select(ASSERTIONS.c.said_on).where(of_case).distinct()
    days = sorted(connection.scalars(asked))
    totals = accumulate(counts.get(day, 0) for day in days)
    return dict(zip(map(date.fromisoformat, days), totals, strict=True))


def change_on(connection: Connection, case_key: int, day: date) -> Change:
    """What the day changed: only claims that somebody spoke of on it can have changed."""
    eve = day_before(day)
    before = _statuses_on(connection, Spoken(case_key, eve), day) if eve else {}
    evening = Spoken(case_key, day)
    after = _statuses_on(connection, evening, day)
    named = select(SOURCES.c.source_id, SOURCES.c.name).where(SOURCES.c.case_key == case_key)
    names = short_names(as_mapping(connection, named))
    said = evening.said.c
    asked = select(CLAIMS.c.claim_id, SOURCES.c.source_id, said.stance, said.said_on)
    asked = asked.join(evening.said, said.claim_key == CLAIMS.c.key)
    asked = asked.join(SOURCES, SOURCES.c.key == said.source_key)
    asked = asked.where(said.claim_key.in_(_spoken_of(case_key, day))).order_by(said.key)
    stances = [
        Stance(claim, source, names[source], stance, date.fromisoformat(said_on))
        for claim, source, stance, said_on in connection.execute(asked)
    ]
    return change_of(day, before, after, stances)


def _spoken_of(case_key: int, day: date) -> Select[tuple[int]]:
    """The keys of the claims that somebody spoke of on a day."""
    return select(ASSERTIONS.c.claim_key).where(
        ASSERTIONS.c.case_key == case_key, ASSERTIONS.c.said_on == day.isoformat()
    )


def _statuses_on(connection: Connection, spoken: Spoken, day: date) -> dict[str, str]:
    """The status of every claim that somebody spoke of on ``day``, by what had been said."""
    claims = spoken.claims.c
    spoken_of = claims.key.in_(_spoken_of(spoken.case_key, day))
    return as_mapping(connection, select(claims.claim_id, claims.status).where(spoken_of))


def _statements_by_day(connection: Connection, spoken: Spoken, filters: Filters) -> dict[date, int]:
    """How many statements that are shown fall on each day: the last they may be of, else the
    first.
    """
    first, last = (spoken.columns[name] for name in SPANS[filters.clock])
    day = func.coalesce(last, first)
    asked = spoken.shown(filters).with_only_columns(day, func.count()).where(day.is_not(None))
    rows = as_mapping(connection, asked.group_by(day))
    return {date.fromisoformat(each): number for each, number in rows.items()}
