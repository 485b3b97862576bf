"""What is done once for a server, at the end of its first run."""

from __future__ import annotations

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def freeze_startup_objects() -> None:
    """Exempt objects created at start-up from garbage collection.

    Streamlit collects garbage after every run before the last of the page is sent, and would walk
    through all of Plotly and pandas each time: about 50 ms.
    """
    gc.freeze()
