"""Documents on a page: the choice of one, and its text with the marks beside the claims in it."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.formatting import count_noun, day_words, distinct
from claimscope.record.case import Case
from claimscope.record.frames import source_names
from claimscope.screen_limits import PICKER_OPTIONS
from claimscope.views.view import View
from components.cache.texts import load_text_parts
from components.cache.views import load_document, load_document_list
from components.panels.document_text import show_reader
from components.state import open_words
from components.state.session import set_widget, widget_value
from components.state.url import DOCUMENT, MARK, set_url_values, url_value, url_values

NONE_SHOWN = "None of its claims is shown."


def show_document_part(view: View) -> None:
    """A document beside the claims shown that it holds: a claim leads to its mark in the text, a
    mark to the evidence of its claim.
    """
    row = _chosen_document(view.case)
    document_id = str(row["document_id"])
    document = load_document(view, document_id)
    quotes = document.quotes
    wire = f" via {row['wire']}" if row["wire"] else ""
    claims = quotes["claim_id"].nunique()
    underlined = f"Underlined: the words of the {count_noun(claims, 'claim')} shown."
    st.html(
        f'<p class="about">{html.escape(str(row["publisher"]))}{html.escape(wire)}, published '
        f"{day_words(row['published_on'])}. {underlined if claims else NONE_SHOWN}</p>"
    )
    show_reader(
        document.text,
        load_text_parts(view.case, document_id, document.text),
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


def _chosen_document(case: Case) -> Mapping[Any, Any]:
    """The document that the address or the menu names; a menu of many has a search before it."""
    offered, total = _offered(case)
    many = total > 1
    rows = {str(row["document_id"]): row for row in offered.to_dict("records")}
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
    return rows[chosen]


def _offered(case: Case) -> tuple[pd.DataFrame, int]:
    """The documents of the menu, and how many the case has: of more than a menu holds those that
    a search finds, always that of the address, and the first where it finds none.
    """
    first = load_document_list(case, "", PICKER_OPTIONS, ())
    if first.total <= PICKER_OPTIONS:
        return first.rows, first.total
    sought = st.text_input("Find a document", key=f"find:{DOCUMENT}")
    found = load_document_list(case, sought, PICKER_OPTIONS, tuple(url_values(DOCUMENT)))
    st.caption(f"{len(found.rows):,} of {found.total:,} are in the list below.")
    return (found.rows if len(found.rows) else first.rows.head(1)), found.total


def _choose_document() -> None:
    set_url_values(DOCUMENT, [widget_value(DOCUMENT)])
    set_url_values(MARK, [])
