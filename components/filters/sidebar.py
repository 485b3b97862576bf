"""The filters in the sidebar: a widget for each, and the view that they make of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from claimscope.record.case import Case
from claimscope.views.filter_spec import FIRST_DAY, LAST_DAY, TEXT_LIMIT, FilterSpec, Kind
from claimscope.views.filters import Filters
from claimscope.views.view import View
from components.cache.views import load_choices, load_names
from components.state.filters import (
    IN_SIDEBAR,
    current_filters,
    dropped_values,
    follow_filters,
    has_reversed_days,
    remember_filters,
    reset_filters,
    widget_key,
)
from components.state.selection import current_selections
from components.web.parts import mount

FILTERS_KEY = "filters"


def show_filters(case: Case) -> View:
    """Draw the filters in the sidebar, with the link to the view that they make; that view.

    An address that the browser brings fills them: a link, an edited one, *Back* and *Forward*. What
    it names that this case does not know is dropped and said so.
    """
    known = load_choices(case)
    follow_filters(case, known)
    with st.sidebar.container(key=FILTERS_KEY):
        heading = st.container(horizontal=True, vertical_alignment="center")
        heading.html('<h2 class="part">Filters</h2>', width="content")
        with heading:
            mount("copy_link", {}, key="copy-link", width="content")
        reset = heading.empty()
        if dropped := dropped_values(case):
            st.text(f"Not in this record, so left out: {', '.join(dropped)}")
        _show_widgets(case)
        picks = current_selections(known)
        reset.button(
            "Reset",
            on_click=reset_filters,
            args=(case,),
            disabled=current_filters(case) == Filters() and not picks,
        )
    return View(case, remember_filters(case), picks)


def hide_filters() -> None:
    """Out of sight on a page that they do not narrow; drawn all the same, which keeps them set."""
    st.html(f"<style>.st-key-{FILTERS_KEY} {{ display: none; }}</style>")


def _show_widgets(case: Case) -> None:
    """A widget for each filter, the search first."""
    names = load_names(case)
    for spec in sorted(IN_SIDEBAR, key=lambda spec: spec.kind != "text"):
        WIDGETS[spec.kind](spec, widget_key(case, spec.name), names.get(spec.name, {}))
        if spec.name == "end" and has_reversed_days(case):
            st.error(
                "“To” lies before “From”, so that neither counts: all days are shown. Correct one "
                "of the two, or empty it."
            )


def _show_menu(spec: FilterSpec, key: str, names: Mapping[str, str]) -> None:
    st.multiselect(
        spec.label,
        list(names),
        key=key,
        format_func=names.__getitem__,
        placeholder=spec.empty,
        help=_help(spec),
    )


def _show_radio(spec: FilterSpec, key: str, _: Mapping[str, str]) -> None:
    st.radio(
        spec.label,
        list(spec.options),
        key=key,
        format_func=spec.options.__getitem__,
        horizontal=True,
    )


def _show_day(spec: FilterSpec, key: str, _: Mapping[str, str]) -> None:
    st.date_input(
        spec.label,
        value=None,
        key=key,
        format="YYYY-MM-DD",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        help=_help(spec),
    )


def _show_search(spec: FilterSpec, key: str, _: Mapping[str, str]) -> None:
    st.text_input(spec.label, key=key, placeholder=spec.empty, max_chars=TEXT_LIMIT)


def _help(spec: FilterSpec) -> str | None:
    """The help at a day, whose label says little; a menu explains itself."""
    return f"{spec.help[0].upper()}{spec.help[1:]}" if spec.kind == "day" else None


WIDGETS: Mapping[Kind, Callable[[FilterSpec, str, Mapping[str, str]], None]] = {
    "many": _show_menu,
    "one": _show_radio,
    "day": _show_day,
    "text": _show_search,
}
