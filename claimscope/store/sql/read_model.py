"""A :class:`claimscope.views.read_model.ReadModel` that asks the tables of a database.

What needs words made of rows, as a page of claims and their reasons do, is made by the same frames
as of a case in memory, out of the rows about the claims on the page alone. Each question is a
function of a module beside this one; here is decided what answers it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd
from sqlalchemy import Connection, Engine, select

from claimscope.assessment.replay import Change
from claimscope.record.case import Case
from claimscope.screen_limits import LIST_ROWS
from claimscope.store.sql.alike import Sample, alike_claims, part_about, sample_of
from claimscope.store.sql.case_part import ABOUT, About, case_about, state_of
from claimscope.store.sql.claim_groups import claim_groups
from claimscope.store.sql.claim_order import is_answered
from claimscope.store.sql.claim_table import (
    claim_page,
    claims_at,
    claims_by_words,
    neighbours,
    rows_in_order,
)
from claimscope.store.sql.compared_figures import (
    compared_figures,
    competing_keys,
    first_figures,
    pairs_by_quantity,
)
from claimscope.store.sql.counted import number_held
from claimscope.store.sql.days import change_on, claims_by_day, day_histogram
from claimscope.store.sql.documents import found_documents, marked_document
from claimscope.store.sql.engine import reading
from claimscope.store.sql.events import first_events
from claimscope.store.sql.facets import facet_counts
from claimscope.store.sql.figures import charted_figures, figure_page, figures_of
from claimscope.store.sql.headline import headline
from claimscope.store.sql.names import (
    CLAIM_NAMES,
    OTHER_NAMES,
    NamesWhenAsked,
    claim_name,
    names_of,
)
from claimscope.store.sql.places import shown_places, shown_routes, told_of_places
from claimscope.store.sql.seen_case import SeenInStore
from claimscope.store.sql.snapshot import Snapshots
from claimscope.store.sql.source_page import page_of_source
from claimscope.store.sql.sources import shown_sources
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.stance_grid import stance_window
from claimscope.store.sql.state_rows import keys_of_ids
from claimscope.store.sql.stored_case import StoredCase
from claimscope.store.sql.tables import TEXTS
from claimscope.views.charted_figures import ChartedFigures
from claimscope.views.claim_groups import StatusGroup
from claimscope.views.claim_table import Order, Page
from claimscope.views.compared_figures import ComparedFigures
from claimscope.views.day_histogram import MOST_BINS, DayHistogram
from claimscope.views.documents import DocumentList, MarkedDocument
from claimscope.views.events import Events
from claimscope.views.export_size import ExportSize
from claimscope.views.filters import Filters
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.places import PlaceClaims
from claimscope.views.read_model import (
    CaseFrames,
    ClaimsAt,
    Facets,
    FigurePage,
    Headline,
    Names,
    Neighbours,
    ReadModel,
    days_by,
)
from claimscope.views.source_page import SourcePage
from claimscope.views.stance_grid import StanceWindow

FEW_CLAIMS = 500
"""Of a case with no more, what is on a screen is made of the frames of all: for another filter they
are there already, and the rows about what is on it would be read again.
"""

ASKED_BY_ID = 2_000
"""Of so many claims at most the rows are read by themselves; of more, with those of all."""


class SqlModel:
    """A record in a database.

    ``held`` answers instead where the database cannot: what is asked after somebody has saved, of
    the record before. It has the case read; so has the table of few claims. Of a large case what
    is counted and listed is asked of its snapshot among ``snapshots``.
    """

    def __init__(
        self, engine: Engine, case: Case, held: ReadModel, snapshots: Snapshots | None = None
    ) -> None:
        self._engine, self._case, self._held = engine, case, held
        self._snapshots = snapshots
        self._first_figures = lru_cache(maxsize=4)(self._figures_compared)
        self._competing = lru_cache(maxsize=16)(self._competing_keys)
        self._by_words = lru_cache(maxsize=4)(self._claims_by_words)
        self._part = lru_cache(maxsize=4)(self._part_about)
        self._sample = lru_cache(maxsize=1)(self._sampled)
        self._is_small = lru_cache(maxsize=16)(self._has_few_claims)

    @cached_property
    def _counting(self) -> Engine:
        """What is asked for counts and lists: the snapshot of a case that has one."""
        found = self._snapshots.engine_of(self._case) if self._snapshots else None
        return found or self._engine

    def names(self) -> Names:
        """The names of all values that filters may take."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.names()
            names = names_of(*state, OTHER_NAMES)
        return {**names, CLAIM_NAMES.name: NamesWhenAsked(self._claim_name, self._claim_names)}

    def _claim_name(self, claim_id: str) -> str | None:
        with state_of(self._engine, self._case) as state:
            return claim_name(*state, claim_id) if state else None

    def _claim_names(self) -> Mapping[str, str]:
        with state_of(self._engine, self._case) as state:
            names = names_of(*state, [CLAIM_NAMES]) if state else self._held.names()
            return names[CLAIM_NAMES.name]

    def digest(self) -> str:
        """The digest of the record, of which some rows are in memory at a time."""
        with state_of(self._engine, self._case) as state:
            return StoredCase(self._case, *state).digest if state else self._held.digest()

    def headline(self, filters: Filters) -> Headline:
        """What the case comes to, counted by the database."""
        with self._spoken(filters) as state:
            return headline(*state, filters) if state else self._held.headline(filters)

    def facets(self, filters: Filters) -> Facets:
        """The claims that each value has beside what else is filtered."""
        with self._spoken(filters) as state:
            return facet_counts(*state, filters) if state else self._held.facets(filters)

    def days(self, filters: Filters, most: int = MOST_BINS) -> DayHistogram:
        """The statements of each day or longer span."""
        with self._spoken(filters) as state:
            if not state:
                return self._held.days(filters, most)
            return day_histogram(*state, filters, most)

    def claims_by_day(self) -> Mapping[date, int]:
        """The claims spoken of by each day."""
        with state_of(self._counting, self._case) as state:
            return claims_by_day(*state) if state else self._held.claims_by_day()

    def change(self, day: date) -> Change:
        """What the day changed."""
        with state_of(self._counting, self._case) as state:
            return change_on(*state, day) if state else self._held.change(day)

    def claim_page(
        self, filters: Filters, order: Order, number: int, size: int = LIST_ROWS
    ) -> Page:
        """A page of the table of claims."""
        with self._state(filters) as state:
            by = self._ordered_by(filters, order) if state else None
            if not state or by is None:
                return self._held.claim_page(filters, order, number, size)
            return claim_page(*state, filters, order, (number, size), by, self._about(*state))

    def claim_groups(
        self, filters: Filters, room: int, whole: tuple[str, ...]
    ) -> list[StatusGroup]:
        """The claims by status and reason."""
        with self._state(filters) as state:
            if not state:
                return self._held.claim_groups(filters, room, whole)
            competing = self._competing(filters)
            return claim_groups(*state, filters, room, whole, competing, self._about(*state))

    def neighbours(self, filters: Filters, order: Order, claim_id: str) -> Neighbours | None:
        """Where a claim stands in an order of the table."""
        with self._state(filters) as state:
            by = self._ordered_by(filters, order) if state else None
            if not state or by is None:
                return self._held.neighbours(filters, order, claim_id)
            return neighbours(*state, filters, order, claim_id, by)

    def claims_at(self, filters: Filters, place_id: str, most: int) -> ClaimsAt:
        """The claims at a place."""
        with self._state(filters) as state:
            if not state:
                return self._held.claims_at(filters, place_id, most)
            return claims_at(*state, filters, place_id, most, self._competing(filters))

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

    def stance_window(
        self, filters: Filters, claim_ids: tuple[str, ...], passed: int
    ) -> StanceWindow:
        """A window of the grid of claims by sources."""
        with self._state(filters) as state:
            if not state:
                return self._held.stance_window(filters, claim_ids, passed)
            return stance_window(*state, filters, claim_ids, passed, self._about(*state))

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
        """The figures that a chart is made of."""
        with self._state(filters) as state:
            if not state:
                return self._held.charted_figures(filters)
            return charted_figures(*state, filters, self._about(*state))

    def inconsistent_pairs(self, filters: Filters) -> Mapping[str, int]:
        """How many pairs of figures are inconsistent, by quantity."""
        with self._state(filters) as state:
            first = self._first_figures(filters) if state else None
            if not state or first is None:
                return self._held.inconsistent_pairs(filters)
            return pairs_by_quantity(*state, filters, first)

    def compared_figures(self, filters: Filters, quantity: str, number: int) -> ComparedFigures:
        """A page of the figures of one quantity side by side."""
        with self._state(filters) as state:
            first = self._first_figures(filters) if state else None
            if not state or first is None:
                return self._held.compared_figures(filters, quantity, number)
            return compared_figures(*state, filters, quantity, number, first, self._about(*state))

    def figures_of(self, filters: Filters, quantity: str, most: int) -> FigurePage:
        """The first of the figures of a quantity."""
        with self._state(filters) as state:
            if not state:
                return self._held.figures_of(filters, quantity, most)
            return figures_of(*state, filters, quantity, most, self._about(*state))

    def events(self, filters: Filters, earliest: date, latest: date, most: int) -> Events:
        """The events that a chart tells first."""
        with self._state(filters) as state:
            if not state:
                return self._held.events(filters, earliest, latest, most)
            return first_events(*state, filters, (earliest, latest), most, self._about(*state))

    def figure_page(self, filters: Filters, number: int) -> FigurePage:
        """A page of the figures."""
        with self._state(filters) as state:
            if not state:
                return self._held.figure_page(filters, number)
            return figure_page(*state, filters, number, self._about(*state))

    def sources(self, filters: Filters) -> pd.DataFrame:
        """The sources of what is shown."""
        with self._state(filters) as state:
            return shown_sources(*state, filters) if state else self._held.sources(filters)

    def source_page(self, filters: Filters, source_id: str) -> SourcePage:
        """The page of a source."""
        with self._state(filters) as state:
            if not state:
                return self._held.source_page(filters, source_id)
            return page_of_source(*state, filters, source_id, days_by(self, filters.as_of))

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
            about = self._about(*state)
            return marked_document(*state, filters, document_id, about, self._text)

    def rows_in_order(self, filters: Filters, order: Order) -> Iterator[pd.DataFrame]:
        """All rows of the table of claims, some at a time."""
        with self._state(filters) as state:
            by = self._ordered_by(filters, order) if state else None
            if not state or by is None:
                yield from self._held.rows_in_order(filters, order)
            else:
                yield from rows_in_order(*state, filters, order, by, self._about(*state))

    def export_size(self, filters: Filters) -> ExportSize:
        """What an export holds, counted by the database."""
        with self._state(filters) as state:
            if not state:
                return self._held.export_size(filters)
            connection, spoken = state
            stored = StoredCase(self._case, connection, spoken.case_key)
            return SeenInStore(stored, filters).size()

    def sampled_claims(self) -> Sequence[str]:
        """The ids of the sample."""
        found = self._sample()
        return self._held.sampled_claims() if found is None else found.claim_ids

    def claims_alike(self, passage: str) -> Sequence[str]:
        """The ids of the claims that a passage may be about, found by the index of words."""
        found = self._sample()
        with state_of(self._engine, self._case) as state:
            if found is None or not state:
                return self._held.claims_alike(passage)
            if found.is_all:
                return found.claim_ids
            return alike_claims(*state, passage, found.having, len(found.claim_ids))

    def part(self, claim_ids: Collection[str], text: str = "") -> Case:
        """What the case says of these claims, and in the document of a text."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return self._held.part(claim_ids, text)
            return part_about(*state, self._case, claim_ids, text)

    @contextmanager
    def _spoken(self, filters: Filters) -> Iterator[tuple[Connection, Spoken] | None]:
        """What had been said in the case; None where somebody has saved since."""
        with state_of(self._counting, self._case) as state:
            yield (state[0], Spoken(state[1], filters.as_of)) if state else None

    @contextmanager
    def _state(self, filters: Filters) -> Iterator[tuple[Connection, Spoken] | None]:
        """The same of a case of many claims; None too for one of few, whose frames answer."""
        if self._is_small(filters.as_of):
            yield None
            return
        with self._spoken(filters) as state:
            yield state

    def _about(self, connection: Connection, spoken: Spoken) -> About:
        """Reads the rows about claims: by its keys the database finds a few of them at once, which
        a snapshot has to look for; after another save the snapshot still has those of this one.
        """

        def about(keys: Iterable[int], tables: Sequence[str] = ABOUT) -> Case:
            if self._counting is self._engine:
                return case_about(connection, spoken.case_key, self._case, keys, tables)
            with state_of(self._engine, self._case) as state:
                there = state or (connection, spoken.case_key)
                return case_about(*there, self._case, keys, tables)

        return about

    def _text(self, sha256: str) -> str:
        """A text by its hash; the database keeps every one that there ever was."""
        with reading(self._engine) as connection:
            asked = select(TEXTS.c.content).where(TEXTS.c.sha256 == sha256)
            content: bytes = connection.execute(asked).scalar_one()
        return content.decode()

    def _part_about(self, claim_ids: tuple[str, ...]) -> CaseFrames | None:
        """What the record has about these claims; None where somebody has saved since."""
        with state_of(self._engine, self._case) as state:
            if not state:
                return None
            connection, case_key = state
            keys = keys_of_ids(connection, case_key, "claims", claim_ids).values()
            return CaseFrames(case_about(connection, case_key, self._case, keys))

    def _sampled(self) -> Sample | None:
        """The sample of the claims; None where somebody has saved since."""
        with state_of(self._engine, self._case) as state:
            return sample_of(*state) if state else None

    def _has_few_claims(self, as_of: date | None) -> bool:
        with self._spoken(Filters(as_of=as_of)) as state:
            return number_held(*state) <= FEW_CLAIMS if state else True

    def _figures_compared(self, filters: Filters) -> pd.DataFrame | None:
        """See :func:`first_figures`; None where somebody has saved since."""
        with self._spoken(filters) as state:
            return first_figures(*state, filters) if state else None

    def _competing_keys(self, filters: Filters) -> Mapping[int, str]:
        figures = self._first_figures(filters)
        return {} if figures is None else competing_keys(figures)

    def _ordered_by(
        self, filters: Filters, order: Order
    ) -> Mapping[int, str] | pd.DataFrame | None:
        """What an order of the table goes by; None where somebody has saved since."""
        return self._competing(filters) if is_answered(order) else self._by_words(filters, order)

    def _claims_by_words(self, filters: Filters, order: Order) -> pd.DataFrame | None:
        competing = self._competing(filters)
        with self._spoken(filters) as state:
            if not state:
                return None
            return claims_by_words(*state, filters, order, competing, self._about(*state))
