"""What an export of this view holds, said before anything is exported."""

from __future__ import annotations

import html
from datetime import UTC, datetime

import streamlit as st

from claimscope.formatting import count_noun, dates_words
from claimscope.views.view import View
from components.cache.views import load_export_size
from components.export.png import data_until
from components.filters.header import counted_words


def show_scope(view: View) -> None:
    """How many claims, quotes, sources and documents; the filters; the days of data and export."""
    size = load_export_size(view)
    counts = " · ".join(
        (
            counted_words(view),
            count_noun(size.quotes, "quote"),
            count_noun(size.sources, "source"),
            count_noun(size.documents, "document"),
        )
    )
    dates = dates_words(data_until(view), datetime.now(UTC))
    st.html(f'<p class="about"><b>Export of this view:</b> {html.escape(counts)}. {dates}</p>')
