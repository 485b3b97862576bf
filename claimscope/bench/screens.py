"""What each screen asks of a case, and what it would send: the work of a page without its page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from claimscope.figures.figure_ranges import aspect_ranges
from claimscope.figures.map_data import encoded, map_data
from claimscope.figures.map_geometry import bounds_of, drawn_places
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, event_days, timeline_figure
from claimscope.record.case import Case
from claimscope.record.frames import origin_names
from claimscope.screen_limits import LIST_ROWS, TIMELINE_ROWS
from claimscope.views.claim_table import Order
from claimscope.views.filters import Filters
from claimscope.views.read_model import ReadModel
from claimscope.views.source_list import source_list

ROOM = 26
"""Lines of the list of the Overview."""


@dataclass(frozen=True)
class Asked:
    """A case, what answers questions about it, and through which filters it is asked."""

    case: Case
    model: ReadModel
    filters: Filters


def filters(asked: Asked) -> str:
    """The head of every page: what the case comes to, the counts of every filter, the days."""
    model, filters = asked.model, asked.filters
    head = [asdict(model.headline(filters)), model.facets(filters), asdict(model.days(filters))]
    return _json(head)


def overview(asked: Asked) -> str:
    """The list of claims, the chart and the map."""
    groups = asked.model.claim_groups(asked.filters, ROOM, ())
    return _json([*map(asdict, groups)]) + timeline(asked) + places(asked)


def table(asked: Asked) -> str:
    """A page of the table of claims."""
    return _json(asdict(asked.model.claim_page(asked.filters, Order(), 1)))


def grid(asked: Asked) -> str:
    """A window of the stances of each source."""
    page = asked.model.claim_page(asked.filters, Order(), 1)
    ids = tuple(row["claim_id"] for section in page.sections for row in section.rows)
    return _json(asdict(asked.model.stance_window(asked.filters, ids, 0)))


def competing(asked: Asked) -> str:
    """A page of competing figures of the quantity with most pairs of them."""
    pairs = asked.model.inconsistent_pairs(asked.filters)
    if not pairs:
        return _json([])
    compared = asked.model.compared_figures(asked.filters, max(pairs, key=pairs.__getitem__), 1)
    return _json([*compared.sentences, *map(asdict, aspect_ranges(compared))])


def timeline(asked: Asked) -> str:
    """The chart of reported figures."""
    clock = asked.filters.clock
    charted = asked.model.charted_figures(asked.filters)
    days = event_days(charted.figures, clock)
    told = asked.model.events(asked.filters, *days, TIMELINE_ROWS)
    style = TimelineStyle(LIGHT, clock, "wide", events=True)
    chart = timeline_figure(charted.figures, told.claims, style, charted.groups, told.total)
    return str(chart.to_json())


def places(asked: Asked) -> str:
    """The map."""
    model, filters = asked.model, asked.filters
    found, routes = model.places(filters, mentions=False), model.routes(filters)
    drawn = tuple(drawn_places(found)["place_id"])
    told = model.claims_of_places(filters, drawn, mentions=False)
    return encoded(map_data(found, routes, told, bounds_of(found), LIGHT))


def sources(asked: Asked) -> str:
    """The list of sources."""
    found = source_list(asked.model.sources(asked.filters), origin_names(asked.case))
    return _json(found.head(LIST_ROWS).to_dict("records"))


def document(asked: Asked) -> str:
    """The text of a document with the quotes in it."""
    listed = asked.model.documents("", 1).rows
    found = asked.model.document(asked.filters, str(listed["document_id"].iloc[0]))
    return _json([found.text, found.quotes.to_dict("records")])


SCREENS: Mapping[str, Callable[[Asked], str]] = {
    each.__name__: each
    for each in (filters, overview, table, grid, competing, timeline, places, sources, document)
}


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)
