"""Competing figures: one quantity at a time, each figure with its words and its range."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.catalogue import comparison_picture, counted_quantities
from claimscope.figures.figure_ranges import (
    AspectRanges,
    FigureLine,
    compared_figures,
)
from claimscope.formatting import (
    NO_DATE,
    count_noun,
    event_words,
    number_words,
    said_words,
    short_name,
)
from claimscope.record.model import ASPECTS
from claimscope.views.figure_words import short_figure
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.view import View
from components.cache.views import load_claim_rows, load_frame, load_inconsistent_pairs
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
    figures = load_frame(view, FIGURES_FRAME)
    figures = figures[figures["current"] == 1]
    quantities = counted_quantities(figures)
    if not quantities:
        show_nothing_found("figure", view.effective_filters)
        return
    clashes = load_inconsistent_pairs(view)
    quantity = url_choice(
        st.segmented_control,
        "Figures of",
        quantities,
        QUANTITY,
        format_func=lambda each: f"{each} · {clashes[each]}" if clashes[each] else each,
        label_visibility="visible" if any(clashes.values()) else "collapsed",
        help="With how many pairs of figures are inconsistent",
    )
    figures = figures[figures["quantity"] == quantity]
    with row:
        show_png(lambda: comparison_picture(figures, quantity), view, what="competing figures")
    compared = compared_figures(figures, current_page())
    places = load_claim_rows(view).set_index("claim_id")["place"].to_dict()
    data = {
        "sentences": list(compared.sentences) or ["One figure: nothing to compare."],
        "aspects": [_aspect(each, places) for each in compared.aspects],
        **pager_data(compared.page),
    }
    mount("figure_ranges", data, key="figure-ranges", act=_act)


def _act(answer: str) -> None:
    take_selection(answer, narrow=False)
    take_order(answer)


def _aspect(ranges: AspectRanges, places: dict[Any, str]) -> dict[str, Any]:
    count = count_noun(ranges.count, "figure")
    return {
        "aspect": ranges.aspect,
        "words": f"{count} · {ASPECTS[ranges.aspect]}",
        "ticks": [{"value": number_words(value), "at": at} for value, at in ranges.ticks],
        "lines": [_line(each, places) for each in ranges.lines],
    }


def _line(line: FigureLine, places: dict[Any, str]) -> dict[str, Any]:
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
