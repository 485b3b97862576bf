"""Claimscope: who says what, where, when, with which figure, and how far it stands."""

from __future__ import annotations

import gc

import streamlit as st

from components.server.app import guards, ready_server


def main() -> None:
    """The page list, the case, the shared filters, then the page itself."""
    # Not above: these modules register their browser parts with a server that is running, and
    # the server imports this file before it runs.
    from components.cases.open_case import WITHOUT_CLAIMS, is_empty, open_case, show_case_beside
    from components.filters.sidebar import hide_filters, show_filters
    from components.navigation import navigate
    from components.state import write_address
    from components.web.parts import mount
    from components.web.style import show_style

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
    freeze_startup_objects()


@st.cache_resource(show_spinner=False)
def freeze_startup_objects() -> None:
    """Exempt what the start has loaded, which stays, from garbage collection.

    Streamlit collects garbage after every run before the last of the page is sent, and would walk
    through all of Plotly and pandas each time: about 50 ms.
    """
    gc.freeze()


# The server imports this file for ``app``; a reader's visit then runs it as a script.
if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, middleware=guards(), lifespan=ready_server)
