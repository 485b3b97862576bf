"""Questions for a screen: what a page asks of a record, each answer no larger than the screen.

A :class:`ReadModel` is of one record: a case as a save has left it, or as recorded by a moment.
Every question is asked through :class:`~claimscope.views.filters.Filters`, which hold the as-of
date too. Who asks does not know what answers:

* :class:`FramesModel` has the case in memory and asks its frames.
* :class:`claimscope.store.sql.read_model.SqlModel` asks the tables of a database, and reads no more
  of the case than the answer needs.

``tests/integration/store/test_read_model.py`` asks both the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol

import pandas as pd

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.replay import Change, change_between, claims_by_day, day_before
from claimscope.record.case import Case
from claimscope.record.case_part import part_of
from claimscope.record.frames import to_pandas
from claimscope.record.model import CLAIMS, DOCUMENTS
from claimscope.screen_limits import LIST_ROWS, MARKED_CLAIMS
from claimscope.views.alike import AlikeInCase, sampled
from claimscope.views.case_summary import case_summary
from claimscope.views.charted_figures import ChartedFigures, charted_figures
from claimscope.views.choices import names_in
from claimscope.views.claim_groups import StatusGroup, claim_groups, claim_order
from claimscope.views.claim_table import Order, Page, claim_page, claim_rows, ordered_rows
from claimscope.views.compared_figures import (
    ComparedFigures,
    compared_figures,
    inconsistent_pairs,
)
from claimscope.views.day_histogram import MOST_BINS, DayHistogram, day_histogram
from claimscope.views.documents import (
    DocumentList,
    MarkedDocument,
    document_list,
    marked_quotes,
)
from claimscope.views.events import Events, first_events
from claimscope.views.export_size import ExportSize, export_size
from claimscope.views.facets import facet_counts
from claimscope.views.filters import Filters
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.frames import (
    CLAIMS_FRAME,
    FIGURES_FRAME,
    QUOTES_FRAME,
    SOURCES_FRAME,
    STANCES_FRAME,
)
from claimscope.views.ledger import Ledger, seen_through, shown_in
from claimscope.views.paging import Paging, paging
from claimscope.views.places import (
    MENTIONED,
    MENTIONED_PLACES_FRAME,
    PLACES_FRAME,
    ROLES_FRAME,
    ROUTES_FRAME,
    PlaceClaims,
    claims_at,
    claims_of_places,
)
from claimscope.views.source_page import SourcePage, source_page
from claimscope.views.stance_grid import StanceWindow, stance_window

Names = Mapping[str, Mapping[str, str]]
"""The readable names of values by the values, of each filter by its name."""
Facets = Mapping[str, Mapping[str, int]]
"""A number of claims by value, of each filter by its name."""


@dataclass(frozen=True)
class Headline:
    """What a case comes to through filters.

    ``summary`` in sentences (see :mod:`claimscope.views.case_summary`); ``claims`` shown, of all
    that are ``held`` by the as-of date; all ``documents`` of the case; the ``sources`` with a
    stance on a claim that is shown.
    """

    summary: str
    claims: int
    held: int
    documents: int
    sources: int


@dataclass(frozen=True)
class Neighbours:
    """Where a claim stands among those that are shown: its ``number`` from 1 of ``total``, and the
    ids of the claims ``before`` and ``after`` it, empty where there is none.
    """

    number: int
    total: int
    before: str
    after: str


def neighbours_in(claim_ids: Sequence[str], claim_id: str) -> Neighbours | None:
    """Where a claim stands among all that are shown; None where it is none of them."""
    if claim_id not in claim_ids:
        return None
    at = claim_ids.index(claim_id)
    before, after = claim_ids[max(at - 1, 0) : at], claim_ids[at + 1 : at + 2]
    return Neighbours(at + 1, len(claim_ids), "".join(before), "".join(after))


@dataclass(frozen=True)
class ClaimsAt:
    """The claims at a place: the ids of the most contested, and how many there are."""

    claim_ids: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class FigurePage:
    """Rows of a ``FIGURES_FRAME``, and which of all they are."""

    page: Paging
    figures: pd.DataFrame


class ReadModel(Protocol):
    """What a page may ask of a record."""

    def names(self) -> Names:
        """See :func:`claimscope.views.choices.names_in`."""

    def digest(self) -> str:
        """See :func:`claimscope.record.digest.record_digest`."""

    def headline(self, filters: Filters) -> Headline:
        """What the case comes to."""

    def facets(self, filters: Filters) -> Facets:
        """See :func:`claimscope.views.facets.facet_counts`."""

    def days(self, filters: Filters, most: int = MOST_BINS) -> DayHistogram:
        """See :func:`claimscope.views.day_histogram.day_histogram`."""

    def claims_by_day(self) -> Mapping[date, int]:
        """See :func:`claimscope.assessment.replay.claims_by_day`; empty where nothing was said."""

    def change(self, day: date) -> Change:
        """See :func:`claimscope.assessment.replay.change_on`."""

    def claim_page(
        self, filters: Filters, order: Order, number: int, size: int = LIST_ROWS
    ) -> Page:
        """See :func:`claimscope.views.claim_table.claim_page`."""

    def claim_groups(
        self, filters: Filters, room: int, whole: tuple[str, ...]
    ) -> list[StatusGroup]:
        """See :func:`claimscope.views.claim_groups.claim_groups`."""

    def neighbours(self, filters: Filters, order: Order, claim_id: str) -> Neighbours | None:
        """Where a claim stands in an order of the table; None where it is not shown."""

    def claims_at(self, filters: Filters, place_id: str, most: int) -> ClaimsAt:
        """The claims located at a place; where there are none, those that only name it."""

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        """See :meth:`claimscope.views.frame_spec.FrameSpec.about`."""

    def stance_window(
        self, filters: Filters, claim_ids: tuple[str, ...], passed: int
    ) -> StanceWindow:
        """See :func:`claimscope.views.stance_grid.stance_window`."""

    def places(self, filters: Filters, *, mentions: bool) -> pd.DataFrame:
        """The ``PLACES_FRAME``; with ``mentions`` the ``MENTIONED_PLACES_FRAME``."""

    def routes(self, filters: Filters) -> pd.DataFrame:
        """The ``ROUTES_FRAME``."""

    def claims_of_places(
        self, filters: Filters, place_ids: tuple[str, ...], *, mentions: bool
    ) -> Mapping[str, PlaceClaims]:
        """See :func:`claimscope.views.places.claims_of_places`."""

    def charted_figures(self, filters: Filters) -> ChartedFigures:
        """See :func:`claimscope.views.charted_figures.charted_figures`."""

    def inconsistent_pairs(self, filters: Filters) -> Mapping[str, int]:
        """See :func:`claimscope.views.compared_figures.inconsistent_pairs`."""

    def compared_figures(self, filters: Filters, quantity: str, number: int) -> ComparedFigures:
        """See :func:`claimscope.views.compared_figures.compared_figures`."""

    def figures_of(self, filters: Filters, quantity: str, most: int) -> FigurePage:
        """The first of the figures of a quantity that nobody has revised since."""

    def events(self, filters: Filters, earliest: date, latest: date, most: int) -> Events:
        """See :func:`claimscope.views.events.first_events`."""

    def figure_page(self, filters: Filters, number: int) -> FigurePage:
        """One page of the ``FIGURES_FRAME``; the last where there are not so many."""

    def sources(self, filters: Filters) -> pd.DataFrame:
        """The ``SOURCES_FRAME``."""

    def source_page(self, filters: Filters, source_id: str) -> SourcePage:
        """The page of a source; the filters let through the claims on which it takes a stance."""

    def documents(self, find: str, most: int, keep: tuple[str, ...] = ()) -> DocumentList:
        """See :func:`claimscope.views.documents.document_list`."""

    def document(self, filters: Filters, document_id: str) -> MarkedDocument:
        """One document of the case with its quotes."""

    def rows_in_order(self, filters: Filters, order: Order) -> Iterator[pd.DataFrame]:
        """All rows of the table of claims in an order, some at a time; see
        :func:`claimscope.views.claim_table.ordered_rows`.
        """

    def export_size(self, filters: Filters) -> ExportSize:
        """See :class:`claimscope.views.export_size.ExportSize`."""

    def sampled_claims(self) -> Sequence[str]:
        """The ids of a sample of the claims, by which words are weighed; see
        :mod:`claimscope.views.alike`.
        """

    def claims_alike(self, passage: str) -> Sequence[str]:
        """The ids of the claims that a passage may be about; see :mod:`claimscope.views.alike`."""

    def part(self, claim_ids: Collection[str], text: str = "") -> Case:
        """See :func:`claimscope.record.case_part.part_of`."""


def days_by(model: ReadModel, as_of: date | None) -> list[date]:
    """The days by ``as_of`` on which anything was said."""
    return [day for day in model.claims_by_day() if as_of is None or day <= as_of]


class Frames(Protocol):
    """The frames of a case. Who asks for them again and again keeps them."""

    @property
    def case(self) -> Case:
        """The case."""

    def record(self, as_of: date | None) -> Record:
        """The case by a day."""

    def ledger(self, filters: Filters) -> Ledger:
        """The case through filters."""

    def frame(self, filters: Filters, spec: FrameSpec) -> pd.DataFrame:
        """One frame of what the filters let through."""

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        """The frame of these claims, filters apart."""

    def claim_ids(self, filters: Filters, order: Order) -> Sequence[str]:
        """The ids of the claims of the table in an order."""

    def claim_rows(self, filters: Filters) -> pd.DataFrame:
        """The rows of the table of claims, see :func:`claimscope.views.claim_table.claim_rows`."""


ROWS_FRAMES = (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME, QUOTES_FRAME, ROLES_FRAME)
"""The frames of which the rows of the table of claims are made."""
BY_RANK = (Order(), Order(group="none"))
"""The orders of the table that its other columns have no part in."""


def ids_in_order(frames: Frames, filters: Filters, order: Order) -> Sequence[str]:
    """The ids of the claims of the table in an order, out of its frames."""
    if order in BY_RANK:
        return claim_order(*(frames.frame(filters, spec) for spec in ROWS_FRAMES[:3]))
    rows = ordered_rows(frames.claim_rows(filters), order)
    return [str(each) for each in rows["claim_id"]]


class CaseFrames:
    """The frames of a case, made when they are asked for; what the last were made of is kept."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.record = lru_cache(maxsize=4)(self._record)
        self.ledger = lru_cache(maxsize=4)(self._ledger)
        self._rows = lru_cache(maxsize=16)(self._made_rows)

    def frame(self, filters: Filters, spec: FrameSpec) -> pd.DataFrame:
        """See :meth:`claimscope.views.frame_spec.FrameSpec.shown`."""
        rows = self._rows(filters.as_of, spec.rows)
        return spec.among(rows, shown_in(self.ledger(filters)), filters)

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        """See :meth:`claimscope.views.frame_spec.FrameSpec.about`."""
        return spec.among_claims(self._rows(as_of, spec.rows), claim_ids)

    def claim_ids(self, filters: Filters, order: Order) -> Sequence[str]:
        """The ids of the claims of the table in an order."""
        return ids_in_order(self, filters, order)

    def claim_rows(self, filters: Filters) -> pd.DataFrame:
        """See :func:`claimscope.views.claim_table.claim_rows`."""
        return claim_rows(*(self.frame(filters, spec) for spec in ROWS_FRAMES))

    def _record(self, as_of: date | None) -> Record:
        return record_at(self.case, as_of)

    def _made_rows(
        self, as_of: date | None, rows: Callable[[Record], pd.DataFrame]
    ) -> pd.DataFrame:
        return rows(self.record(as_of))

    def _ledger(self, filters: Filters) -> Ledger:
        return seen_through(self.record(filters.as_of), filters)


