"""What each screen asks of a case, and what it would send: the work of a page without its page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from claimscope.figures.figure_ranges import aspect_ranges
from claimscope.figures.map_data import encoded, map_data
from claimscope.figures.map_geometry import bounds_of, drawn_places
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.record.frames import origin_names
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.case_summary import case_summary
from claimscope.views.claim_groups import claim_groups
from claimscope.views.claim_table import Order, claim_page, claim_rows
from claimscope.views.compared_figures import compared_figures
from claimscope.views.day_histogram import day_histogram
from claimscope.views.facets import facet_counts
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.frames import (
    CLAIMS_FRAME,
    FIGURES_FRAME,
    QUOTES_FRAME,
    SOURCES_FRAME,
    STANCES_FRAME,
)
from claimscope.views.ledger import Ledger, shown_in
from claimscope.views.places import PLACES_FRAME, ROLES_FRAME, ROUTES_FRAME, claims_of_places
from claimscope.views.source_list import source_list
from claimscope.views.stance_grid import stance_window

SPECS = (
    *(CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME, QUOTES_FRAME, SOURCES_FRAME),
    *(ROLES_FRAME, PLACES_FRAME, ROUTES_FRAME),
)
ROOM = 26
"""Lines of the list of the Overview."""


def rows_of(ledger: Ledger) -> dict[str, pd.DataFrame]:
    """The rows of every frame, as a server makes them once for a case and an as-of date."""
    return {spec.name: spec.rows(ledger) for spec in SPECS}


@dataclass(frozen=True)
class Shown:
    """A ledger's frames, picked among the ``rows`` of its record when a screen asks for them."""

    ledger: Ledger
    rows: Mapping[str, pd.DataFrame]

    def frame(self, spec: FrameSpec) -> pd.DataFrame:
        """The frame of what the filters let through."""
        return spec.among(self.rows[spec.name], self._ids, self.ledger.filters)

    @cached_property
    def _ids(self) -> Any:
        return shown_in(self.ledger)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The ``CLAIMS_FRAME``."""
        return self.frame(CLAIMS_FRAME)

    @cached_property
    def stances(self) -> pd.DataFrame:
        """The ``STANCES_FRAME``."""
        return self.frame(STANCES_FRAME)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The ``FIGURES_FRAME``."""
        return self.frame(FIGURES_FRAME)

    @cached_property
    def table(self) -> pd.DataFrame:
        """What the table of claims holds."""
        quotes, roles = self.frame(QUOTES_FRAME), self.frame(ROLES_FRAME)
        return claim_rows(self.claims, self.stances, self.figures, quotes, roles)


def filters(shown: Shown) -> str:
    """The counts at the values of every filter, and the days."""
    return _json([facet_counts(shown.ledger), asdict(day_histogram(shown.ledger))])


def overview(shown: Shown) -> str:
    """The list of claims, the summary, the chart and the map."""
    claims, stances, figures = shown.claims, shown.stances, shown.figures
    groups = claim_groups(claims, stances, figures, room=ROOM)
    said = [case_summary(claims, stances, figures), *map(asdict, groups)]
    return _json(said) + timeline(shown) + places(shown)


def table(shown: Shown) -> str:
    """A page of the table of claims."""
    return _json(asdict(claim_page(shown.table, Order(), 1)))


def grid(shown: Shown) -> str:
    """A window of the stances of each source."""
    ids = shown.table["claim_id"].head(LIST_ROWS).tolist()
    return _json(asdict(stance_window(shown.stances, ids, 0)))


def competing(shown: Shown) -> str:
    """A page of competing figures of the quantity with most."""
    figures = shown.figures
    commonest = figures["quantity"].value_counts().index[:1]
    compared = compared_figures(figures[figures["quantity"].isin(commonest)])
    return _json([*compared.sentences, *map(asdict, aspect_ranges(compared))])


def timeline(shown: Shown) -> str:
    """The chart of reported figures."""
    style = TimelineStyle(LIGHT, shown.ledger.filters.clock, "wide", events=True)
    return str(timeline_figure(shown.figures, shown.claims, style).to_json())


def places(shown: Shown) -> str:
    """The map."""
    found, routes = shown.frame(PLACES_FRAME), shown.frame(ROUTES_FRAME)
    roles = shown.frame(ROLES_FRAME)
    told = claims_of_places(roles, shown.claims, {*drawn_places(found)["place_id"]})
    return encoded(map_data(found, routes, told, bounds_of(found), LIGHT))


def sources(shown: Shown) -> str:
    """The list of sources."""
    found = source_list(shown.frame(SOURCES_FRAME), origin_names(shown.ledger.case))
    return _json(found.head(LIST_ROWS).to_dict("records"))


def document(shown: Shown) -> str:
    """The text of a document with the quotes in it."""
    quotes = shown.rows[QUOTES_FRAME.name]
    own = quotes[quotes["document_id"] == quotes["document_id"].iloc[0]]
    held = own.merge(shown.claims[["claim_id", "title", "status"]], on="claim_id")
    text = shown.ledger.case.texts[str(quotes["document_id"].iloc[0])]
    return _json([text, held.to_dict("records")])


SCREENS: Mapping[str, Callable[[Shown], str]] = {
    each.__name__: each
    for each in (filters, overview, table, grid, competing, timeline, places, sources, document)
}


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)
