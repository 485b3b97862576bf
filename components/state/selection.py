"""What was picked on the panels, in the URL: it narrows the view, and opens its evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

import streamlit as st

from claimscope.views.filters import CASE, FILTERS, RECORDED
from claimscope.views.selection import Selection, read_selection
from components.state.url import PICKED, WORDS, address, set_url_values, url_value, url_values

_AS_OF = next(spec.parameter for spec in FILTERS if spec.name == "as_of")
IN_LINKS = (CASE, _AS_OF, RECORDED, WORDS)
"""The parameters of a link to evidence."""


def apply_selection(written: str | None, *, narrow: bool = True, words: bool = True) -> None:
    """Apply the pick that a panel answered with, if any, and start the run again with it."""
    if take_selection(written, narrow=narrow, words=words):
        st.rerun()


def take_selection(written: str | None, *, narrow: bool = True, words: bool = True) -> bool:
    """Apply a pick before the run that it causes; whether that changed anything.

    It narrows the view, unless told not to, and its evidence opens, unless told not to.
    """
    pick = read_selection(written)
    if pick is None:
        return False
    before = address()
    if narrow:
        set_url_values(PICKED[pick.kind], pick.ids)
    if words:
        set_url_values(WORDS, [str(pick)])
    return address() != before


def current_selections(known: Mapping[str, Collection[str]]) -> tuple[Selection, ...]:
    """The picks that narrow the view, without those that this case does not know.

    ``known``: see :func:`claimscope.views.choices.choices_in`.
    """
    asked = [Selection(kind, tuple(url_values(name))) for kind, name in PICKED.items()]
    return tuple(pick for pick in asked if pick.ids and pick.known(known))


def drop_unknown_selections(known: Mapping[str, Collection[str]]) -> list[str]:
    """Remove the picks that this case does not know from the URL; which those were."""
    kinds = {pick.kind for pick in current_selections(known)}
    dropped = []
    for name in (name for kind, name in PICKED.items() if kind not in kinds):
        dropped += [f"{name}={value}" for value in url_values(name)]
        set_url_values(name, [])
    return dropped


def current_words() -> Selection | None:
    """The pick whose evidence is open, or None."""
    return read_selection(url_value(WORDS) or None)


def open_claims() -> tuple[str, ...]:
    """The claims whose evidence is open by itself, not as those of a place."""
    pick = current_words()
    return pick.ids if pick and pick.kind == "claim" else ()


def open_marks() -> dict[str, list[str]]:
    """The claims and places that are picked or whose evidence is open: they stay marked."""
    picks = [Selection(kind, tuple(url_values(name))) for kind, name in PICKED.items()]
    return {
        f"{kind}s": [
            each
            for pick in (*picks, current_words())
            if pick and pick.kind == kind
            for each in pick.ids
        ]
        for kind in ("claim", "place")
    }


def evidence_link() -> str:
    """The query of a link to the evidence that is open: the case, as of the same day, nothing else.

    The filters of this view are left out, so that the link shows the same whatever they become.
    """
    kept = {name: address()[name] for name in IN_LINKS if name in address()}
    return urlencode(kept, doseq=True)


def open_words(written: str) -> None:
    """Open the evidence of another pick; what narrows the view stays as it is."""
    set_url_values(WORDS, [written])


def close_words() -> None:
    """Close the evidence; what was picked goes on narrowing."""
    set_url_values(WORDS, [])


def clear_selection(written: str) -> None:
    """Remove a pick; words that are none are left alone."""
    pick = read_selection(written)
    if pick is not None:
        set_url_values(PICKED[pick.kind], [])


def clear_all_selections() -> None:
    """Remove every pick."""
    for name in PICKED.values():
        set_url_values(name, [])
