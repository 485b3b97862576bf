"""The picks in the URL: what narrows the views, and what the drawer is open for.

A pick does two things, each with a parameter of its own, so that a link reopens both: it narrows
the other views until its chip is removed (``at``, ``by``, ``claim``), and it opens the drawer with
the words behind it until that is closed (``words``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.kept import keep, kept, kept_one
from data.picks import Pick, PickKind, read_pick

WORDS, DOCUMENT, MARK = "words", "document", "mark"
PARAMETERS: Mapping[PickKind, str] = {"place": "at", "source": "by", "claim": "claim"}


def take_up(written: str | None, *, narrow: bool = True, words: bool = True) -> None:
    """Take up the pick that a part answered with, if any, and start the run again with it."""
    pick = read_pick(written)
    if pick is None:
        return
    if narrow:
        keep(PARAMETERS[pick.kind], pick.ids)
    if words:
        keep(WORDS, [str(pick)])
    st.rerun()


def current_picks(choices: Mapping[str, Collection[str]]) -> tuple[Pick, ...]:
    """The picks that narrow; one that this case does not know is left out."""
    asked = [Pick(kind, tuple(kept(name))) for kind, name in PARAMETERS.items()]
    return tuple(pick for pick in asked if pick.ids and pick.known(choices))


def drop_unknown_picks(choices: Mapping[str, Collection[str]]) -> list[str]:
    """Take out of the URL what it narrows to and this case does not know; what that was."""
    known = {pick.kind for pick in current_picks(choices)}
    dropped = []
    for name in (name for kind, name in PARAMETERS.items() if kind not in known):
        dropped += [f"{name}={each}" for each in kept(name)]
        keep(name, [])
    return dropped


def current_words() -> Pick | None:
    """The pick that the drawer is open for, or None."""
    return read_pick(kept_one(WORDS) or None)


def close_words() -> None:
    """The drawer was closed; what was picked goes on narrowing."""
    keep(WORDS, [])


def forget_picks() -> None:
    """Nothing is picked any more."""
    for name in PARAMETERS.values():
        keep(name, [])


def drop(written: str | None) -> None:
    """Remove the pick whose chip was pressed and start the run again."""
    pick = read_pick(written)
    if pick is not None:
        keep(PARAMETERS[pick.kind], [])
        st.rerun()
