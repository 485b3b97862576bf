"""Hands out what a page shows of a view of a case, and caches it.

A :class:`~claimscope.views.read_model.ReadModel` is asked where it has an answer: it may read no
more of the case than that takes. Frames have the case read whole.

Every page starts with it, so what only one page needs is imported elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import FunctionType
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.replay import Change
from claimscope.record.case import Case
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.charted_figures import ChartedFigures
from claimscope.views.claim_groups import StatusGroup
from claimscope.views.claim_table import Order, Page, claim_rows
from claimscope.views.compared_figures import ComparedFigures
from claimscope.views.day_histogram import MOST_BINS, DayHistogram
from claimscope.views.documents import DocumentList, MarkedDocument
from claimscope.views.events import Events
from claimscope.views.export_size import ExportSize
from claimscope.views.filters import Filters
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.ledger import Ledger, Shown, seen_through, shown_in
from claimscope.views.places import PlaceClaims
from claimscope.views.read_model import (
    ROWS_FRAMES,
    CaseFrames,
    ClaimsAt,
    Facets,
    FigurePage,
    Frames,
    FramesModel,
    Headline,
    Names,
    Neighbours,
    ReadModel,
    ids_in_order,
)
from claimscope.views.source_page import SourcePage
from claimscope.views.stance_grid import StanceWindow
from claimscope.views.view import View
from components.cache.store import load_store


def _view_key(view: View) -> str:
    return f"{_case_key(view.case)} {view.effective_filters}"


def _case_key(case: Case) -> str:
    """What tells a record from others: where it lies and its state there, else what it says."""
    if case.state is None:
        return case.digest
    return f"{case.address} {case.case_id} {case.state} {case.as_recorded_at}"


def _function_key(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _spec_key(spec: FrameSpec) -> str:
    return spec.name


HASHED: dict[str | type[Any], Callable[[Any], Any]] = {
    View: _view_key,
    FrameSpec: _spec_key,
    Case: _case_key,
    FunctionType: _function_key,
}


class _CachedFrames:
    """The frames of a case out of the caches below."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def record(self, as_of: date | None) -> Record:
        return _load_record(self.case, _last_said(self.case, as_of))

    def ledger(self, filters: Filters) -> Ledger:
        return load_ledger(View(self.case, filters))

    def frame(self, filters: Filters, spec: FrameSpec) -> pd.DataFrame:
        return load_frame(View(self.case, filters), spec)

    def frame_about(
        self, as_of: date | None, spec: FrameSpec, claim_ids: tuple[str, ...]
    ) -> pd.DataFrame:
        return spec.among_claims(_rows_of(View(self.case, Filters(as_of=as_of)), spec), claim_ids)

    def claim_ids(self, filters: Filters, order: Order) -> Sequence[str]:
        return load_claim_ids(View(self.case, filters), order)

    def claim_rows(self, filters: Filters) -> pd.DataFrame:
        return load_claim_rows(View(self.case, filters))


