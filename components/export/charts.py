"""Every chart of the view with its buttons, and the map as a file of its own."""

from __future__ import annotations

import streamlit as st

from claimscope.figures.catalogue import compared_quantities, comparison_name
from claimscope.views.view import View
from components.cache.exports import load_chrome, load_picture, load_preview
from components.cache.views import load_export_size
from components.export.cards import show_map_download
from components.export.png import show_png
from components.panels.notices import part_heading

NAMES = {
    "map": "Map",
    "timeline": "Reported figures over time",
    "credibility": "Claims by status",
    "stance-grid": "Stance by source",
}


def show_charts_part(view: View) -> None:
    """A row for every chart: its name, its buttons and, where a Chrome draws it, its preview."""
    figures = load_export_size(view).figures
    competing = {
        comparison_name(each): f"Competing: {each}" for each in compared_quantities(figures)
    }
    with st.container(border=True, key="export-charts"):
        with part_heading("Charts"), st.container(horizontal=True, width="content"):
            previews = bool(load_chrome()) and st.toggle("Previews")
            show_map_download(view)
        columns = st.columns(2, gap="medium")
        for number, (name, words) in enumerate((NAMES | competing).items()):
            with columns[number % 2]:
                _show_chart(view, name, words, preview=previews)


def _show_chart(view: View, name: str, words: str, *, preview: bool) -> None:
    row = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    )
    with row.container(horizontal=True, vertical_alignment="center", width="content"):
        if preview and (drawn := load_preview(view, name)):
            st.image(drawn, width=84)
        st.text(words, width="content")
    with row:
        show_png(lambda: load_picture(view, name), view, what=words.lower(), page="")
