"""Documents on a page: the choice of one, and its text with the marks beside the claims in it."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from claimscope.formatting import count_noun, day_words, distinct
from claimscope.record.frames import source_names
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.view import View
from components.cache.texts import load_text_parts
from components.cache.views import load_documents, load_frame, load_quotes_in
from components.panels.document_text import show_reader
from components.state import open_words
from components.state.session import set_widget, widget_value
from components.state.url import DOCUMENT, MARK, set_url_values, url_value
from components.web.menu_options import menu_options


def show_document_part(view: View) -> None:
    """A document beside the claims shown that it holds: a claim leads to its mark in the text, a
    mark to the evidence of its claim.
    """
    documents = load_documents(view.case)
    document_id = _chosen_document(documents)
    [row] = documents[documents["document_id"] == document_id].to_dict("records")
    quotes = _marked_quotes(view, document_id)
    wire = f" via {row['wire']}" if row["wire"] else ""
    claims = count_noun(quotes["claim_id"].nunique(), "claim")
    st.html(
        f'<p class="about">{html.escape(str(row["publisher"]))}{html.escape(wire)}, published '
        f"{day_words(row['published_on'])}. Underlined: the words of the {claims} shown.</p>"
    )
    show_reader(
        view.case.texts[document_id],
        load_text_parts(view.case, document_id),
        quotes,
        language=str(row["language"]),
        picked=url_value(MARK) or None,
        names=set(source_names(view.case).values()),
        act=_act,
    )


def _act(answer: str) -> None:
    kind, _, name = answer.partition(":")
    if kind == "claim":
        open_words(answer)
    elif kind == "mark":
        set_url_values(MARK, [name])


def _chosen_document(documents: pd.DataFrame) -> str:
    """The document that the address or the menu names; a menu of many has a search before it."""
    words = dict(
        zip(
            documents["document_id"], documents["title"] + " " + documents["publisher"], strict=True
        )
    )
    offered = (
        menu_options(words, find="Find a document", key=DOCUMENT, keep=[url_value(DOCUMENT)])
        or [*words][:1]
    )
    documents = documents[documents["document_id"].isin(offered)]
    many = len(words) > 1
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
    if many:
        set_widget(DOCUMENT, chosen)
        st.selectbox(
            "Document",
            list(titles),
            key=DOCUMENT,
            format_func=titles.__getitem__,
            on_change=_choose_document,
        )
    set_url_values(DOCUMENT, [chosen] if many or asked == chosen else [])
    return chosen


def _choose_document() -> None:
    set_url_values(DOCUMENT, [widget_value(DOCUMENT)])
    set_url_values(MARK, [])


def _marked_quotes(view: View, document_id: str) -> pd.DataFrame:
    claims = load_frame(view, CLAIMS_FRAME)
    quotes = load_quotes_in(view, document_id)
    return quotes.merge(claims[["claim_id", "title", "status"]], on="claim_id")
