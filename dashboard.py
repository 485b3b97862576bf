"""Claimscope: who says what, where, when, with which figure, and how far it stands."""

from __future__ import annotations

import gc

import streamlit as st

from components.browser_parts import mount
from components.filters import hide_filters, show_filters
from components.kept import write_address
from components.navigation import navigate
from components.opening import (
    WITHOUT_CLAIMS,
    is_empty,
    open_case,
    show_case_beside,
    show_style,
)


def main() -> None:
    """The page list, the case, the shared filters, then the page itself."""
    st.set_page_config(page_title="Claimscope", page_icon="⚖️", layout="wide")
    page = navigate()
    show_style()
    case = open_case(page.title)
    if case is not None and not is_empty(case):
        show_filters(case)
    if page.title in WITHOUT_CLAIMS:
        hide_filters()
        show_case_beside(case)
    mount("enter_applies", {}, key="enter-applies")
    page.run()
    write_address()
    set_start_aside()


@st.cache_resource(show_spinner=False)
def set_start_aside() -> None:
    """Exempt what the start has loaded, which stays, from garbage collection.

    Streamlit collects garbage after every run before the last of the page is sent, and would walk
    through all of Plotly and pandas each time: about 50 ms.
    """
    gc.freeze()


if __name__ == "__main__":
    main()
