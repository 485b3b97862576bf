"""The filters between the URL, the widgets of the sidebar and the value that a view is made of.

Every function is a loop over :data:`claimscope.views.filters.FILTERS`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from claimscope.record.case import Case
from claimscope.views.filters import FILTER, FILTERS, PARAMETERS, Filters, is_reversed
from components.state.selection import clear_all_selections, drop_unknown_selections
from components.state.session import SessionValue, has_widget, set_widget, widget_value
from components.state.url import Query, arrivals, set_url_values, url_values

AS_OF = FILTER["as_of"].parameter
IN_SIDEBAR = tuple(spec for spec in FILTERS if spec.in_sidebar)
_FOLLOWED = SessionValue[int | None]("filters taken", None)


def current_filters(case: Case) -> Filters:
    """The filters as the widgets and, for the as-of date, the URL hold them.

    Where the range of days ends before it begins, neither day counts.
    """
    entered = _entered(case)
    return replace(entered, start=None, end=None) if is_reversed(entered) else entered


def has_reversed_days(case: Case) -> bool:
    """Whether the days that the widgets hold end before they begin."""
    return is_reversed(_entered(case))


def _entered(case: Case) -> Filters:
    values = {spec.name: widget_value(widget_key(case, spec.name)) for spec in IN_SIDEBAR}
    entered: dict[str, Any] = {
        spec.name: tuple(values[spec.name]) if spec.many else values[spec.name]
        for spec in IN_SIDEBAR
        if values[spec.name]
    }
    in_url, _ = Filters.from_query({AS_OF: url_values(AS_OF)}, {})
    filters = Filters(**entered, as_of=in_url.as_of)
    return replace(filters, text=filters.text.strip())


def follow_filters(case: Case, known: Mapping[str, Collection[str]]) -> None:
    """Before the widgets are drawn: fill them where they are new, and drop unknown values.

    They are filled from an address that the browser has brought; else, for Streamlit empties them
    where code changes the page, with what was chosen before. A source may be gone because it was
    withdrawn, or because an earlier record is open. ``known``: see
    :func:`claimscope.views.choices.choices_in`.
    """
    brought = _FOLLOWED.get() != arrivals()
    there = has_widget(widget_key(case, IN_SIDEBAR[0].name)) and not brought
    in_address = {name: url_values(name) for name in PARAMETERS}
    chosen = None if brought else _chosen(case).get()
    wanted = in_address if chosen is None else chosen
    filters, dropped = Filters.from_query(
        current_filters(case).to_query() if there else wanted, known
    )
    _FOLLOWED.set(arrivals())
    if there and not dropped:
        return
    _fill_widgets(case, filters)
    dropped += [pair for pair in drop_unknown_selections(known) if pair not in dropped]
    _dropped(case).set(dropped)
    set_url_values(AS_OF, filters.to_query().get(AS_OF, []))


def remember_filters(case: Case) -> Filters:
    """After the widgets were drawn: the filters, which go into the URL and outlive the page."""
    filters = current_filters(case)
    query = filters.to_query()
    _chosen(case).set(query)
    for spec in IN_SIDEBAR:
        for name in spec.aliases:
            set_url_values(name, [])
        set_url_values(spec.parameter, query.get(spec.parameter, []))
    return filters


def reset_filters(case: Case) -> None:
    """Show all of the case again: no filter, no pick, the latest day."""
    _fill_widgets(case, Filters())
    _dropped(case).set([])
    set_url_values(AS_OF, [])
    clear_all_selections()


def dropped_values(case: Case) -> list[str]:
    """What the address named and this record does not know, as ``name=value``."""
    return _dropped(case).get()


def replay_to(day: date | None) -> None:
    """Show the record as it stood at the end of ``day``, or all of it."""
    set_url_values(AS_OF, [day.isoformat()] if day else [])
    st.rerun()


def widget_key(case: Case, name: str) -> str:
    """The key of the widget that sets a filter: its own in every case."""
    return f"{case.case_id}:{name}"


def _fill_widgets(case: Case, filters: Filters) -> None:
    for spec in IN_SIDEBAR:
        value = getattr(filters, spec.name)
        set_widget(widget_key(case, spec.name), list(value) if spec.many else value)


def _chosen(case: Case) -> SessionValue[Query | None]:
    return SessionValue(widget_key(case, "chosen"), None)


def _dropped(case: Case) -> SessionValue[list[str]]:
    return SessionValue(widget_key(case, "dropped"), [])
