"""The claims as a table: a page of rows at a time, in the order and columns that the URL holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.exports.csv_table import write_csv
from claimscope.exports.format import bytes_of
from claimscope.exports.registry import dated_name
from claimscope.figures.catalogue import LISTED_CLAIMS, credibility_picture
from claimscope.formatting import count_noun
from claimscope.views.claim_table import (
    COLUMNS,
    FIRST,
    GROUPINGS,
    Order,
    Section,
    shown_table,
)
from claimscope.views.read_model import Neighbours
from claimscope.views.view import View
from components.cache.views import (
    load_claim_groups,
    load_claim_page,
    load_neighbours,
    load_rows_in_order,
)
from components.export.png import show_png
from components.panels.notices import show_nothing_found
from components.state import open_claims, take_selection
from components.state.claim_view import current_columns, current_order, current_page, take_order
from components.web.pager import pager_data
from components.web.parts import mount, status_mark

SORT_WORDS = {"status": "Most contested", "date": "First said"}


def show_claim_table(view: View, row: DeltaGenerator) -> None:
    """One page of the claims; a press opens the evidence of one. ``row``: of the heading, where
    the ways to take it away stand.
    """
    order, columns = current_order(), current_columns()
    page = load_claim_page(view, order, current_page())
    if not page.total:
        show_nothing_found("claim", view.effective_filters)
        return
    with row, st.container(key="take-away", horizontal=True, gap="small", width="content"):
        st.download_button(
            f"Export {count_noun(page.total, 'row')}",
            partial(_csv, load_rows_in_order(view, order), order, columns),
            dated_name("claims-shown.csv", view.case.case_id, view.effective_filters.as_of),
            "text/csv",
            icon=":material/download:",
            help="As CSV: all rows, in the columns and the order shown",
            on_click="ignore",
            key="export-claims",
        )
        show_png(
            lambda: credibility_picture(load_claim_groups(view, LISTED_CLAIMS, ())),
            view,
            what="credibility panel",
        )
    data = {
        "columns": [_head(name, order) for name in (FIRST, *columns)],
        "choices": [
            {"name": name, "label": each.label, "meaning": each.meaning, "on": name in columns}
            for name, each in COLUMNS.items()
            if name != FIRST
        ],
        "group": {"options": list(GROUPINGS.items()), "chosen": order.group},
        "sort": {"options": _sorts(), "chosen": order.sort},
        "sections": [
            _section(each, order, columns, continued=page.number > 1 and at == 0)
            for at, each in enumerate(page.sections)
        ],
        **pager_data(page),
    }
    mount("claim_table", data, key="claim-table", act=_act)


def _csv(
    rows: Callable[[], Iterator[pd.DataFrame]], order: Order, columns: tuple[str, ...]
) -> bytes:
    """The whole table, some rows at a time."""
    parts = (shown_table(each, order, columns) for each in rows())
    return bytes_of(lambda file: write_csv(parts, file))


def beside_in_table(view: View, claim_id: str) -> Neighbours | None:
    """Where a claim stands in the table, on all of its pages."""
    return load_neighbours(view, current_order(), claim_id)


def _act(answer: str) -> None:
    take_selection(answer, narrow=False)
    take_order(answer)


def _sorts() -> list[tuple[str, str]]:
    others = {name: each.label for name, each in COLUMNS.items() if name not in ("status", "first")}
    return list((SORT_WORDS | others).items())


def _head(name: str, order: Order) -> dict[str, Any]:
    column = COLUMNS[name]
    sorted_ = order.sort == name or (name, order.sort) == ("first", "date")
    way = "descending" if order.descending else "ascending"
    return {
        "name": name,
        "label": column.label,
        "meaning": f"Sort by {column.label.lower()}: {column.meaning}",
        "number": column.number,
        "sorted": way if sorted_ else "",
    }


def _section(
    section: Section, order: Order, columns: tuple[str, ...], *, continued: bool
) -> dict[str, Any]:
    opened = open_claims()
    return {
        "name": section.name,
        "count": section.count,
        "status": status_mark(section.name) if order.group == "status" else None,
        "continued": continued and len(section.rows) < section.count,
        "rows": [_row(each, columns, current=each["claim_id"] in opened) for each in section.rows],
    }


def _row(row: Any, columns: tuple[str, ...], *, current: bool) -> dict[str, Any]:
    return {
        "pick": f"claim:{row['claim_id']}",
        "title": row["claim"],
        "status": status_mark(row["status"]),
        "reason": row["reason"],
        "why": row["why"],
        "cells": {name: str(row[name]) for name in {*columns, "source", "figure"}},
        "titles": {"figure": row["wording"]},
        "current": current,
    }
