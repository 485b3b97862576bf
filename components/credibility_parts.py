"""Credibility on a page: confirmed beside the rest, the grid of stances, the sources."""

from __future__ import annotations

import streamlit as st

from components.correction import show_table_correction
from components.credibility_panel import (
    show_claims,
    show_sources,
    show_stance_legend,
    show_stances,
)
from components.export import show_png
from components.figures.pictures import Picture, credibility_picture, stances_picture
from components.headings import part_heading
from components.kept import kept_choice
from components.loaders import View, load_claims, load_sources, load_stances
from components.notices import show_nothing_found
from components.own_call import show_own_call
from data.views import SORT_ORDERS, sorted_claims


def show_claims_part(view: View, *, height: int) -> str | None:
    """The credibility panel: confirmed beside not confirmed; the pick of a claim."""
    claims = load_claims(view)
    with part_heading("How far it stands"):
        show_png(lambda: credibility_picture(claims), view, what="credibility panel")
    return show_claims(claims, key="claims", height=height)


def show_stances_part(view: View) -> str | None:
    """The grid of claims by sources; the pick of a claim or of a source."""
    view = view.without("claim", "source")
    with part_heading("Who takes which stance"):
        order = kept_choice(
            st.segmented_control,
            "Sort by",
            SORT_ORDERS,
            "sort",
            format_func="by {}".format,
            label_visibility="collapsed",
        )
        _show_stances_png(view, order)
    claims, stances = load_claims(view), load_stances(view)
    if claims.empty:
        show_nothing_found("stance", view.filters)
        return None
    show_stance_legend()
    return show_stances(sorted_claims(claims, stances, order), stances, key="stances")


def show_sources_part(view: View) -> str | None:
    """Each source with its reliability and how its claims stand; the pick of one."""
    part_heading("Sources")
    sources = load_sources(view.without("source"))
    pick = show_sources(sources)
    show_own_call(
        view.case, "source_id", dict(zip(sources["source_id"], sources["name"], strict=True))
    )
    show_table_correction(view.case, "sources")
    return pick


def _show_stances_png(view: View, order: str) -> None:
    def picture() -> Picture:
        claims, stances = load_claims(view), load_stances(view)
        return stances_picture(sorted_claims(claims, stances, order), stances)

    show_png(picture, view, what="stance grid")
