"""A search across cases: the fields that say what is sought, and the passages that are found."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, day_words, short_name
from claimscope.record.case import Case
from claimscope.record.changes import StoreError
from claimscope.record.model import ASSERTIONS, CLAIMS, DOCUMENTS, QUANTITIES, SOURCES
from claimscope.screen_limits import LIST_ROWS
from claimscope.store.search import KINDS, Found, Kind, Query, Results
from components.cache.store import load_checked_case, load_entries, load_store
from components.panels.notices import show_error
from components.state.session import widget_value
from components.state.url import follow_widget, set_url_values, url_value

SOUGHT, FIGURE_OF, LEAST, MOST = "sought", "figure-of", "least", "most"
"""The parameters of the search: words, the quantity of a figure, and its ends."""
ANY_QUANTITY = "any quantity"
HEADINGS: Mapping[Kind, tuple[str, str]] = {
    "quote": ("Quotes", "quote"),
    "claim": ("Claims", "claim"),
    "text": ("Documents", "document"),
}
HINT = (
    "Words must all occur; words in quotation marks stand together. Figures are found by what they "
    "count, however they are worded: 12,000 is within “between ten and fifteen thousand”."
)
Row = Mapping[str, str]


def show_query() -> None:
    """The fields, which the address holds; a search is sent by Enter or the button."""
    with st.form("search", border=False):
        words, quantity, least, most, send = st.columns(
            [5, 2.5, 1.5, 1.5, 1.2], vertical_alignment="bottom"
        )
        for name in (SOUGHT, LEAST, MOST):
            follow_widget(name, str)
        follow_widget(FIGURE_OF, lambda word: word if word in QUANTITIES else ANY_QUANTITY)
        words.text_input("Words", key=SOUGHT, placeholder="for example 12,000 troops")
        quantity.selectbox("Figure of", [ANY_QUANTITY, *QUANTITIES], key=FIGURE_OF)
        least.text_input("From", key=LEAST, placeholder="at least")
        most.text_input("To", key=MOST, placeholder="at most")
        send.form_submit_button("Search", type="primary", width="stretch", on_click=_send)


def _send() -> None:
    for name in (SOUGHT, FIGURE_OF, LEAST, MOST):
        value = str(widget_value(name) or "").strip()
        set_url_values(name, [value] if value and value != ANY_QUANTITY else [])


def show_found() -> None:
    """The passages that hold what the address asks for, the quotes first."""
    query, unread = _asked()
    if unread:
        st.text(f"Not a number, so left out: {', '.join(unread)}")
    if query.is_empty:
        st.caption(HINT)
        return
    try:
        with st.spinner("Searching every case"):
            results = load_store().search(query, LIST_ROWS)
            rows = _rows_of(results)
    except StoreError as error:
        show_error("The search failed.", error)
        return
    if not results.found:
        st.text("Nothing was found in any case. Fewer words, or a wider range, find more.")
    for kind in KINDS:
        passages = [each for each in results.found if each.kind == kind]
        if passages:
            st.html("".join(_listed(kind, passages, results.totals[kind], rows)))


def _asked() -> tuple[Query, list[str]]:
    """What the address asks for, and the ends of the range that are no numbers."""
    ends, unread = {}, []
    for name in (LEAST, MOST):
        written = url_value(name)
        try:
            ends[name] = float(written.replace(",", "")) if written else None
        except ValueError:
            ends[name] = None
            unread.append(written)
    quantity = url_value(FIGURE_OF)
    known = quantity if quantity in QUANTITIES else ""
    return Query(url_value(SOUGHT), known, ends[LEAST], ends[MOST]), unread


def _rows_of(results: Results) -> dict[str, _Rows]:
    """The rows of each case in which something was found."""
    held = {each.case_id for each in results.found}
    entries = [entry for entry in load_entries(archived=True) if entry.case_id in held]
    return {entry.case_id: _Rows(load_checked_case(entry)) for entry in entries}


def _listed(
    kind: Kind, passages: list[Found], total: int, rows: Mapping[str, _Rows]
) -> Iterator[str]:
    heading, noun = HEADINGS[kind]
    more = f" · the first {len(passages)} are shown" if total > len(passages) else ""
    size = f"{count_noun(total, noun)}{more}"
    yield (
        f'<section class="found" aria-label="{heading}"><h3 class="part">{heading} '
        f'<span class="size">{size}</span></h3><ul>'
    )
    for each in passages:
        of_case = rows[each.case_id]
        words = _marked(each) if each.marks else html.escape(of_case.words_of(each))
        yield f"<li><p>{of_case.head_of(each)}</p><p>{words}</p>{_ways(each)}</li>"
    yield "</ul></section>"


class _Rows:
    """The rows of a case by their ids, for the words above a passage."""

    def __init__(self, case: Case) -> None:
        self._title = case.title
        self._assertions = _by_id(case, ASSERTIONS, "assertion_id")
        self._claims = _by_id(case, CLAIMS, "claim_id")
        self._sources = _by_id(case, SOURCES, "source_id")
        self._documents = _by_id(case, DOCUMENTS, "document_id")

    def words_of(self, found: Found) -> str:
        """The whole quote where a figure was sought and no words, else the snippet."""
        return self._assertions[found.row_id]["quote"] if found.kind == "quote" else found.snippet

    def head_of(self, found: Found) -> str:
        """Who said it of which claim, when, or what it is; and in which case. HTML, escaped."""
        parts: list[str] = []
        if found.kind == "quote":
            said = self._assertions[found.row_id]
            source = isolated(short_name(self._sources[said["source_id"]]["name"]))
            parts.append(
                f"<strong>{html.escape(source)}</strong> {STANCE_SYMBOLS[said['stance']]} "
                f"{said['stance']}"
            )
            parts.append(html.escape(isolated(self._claims[found.claim_id]["title"])))
            parts.append(day_words(date.fromisoformat(said["said_on"])))
        elif found.kind == "claim":
            parts.append(html.escape(isolated(self._claims[found.claim_id]["title"])))
        else:
            document = self._documents[found.document_id]
            parts.append(html.escape(isolated(document["title"])))
            parts.append(html.escape(isolated(document["publisher"])))
        return " · ".join([*parts, html.escape(isolated(self._title))])


def _by_id(case: Case, table: Any, key: str) -> dict[str, Row]:
    return {row[key]: row for row in case.cells(table)}


def _marked(found: Found) -> str:
    parts, at = [], 0
    for start, end in found.marks:
        parts.append(html.escape(found.snippet[at:start]))
        parts.append(f"<mark>{html.escape(found.snippet[start:end])}</mark>")
        at = end
    return "".join([*parts, html.escape(found.snippet[at:])])


def _ways(found: Found) -> str:
    """The links to the evidence of the claim, and to the words in their document."""
    links = []
    if found.claim_id:
        query = urlencode({"case": found.case_id, "words": f"claim:{found.claim_id}"})
        links.append(f'<a href="./?{html.escape(query)}" target="_self">Evidence</a>')
    if found.document_id:
        asked = {"case": found.case_id, "document": found.document_id}
        asked |= {"mark": found.row_id} if found.kind == "quote" else {}
        query = html.escape(urlencode(asked))
        links.append(f'<a href="documents?{query}" target="_self">View in document</a>')
    return f'<p class="ways">{" · ".join(links)}</p>'
