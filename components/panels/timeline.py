"""Figures: a chart to look at and to pick from, and its table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from claimscope.assessment.comparison import comparison_words
from claimscope.figures.catalogue import (
    Picture,
    comparison_picture,
    counted_quantities,
    timeline_picture,
)
from claimscope.figures.comparison import comparison_figure
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.formatting import event_words, qualifier_words, said_words
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME
from claimscope.views.view import View
from components.cache.views import load_frame
from components.export.png import show_png
from components.panels.notices import part_heading, show_nothing_found
from components.state.session import SessionValue
from components.state.url import url_choice
from components.web.style import current_palette


def show_figures_chart(figure: go.Figure, *, key: str) -> str | None:
    """Draw a chart of figures; the pick of the claim whose mark was clicked in this very run.

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
    columns = {
        "source": "source",
        "wording": "as worded",
        "quantity": "quantity",
        "aspect": "which number",
        "qualifier": "qualifier",
        "low": "low",
        "high": "high",
        "said": "said",
        "about": "about",
        "status": "status of the claim",
        "title": "claim",
    }
    st.dataframe(rows[list(columns)].rename(columns=columns), hide_index=True)


def _bound(value: float) -> str:
    return "open" if pd.isna(value) else f"{value:,.10g}"


def show_timeline_part(
    view: View, *, events: bool, log: bool = False, whole: bool = False
) -> str | None:
    """The timeline of the figures shown; the pick of the claim whose mark was clicked."""
    view = view.without("claim")
    figures, claims, clock = (
        load_frame(view, FIGURES_FRAME),
        load_frame(view, CLAIMS_FRAME),
        view.effective_filters.clock,
    )

    def drawn(style: TimelineStyle) -> go.Figure:
        return timeline_figure(figures, claims, style)

    def picture() -> Picture:
        return timeline_picture(figures, claims, TimelineStyle(LIGHT, clock, log, whole, events))

    with part_heading("When, and how many"):
        show_png(picture, view, what="timeline")
    figure = drawn(TimelineStyle(current_palette(), clock, log, whole, events))
    if not figure.data:
        show_nothing_found("dated figure", view.effective_filters)
        return None
    return show_figures_chart(figure, key="timeline")


def show_figures_part(view: View) -> None:
    """The figures shown as a table."""
    st.html('<h2 class="part">The figures as a table</h2>')
    show_figures_table(load_frame(view, FIGURES_FRAME))


def show_comparison_part(view: View) -> str | None:
    """The figures of one quantity side by side; the pick of the claim whose mark was clicked."""
    view = view.without("claim")
    figures = load_frame(view, FIGURES_FRAME)
    quantities = counted_quantities(figures)
    if not quantities:
        part_heading("Rival figures")
        show_nothing_found("figure", view.effective_filters)
        return None
    with part_heading("Rival figures"):
        quantity = url_choice(
            st.segmented_control, "Figures of", quantities, "rivals", label_visibility="collapsed"
        )
        figures = figures[figures["quantity"] == quantity]
        show_png(lambda: comparison_picture(figures, quantity), view, what="rival figures")
    st.text("\n".join(comparison_words(figures)) or "One source, one figure: nothing to compare.")
    return show_figures_chart(comparison_figure(figures, current_palette()), key="rivals-chart")
