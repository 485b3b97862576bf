"""The options of a menu that may have very many: a search comes before it then."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

import streamlit as st

from claimscope.screen_limits import PICKER_OPTIONS

K = TypeVar("K", bound=Hashable)


def menu_options(
    words: Mapping[K, str], *, find: str, key: str, keep: Collection[K] = ()
) -> list[K]:
    """The ids of ``words`` that a menu offers: all, or of more than :data:`PICKER_OPTIONS` the
    first that hold what was typed into the field ``find``, and always those of ``keep``.

    The search is the server's: what is not offered is not sent.
    """
    if len(words) <= PICKER_OPTIONS:
        return [*words]
    sought = st.text_input(find, key=f"find:{key}").strip().lower()
    found = [each for each, said in words.items() if sought in said.lower()]
    offered = found[:PICKER_OPTIONS]
    st.caption(f"{len(offered):,} of {len(words):,} are in the list below.")
    return [*dict.fromkeys([*offered, *(each for each in keep if each in words)])]
