"""URL parameters that no widget holds, kept for the session: a change of page drops them all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.filters import QUERY_NAMES, RECORDED

AS_OF = QUERY_NAMES["as_of"]
KEPT = (AS_OF, RECORDED, "at", "by", "claim")


def restore_kept() -> None:
    """Take the parameters from the URL in a session's first run; put them back later on."""
    for name in KEPT:
        values = st.session_state.setdefault(_key(name), st.query_params.get_all(name))
        set_parameter(name, values)


def kept(name: str) -> list[str]:
    """The values of one of the parameters, none where it is not set."""
    return list(st.session_state.get(_key(name), ()))


def keep(name: str, values: Sequence[str]) -> None:
    """Set one of the parameters, here and in the URL; without values it goes."""
    st.session_state[_key(name)] = list(values)
    set_parameter(name, values)


def set_parameter(name: str, values: Sequence[str]) -> None:
    """Write a parameter into the URL if it is not there already; without values it goes."""
    if st.query_params.get_all(name) == list(values):
        return
    if values:
        st.query_params[name] = list(values)
    else:
        st.query_params.pop(name, None)


def _key(name: str) -> str:
    return f"url:{name}"