@st.cache_resource(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def _load_read_model(case: Case) -> ReadModel:
    """What answers questions about a case: its store, if it lies in the one that is open."""
    return _read_model(case, _CachedFrames(case))


def _read_model(case: Case, frames: Frames) -> ReadModel:
    store = load_store()
    return store.read_model(frames) if store.address == case.address else FramesModel(frames)


@st.cache_resource(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_names(case: Case) -> Names:
    """See :func:`claimscope.views.choices.names_in`; shared, to be read only."""
    return _load_read_model(case).names()


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_digest(case: Case) -> str:
    """See :func:`claimscope.record.digest.record_digest`."""
    return _load_read_model(case).digest()


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_headline(view: View) -> Headline:
    """See :class:`claimscope.views.read_model.Headline`."""
    return _load_read_model(view.case).headline(view.effective_filters)


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_claim_page(view: View, order: Order, number: int, size: int = LIST_ROWS) -> Page:
    """See :func:`claimscope.views.claim_table.claim_page`; shared, to be read only."""
    return _load_read_model(view.case).claim_page(view.effective_filters, order, number, size)


@st.cache_resource(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_figures_of(view: View, quantity: str, most: int) -> FigurePage:
    """See :meth:`claimscope.views.read_model.ReadModel.figures_of`; shared, to be read only."""
    return _load_read_model(view.case).figures_of(view.effective_filters, quantity, most)


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_ledger(view: View) -> Ledger:
    """See :func:`claimscope.views.ledger.seen_through`."""
    return seen_through(
        _load_record(view.case, _last_said(view.case, view.effective_filters.as_of)),
        view.effective_filters,
    )


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def _load_shown(view: View) -> Shown:
    return shown_in(load_ledger(view))


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_facets(view: View) -> Facets:
    """See :func:`claimscope.views.facets.facet_counts`."""
    return _load_read_model(view.case).facets(view.effective_filters)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_day_histogram(view: View, most: int = MOST_BINS) -> DayHistogram:
    """See :func:`claimscope.views.day_histogram.day_histogram`."""
    return _load_read_model(view.case).days(view.effective_filters, most)


def _last_said(case: Case, as_of: date | None) -> date | None:
    """The last day by ``as_of`` on which anything was said: the record is the same since."""
    said = [day for day in load_days(case) if as_of is None or day <= as_of]
    return said[-1] if said else as_of


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def _load_record(case: Case, as_of: date | None) -> Record:
    return record_at(case, as_of)


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def _load_rows(
    case: Case, as_of: date | None, rows: Callable[[Record], pd.DataFrame]
) -> pd.DataFrame:
    """The rows of the whole record that ``rows`` makes, for all specs that share it."""
    return rows(_load_record(case, as_of))


@st.cache_resource(max_entries=128, hash_funcs=HASHED, show_spinner=False)
def load_frame(view: View, spec: FrameSpec) -> pd.DataFrame:
    """The frame of what the view shows; it is shared, to be read and not to be changed.

    A change of filters picks anew among the rows of the record and makes none of them again.
    """
    return spec.among(_rows_of(view, spec), _load_shown(view), view.effective_filters)


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_frame_about(view: View, spec: FrameSpec, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    """The frame of the given claims, filters apart; shared as that of :func:`load_frame` is."""
    as_of = view.effective_filters.as_of
    return _load_read_model(view.case).frame_about(as_of, spec, claim_ids)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_claim_rows(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.claim_table.claim_rows`; shared, to be read only."""
    return claim_rows(*(load_frame(view, spec) for spec in ROWS_FRAMES))


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_claim_groups(view: View, room: int, whole: tuple[str, ...]) -> list[StatusGroup]:
    """See :func:`claimscope.views.claim_groups.claim_groups`; shared, to be read only."""
    return _load_read_model(view.case).claim_groups(view.effective_filters, room, whole)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_claim_ids(view: View, order: Order) -> Sequence[str]:
    """See :func:`claimscope.views.read_model.ids_in_order`; shared, to be read only."""
    return ids_in_order(_CachedFrames(view.case), view.effective_filters, order)


@st.cache_data(max_entries=256, hash_funcs=HASHED, show_spinner=False)
def load_neighbours(view: View, order: Order, claim_id: str) -> Neighbours | None:
    """See :class:`claimscope.views.read_model.Neighbours`."""
    return _load_read_model(view.case).neighbours(view.effective_filters, order, claim_id)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_claims_at(view: View, place_id: str, most: int) -> ClaimsAt:
    """See :class:`claimscope.views.read_model.ClaimsAt`."""
    return _load_read_model(view.case).claims_at(view.effective_filters, place_id, most)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_stance_window(view: View, claim_ids: tuple[str, ...], passed: int) -> StanceWindow:
    """See :func:`claimscope.views.stance_grid.stance_window`; shared, to be read only."""
    return _load_read_model(view.case).stance_window(view.effective_filters, claim_ids, passed)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_places(view: View, *, mentions: bool) -> pd.DataFrame:
    """See :meth:`claimscope.views.read_model.ReadModel.places`; shared, to be read only."""
    return _load_read_model(view.case).places(view.effective_filters, mentions=mentions)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_routes(view: View) -> pd.DataFrame:
    """See :meth:`claimscope.views.read_model.ReadModel.routes`; shared, to be read only."""
    return _load_read_model(view.case).routes(view.effective_filters)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_claims_of_places(
    view: View, place_ids: tuple[str, ...], *, mentions: bool
) -> Mapping[str, PlaceClaims]:
    """See :func:`claimscope.views.places.claims_of_places`; shared, to be read only."""
    model = _load_read_model(view.case)
    return model.claims_of_places(view.effective_filters, place_ids, mentions=mentions)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_events(view: View, earliest: date, latest: date, most: int) -> Events:
    """See :func:`claimscope.views.events.first_events`; shared, to be read only."""
    model = _load_read_model(view.case)
    return model.events(view.effective_filters, earliest, latest, most)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_figure_page(view: View, number: int) -> FigurePage:
    """See :class:`claimscope.views.read_model.FigurePage`; shared, to be read only."""
    return _load_read_model(view.case).figure_page(view.effective_filters, number)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_sources(view: View) -> pd.DataFrame:
    """See :meth:`claimscope.views.read_model.ReadModel.sources`; shared, to be read only."""
    return _load_read_model(view.case).sources(view.effective_filters)


@st.cache_resource(max_entries=16, hash_funcs=HASHED, show_spinner=False)
def load_source_page(part: View, source_id: str) -> SourcePage:
    """See :func:`claimscope.views.source_page.source_page`; shared, to be read only."""
    return _load_read_model(part.case).source_page(part.effective_filters, source_id)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_charted_figures(view: View) -> ChartedFigures:
    """See :func:`claimscope.views.charted_figures.charted_figures`; shared, to be read only."""
    return _load_read_model(view.case).charted_figures(view.effective_filters)


@st.cache_data(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_inconsistent_pairs(view: View) -> Mapping[str, int]:
    """See :func:`claimscope.views.compared_figures.inconsistent_pairs`."""
    return _load_read_model(view.case).inconsistent_pairs(view.effective_filters)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_compared_figures(view: View, quantity: str, number: int) -> ComparedFigures:
    """See :func:`claimscope.views.compared_figures.compared_figures`; shared, to be read only."""
    model = _load_read_model(view.case)
    return model.compared_figures(view.effective_filters, quantity, number)


def _rows_of(view: View, spec: FrameSpec) -> pd.DataFrame:
    return _load_rows(view.case, _last_said(view.case, view.effective_filters.as_of), spec.rows)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_document_list(case: Case, find: str, most: int, keep: tuple[str, ...]) -> DocumentList:
    """See :func:`claimscope.views.documents.document_list`; shared, to be read only."""
    return _load_read_model(case).documents(find, most, keep)


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_document(view: View, document_id: str) -> MarkedDocument:
    """See :class:`claimscope.views.documents.MarkedDocument`; shared, to be read only."""
    return _load_read_model(view.case).document(view.effective_filters, document_id)


@st.cache_data(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def load_export_size(view: View) -> ExportSize:
    """See :class:`claimscope.views.export_size.ExportSize`."""
    return _load_read_model(view.case).export_size(view.effective_filters)


def load_rows_in_order(view: View, order: Order) -> Callable[[], Iterator[pd.DataFrame]]:
    """What asks for all rows of the table of claims when a download is pressed.

    A press is answered outside of any run, where nothing of Streamlit's, as its caches, may be
    asked.
    """
    model = _read_model(view.case, CaseFrames(view.case))
    return partial(model.rows_in_order, view.effective_filters, order)


@st.cache_resource(max_entries=16, hash_funcs=HASHED, show_spinner=False)
def load_part(case: Case, claim_ids: tuple[str, ...], text: str = "") -> Case:
    """See :func:`claimscope.record.case_part.part_of`; shared, to be read only."""
    return _load_read_model(case).part(claim_ids, text)


@st.cache_resource(max_entries=4, hash_funcs=HASHED, show_spinner=False)
def load_sampled_claims(case: Case) -> tuple[str, ...]:
    """See :meth:`claimscope.views.read_model.ReadModel.sampled_claims`."""
    return tuple(_load_read_model(case).sampled_claims())


@st.cache_resource(max_entries=256, hash_funcs=HASHED, show_spinner=False)
def load_claims_alike(case: Case, passage: str) -> tuple[str, ...]:
    """See :meth:`claimscope.views.read_model.ReadModel.claims_alike`."""
    return tuple(_load_read_model(case).claims_alike(passage))


def load_days(case: Case) -> list[date]:
    """See :func:`claimscope.assessment.replay.days_said`."""
    return [*load_claims_by_day(case)]


@st.cache_resource(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_claims_by_day(case: Case) -> Mapping[date, int]:
    """See :func:`claimscope.assessment.replay.claims_by_day`; shared, to be read only."""
    return _load_read_model(case).claims_by_day()


@st.cache_data(max_entries=256, hash_funcs=HASHED, show_spinner=False)
def load_change(case: Case, day: date) -> Change:
    """See :func:`claimscope.assessment.replay.change_on`."""
    return _load_read_model(case).change(day)
