"""Stance by source: a window of the grid of claims by sources, with a stance in each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.source_labels import source_labels
from claimscope.views.claim_table import Order
from claimscope.views.read_model import Neighbours
from claimscope.views.view import View
from components.cache.exports import load_stances_picture
from components.cache.views import (
    load_claim_page,
    load_neighbours,
    load_stance_window,
)
from components.export.png import show_png
from components.panels.notices import show_nothing_found
from components.state import open_claims, take_selection
from components.state.claim_view import current_order, current_page, sources_passed, take_order
from components.web.pager import pager_data
from components.web.parts import mount, status_mark

SORTS = {
    "status": "Most contested",
    "date": "First said",
    "source": "First source",
    "claim": "Claim",
    "figure": "Figure",
}
"""The orders that are offered; the grid stands in any that the table was given."""


def show_stances(view: View, row: DeltaGenerator) -> None:
    """The grid; a press opens the evidence of a claim or shows a source alone."""
    view = view.without("claim", "source")
    order = _order()
    page = load_claim_page(view, order, current_page())
    if not page.total:
        show_nothing_found("stance", view.effective_filters)
        return
    with row:
        show_png(lambda: load_stances_picture(view, order), view, what="stance grid")
    shown = [each for section in page.sections for each in section.rows]
    ids = tuple(each["claim_id"] for each in shown)
    window = load_stance_window(view, ids, sources_passed())
    labels = source_labels(window.names)
    data = {
        "sources": [_source(each, labels) for each in window.sources],
        "passed": window.passed,
        "sourcesInAll": window.total,
        "rows": [_row(each, window.stances[each["claim_id"]], labels) for each in shown],
        "legend": [{"symbol": sign, "stance": stance} for stance, sign in STANCE_SYMBOLS.items()],
        "sort": _sort(order),
        **pager_data(page),
    }
    mount("stance_grid", data, key="stances", act=_act)


def beside_in_grid(view: View, claim_id: str) -> Neighbours | None:
    """Where a claim stands in the grid, on all of its pages."""
    return load_neighbours(view, _order(), claim_id)


def _order() -> Order:
    """The order of the table, without its groups."""
    return replace(current_order(), group="none")


def _act(answer: str) -> None:
    take_selection(answer, narrow=answer.startswith("source:"))
    take_order(answer)


def _sort(order: Order) -> dict[str, Any]:
    options = SORTS if order.sort in SORTS else {**SORTS, order.sort: "As in the table"}
    return {"options": list(options.items()), "chosen": order.sort}


def _source(source: Mapping[Any, Any], labels: Mapping[str, str]) -> dict[str, str]:
    return {
        "id": source["source_id"],
        "name": labels[source["source_id"]],
        "full": source["source"],
        "pick": f"source:{source['source_id']}",
        "origin": source["origin"],
        "group": source["independence_group"],
    }


def _row(
    claim: Mapping[Any, Any], stances: tuple[Mapping[Any, Any], ...], labels: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "pick": f"claim:{claim['claim_id']}",
        "title": claim["claim"],
        "status": status_mark(claim["status"]),
        "current": claim["claim_id"] in open_claims(),
        "stances": [
            {
                "source": each["source_id"],
                "name": labels[each["source_id"]],
                "symbol": each["symbol"],
                "stance": each["stance"],
                "said": each["said"],
                "before": each["before"],
            }
            for each in stances
        ],
    }
