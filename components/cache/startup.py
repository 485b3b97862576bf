"""What is done once for a server: before its first visit, and at the end of its first run."""

from __future__ import annotations

import atexit
import gc
from threading import Thread

import streamlit as st

from claimscope.errors import DataError
from claimscope.record.changes import StoreError
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, STANCES_FRAME
from claimscope.views.view import View
from components.cache.store import is_prepared, load_checked_case, load_entries
from components.cache.views import (
    load_change,
    load_days,
    load_facets,
    load_frame,
    load_headline,
)

READ_WHOLE = 2_000
"""Up to so many claims the frames of the Overview are made before it is asked for."""


def start_first_view() -> Thread:
    """Compute the frames of the first page while the browser still loads its scripts.

    A page that is asked for earlier waits for them and does not compute them again.
    """
    thread = Thread(target=_load_first_view, daemon=True)
    thread.start()
    return thread


def _load_first_view() -> None:
    """What every page of the first case begins with, into the caches, and the frames of the first.

    A case with many claims is not read whole for them: another page may be asked for. What cannot
    be read is left to the page, which says so.
    """
    try:
        entries = load_entries()
        if not entries:
            return
        case = load_checked_case(entries[0])
        if not is_prepared(case):  # the page does that, and says so
            return
        view = View(case, Filters())
        load_facets(view)
        if load_headline(view).held <= READ_WHOLE:
            for spec in (STANCES_FRAME, CLAIMS_FRAME, FIGURES_FRAME):
                load_frame(view, spec)
        if days := load_days(case):
            load_change(case, days[-1])
    except (DataError, StoreError):
        return


@st.cache_resource(show_spinner=False)
def freeze_startup_objects() -> None:
    """Exempt objects created at start-up from garbage collection.

    Streamlit collects garbage after every run before the last of the page is sent, and would walk
    through all of Plotly and pandas each time: about 50 ms. When the program ends they are let go:
    DuckDB would tell of its own as leaks.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)
