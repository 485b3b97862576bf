"""A :class:`claimscope.views.read_model.ReadModel` that asks the tables of a database.

What needs words made of rows, as a page of claims and their reasons do, is made by the same frames
as of a case in memory, out of the rows about the claims on the page alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from claimscope.assessment.replay import Change, Stance, change_of, day_before
from claimscope.assessment.status import ORIGINATING
from claimscope.formatting import short_names
from claimscope.record.case import Case
from claimscope.screen_limits import CHARTED_FIGURES, LIST_ROWS
from claimscope.store.sql.case_part import case_about, state_of
from claimscope.store.sql.claim_groups import groups_with_facts
from claimscope.store.sql.claim_order import (
    beside_in_order,
    by_code_point,
    claims_in_order,
    competing_keys,
    count_if,
    is_answered,
)
from claimscope.store.sql.documents import claims_quoted_in, found_documents, text_of
from claimscope.store.sql.events import events_in_order
from claimscope.store.sql.figures import dated_figures, figure_groups, figures_in_order, told_claims
from claimscope.store.sql.names import names_of
from claimscope.store.sql.places import shown_places, shown_routes, told_of_places
from claimscope.store.sql.sources import shown_sources
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_rows import keys_of_ids
from claimscope.store.sql.state_tables import CASE_STATE, COUNTS, STATE
from claimscope.views.case_summary import SummaryFacts, refusals, summary_words
from claimscope.views.charted_figures import ChartedFigures, FigureGroup
from claimscope.views.claim_groups import StatusGroup, groups_of, lines_shown
from claimscope.views.claim_table import Order, Page, page_of
from claimscope.views.day_histogram import MOST_BINS, DayHistogram, binned
from claimscope.views.documents import DocumentList, MarkedDocument, marked_quotes
from claimscope.views.events import Events, by_event
from claimscope.views.filter_spec import ValuesIn
from claimscope.views.filters import FACETED, SPANS, Filters, specs_set, without
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME
from claimscope.views.paging import paging
from claimscope.views.places import MENTIONED, PlaceClaims
from claimscope.views.read_model import (
    ROWS_FRAMES,
    CaseFrames,
    ClaimsAt,
    Facets,
    FigurePage,
    Headline,
    Names,
    Neighbours,
    ReadModel,
)

CLAIMS, ASSERTIONS, SOURCES = STATE["claims"], STATE["assertions"], STATE["sources"]
FIGURES = STATE["figures"]
PLACES, CLAIM_PLACES = STATE["places"], STATE["claim_places"]
COUNTED = {"sources": "source", "places": "place"}
"""The facet of the table of counts that has those of a filter, where nothing is filtered."""

FEW_CLAIMS = 500
"""Of a case with no more, what is on a screen is made of the frames of all: for another filter they
are there already, and the rows about what is on it would be read again.
"""

ASKED_BY_ID = 500
"""Of so many claims at most the rows are read by themselves; of more, with those of all."""


class SqlModel:
    """A record in a database.

    ``held`` answers instead where the database cannot: an order by words, and what is asked after
    somebody has saved, of the record before. It has the case read; so has the table of few claims.
    """

    def __init__(self, engine: Engine, case: Case, held: ReadModel) -> None:
        self._engine, self._case, self._held = engine, case, held
        self._competing = lru_cache(maxsize=16)(self._competing_keys)
        self._part = lru_cache(maxsize=4)(self._part_about)
        self._is_small = lru_cache(maxsize=16)(self._has_few_claims)

    def names(self) -> Names:
        """The names of all values that filters may take."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.names()
            return names_of(*state)

    def headline(self, filters: Filters) -> Headline:
        """What the case comes to, counted by the database."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.headline(filters)
            connection, case_key = state
            spoken = Spoken(case_key, filters.as_of)
            statuses = _statuses(connection, spoken, filters)
            said, shown = spoken.said, spoken.shown_claims(filters)
            of_claim = said.join(spoken.claims, spoken.claims.c.key == said.c.claim_key)
            sources = select(func.count(said.c.source_key.distinct())).select_from(of_claim)
            documents = select(CASE_STATE.c.documents).where(CASE_STATE.c.case_key == case_key)
            facts = SummaryFacts(
                statuses,
                _first_contested(connection, spoken, filters),
                _refusals(connection, spoken, filters),
                _figures(connection, spoken, filters),
            )
            return Headline(
                summary=summary_words(facts),
                claims=sum(statuses.values()),
                held=_number_held(connection, spoken),
                documents=connection.scalar(documents) or 0,
                sources=connection.scalar(sources.where(shown, said.c.current)) or 0,
            )

    def facets(self, filters: Filters) -> Facets:
        """The claims that each value has beside what else is filtered."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.facets(filters)
            connection, case_key = state
            spoken = Spoken(case_key, filters.as_of)
            return {
                spec.name: _counted(connection, spoken, spec.name, where, filters)
                for spec in FACETED
                if (where := spec.values)
            }

    def days(self, filters: Filters, most: int = MOST_BINS) -> DayHistogram:
        """The statements of each day or longer span."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.days(filters, most)
            connection, case_key = state
            undated = without(without(filters, "start"), "end")
            whole = Filters(as_of=filters.as_of, clock=filters.clock)
            spoken = Spoken(case_key, filters.as_of)
            days = _statements_by_day(connection, spoken, whole)
            if not days:
                return DayHistogram("day", ())
            shown = days if undated == whole else _statements_by_day(connection, spoken, undated)
            return binned(shown, min(days), max(days), most)

    def claims_by_day(self) -> Mapping[date, int]:
        """The claims spoken of by each day."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.claims_by_day()
            connection, case_key = state
            of_case = ASSERTIONS.c.case_key == case_key
            first = select(func.min(ASSERTIONS.c.said_on).label("day")).where(of_case)
            new = first.group_by(ASSERTIONS.c.claim_key).subquery()
            counts = dict(_pairs(connection, select(new.c.day, func.count()).group_by(new.c.day)))
            asked = select(ASSERTIONS.c.said_on).where(of_case).distinct()
            days = sorted(connection.scalars(asked))
        totals = accumulate(counts.get(day, 0) for day in days)
        return dict(zip(map(date.fromisoformat, days), totals, strict=True))

    def change(self, day: date) -> Change:
        """What the day changed: only claims that somebody spoke of on it can have changed."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.change(day)
            connection, case_key = state
            eve = day_before(day)
            before = _statuses_on(connection, Spoken(case_key, eve), day) if eve else {}
            evening = Spoken(case_key, day)
            after = _statuses_on(connection, evening, day)
            named = select(SOURCES.c.source_id, SOURCES.c.name).where(
                SOURCES.c.case_key == case_key
            )
            names = short_names(_pairs(connection, named))
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

    def claim_page(self, filters: Filters, order: Order, number: int) -> Page:
        """A page of the table of claims."""
        if not is_answered(order) or self._is_small(filters.as_of):
            return self._held.claim_page(filters, order, number)
        competing = self._competing(filters)
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.claim_page(filters, order, number)
            connection, case_key = state
            spoken = Spoken(case_key, filters.as_of)
            counts: Mapping[str, int] = _statuses(connection, spoken, filters)
            page = paging(sum(counts.values()), number)
            asked = claims_in_order(connection, spoken, filters, order, competing)
            asked = asked.limit(page.last - page.first + 1).offset(page.first - 1)
            keys = connection.scalars(asked).all()
            part = case_about(connection, case_key, self._case, keys)
        ids = [row.cells["claim_id"] for row in part.rows["claims"]]
        place = {claim_id: keys.index(key) for claim_id, key in zip(ids, sorted(keys), strict=True)}
        rows = CaseFrames(part).claim_rows(filters)
        rows = rows.sort_values("claim_id", key=lambda column: column.map(place))
        if order.group == "none":
            return page_of(rows.assign(group=""), {"": page.total}, page)
        return page_of(rows.assign(group=rows["status"]), counts, page)

    def claim_groups(
        self, filters: Filters, room: int, whole: tuple[str, ...]
    ) -> list[StatusGroup]:
        """The claims by status and reason: only those that are lines are read."""
        with self._state(filters) as state:
            if not state:
                return self._held.claim_groups(filters, room, whole)
            (connection, spoken), competing = state, self._competing(filters)
            most = max(room, LIST_ROWS)
            first, facts = groups_with_facts(connection, spoken, filters, competing, most)
            lines = lines_shown(facts, room, whole)
            shown = {group: keys[: lines[group]] for group, keys in first.items()}
            keys = sorted(key for own in shown.values() for key in own)
            part = case_about(connection, spoken.case_key, self._case, keys)
        ids = dict(zip(keys, (row.cells["claim_id"] for row in part.rows["claims"]), strict=True))
        frames = CaseFrames(part)
        return groups_of(
            facts,
            {group: [ids[key] for key in own] for group, own in shown.items()},
            *(frames.frame(filters, spec) for spec in ROWS_FRAMES[:3]),
        )

    def neighbours(self, filters: Filters, order: Order, claim_id: str) -> Neighbours | None:
        """Where a claim stands in an order of the table."""
        with self._state(filters) as state:
            if not state or not is_answered(order):
                return self._held.neighbours(filters, order, claim_id)
            (connection, spoken), competing = state, self._competing(filters)
            beside = beside_in_order(connection, spoken, filters, order, competing).c
            asked = select(beside.number, beside.before, beside.after)
            found = connection.execute(asked.where(beside.claim_id == claim_id)).one_or_none()
            total = sum(_statuses(connection, spoken, filters).values())
        if found is None:
            return None
        return Neighbours(found.number, total, found.before or "", found.after or "")

    def claims_at(self, filters: Filters, place_id: str, most: int) -> ClaimsAt:
        """The claims at a place."""
        with self._state(filters) as state:
            if not state:
                return self._held.claims_at(filters, place_id, most)
            (connection, spoken), competing = state, self._competing(filters)
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

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        """The frame of these claims; of many, out of the frame of all."""
        if len(claim_ids) > ASKED_BY_ID or self._is_small(as_of):
            return self._held.frame_about(as_of, spec, claim_ids)
        part = self._part(claim_ids)
        if part is None:
            return self._held.frame_about(as_of, spec, claim_ids)
        return part.frame_about(as_of, spec, claim_ids)

    def places(self, filters: Filters, *, mentions: bool) -> pd.DataFrame:
        """The places of what is shown."""
        with self._state(filters) as state:
            if not state:
                return self._held.places(filters, mentions=mentions)
            return shown_places(*state, filters, mentions=mentions)

    def routes(self, filters: Filters) -> pd.DataFrame:
        """The routes of what is shown."""
        with self._state(filters) as state:
            return shown_routes(*state, filters) if state else self._held.routes(filters)

    def claims_of_places(
        self, filters: Filters, place_ids: tuple[str, ...], *, mentions: bool
    ) -> Mapping[str, PlaceClaims]:
        """What a map tells of the claims at these places."""
        with self._state(filters) as state:
            if not state:
                return self._held.claims_of_places(filters, place_ids, mentions=mentions)
            competing = self._competing(filters)
            return told_of_places(*state, filters, place_ids, competing, mentions=mentions)

    def charted_figures(self, filters: Filters) -> ChartedFigures:
        """The figures that a chart is made of: of very many, only the first of each group are
        read.
        """
        groups: tuple[FigureGroup, ...] = ()
        with self._state(filters) as state:
            if not state:
                return self._held.charted_figures(filters)
            connection, spoken = state
            rows = dated_figures(spoken, filters)
            keys = select(rows.c.claim_key).limit(CHARTED_FIGURES + 1)
            claims = connection.scalars(keys).all()
            if len(claims) > CHARTED_FIGURES:
                groups = figure_groups(connection, rows)
                claims = told_claims(connection, spoken, rows, groups)
            part = case_about(connection, spoken.case_key, self._case, claims)
        figures = CaseFrames(part).frame(filters, FIGURES_FRAME)
        dated = figures.dropna(subset=list(SPANS[filters.clock]))
        return ChartedFigures(dated.reset_index(drop=True), groups)

    def events(self, filters: Filters, earliest: date, latest: date, most: int) -> Events:
        """The events that a chart tells first."""
        with self._state(filters) as state:
            if not state:
                return self._held.events(filters, earliest, latest, most)
            connection, spoken = state
            asked = events_in_order(connection, spoken, filters, earliest, latest)
            total = connection.scalar(_number_of(asked)) or 0
            keys = connection.scalars(asked.limit(most)).all()
            part = case_about(connection, spoken.case_key, self._case, keys)
        return Events(by_event(CaseFrames(part).frame(filters, CLAIMS_FRAME)), total)

    def figure_page(self, filters: Filters, number: int) -> FigurePage:
        """A page of the figures."""
        with self._state(filters) as state:
            if not state:
                return self._held.figure_page(filters, number)
            connection, spoken = state
            asked = figures_in_order(connection, spoken, filters)
            page = paging(connection.scalar(_number_of(asked)) or 0, number)
            asked = asked.limit(page.last - page.first + 1).offset(page.first - 1)
            ids = _pairs(connection, asked)
            part = case_about(connection, spoken.case_key, self._case, ids.values())
        figures = CaseFrames(part).frame(filters, FIGURES_FRAME)
        return FigurePage(page, figures[figures["figure_id"].isin(ids)].reset_index(drop=True))

    def sources(self, filters: Filters) -> pd.DataFrame:
        """The sources of what is shown."""
        with self._state(filters) as state:
            return shown_sources(*state, filters) if state else self._held.sources(filters)

    def documents(self, find: str, most: int, keep: tuple[str, ...] = ()) -> DocumentList:
        """Documents to choose from."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.documents(find, most, keep)
            return found_documents(*state, find, most, keep)

    def document(self, filters: Filters, document_id: str) -> MarkedDocument:
        """One document of the case with its quotes."""
        with self._state(filters) as state:
            if not state:
                return self._held.document(filters, document_id)
            connection, spoken = state
            text = text_of(connection, spoken.case_key, document_id)
            claims = claims_quoted_in(connection, spoken, filters, document_id)
            part = CaseFrames(case_about(connection, spoken.case_key, self._case, claims))
        quotes, shown = (part.frame(filters, spec) for spec in (QUOTES_FRAME, CLAIMS_FRAME))
        return MarkedDocument(text, marked_quotes(quotes, shown, document_id))

    @contextmanager
    def _state(self, filters: Filters) -> Iterator[tuple[Connection, Spoken] | None]:
        """What had been said in a case of many claims; None for one of few, whose frames answer,
        and where somebody has saved since.
        """
        if self._is_small(filters.as_of):
            yield None
            return
        with state_of(self._engine, self._case) as state:
            yield (state[0], Spoken(state[1], filters.as_of)) if state else None

    def _part_about(self, claim_ids: tuple[str, ...]) -> CaseFrames | None:
        """What the record has about these claims; None where somebody has saved since."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return None
            connection, case_key = state
            keys = keys_of_ids(connection, case_key, "claims", claim_ids).values()
            return CaseFrames(case_about(connection, case_key, self._case, keys))

    def _has_few_claims(self, as_of: date | None) -> bool:
        with state_of(self._engine, self._case) as state:
            if not state:
                return True
            connection, case_key = state
            return _number_held(connection, Spoken(case_key, as_of)) <= FEW_CLAIMS

    def _competing_keys(self, filters: Filters) -> Mapping[int, str]:
        with state_of(self._engine, self._case) as state:
            if not state:
                return {}
            connection, case_key = state
            return competing_keys(connection, Spoken(case_key, filters.as_of), filters)


def _spoken_of(case_key: int, day: date) -> Select[tuple[int]]:
    """The keys of the claims that somebody spoke of on a day."""
    return select(ASSERTIONS.c.claim_key).where(
        ASSERTIONS.c.case_key == case_key, ASSERTIONS.c.said_on == day.isoformat()
    )


def _statuses_on(connection: Connection, spoken: Spoken, day: date) -> dict[str, str]:
    """The status of every claim that somebody spoke of on ``day``, by what had been said."""
    claims = spoken.claims.c
    spoken_of = claims.key.in_(_spoken_of(spoken.case_key, day))
    return _pairs(connection, select(claims.claim_id, claims.status).where(spoken_of))


def _pairs(connection: Connection, asked: Select[*tuple[Any, ...]]) -> dict[Any, Any]:
    return dict(map(tuple, connection.execute(asked)))


def _number_of(asked: Select[Any]) -> Select[int]:
    """How many rows are asked for."""
    return select(func.count()).select_from(asked.order_by(None).subquery())


def _number_held(connection: Connection, spoken: Spoken) -> int:
    """How many claims somebody had spoken of."""
    return connection.scalar(select(func.count()).select_from(spoken.claims)) or 0


def _statuses(connection: Connection, spoken: Spoken, filters: Filters) -> dict[str, int]:
    """How many of the claims that are shown have each status."""
    status = spoken.claims.c.status
    asked = select(status, func.count()).where(spoken.shown_claims(filters)).group_by(status)
    return _pairs(connection, asked)


def _first_contested(connection: Connection, spoken: Spoken, filters: Filters) -> str:
    """The title of the contested claim of which most sources speak."""
    claims, said = spoken.claims.c, spoken.said.c
    title = claims.title.collate(by_code_point(connection))
    asked = select(claims.title).join_from(spoken.claims, spoken.said, said.claim_key == claims.key)
    asked = asked.where(claims.status == "contested", spoken.shown_claims(filters))
    asked = asked.group_by(claims.key, claims.title)
    asked = asked.order_by(count_if(said.current).desc(), title, claims.key).limit(1)
    return connection.scalar(asked) or ""


def _refusals(connection: Connection, spoken: Spoken, filters: Filters) -> Counter[tuple[str, str]]:
    """On how many unconfirmed claims a source cannot confirm what another states, by name."""
    claims, said = spoken.claims.c, spoken.said.c
    asked = select(said.claim_key, SOURCES.c.name, said.source_key, said.stance).distinct()
    asked = asked.join_from(spoken.said, spoken.claims, claims.key == said.claim_key)
    asked = asked.join(SOURCES, SOURCES.c.key == said.source_key).where(
        said.current,
        claims.status == "unconfirmed",
        spoken.shown_claims(filters),
        said.stance.in_(["cannot confirm", *ORIGINATING]),
    )
    return refusals((claim, name, stance) for claim, name, _, stance in connection.execute(asked))


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


def _counted(
    connection: Connection, spoken: Spoken, name: str, where: ValuesIn, filters: Filters
) -> dict[str, int]:
    """How many claims each value of a filter has among what the other filters let through."""
    others = without(filters, name)
    if name in COUNTED and not specs_set(others):
        asked = select(COUNTS.c.subject, func.sum(COUNTS.c.number)).where(
            COUNTS.c.case_key == spoken.case_key, COUNTS.c.facet == COUNTED[name]
        )
        return _pairs(connection, asked.group_by(COUNTS.c.subject))
    if where.table:
        key, pairs = spoken.values(where)
        held = pairs.subquery()
        rows = spoken.shown(others).join(held, held.c.of == key)
        value: ColumnElement[Any] = held.c.value
    else:
        rows, value = spoken.shown(others), spoken.columns[where.column]
    claims = func.count(spoken.said.c.claim_key.distinct())
    return _pairs(connection, rows.with_only_columns(value, claims).group_by(value))


def _statements_by_day(connection: Connection, spoken: Spoken, filters: Filters) -> dict[date, int]:
    """How many statements that are shown fall on each day: the last they may be of, else the
    first.
    """
    first, last = (spoken.columns[name] for name in SPANS[filters.clock])
    day = func.coalesce(last, first)
    asked = spoken.shown(filters).with_only_columns(day, func.count()).where(day.is_not(None))
    rows = _pairs(connection, asked.group_by(day))
    return {date.fromisoformat(each): number for each, number in rows.items()}
