"""What an export of this view holds, said before anything is exported."""

from __future__ import annotations

import html

import streamlit as st

from claimscope.formatting import count_noun, dates_words
from claimscope.views.view import View
from components.export.png import origin_of


def show_scope(view: View) -> None:
    """How many claims, quotes, sources and documents; the filters; the days of data and export."""
    origin = origin_of(view)
    counts = " · ".join(
        (
            origin.shown,
            count_noun(len(origin.quotes), "quote"),
            count_noun(origin.quotes["source_id"].nunique(), "source"),
            count_noun(origin.quotes["document_id"].nunique(), "document"),
        )
    )
    dates = dates_words(origin.data_until, origin.exported)
    st.html(f'<p class="about"><b>Export of this view:</b> {html.escape(counts)}. {dates}</p>')
