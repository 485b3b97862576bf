"""How the page *Claims* shows them, in the URL: order, grouping, columns, page."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from claimscope.views.claim_table import AT_FIRST, COLUMNS, FIRST, GROUPINGS, SORTS, Order
from components.state.session import widget_value
from components.state.url import set_url_values, url_choice, url_value, url_values

SORT, GROUP, COLUMN, PAGE, ACROSS = "sort", "group", "column", "page", "from-source"
"""The parameters; ``from-source`` is the number of sources left of the first one shown."""
NO_COLUMN = "none"
VIEW, QUANTITY = "view", "rivals"


def choose_claim_view(titles: Mapping[str, str]) -> str:
    """The choice between the views of the page, the first by default; the one chosen.

    A link of before that names a quantity of competing figures opens them.
    """
    if url_value(QUANTITY) and not url_value(VIEW):
        set_url_values(VIEW, ["figures"])
    chosen = url_choice(
        st.segmented_control,
        "View",
        list(titles),
        VIEW,
        format_func=titles.__getitem__,
        label_visibility="collapsed",
    )
    if chosen != "figures":
        set_url_values(QUANTITY, [])
    return chosen


def claim_view_before(names: Collection[str]) -> str:
    """The view that :func:`choose_claim_view` is going to give, for what is drawn before."""
    asked = widget_value(VIEW) or url_value(VIEW) or ("figures" if url_value(QUANTITY) else "")
    return asked if asked in names else next(iter(names))


def current_order() -> Order:
    """The order that the URL asks for; ``-said`` is from the latest on."""
    asked = url_value(SORT)
    sort = asked.removeprefix("-")
    group = next((name for name in GROUPINGS if name == url_value(GROUP)), Order.group)
    if sort not in SORTS:
        return Order(group=group)
    return Order(sort, asked.startswith("-"), group)


def current_columns() -> tuple[str, ...]:
    """The columns that are shown beside the first, in their own order."""
    asked = url_values(COLUMN)
    return tuple(name for name in COLUMNS if name in (asked or AT_FIRST) and name != FIRST)


def current_page() -> int:
    """The number of the page, from 1."""
    return _number(PAGE, 1)


def sources_passed() -> int:
    """How many sources lie left of the first one shown."""
    return _number(ACROSS, 0)


def take_order(answer: str) -> None:
    """Set what the table or the grid answered with: ``sort:figure``, ``page:2``, ``column:…``.

    To sort again by the same column turns the order round. What is none of these is left alone.
    """
    kind, _, value = answer.partition(":")
    if kind == "sort" and value in SORTS:
        turned = value == current_order().sort and not current_order().descending
        _begin_again(SORT, f"-{value}" if turned else value, "status")
    elif kind == "group" and value in GROUPINGS:
        _begin_again(GROUP, value, Order.group)
    elif kind == "columns":
        _set_columns(value.split(","))
    elif kind in (PAGE, ACROSS) and value.isdecimal():
        set_url_values(kind, [] if int(value) == (kind == PAGE) else [value])


def _begin_again(name: str, value: str, usual: str) -> None:
    """Another order begins at its first page."""
    set_url_values(name, [] if value == usual else [value])
    set_url_values(PAGE, [])


def _set_columns(chosen: Collection[str]) -> None:
    columns = [name for name in COLUMNS if name in chosen and name != FIRST]
    usual = tuple(columns) == tuple(name for name in COLUMNS if name in AT_FIRST)
    set_url_values(COLUMN, [] if usual else columns or [NO_COLUMN])


def _number(name: str, usual: int) -> int:
    asked = url_value(name)
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else usual
