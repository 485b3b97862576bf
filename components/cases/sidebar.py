"""The case in the sidebar: the menu of cases, and the documents that the open one rests on."""

from __future__ import annotations

import html

import streamlit as st

from claimscope.formatting import count_noun, day_words
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, case_labels
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.documents import DocumentList
from claimscope.views.filters import CASE
from components.cache.store import load_entries, load_store, load_writable_store
from components.cache.views import load_document_list
from components.panels.notices import show_no_cases
from components.state.case import (
    choose_case,
    chosen_case,
    go_to_case,
    missing_case,
    named_case,
)


def choose_entry() -> CaseEntry | None:
    """The case that the URL names, else the first; a menu where there are several.

    None where there is no case: what to do is shown then.
    """
    entries = {entry.case_id: entry for entry in load_entries()}
    if not entries:
        show_no_cases(load_store().address, kept=load_writable_store() is not None)
        return None
    chosen = named_case() if named_case() in entries else next(iter(entries))
    choose_case(chosen)
    if missing := missing_case():
        st.sidebar.text(f"There is no case “{missing}” here. This is another one.")
    if len(entries) > 1:
        st.sidebar.selectbox(
            "Case",
            list(entries),
            key=CASE,
            format_func=case_labels(entries.values()).__getitem__,
            on_change=lambda: go_to_case(chosen_case()),
        )
    return entries[chosen]


def show_documents_of(case: Case) -> None:
    """The title of the open case and the documents that it rests on."""
    listed = load_document_list(case, "", LIST_ROWS, ())
    items = "".join(
        f"<li>{html.escape(str(row['title']))}<br><small>{html.escape(str(row['publisher']))}, "
        f"{day_words(row['published_on'])}</small></li>"
        for row in listed.rows.to_dict("records")
    )
    st.sidebar.html(
        f'<div class="beside"><h2 class="part">{html.escape(case.title)}</h2>'
        f"<p>{_how_many(listed) if items else 'No document yet.'}</p>"
        f"<ul>{items}</ul></div>"
    )


def _how_many(listed: DocumentList) -> str:
    """``10 documents``; of more than are listed how many are, ``5,000 documents, the first 50``."""
    left_out = listed.total > len(listed.rows)
    first = f", the first {len(listed.rows)}" if left_out else ""
    return f"{count_noun(listed.total, 'document')}{first}"
