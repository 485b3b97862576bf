"""Figures on a page: the timeline, rival figures side by side, and the table of both."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components.export import show_png
from components.figures.pictures import (
    Picture,
    counted_quantities,
    rivals_picture,
    timeline_picture,
)
from components.figures.rivals import rivals_figure
from components.figures.theme import LIGHT
from components.figures.timeline import TimelineStyle, timeline_figure
from components.headings import part_heading
from components.kept import kept_choice
from components.loaders import View, load_claims, load_figures
from components.notices import show_nothing_found
from components.opening import current_palette
from components.timeline_panel import show_figures_chart, show_figures_table
from data.rivals import comparison_words


def show_timeline_part(
    view: View, *, events: bool, log: bool = False, whole: bool = False
) -> str | None:
    """The timeline of the figures shown; the pick of the claim whose mark was clicked."""
    view = view.without("claim")
    figures, claims, clock = load_figures(view), load_claims(view), view.filters.clock

    def drawn(style: TimelineStyle) -> go.Figure:
        return timeline_figure(figures, claims, style)

    def picture() -> Picture:
        return timeline_picture(figures, claims, TimelineStyle(LIGHT, clock, log, whole, events))

    with part_heading("When, and how many"):
        show_png(picture, view, what="timeline")
    figure = drawn(TimelineStyle(current_palette(), clock, log, whole, events))
    if not figure.data:
        show_nothing_found("dated figure", view.filters)
        return None
    return show_figures_chart(figure, key="timeline")


def show_figures_part(view: View) -> None:
    """The figures shown as a table."""
    st.html('<h2 class="part">The figures as a table</h2>')
    show_figures_table(load_figures(view))


def show_rivals_part(view: View) -> str | None:
    """The figures of one quantity side by side; the pick of the claim whose mark was clicked."""
    view = view.without("claim")
    figures = load_figures(view)
    quantities = counted_quantities(figures)
    if not quantities:
        part_heading("Rival figures")
        show_nothing_found("figure", view.filters)
        return None
    with part_heading("Rival figures"):
        quantity = kept_choice(
            st.segmented_control, "Figures of", quantities, "rivals", label_visibility="collapsed"
        )
        figures = figures[figures["quantity"] == quantity]
        show_png(lambda: rivals_picture(figures, quantity), view, what="rival figures")
    st.text("\n".join(comparison_words(figures)) or "One source, one figure: nothing to compare.")
    return show_figures_chart(rivals_figure(figures, current_palette()), key="rivals-chart")
