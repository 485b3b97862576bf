"""Claimscope: who says what, where, when, with which figure, and how far it stands."""

from __future__ import annotations

import streamlit as st

from components.server.app import guards, ready_server
from components.server.tiles import tile_routes


def main() -> None:
    """Open the page, the case, its filters and so the view, which the page then shows."""
    # Not above: these modules register their browser parts with a server that is running, and
    # the server imports this file before it runs.
    from components.cache.startup import freeze_startup_objects
    from components.cases.open_case import open_case
    from components.filters.open_view import open_view
    from components.frame import show_frame
    from components.navigation import navigate, open_page
    from components.state.url import follow_address, url_value, write_address
    from components.web.style import begin_page, name_tab, show_style

    begin_page()
    chosen, page = navigate()
    follow_address(page.title)
    show_style()
    show_frame(page)
    case = open_case(page)
    if case is not None and not url_value(page.named_by):  # what is open there names the tab
        name_tab(page.title, case.title)
    view = open_view(case, page)
    open_page(chosen, view)
    write_address()
    freeze_startup_objects()


# The server imports this file for ``app``; a reader's visit then runs it as a script.
if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, middleware=guards(), lifespan=ready_server, routes=tile_routes())
