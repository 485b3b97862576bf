"""Documents on a page: the choice of one, its text with the marks, and the claims in it."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from claimscope.formatting import day_words, distinct
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.view import View
from components.cache.views import load_documents, load_frame, load_frame_about
from components.panels.credibility import show_claims_in_text
from components.panels.document_text import show_document
from components.state.session import set_widget, widget_value
from components.state.url import DOCUMENT, MARK, set_url_values, url_value


def show_document_part(view: View) -> str | None:
    """A document beside the claims shown that it holds; the pick of the claims marked.

    A claim of the list leads to its first mark in the text.
    """
    document_id = _chosen_document(load_documents(view.case))
    row = load_documents(view.case).set_index("document_id").loc[document_id]
    wire = f" via {row['wire']}" if row["wire"] else ""
    st.html(
        f"<p>{html.escape(str(row['publisher']))}{html.escape(wire)}, published "
        f"{row['published_on'].date()}. Marked: the words of the claims shown.</p>"
    )
    quotes = _marked_quotes(view, document_id)
    text, claims = st.columns([8, 5], gap="medium")
    with claims:
        _lead_to_mark(show_claims_in_text(quotes, key="in-text"), quotes)
    with text:
        return show_document(
            view.case.texts[document_id],
            quotes,
            language=str(row["language"]),
            picked=url_value(MARK) or None,
            key="text",
        )


def _chosen_document(documents: pd.DataFrame) -> str:
    rows = {str(row["document_id"]): row for row in documents.to_dict("records")}
    titles = distinct(
        {each: str(row["title"]) for each, row in rows.items()},
        {
            each: f"{row['title']} ({row['publisher']}, {day_words(row['published_on'])})"
            for each, row in rows.items()
        },
    )
    asked = url_value(DOCUMENT)
    chosen = asked if asked in titles else next(iter(titles))
    if len(titles) > 1:
        set_widget(DOCUMENT, chosen)
        st.selectbox(
            "Document",
            list(titles),
            key=DOCUMENT,
            format_func=titles.__getitem__,
            on_change=_choose_document,
        )
    set_url_values(DOCUMENT, [chosen] if len(titles) > 1 or asked == chosen else [])
    return chosen


def _choose_document() -> None:
    set_url_values(DOCUMENT, [widget_value(DOCUMENT)])
    set_url_values(MARK, [])


def _marked_quotes(view: View, document_id: str) -> pd.DataFrame:
    claims = load_frame(view, CLAIMS_FRAME)
    quotes = load_frame_about(view, QUOTES_FRAME, tuple(claims["claim_id"]))
    quotes = quotes[quotes["document_id"] == document_id]
    return quotes.merge(claims[["claim_id", "title", "status"]], on="claim_id")


def _lead_to_mark(pick: str | None, quotes: pd.DataFrame) -> None:
    if pick:
        claim_id = pick.partition(":")[2]
        own = quotes[quotes["claim_id"] == claim_id].sort_values("quote_start")
        set_url_values(MARK, [str(own["assertion_id"].iloc[0])])
        st.rerun()
