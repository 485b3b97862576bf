"""The shared filters: sidebar widgets and the URL, kept the same in both directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from claimscope.record.case import Case
from claimscope.views.filters import FIRST_DAY, LAST_DAY, QUERY_NAMES, TEXT_LIMIT, Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.view import View
from components.cache.views import load_choices, load_frame, load_names, whole
from components.state import (
    AS_OF,
    CHOSEN,
    MULTIPLE,
    WIDGETS,
    arrivals,
    clear_all_selections,
    current_filters,
    current_selections,
    drop_unknown_selections,
    is_reversed,
    set_url_values,
    url_values,
    widget_key,
)
from components.web.parts import mount

CLOCK_WORDS = {"said": "it was said", "event": "it happened"}
FILTERS = "filters"
TAKEN = "filters taken"


def show_filters(case: Case) -> None:
    """Draw the filters in the sidebar, with the link to the view they make.

    An address that the browser brings fills them: a link, an edited one, *Back* and *Forward*. What
    it names that this case does not know is dropped and said so.
    """
    _take(case)
    with st.sidebar.container(key=FILTERS):
        heading = st.container(horizontal=True, vertical_alignment="center")
        heading.html('<h2 class="part">Filters</h2>', width="content")
        with heading:
            mount("copy_link", {}, key="copy-link", width="content")
        reset = heading.empty()
        _show_dropped(case)
        _show_widgets(case)
        filters = current_filters(case)
        reset.button(
            "Reset",
            on_click=_reset,
            args=(case,),
            disabled=filters == Filters() and not current_selections(load_choices(case)),
        )
    st.session_state[widget_key(case, CHOSEN)] = filters.to_query()
    _write_to_address(filters)


def hide_filters() -> None:
    """Out of sight on a page that they do not narrow; drawn all the same, which keeps them set."""
    st.html(f"<style>.st-key-{FILTERS} {{ display: none; }}</style>")


def counted_words(view: View) -> str:
    """``9 of 36 claims · said by NIS``: how much of the case is shown, and which part."""
    shown, all_of_it = (
        len(load_frame(view, CLAIMS_FRAME)),
        len(load_frame(whole(view), CLAIMS_FRAME)),
    )
    words = view.effective_filters.describe(load_names(view.case), view.case.as_recorded_at)
    return f"{shown} of {all_of_it} claims · {words}"


def _take(case: Case) -> None:
    """Fill the widgets where they are new, and let go of what the record does not know.

    They are filled from an address that the browser has brought; else, for Streamlit empties them
    where code changes the page, with what was chosen before. A source may be gone because it was
    withdrawn, or because an earlier record is open.
    """
    brought = st.session_state.get(TAKEN) != arrivals()
    there = widget_key(case, "clock") in st.session_state and not brought
    in_address = {name: url_values(name) for name in QUERY_NAMES.values()}
    chosen = in_address if brought else st.session_state.get(widget_key(case, CHOSEN), in_address)
    asked = current_filters(case).to_query() if there else chosen
    filters, dropped = Filters.from_query(asked, load_choices(case))
    st.session_state[TAKEN] = arrivals()
    if there and not dropped:
        return
    _fill_widgets(case, filters)
    dropped += [each for each in drop_unknown_selections(load_choices(case)) if each not in dropped]
    st.session_state[widget_key(case, "dropped")] = dropped
    set_url_values(AS_OF, filters.to_query().get(AS_OF, []))


def _fill_widgets(case: Case, filters: Filters) -> None:
    for name in WIDGETS:
        value = getattr(filters, name)
        st.session_state[widget_key(case, name)] = list(value) if name in MULTIPLE else value


def _write_to_address(filters: Filters) -> None:
    query = filters.to_query()
    for name in (QUERY_NAMES[widget] for widget in WIDGETS):
        set_url_values(name, query.get(name, []))


def _reset(case: Case) -> None:
    _fill_widgets(case, Filters())
    st.session_state[widget_key(case, "dropped")] = []
    set_url_values(AS_OF, [])
    clear_all_selections()


def _show_widgets(case: Case) -> None:
    known, names = load_choices(case), load_names(case)
    st.text_input(
        "Search the words",
        key=widget_key(case, "text"),
        placeholder="e.g. highly likely",
        max_chars=TEXT_LIMIT,
    )
    _choose(case, "Source", "sources", known, "All sources", names["sources"].__getitem__)
    clock = st.radio(
        "Dates are when",
        list(CLOCK_WORDS),
        key=widget_key(case, "clock"),
        format_func=CLOCK_WORDS.__getitem__,
        horizontal=True,
    )
    happening = CLOCK_WORDS[clock]
    _choose_day(case, "From", "start", f"First day on which {happening}")
    _choose_day(case, "To", "end", f"Last day on which {happening}")
    if is_reversed(*(st.session_state[widget_key(case, name)] for name in ("start", "end"))):
        st.error(
            "“To” lies before “From”, so that neither counts: all days are shown. Correct one of "
            "the two, or empty it."
        )
    _choose(case, "Place", "places", known, "All places", names["places"].__getitem__)
    _choose(case, "Status", "statuses", known, "Any status")
    _choose(case, "Topic", "topics", known, "All topics")
    _choose(case, "Figures of", "quantities", known, "Any quantity, or none")


def _choose(
    case: Case,
    label: str,
    name: str,
    known: Mapping[str, list[str]],
    placeholder: str,
    words: Callable[[str], str] = str,
) -> None:
    st.multiselect(
        label, known[name], key=widget_key(case, name), format_func=words, placeholder=placeholder
    )


def _choose_day(case: Case, label: str, name: str, meaning: str) -> None:
    st.date_input(
        label,
        value=None,
        key=widget_key(case, name),
        format="YYYY-MM-DD",
        help=meaning,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
    )


def _show_dropped(case: Case) -> None:
    dropped = st.session_state.get(widget_key(case, "dropped"))
    if dropped:
        st.text(f"Not in this record, so left out: {', '.join(dropped)}")
