"""Who says what of which claim: the grid of claims by sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.figures.catalogue import Picture, stances_picture
from claimscope.figures.stance_grid import STANCE_SYMBOLS, cells_of, source_order
from claimscope.formatting import short_name
from claimscope.record.frames import origin_names
from claimscope.views.frames import (
    CLAIMS_FRAME,
    SORT_ORDERS,
    STANCES_FRAME,
    sorted_claims,
)
from claimscope.views.view import View
from components.cache.views import load_frame
from components.export.png import show_png
from components.panels.notices import part_heading, show_nothing_found
from components.state.url import url_choice
from components.web.parts import mount, status_mark


def show_stances(
    claims: pd.DataFrame, stances: pd.DataFrame, origins: Mapping[str, str], *, key: str
) -> str | None:
    """The grid of claims by sources with a stance in each cell; the pick of a claim or source."""
    sources = source_order(stances)
    by_claim: defaultdict[str, list[dict[Any, Any]]] = defaultdict(list)
    for each in cells_of(stances).to_dict("records"):
        by_claim[each["claim_id"]].append(each)
    data = {
        "sources": [_source_head(each, origins) for each in sources.to_dict("records")],
        "groups": _groups(sources, origins),
        "claims": [
            _grid_row(each, by_claim[each["claim_id"]]) for each in claims.to_dict("records")
        ],
    }
    return mount("stance_grid", data, key=key)


def show_stance_legend() -> None:
    """What the symbols of the grid mean."""
    st.text("   ".join(f"{symbol} {stance}" for stance, symbol in STANCE_SYMBOLS.items()))


def _source_head(source: dict[Any, Any], origins: Mapping[str, str]) -> dict[str, str]:
    return {
        "source_id": source["source_id"],
        "source": short_name(source["source"]),
        "pick": f"source:{source['source_id']}",
        "group": origins[source["independence_group"]],
    }


def _groups(sources: pd.DataFrame, origins: Mapping[str, str]) -> list[dict[str, Any]]:
    sizes = sources.groupby("independence_group", sort=False).size()
    return [{"group": origins[str(group)], "sources": int(size)} for group, size in sizes.items()]


def _grid_row(claim: dict[Any, Any], stances: list[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "pick": f"claim:{claim['claim_id']}",
        "title": claim["title"],
        "status": status_mark(claim["status"]),
        "stances": {each["source_id"]: _cell(each) for each in stances},
    }


def _cell(each: dict[Any, Any]) -> dict[str, str]:
    return {
        "symbol": each["symbol"],
        "stance": each["stance"],
        "said": each["said"],
        "when": each["said"].removesuffix(f" {each['said_on']:%Y}"),
        "before": each["before"],
    }


def show_stances_part(view: View) -> str | None:
    """The grid of claims by sources; the pick of a claim or of a source."""
    view = view.without("claim", "source")
    with part_heading("Stance by source"):
        order = url_choice(
            st.segmented_control,
            "Sort by",
            SORT_ORDERS,
            "sort",
            format_func="by {}".format,
            label_visibility="collapsed",
        )
        _show_stances_png(view, order)
    claims, stances = load_frame(view, CLAIMS_FRAME), load_frame(view, STANCES_FRAME)
    if claims.empty:
        show_nothing_found("stance", view.effective_filters)
        return None
    show_stance_legend()
    origins = origin_names(view.case)
    return show_stances(sorted_claims(claims, stances, order), stances, origins, key="stances")


def _show_stances_png(view: View, order: str) -> None:
    def picture() -> Picture:
        claims, stances = load_frame(view, CLAIMS_FRAME), load_frame(view, STANCES_FRAME)
        return stances_picture(sorted_claims(claims, stances, order), stances)

    show_png(picture, view, what="stance grid")
