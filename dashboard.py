"""Claimscope: who says what, where, when, with which figure, and how far it stands."""

from __future__ import annotations

import gc

import streamlit as st

from components.filters import show_filters
from components.loaders import load_checked_case
from components.navigation import navigate
from components.notices import show_data_error
from components.opening import current_folder, show_case_choice
from data.errors import DataError


def main() -> None:
    """The page list, the case, the shared filters, then the page itself."""
    st.set_page_config(page_title="Claimscope", page_icon="⚖️", layout="wide")
    page = navigate()
    show_case_choice()
    folder = current_folder()
    try:
        case = load_checked_case(folder)
    except DataError as error:
        show_data_error(folder, error)
        st.stop()
    show_filters(case)
    page.run()
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
