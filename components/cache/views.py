"""Hands out small frames of a view of a case, and caches them.

Every page starts with it, so what only one page needs is imported elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import FunctionType
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.replay import Change, change_between, day_before, days_said
from claimscope.figures.outline import land_features
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.views.choices import choices_in, names_in
from claimscope.views.filters import Filters
from claimscope.views.frames import (
    called_sources,
    quotes_frame,
    shown_figures,
    shown_rows,
    tracked_sources,
    whole_claims,
    whole_figures,
    whole_stances,
)
from claimscope.views.ledger import Ledger, Shown, seen_through, shown_in
from claimscope.views.places import (
    claims_at,
    roles_frame,
    summed_places,
    summed_routes,
    whole_roles,
    whole_routes,
)
from claimscope.views.view import View


def _view_key(view: View) -> str:
    return f"{_case_key(view.case)} {view.effective_filters}"


def _case_key(case: Case) -> str:
    return f"{case.digest} {case.as_recorded_at}"


def _function_key(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


HASHED: dict[str | type[Any], Callable[[Any], Any]] = {
    View: _view_key,
    Case: _case_key,
    FunctionType: _function_key,
}


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_choices(case: Case) -> dict[str, list[str]]:
    """See :func:`claimscope.views.choices.choices_in`."""
    return choices_in(case)


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_names(case: Case) -> dict[str, dict[str, str]]:
    """See :func:`claimscope.views.choices.names_in`."""
    return names_in(case)


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


def _last_said(case: Case, as_of: date | None) -> date | None:
    """The last day by ``as_of`` on which anything was said: the record is the same since."""
    said = [day for day in load_days(case) if as_of is None or day <= as_of]
    return said[-1] if said else as_of


@st.cache_resource(max_entries=32, hash_funcs=HASHED, show_spinner=False)
def _load_record(case: Case, as_of: date | None) -> Record:
    return record_at(case, as_of)


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def _load_whole(
    case: Case, as_of: date | None, rows: Callable[[Record], pd.DataFrame]
) -> pd.DataFrame:
    """The rows of the whole record that ``rows`` makes; to be picked from, not to be changed."""
    return rows(_load_record(case, as_of))


@st.cache_resource(max_entries=128, hash_funcs=HASHED, show_spinner=False)
def _load_rows(view: View, rows: Callable[[Record], pd.DataFrame]) -> pd.DataFrame:
    return shown_rows(_load_all(view, rows), _load_shown(view))


def _load_all(view: View, rows: Callable[[Record], pd.DataFrame]) -> pd.DataFrame:
    return _load_whole(view.case, _last_said(view.case, view.effective_filters.as_of), rows)


def load_claims(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.claims_frame`."""
    return _load_rows(view, whole_claims)


def load_figures(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.figures_frame`."""
    figures = _load_all(view, whole_figures)
    return shown_figures(figures, _load_shown(view), view.effective_filters.quantities)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_places(view: View, *, mentions: bool = False) -> pd.DataFrame:
    """See :func:`claimscope.views.places.places_frame`."""
    places = load_place_table(view.case)
    return summed_places(_load_rows(view, whole_roles), places, mentions=mentions)


def load_routes(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.places.routes_frame`."""
    return summed_routes(_load_rows(view, whole_routes))


def load_stances(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.stances_frame`."""
    return _load_rows(view, whole_stances)


def load_sources(view: View) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.sources_frame`."""
    return tracked_sources(load_stances(view), load_source_table(view.case))


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_place_table(case: Case) -> pd.DataFrame:
    """The table ``places`` of a case."""
    return to_pandas(case.places)


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_source_table(case: Case) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.called_sources`."""
    return called_sources(case)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_quotes(view: View, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    """See :func:`claimscope.views.frames.quotes_frame`."""
    return quotes_frame(load_ledger(view), claim_ids)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_claims_at(view: View, place_id: str) -> list[str]:
    """See :func:`claimscope.views.places.claims_at`."""
    return claims_at(load_ledger(view), place_id)


@st.cache_data(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def load_roles(view: View, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    """See :func:`claimscope.views.places.roles_frame`."""
    return roles_frame(load_ledger(view), claim_ids)


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_documents(case: Case) -> pd.DataFrame:
    """The table ``documents`` of a case, in the order of publication."""
    return to_pandas(case.documents).sort_values("published_on", ignore_index=True)


@st.cache_data(max_entries=8, hash_funcs=HASHED, show_spinner=False)
def load_days(case: Case) -> list[date]:
    """See :func:`claimscope.assessment.replay.days_said`."""
    return days_said(case)


@st.cache_data(max_entries=256, hash_funcs=HASHED, show_spinner=False)
def load_change(case: Case, day: date) -> Change:
    """See :func:`claimscope.assessment.replay.change_on`."""
    eve = day_before(day)
    before = _load_record(case, _last_said(case, eve)) if eve else None
    return change_between(before, _load_record(case, day), day)


def whole(view: View) -> View:
    """The same case by the same as-of date without any other filter."""
    return View(view.case, Filters(as_of=view.effective_filters.as_of))


@st.cache_resource(show_spinner=False)
def load_land() -> list[dict[str, Any]]:
    """See :func:`claimscope.figures.outline.land_features`."""
    return land_features()
