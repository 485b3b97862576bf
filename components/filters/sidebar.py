"""The filters in the sidebar: a field for each, and the view that they make of a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from claimscope.formatting import day_words
from claimscope.record.case import Case
from claimscope.screen_limits import FACET_OPTIONS
from claimscope.views.day_histogram import DayHistogram
from claimscope.views.filter_spec import TEXT_LIMIT, FilterSpec, Kind, written_day
from claimscope.views.filters import FILTERS, Filters, is_reversed
from claimscope.views.view import View
from components.cache.views import load_day_histogram, load_facets, load_names
from components.shortcuts import key_of
from components.state.filters import (
    dropped_values,
    effective,
    follow_filters,
    reset_filters,
    set_filters,
)
from components.state.selection import current_selections
from components.state.session import SessionValue
from components.web.parts import mount

REVERSED = "“To” lies before “From”: all days are shown. Correct one of the two, or empty it."
NO_DAY = "“{}” is not a day. Write it as 2024-10-17 or 17 Oct 2024."
_UNREAD = SessionValue[Mapping[str, str]]("days not read", {})
"""Days that were typed and are none, by the name of their filter."""
FIND = "find:"
_SOUGHT = SessionValue[Mapping[str, str]]("values sought", {})
"""What was typed to find a value of a filter with many, by the filter's name."""


def show_filters(case: Case) -> View:
    """Draw the filters in the sidebar, with the link to the view that they make; that view.

    The URL holds them: a link, an edited one, *Back* and *Forward* set them. What it names that
    this case does not know is dropped and said so.
    """
    known = load_names(case)
    entered = follow_filters(known)
    view = View(case, effective(entered), current_selections(known))
    acts = {"change": _apply, "reset": _reset}
    with st.sidebar:
        mount("filter_panel", _panel(view, entered), key="filter-panel", acts=acts)
    return view


def _reset(_all: str) -> None:
    _UNREAD.set({})
    _SOUGHT.set({})
    reset_filters()


def _apply(answer: str) -> None:
    """Set what the panel answered with; a day that is none is told at its field instead."""
    changed: dict[str, list[str]] = json.loads(answer)
    found = {name: changed.pop(name) for name in [*changed] if name.startswith(FIND)}
    _SOUGHT.set(
        {**_SOUGHT.get(), **{name[len(FIND) :]: "".join(each) for name, each in found.items()}}
    )
    unread = dict(_UNREAD.get())
    for spec in (spec for spec in FILTERS if spec.kind == "day" and spec.name in changed):
        unread.pop(spec.name, None)
        words = "".join(changed.pop(spec.name)[:1])
        day = written_day(words) if words else ""
        if day is None:
            unread[spec.name] = words
        else:
            changed[spec.name] = [day] if day else []
    _UNREAD.set(unread)
    set_filters(changed)


def _panel(view: View, entered: Filters) -> dict[str, Any]:
    """What the filters' part of the page draws: a field for each filter, and the days."""
    names, counts = load_names(view.case), load_facets(view)
    in_sidebar = [spec for spec in FILTERS if spec.in_sidebar]
    fields = [
        {
            "name": spec.name,
            "kind": spec.kind,
            "label": spec.label,
            "folded": spec.folded,
            **FIELDS[spec.kind](spec, entered, names.get(spec.name, {}), counts.get(spec.name, {})),
        }
        for spec in sorted(in_sidebar, key=lambda spec: spec.kind != "text")
    ]
    histogram, dropped = load_day_histogram(view), dropped_values()
    ends = [histogram.bins[0].first, histogram.bins[-1].last] if histogram.bins else []
    for field, day in zip((each for each in fields if each["kind"] == "day"), ends, strict=False):
        field["placeholder"] = day_words(day)
    return {
        "fields": fields,
        "histogram": _bars(histogram, entered),
        "presets": _presets(histogram),
        "unset": entered == Filters() and not view.selections,
        "dropped": f"Not in this record, so left out: {', '.join(dropped)}" if dropped else "",
    }


def _facet(
    spec: FilterSpec, entered: Filters, names: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, Any]:
    chosen, sought = getattr(entered, spec.name), _SOUGHT.get().get(spec.name, "")
    found = [value for value in names if sought.strip().lower() in names[value].lower()]
    ranked = sorted(found, key=lambda value: (-counts.get(value, 0), names[value]))
    ranked = [*dict.fromkeys([*ranked[:FACET_OPTIONS], *chosen])]
    options = [
        [value, names[value], counts.get(value, 0), int(value in chosen)] for value in ranked
    ]
    many = len(names) > FACET_OPTIONS
    return {
        "options": options,
        "more": spec.plural,
        "total": len(names),
        "sought": sought,
        "searched": many,
    }


def _choice(spec: FilterSpec, entered: Filters, *_: object) -> dict[str, Any]:
    return {"options": list(spec.options.items()), "value": getattr(entered, spec.name)}


def _day(spec: FilterSpec, entered: Filters, *_: object) -> dict[str, Any]:
    typed, day = _UNREAD.get().get(spec.name), getattr(entered, spec.name)
    problem = NO_DAY.format(typed) if typed else ""
    if not problem and spec.name == "end" and is_reversed(entered):
        problem = REVERSED
    value = typed or (day_words(day) if day else "")
    return {
        "value": value,
        "problem": problem,
        "help": f"{spec.help[0].upper()}{spec.help[1:]}",
    }


def _search(spec: FilterSpec, entered: Filters, *_: object) -> dict[str, Any]:
    value = getattr(entered, spec.name)
    return {
        "value": value,
        "placeholder": spec.label,
        "limit": TEXT_LIMIT,
        "key": key_of("search"),
    }


FIELDS: Mapping[Kind, Callable[..., dict[str, Any]]] = {
    "many": _facet,
    "one": _choice,
    "day": _day,
    "text": _search,
}


def _bars(histogram: DayHistogram, entered: Filters) -> dict[str, Any]:
    start, end = entered.start, entered.end
    bins = [
        {
            "first": each.first.isoformat(),
            "last": each.last.isoformat(),
            "label": _end_words(each.last if at else each.first, histogram.unit),
            "words": each.describe(),
            "count": each.statements,
            "within": (not start or each.last >= start) and (not end or each.first <= end),
        }
        for at, each in enumerate(histogram.bins)
    ]
    chosen = [start.isoformat(), end.isoformat()] if start and end else None
    return {"unit": histogram.unit, "bins": bins, "chosen": chosen}


def _end_words(day: date, unit: str) -> str:
    """An end of the histogram; what is not drawn day by day ends in a month."""
    return day_words(day) if unit == "day" else f"{day:%b} {day.year}"


def _presets(histogram: DayHistogram) -> list[dict[str, Any]]:
    spans = {
        words: [[first.isoformat()], [last.isoformat()]]
        for words, (first, last) in histogram.presets().items()
    }
    spans = {"All days": [[], []], **spans} if spans else {}
    return [{"words": words, "start": start, "end": end} for words, (start, end) in spans.items()]
