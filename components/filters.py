"""The shared filters: sidebar widgets and the URL, kept the same in both directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from components.browser_parts import mount
from components.kept import AS_OF, arrivals, keep, kept
from components.loaders import View, load_choices, load_claims, load_names, whole
from components.picks import current_picks, drop_unknown_picks, forget_picks
from data.case import Case
from data.filters import FIRST_DAY, LAST_DAY, QUERY_NAMES, TEXT_LIMIT, Filters

CLOCK_WORDS = {"said": "it was said", "event": "it happened"}
MULTIPLE = ("sources", "places", "topics", "standings", "quantities")
FILTERS = "filters"
CHOSEN = "chosen"
TAKEN = "filters taken"
WIDGETS = ("clock", "start", "end", "text", *MULTIPLE)


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
            disabled=filters == Filters() and not current_picks(load_choices(case)),
        )
    st.session_state[_key(case, CHOSEN)] = filters.to_query()
    _write_to_address(filters)


def hide_filters() -> None:
    """Out of sight on a page that they do not narrow; drawn all the same, which keeps them set."""
    st.html(f"<style>.st-key-{FILTERS} {{ display: none; }}</style>")


def current_filters(case: Case) -> Filters:
    """The filters as the widgets and, for the as-of date, the URL now stand.

    Of a range of days that ends before it begins, neither day counts.
    """
    values = {name: st.session_state.get(_key(case, name)) for name in WIDGETS}
    chosen = {name: value for name, value in values.items() if value}
    if _is_reversed(chosen.get("start"), chosen.get("end")):
        del chosen["start"], chosen["end"]
    for name in MULTIPLE:
        chosen[name] = tuple(chosen.get(name, ()))
    chosen["text"] = str(chosen.get("text", "")).strip()
    in_url, _ = Filters.from_query({AS_OF: kept(AS_OF)}, {})
    return Filters(**chosen, as_of=in_url.as_of)


def _is_reversed(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and start > end


def replay_to(day: date | None) -> None:
    """Show the record as it stood at the end of ``day``, or all of it."""
    keep(AS_OF, [day.isoformat()] if day else [])
    st.rerun()


def counted_words(view: View) -> str:
    """``9 of 36 claims · said by NIS``: how much of the case is shown, and which part."""
    shown, all_of_it = len(load_claims(view)), len(load_claims(whole(view)))
    words = view.filters.describe(load_names(view.case), view.case.recorded_by)
    return f"{shown} of {all_of_it} claims · {words}"


def _key(case: Case, name: str) -> str:
    return f"{case.case_id}:{name}"


def _take(case: Case) -> None:
    """Fill the widgets where they are new, and let go of what the record does not know.

    They are filled from an address that the browser has brought; else, for Streamlit empties them
    where code changes the page, with what was chosen before. A source may be gone because it was
    withdrawn, or because an earlier record is open.
    """
    brought = st.session_state.get(TAKEN) != arrivals()
    there = _key(case, "clock") in st.session_state and not brought
    in_address = {name: kept(name) for name in QUERY_NAMES.values()}
    chosen = in_address if brought else st.session_state.get(_key(case, CHOSEN), in_address)
    asked = current_filters(case).to_query() if there else chosen
    filters, dropped = Filters.from_query(asked, load_choices(case))
    st.session_state[TAKEN] = arrivals()
    if there and not dropped:
        return
    _fill_widgets(case, filters)
    dropped += [each for each in drop_unknown_picks(load_choices(case)) if each not in dropped]
    st.session_state[_key(case, "dropped")] = dropped
    keep(AS_OF, filters.to_query().get(AS_OF, []))


def _fill_widgets(case: Case, filters: Filters) -> None:
    for name in WIDGETS:
        value = getattr(filters, name)
        st.session_state[_key(case, name)] = list(value) if name in MULTIPLE else value


def _write_to_address(filters: Filters) -> None:
    query = filters.to_query()
    for name in (QUERY_NAMES[widget] for widget in WIDGETS):
        keep(name, query.get(name, []))


def _reset(case: Case) -> None:
    _fill_widgets(case, Filters())
    st.session_state[_key(case, "dropped")] = []
    keep(AS_OF, [])
    forget_picks()


def _show_widgets(case: Case) -> None:
    known, names = load_choices(case), load_names(case)
    st.text_input(
        "Search the words",
        key=_key(case, "text"),
        placeholder="e.g. highly likely",
        max_chars=TEXT_LIMIT,
    )
    _choose(case, "Source", "sources", known, "All sources", names["sources"].__getitem__)
    clock = st.radio(
        "Dates are when",
        list(CLOCK_WORDS),
        key=_key(case, "clock"),
        format_func=CLOCK_WORDS.__getitem__,
        horizontal=True,
    )
    happening = CLOCK_WORDS[clock]
    _choose_day(case, "From", "start", f"First day on which {happening}")
    _choose_day(case, "To", "end", f"Last day on which {happening}")
    if _is_reversed(*(st.session_state[_key(case, name)] for name in ("start", "end"))):
        st.error(
            "“To” lies before “From”, so that neither counts: all days are shown. Correct one of "
            "the two, or empty it."
        )
    _choose(case, "Place", "places", known, "All places", names["places"].__getitem__)
    _choose(case, "Standing", "standings", known, "Any standing")
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
        label, known[name], key=_key(case, name), format_func=words, placeholder=placeholder
    )


def _choose_day(case: Case, label: str, name: str, meaning: str) -> None:
    st.date_input(
        label,
        value=None,
        key=_key(case, name),
        format="YYYY-MM-DD",
        help=meaning,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
    )


def _show_dropped(case: Case) -> None:
    dropped = st.session_state.get(_key(case, "dropped"))
    if dropped:
        st.text(f"Not in this record, so left out: {', '.join(dropped)}")
