"""Which page of rows is shown, and what turns it: for ``assets/pager.js`` and below a table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from claimscope.views.paging import Paging
from components.shortcuts import key_of
from components.state.claim_view import PAGE
from components.state.url import set_url_values

TURNS = {key_of("next page"): 1, key_of("page before"): -1}
"""By how many pages a key goes on."""


def pager_data(page: Paging) -> dict[str, Any]:
    """Which page it is of how many, which of the rows it has, and the keys."""
    return {
        "page": page.number,
        "pages": page.pages,
        "first": page.first,
        "last": page.last,
        "total": page.total,
        "turns": TURNS,
    }


def show_pager(page: Paging, noun: str) -> None:
    """The same with buttons of Streamlit, below a table of it; nothing where one page holds all."""
    if page.pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for words, number in (("Previous", page.number - 1), ("Next", page.number + 1)):
            st.button(
                words,
                key=f"{words.lower()}-{noun}",
                disabled=not 1 <= number <= page.pages,
                on_click=set_url_values,
                args=(PAGE, [str(number)] if number > 1 else []),
            )
        st.text(f"{page.first:,}–{page.last:,} of {page.total:,} {noun}", width="content")