class FramesModel:
    """A :class:`ReadModel` of a case in memory."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    def names(self) -> Names:
        """The names of all values that filters may take."""
        return names_in(self._frames.case)

    def digest(self) -> str:
        """The digest of the record."""
        return self._frames.case.digest

    def headline(self, filters: Filters) -> Headline:
        """What the case comes to, counted in its frames."""
        specs = (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME)
        claims, stances, figures = (self._frames.frame(filters, spec) for spec in specs)
        held = self._frames.frame(Filters(as_of=filters.as_of), CLAIMS_FRAME)
        return Headline(
            summary=case_summary(claims, stances, figures),
            claims=len(claims),
            held=len(held),
            documents=len(self._frames.case.rows[DOCUMENTS.name]),
            sources=stances["source_id"].nunique(),
        )

    def facets(self, filters: Filters) -> Facets:
        """The claims that each value has beside what else is filtered."""
        return facet_counts(self._frames.ledger(filters))

    def days(self, filters: Filters, most: int = MOST_BINS) -> DayHistogram:
        """The statements of each day or longer span."""
        return day_histogram(self._frames.ledger(filters), most)

    def claims_by_day(self) -> Mapping[date, int]:
        """The claims spoken of by each day."""
        return claims_by_day(self._frames.case)

    def change(self, day: date) -> Change:
        """What the day changed."""
        eve = day_before(day)
        before = self._frames.record(eve) if eve else None
        return change_between(before, self._frames.record(day), day)

    def claim_page(
        self, filters: Filters, order: Order, number: int, size: int = LIST_ROWS
    ) -> Page:
        """A page of the table of claims."""
        return claim_page(self._frames.claim_rows(filters), order, number, size)

    def claim_groups(
        self, filters: Filters, room: int, whole: tuple[str, ...]
    ) -> list[StatusGroup]:
        """The claims by status and reason."""
        frames = (self._frames.frame(filters, spec) for spec in ROWS_FRAMES[:3])
        return claim_groups(*frames, room=room, whole=whole)

    def neighbours(self, filters: Filters, order: Order, claim_id: str) -> Neighbours | None:
        """Where a claim stands in an order of the table."""
        return neighbours_in(self._frames.claim_ids(filters, order), claim_id)

    def claims_at(self, filters: Filters, place_id: str, most: int) -> ClaimsAt:
        """The claims at a place."""
        here = set(claims_at(self._frames.frame(filters, ROLES_FRAME), place_id))
        ids = [each for each in self._frames.claim_ids(filters, Order()) if each in here]
        return ClaimsAt(tuple(ids[:most]), len(ids))

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        """The frame of these claims."""
        return self._frames.frame_about(as_of, spec, claim_ids)

    def stance_window(
        self, filters: Filters, claim_ids: tuple[str, ...], passed: int
    ) -> StanceWindow:
        """A window of the grid of claims by sources."""
        return stance_window(self._frames.frame(filters, STANCES_FRAME), claim_ids, passed)

    def places(self, filters: Filters, *, mentions: bool) -> pd.DataFrame:
        """The places of what is shown."""
        return self._frames.frame(filters, MENTIONED_PLACES_FRAME if mentions else PLACES_FRAME)

    def routes(self, filters: Filters) -> pd.DataFrame:
        """The routes of what is shown."""
        return self._frames.frame(filters, ROUTES_FRAME)

    def claims_of_places(
        self, filters: Filters, place_ids: tuple[str, ...], *, mentions: bool
    ) -> Mapping[str, PlaceClaims]:
        """What a map tells of the claims at these places; those that the list leads with are
        marked.
        """
        roles = self._frames.frame(filters, ROLES_FRAME)
        roles = roles if mentions else roles[roles["role"] != MENTIONED]
        claims = self._frames.frame(filters, CLAIMS_FRAME)
        if len(claims) > MARKED_CLAIMS:
            order = [*self._frames.claim_ids(filters, Order())]
            claims = claims.set_index("claim_id", drop=False).loc[order]
        return claims_of_places(roles, claims, place_ids)

    def charted_figures(self, filters: Filters) -> ChartedFigures:
        """The figures that a chart is made of."""
        return charted_figures(self._frames.frame(filters, FIGURES_FRAME), filters.clock)

    def inconsistent_pairs(self, filters: Filters) -> Mapping[str, int]:
        """How many pairs of figures are inconsistent, by quantity."""
        return inconsistent_pairs(self._frames.frame(filters, FIGURES_FRAME))

    def compared_figures(self, filters: Filters, quantity: str, number: int) -> ComparedFigures:
        """A page of the figures of one quantity side by side."""
        figures = self._frames.frame(filters, FIGURES_FRAME)
        return compared_figures(figures[figures["quantity"] == quantity], number)

    def figures_of(self, filters: Filters, quantity: str, most: int) -> FigurePage:
        """The first of the figures of a quantity."""
        figures = self._frames.frame(filters, FIGURES_FRAME)
        held = figures[(figures["current"] == 1) & (figures["quantity"] == quantity)]
        return FigurePage(paging(len(held), 1, most), held.head(most).reset_index(drop=True))

    def events(self, filters: Filters, earliest: date, latest: date, most: int) -> Events:
        """The events that a chart tells first."""
        return first_events(self._frames.frame(filters, CLAIMS_FRAME), earliest, latest, most)

    def figure_page(self, filters: Filters, number: int) -> FigurePage:
        """A page of the figures."""
        figures = self._frames.frame(filters, FIGURES_FRAME)
        page = paging(len(figures), number)
        return FigurePage(page, figures[page.rows].reset_index(drop=True))

    def sources(self, filters: Filters) -> pd.DataFrame:
        """The sources of what is shown."""
        return self._frames.frame(filters, SOURCES_FRAME)

    def source_page(self, filters: Filters, source_id: str) -> SourcePage:
        """The page of a source."""
        claims = self._frames.frame(filters, CLAIMS_FRAME)
        ids = tuple(claims["claim_id"])
        quotes, figures = (
            self._frames.frame_about(filters.as_of, spec, ids)
            for spec in (QUOTES_FRAME, FIGURES_FRAME)
        )
        sources = to_pandas(self._frames.case.sources)
        [source] = sources[sources["source_id"] == source_id].to_dict("records")
        return source_page(source, claims, quotes, figures, days_by(self, filters.as_of))

    def documents(self, find: str, most: int, keep: tuple[str, ...] = ()) -> DocumentList:
        """Documents to choose from."""
        return document_list(self._frames.case, find, most, keep)

    def document(self, filters: Filters, document_id: str) -> MarkedDocument:
        """One document of the case with its quotes."""
        quotes, claims = (
            self._frames.frame(filters, spec) for spec in (QUOTES_FRAME, CLAIMS_FRAME)
        )
        text = self._frames.case.texts[document_id]
        return MarkedDocument(text, marked_quotes(quotes, claims, document_id))

    def rows_in_order(self, filters: Filters, order: Order) -> Iterator[pd.DataFrame]:
        """All rows of the table of claims, at once."""
        yield ordered_rows(self._frames.claim_rows(filters), order)

    def export_size(self, filters: Filters) -> ExportSize:
        """What an export holds, counted in the frames."""
        specs = (CLAIMS_FRAME, QUOTES_FRAME, FIGURES_FRAME, MENTIONED_PLACES_FRAME)
        frames = (self._frames.frame(filters, spec) for spec in specs)
        return export_size(self._frames.ledger(filters), *frames)

    def sampled_claims(self) -> Sequence[str]:
        """The ids of the sample."""
        return sampled(self._claim_ids())

    def claims_alike(self, passage: str) -> Sequence[str]:
        """The ids of the claims that a passage may be about."""
        claim_ids = self._claim_ids()
        is_all = len(self.sampled_claims()) == len(claim_ids)
        return claim_ids if is_all else self._alike.ids(passage)

    def part(self, claim_ids: Collection[str], text: str = "") -> Case:
        """What the case says of these claims, and in the document of a text."""
        return part_of(self._frames.case, claim_ids, text)

    def _claim_ids(self) -> Sequence[str]:
        return tuple(row.cells["claim_id"] for row in self._frames.case.rows[CLAIMS.name])

    @cached_property
    def _alike(self) -> AlikeInCase:
        return AlikeInCase(self._frames.case)
