"""The parts of a page that are written for the browser: claim lists, sheets, the grid, the reader.

Each is a small HTML, CSS and JavaScript trio in ``assets``, mounted in the page itself. What
documents say goes in as data and becomes text nodes, never HTML (``assets/dom.js``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

from claimscope.figures.theme import MARKS
from components.state.session import widget_value
from components.web.style import themed_colour

_ASSETS = Path(__file__).parent / "assets"


def _markup(name: str) -> str:
    """The markup of a part, with that of another where it says so: ``<!-- copy_link -->``."""
    markup = (_ASSETS / f"{name}.html").read_text("utf-8")
    return re.sub(r"<!-- (\w+) -->", lambda other: _markup(other[1]), markup)


def _part(name: str, *before: str, styles: tuple[str, ...] = ()) -> Any:
    """The mounting call of the trio called ``name``, its script and style after these others."""
    scripts = [_ASSETS / f"{each}.js" for each in (*before, name)]
    return st.components.v2.component(
        name,
        html=_markup(name),
        css="\n".join((_ASSETS / f"{each}.css").read_text("utf-8") for each in (*styles, name)),
        js="\n".join(script.read_text("utf-8") for script in scripts),
    )


MOUNTS = {
    name: _part(name, "dom")
    for name in (
        "claim_list",
        "claim_sheet",
        "proposals",
        "record_table",
        "source_list",
        "source_profile",
        "time_axis",
    )
} | {
    "claim_groups": _part("claim_groups", "dom", "claim_line"),
    "claim_table": _part(
        "claim_table", "dom", "claim_line", "pager", styles=("claim_groups", "pager")
    ),
    "copy_link": _part("copy_link", "link_copying", styles=("button",)),
    "document_text": _part("document_text", "dom", "find_text"),
    "figure_ranges": _part("figure_ranges", "dom", "pager", styles=("pager",)),
    "stance_grid": _part("stance_grid", "dom", "pager", styles=("pager",)),
    "filter_panel": _part("filter_panel", "dom", "link_copying"),
    "frame": _part(
        "frame", "dom", "page_menu", "help", "linked_marks", "enter_applies", styles=("help",)
    ),
    "page_head": _part(
        "page_head",
        *("dom", "status_tiles", "replay", "chips", "panel_choice"),
        styles=("headline", "status_tiles", "replay", "chips", "panel_switch"),
    ),
    "panel_switch": _part("panel_switch", "panel_choice", "dom"),
    "review_bar": _part("review_bar", "dom", styles=("button",)),
    "room": _part("room"),
}


def mount(
    part: str,
    data: Mapping[str, Any],
    *,
    key: str,
    answers: str = "pick",
    width: Literal["stretch", "content"] = "stretch",
    act: Callable[[str], None] | None = None,
    acts: Mapping[str, Callable[[str], None] | None] = MappingProxyType({}),
) -> str | None:
    """Draw ``part`` with ``data``; what the user did last under the name ``answers``, or None.

    The answer is there in the one run that the user's act causes and gone in the next. ``act`` is
    called with it before that run: what it changes needs no second run. ``acts`` are for a part
    that answers under several names, by these.
    """

    def listener(name: str, done: Callable[[str], None] | None) -> Callable[[], None]:
        return lambda: done(answer_of(key, name)) if done else None

    called = acts or {answers: act}
    listening = {f"on_{name}_change": listener(name, done) for name, done in called.items()}
    result = MOUNTS[part](key=key, data=dict(data), width=width, **listening)
    answer = getattr(result, answers, None)
    return None if answer is None else str(answer)


def answer_of(key: str, answers: str) -> str:
    """What a part answered with, before the run that its answer causes."""
    return str(widget_value(key)[answers])


def status_mark(status: str) -> dict[str, str]:
    """A status as the browser's parts draw it: symbol, colour and word."""
    mark = MARKS[status]
    return {"symbol": mark.symbol, "colour": themed_colour(status), "word": status}
