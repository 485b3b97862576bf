"""What the user picked, kept in the URL, so that a link reopens it."""

from __future__ import annotations

import streamlit as st

CLAIM, PLACE, DOCUMENT = "claim", "at", "document"


def pick_claims(claim_ids: str | None) -> None:
    """Take up a click on one claim, or on several (ids separated by spaces)."""
    if claim_ids:
        forget_pick()
        st.query_params[CLAIM] = claim_ids.split()


def pick_place(place_id: str | None) -> None:
    """Take up a click on a place."""
    if place_id:
        forget_pick()
        st.query_params[PLACE] = place_id


def current_claims() -> tuple[str, ...]:
    """The ids of the claims picked; they may be unknown, as they come from the URL."""
    return tuple(st.query_params.get_all(CLAIM))


def current_place() -> str | None:
    """The id of the place picked, if there is one."""
    place = st.query_params.get(PLACE)
    return None if place is None else str(place)


def forget_pick() -> None:
    """Nothing is picked any more."""
    st.query_params.pop(CLAIM, None)
    st.query_params.pop(PLACE, None)
