"""The sources of a view as a list to search and to sort; each leads to the page of that source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from claimscope.formatting import count_noun
from claimscope.record.frames import origin_names
from claimscope.record.model import RELIABILITY
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.source_list import NUMBERS, SOURCE_ORDERS, source_list
from claimscope.views.view import View
from components.cache.views import load_sources
from components.editing.edit import show_table_correction
from components.editing.judgement import show_own_call
from components.panels.notices import show_nothing_found
from components.state.url import FIND, ORDER, PROFILE, set_url_values, url_value
from components.web.parts import mount, status_mark

MARKS = {"firm": ("confirmed", "corroborated"), "unchecked": ("forecast", "assessment")}
"""The statuses that share a column; another has its own."""


def listed_sources(view: View) -> pd.DataFrame:
    """The sources of the view as the address asks for them: see :func:`source_list`."""
    sources = load_sources(view.without("source"))
    asked = url_value(ORDER)
    order = asked if asked in SOURCE_ORDERS else SOURCE_ORDERS[0]
    return source_list(sources, origin_names(view.case), find=url_value(FIND), order=order)


def show_sources_part(view: View) -> None:
    """The list, and below it the assessment and the correction of any source."""
    if load_sources(view.without("source")).empty:
        show_nothing_found("source", view.effective_filters)
        return
    sources = listed_sources(view)
    shown, order = sources.head(LIST_ROWS), url_value(ORDER)
    data = {
        "sources": [_line(each) for each in shown.to_dict("records")],
        "count": _count(len(shown), len(sources)),
        "numbers": [
            {"name": name, "words": words, "marks": _marks(name)} for name, words in NUMBERS.items()
        ],
        "order": order if order in SOURCE_ORDERS else SOURCE_ORDERS[0],
        "find": url_value(FIND),
    }
    mount("source_list", data, key="sources", act=_act)
    names = dict(zip(sources["source_id"], sources["name"], strict=True))
    show_own_call(view.case, "source_id", names)
    show_table_correction(view.case, "sources")


def _count(shown: int, found: int) -> str:
    if shown < found:
        return f"the first {shown:,} of {count_noun(found, 'source')}: search to see the others"
    return count_noun(found, "source")


def _marks(name: str) -> list[dict[str, str]]:
    if name in ("claims", "reservations"):
        return []
    return [status_mark(status) for status in MARKS.get(name, (name,))]


def _line(source: Mapping[Any, Any]) -> dict[str, Any]:
    letter = str(source["reliability"])
    return {
        "source_id": source["source_id"],
        "name": source["name"],
        "kind": source["kind"],
        "letter": letter,
        "reliable": RELIABILITY[letter],
        "origin": source["origin"],
        "judgements": list(source["judgements"]),
        "counts": {name: int(source[name]) for name in NUMBERS},
    }


def _act(answer: str) -> None:
    """Open a source, sort the list, or search it: what the list answers is ``{"of": "nis"}``."""
    asked: dict[str, str] = json.loads(answer)
    for name in (PROFILE, ORDER, FIND):
        if name in asked:
            set_url_values(name, [asked[name]] if asked[name] else [])
