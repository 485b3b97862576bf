"""What a page says when there is nothing to show or the case cannot be read."""

from __future__ import annotations

import html

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.errors import ClaimscopeError, DataError
from claimscope.record.changes import StoreError
from claimscope.views.filters import Filters
from components.navigation import page_path


def show_error(headline: str, error: ClaimscopeError, *, icon: str | None = None) -> None:
    """An error under a headline that says what did not happen: the problem and its remedy.

    Those of a case that is invalid come one under the other, whatever the width.
    """
    st.error(headline, icon=icon)
    if isinstance(error, DataError):
        _show_problems(error)
    else:
        st.text("\n".join([str(error), *error.details]))


def show_data_error(case_id: str, error: DataError) -> None:
    """The errors of a case that does not load, and what to do after correcting them."""
    show_error("This case cannot be shown: the record is invalid. Nothing was changed.", error)
    st.text(f"Case: {case_id}. Reload the page after correcting it.")


def _show_problems(error: DataError) -> None:
    st.text("\n\n".join(map(str, error.problems)))
    if error.total > len(error.problems):
        st.text(f"These are the first {len(error.problems)} of {error.total:,} problems.")


def show_store_error(error: StoreError) -> None:
    """What the store cannot do, and what to do instead."""
    show_error("The record cannot be opened or changed. Nothing was saved.", error)


def show_no_cases(root: str, *, kept: bool) -> None:
    """There is no case to open; ``kept`` where one can be begun on the page *Cases*."""
    st.text("There is no case yet.")
    if kept:
        _show_way_out("Create or import a case", "cases")
    else:
        st.text(f"Put a case folder, with its datapackage.json, into {root}.")


def show_empty_case(title: str) -> None:
    """Nothing was read into the case yet."""
    st.html(f'<h1 style="font-size:1.25rem;padding:0">{html.escape(title)}</h1>')
    st.text("No documents yet.")
    _show_way_out("Add a document", "intake")


def _show_way_out(words: str, page: str) -> None:
    """The button that fills what is empty."""
    if st.button(words, type="primary", key="way-out"):
        st.switch_page(page_path(page))


def show_nothing_found(what: str, filters: Filters) -> None:
    """The filters leave nothing for a chart or a list, or the case has nothing for it."""
    if filters == Filters():
        st.text(f"No {what} in this case yet.")
        return
    st.text(f"No {what} with these filters. Widen them, or press Reset in the sidebar.")


def part_heading(text: str) -> DeltaGenerator:
    """Draw the heading; what is drawn ``with`` the answer stands beside it."""
    row = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    )
    row.html(f'<h2 class="part">{html.escape(text)}</h2>', width="content")
    return row
