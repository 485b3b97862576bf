"""Competing figures: one quantity at a time, each figure with its words and its range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.catalogue import MOST_ROWS, Picture, comparison_picture
from claimscope.figures.figure_ranges import AspectRanges, FigureLine, aspect_ranges
from claimscope.formatting import (
    NO_DATE,
    count_noun,
    event_words,
    number_words,
    said_words,
    short_name,
)
from claimscope.record.model import ASPECTS
from claimscope.views.claim_table import place_words
from claimscope.views.figure_words import short_figure
from claimscope.views.places import ROLES_FRAME
from claimscope.views.view import View
from components.cache.views import (
    load_compared_figures,
    load_figures_of,
    load_frame_about,
    load_inconsistent_pairs,
)
from components.export.png import show_png
from components.panels.notices import show_nothing_found
from components.state import open_claims, take_selection
from components.state.claim_view import QUANTITY, current_page, take_order
from components.state.url import url_choice
from components.web.pager import pager_data
from components.web.parts import mount, status_mark


def show_comparison(view: View, row: DeltaGenerator) -> None:
    """The figures of one quantity side by side; a press opens the evidence of one."""
    view = view.without("claim")
    clashes = load_inconsistent_pairs(view)
    if not clashes:
        show_nothing_found("figure", view.effective_filters)
        return
    quantity = url_choice(
        st.segmented_control,
        "Figures of",
        [*clashes],
        QUANTITY,
        format_func=lambda each: f"{each} · {clashes[each]}" if clashes[each] else each,
        label_visibility="visible" if any(clashes.values()) else "collapsed",
        help="With how many pairs of figures are inconsistent",
    )
    with row:
        show_png(lambda: _picture(view, quantity), view, what="competing figures")
    compared = load_compared_figures(view, quantity, current_page())
    aspects = aspect_ranges(compared)
    ids = dict.fromkeys(line.figure["claim_id"] for each in aspects for line in each.lines)
    places, _ = place_words(load_frame_about(view, ROLES_FRAME, tuple(ids)))
    data = {
        "sentences": list(compared.sentences) or ["One figure: nothing to compare."],
        "aspects": [_aspect(each, places) for each in aspects],
        **pager_data(compared.page),
    }
    mount("figure_ranges", data, key="figure-ranges", act=_act)


def _picture(view: View, quantity: str) -> Picture:
    first = load_figures_of(view, quantity, MOST_ROWS)
    return comparison_picture(first.figures, quantity, first.page.total)


def _act(answer: str) -> None:
    take_selection(answer, narrow=False)
    take_order(answer)


def _aspect(ranges: AspectRanges, places: Mapping[str, str]) -> dict[str, Any]:
    count = count_noun(ranges.count, "figure")
    return {
        "aspect": ranges.aspect,
        "words": f"{count} · {ASPECTS[ranges.aspect]}",
        "ticks": [{"value": number_words(value), "at": at} for value, at in ranges.ticks],
        "lines": [_line(each, places) for each in ranges.lines],
    }


def _line(line: FigureLine, places: Mapping[str, str]) -> dict[str, Any]:
    figure = line.figure
    event = event_words(figure["event_from"], figure["event_to"], figure["event_precision"])
    where = (places.get(figure["claim_id"], ""), "" if event == NO_DATE else event)
    return {
        "pick": f"claim:{figure['claim_id']}",
        "title": figure["title"],
        "status": status_mark(figure["status"]),
        "figure": short_figure(figure),
        "unit": figure["unit"],
        "wording": figure["wording"],
        "source": short_name(figure["source"]),
        "symbol": STANCE_SYMBOLS[figure["stance"]],
        "stance": figure["stance"],
        "said": said_words(figure["said_on"], figure["said_precision"]),
        "where": ", ".join(filter(None, where)),
        "start": line.range.start,
        "end": line.range.end,
        "openDown": line.range.open_down,
        "openUp": line.range.open_up,
        "own": line.own,
        "widest": line.widest,
        "current": figure["claim_id"] in open_claims(),
    }
