"""Who says what of which claim, and how reliable each source is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.catalogue import Picture, stances_picture
from claimscope.figures.stance_grid import cells_of, source_order
from claimscope.formatting import count_noun, short_name
from claimscope.record.frames import origin_names
from claimscope.record.model import RELIABILITY
from claimscope.views.frames import (
    CLAIMS_FRAME,
    SORT_ORDERS,
    SOURCES_FRAME,
    STANCES_FRAME,
    sorted_claims,
)
from claimscope.views.view import View
from components.cache.views import load_frame
from components.editing.edit import show_table_correction
from components.editing.judgement import show_own_call
from components.export.png import show_png
from components.panels.notices import part_heading, show_nothing_found
from components.state.url import url_choice
from components.web.parts import mount, status_mark


def show_claims_in_text(quotes: pd.DataFrame, *, key: str) -> str | None:
    """The claims of a document in the order of the text, each once; the pick of one.

    ``quotes`` are rows of a ``QUOTES_FRAME`` with their claim's ``title`` and ``status``.
    """
    items = quotes.sort_values("quote_start").drop_duplicates("claim_id")
    groups = [
        {
            "status": status_mark(each["status"]),
            "claims": [
                {
                    "pick": f"claim:{each['claim_id']}",
                    "title": each["title"],
                    "reason": f"{short_name(each['source'])} {each['stance']}",
                }
            ],
        }
        for each in items.to_dict("records")
    ]
    count = count_noun(len(items), "claim")
    data = {"title": "Claims in the text", "count": count, "groups": groups, "height": 560}
    return mount("claim_list", {**data, "plain": True}, key=key)


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


def show_sources(sources: pd.DataFrame, origins: Mapping[str, str]) -> str | None:
    """Each source with its reliability, its basis and how its claims stand; the pick of one."""
    data = {"sources": [_source(each, origins) for each in sources.to_dict("records")]}
    return mount("source_list", data, key="sources")


def _source(each: dict[Any, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    letter, group = each["reliability"], origins[each["independence_group"]]
    return {
        "name": each["name"],
        "pick": f"source:{each['source_id']}",
        "letter": letter,
        "reliable": RELIABILITY[letter],
        "basis": each["reliability_basis"],
        "judgements": list(each["judgements"]),
        "kind": f"{each['kind']}, independent origin: {group}",
        "track": _track(each),
    }


def _track(each: dict[Any, Any]) -> str:
    """What a source states, and how that stands: ``16 claims: 11 unconfirmed.``."""
    counts = {
        "confirmed or corroborated": each["firm"],
        "unconfirmed": each["unconfirmed"],
        "contested": each["contested"],
        "forecast or assessment": each["claims"]
        - each["firm"]
        - each["unconfirmed"]
        - each["contested"],
    }
    status = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    states = f"{count_noun(each['claims'], 'claim')}: {status}." if each["claims"] else ""
    judges = each["reservations"]
    others = f"{count_noun(judges, 'stance')} on others’ claims." if judges else ""
    return f"{states} {others}".strip()


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


def show_sources_part(view: View) -> str | None:
    """Each source with its reliability and how its claims stand; the pick of one."""
    part_heading("Sources")
    sources = load_frame(view.without("source"), SOURCES_FRAME)
    pick = show_sources(sources, origin_names(view.case))
    show_own_call(
        view.case, "source_id", dict(zip(sources["source_id"], sources["name"], strict=True))
    )
    show_table_correction(view.case, "sources")
    return pick


def _show_stances_png(view: View, order: str) -> None:
    def picture() -> Picture:
        claims, stances = load_frame(view, CLAIMS_FRAME), load_frame(view, STANCES_FRAME)
        return stances_picture(sorted_claims(claims, stances, order), stances)

    show_png(picture, view, what="stance grid")
