"""Figures: a chart to look at and to pick from, and its table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from claimscope.figures.catalogue import Picture, timeline_picture
from claimscope.figures.dot_table import LEFT_OUT
from claimscope.figures.table_columns import Layout
from claimscope.figures.timeline import TimelineStyle
from claimscope.formatting import event_words, qualifier_words, said_words
from claimscope.views.view import View
from components.cache.figures import load_events_beside, load_timeline
from components.cache.views import load_charted_figures, load_figure_page
from components.export.png import show_png
from components.navigation import PAGES, page_path
from components.panels.notices import show_nothing_found
from components.state.claim_view import current_page
from components.state.session import SessionValue
from components.state.url import open_on
from components.web.markdown_text import escape_markdown
from components.web.pager import show_pager
from components.web.parts import mount
from components.web.record_table import Kind, show_record_table
from components.web.style import current_palette

LAYOUTS: dict[Layout, dict[Layout, int]] = {
    "wide": {"wide": 880, "phone": 0},
    "half": {"half": 490, "narrow": 420, "phone": 0},
}
"""By the roomiest layout of a place on a page those that it may have, each with the width in pixels
from which there is room for it; page.css hides what has none.
"""
CHART = "reported-figures"


def show_figures_chart(figure: go.Figure, *, key: str) -> str | None:
    """Draw a chart of figures; the pick of the claim that was clicked in this very run.

    Plotly takes a second click on a mark for letting go of it, so after each pick the chart is
    drawn anew, with nothing selected: the same mark can be picked again.
    """
    turns = SessionValue[int](f"{key}:turn", 0)
    turn = turns.get()
    answer = st.plotly_chart(
        figure,
        theme=None,
        key=f"{key}:{turn}",
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False, "displaylogo": False, "scrollZoom": False},
    )
    points = answer["selection"]["points"]
    picked = points[0].get("customdata") if points else None
    if picked is None:
        return None
    turns.set(turn + 1)
    return f"claim:{picked[0] if isinstance(picked, list) else picked}"


def show_figures_table(figures: pd.DataFrame) -> None:
    """The figures as a table: what the chart shows, for reading and for the keyboard."""
    rows = figures.assign(
        said=list(map(said_words, figures["said_on"], figures["said_precision"])),
        qualifier=list(map(qualifier_words, figures["qualifier"])),
        low=[_bound(value) for value in figures["low"]],
        high=[_bound(value) for value in figures["high"]],
        about=list(
            map(event_words, figures["event_from"], figures["event_to"], figures["event_precision"])
        ),
    )
    columns: dict[str, tuple[str, Kind]] = {
        "source": ("source", "words"),
        "wording": ("as stated", "words"),
        "quantity": ("quantity", "words"),
        "aspect": ("type", "words"),
        "qualifier": ("qualifier", "words"),
        "low": ("low", "number"),
        "high": ("high", "number"),
        "said": ("reported", "day"),
        "about": ("event date", "words"),
        "status": ("status of the claim", "words"),
        "title": ("claim", "words"),
    }
    show_record_table(rows, columns, label="Figures", key="figures-table")


def _bound(value: float) -> str:
    return "no limit" if pd.isna(value) else f"{value:,.15g}"


def show_timeline_part(view: View, roomy: Layout, *, events: bool) -> str | None:
    """The reported figures over time; the pick of the claim whose row was clicked.

    The layout is ``roomy`` or, where the browser says that there is no room for that, one for less;
    the last has the words above the marks.
    """
    view = view.without("claim")
    clock = view.effective_filters.clock

    def picture() -> Picture:
        charted = load_charted_figures(view)
        told = load_events_beside(charted.figures, view, events=events)
        return timeline_picture(
            charted.figures,
            told.claims,
            clock,
            events=events,
            wholes=charted.groups,
            events_in_all=told.total,
        )

    show_png(picture, view, what="timeline", heading="Reported figures over time")
    with st.container(key=CHART):
        layout = _fitting(roomy)
        figure = load_timeline(view, TimelineStyle(current_palette(), clock, layout, events))
        if not figure.data:
            show_nothing_found("dated figure", view.effective_filters)
            return None
        with st.container(key=f"figures-{layout}"):  # page.css hides it where it has no room
            pick = show_figures_chart(figure, key=f"timeline-{layout}")
            _show_left_out(figure.layout.meta[LEFT_OUT])
            return pick


def _show_left_out(words: str) -> None:
    """What the chart has no room for, as the way to the list of all figures."""
    if words and st.button(escape_markdown(words), key="left-out", type="tertiary"):
        open_on(PAGES["claims"].title, {"view": ["figures"]})
        st.switch_page(page_path("claims"))


def _fitting(roomy: Layout) -> Layout:
    """The layout that the browser has room for, as far as it has said."""
    known = SessionValue[Layout](f"room for {roomy}", roomy)
    data = {
        "container": CHART,
        "layout": known.get(),
        "layouts": [{"name": name, "least": least} for name, least in LAYOUTS[roomy].items()],
    }

    def choose(layout: str) -> None:
        known.set(next((each for each in LAYOUTS[roomy] if each == layout), roomy))

    mount("room", data, key=f"room-{roomy}", act=choose)
    return known.get()


def show_figures_part(view: View) -> None:
    """The figures shown as a table, a page at a time; nothing where there are none."""
    found = load_figure_page(view, current_page())
    if found.figures.empty:
        return
    st.html('<h2 class="part">Table</h2>')
    show_figures_table(found.figures)
    show_pager(found.page, "figures")
