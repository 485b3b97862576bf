"""What is on every page, whatever it shows: the menu of pages, the way to add a document, the keys.

One part of the page draws it all. Streamlit sends and draws every element again in every run, and
its own menu once more for each of the messages of a run.
"""

from __future__ import annotations

import streamlit as st

from components.help import help_data
from components.navigation import PAGES, AppPage, page_address, page_path
from components.state.selection import open_marks
from components.state.url import LASTING, lasting_address
from components.web.parts import mount

ADD = "intake"


def show_frame(page: AppPage) -> None:
    """Draw the frame of ``page``, and open the page that was asked for in it.

    It also marks, in every part of the page, the claims and places that are picked, open or pointed
    at, and has Enter take a day that is typed.
    """
    data = {
        "pages": [_link(name) for name, each in PAGES.items() if each.in_menu],
        "current": page.title,
        "add": _link(ADD),
        "lasting": LASTING,
        "open": open_marks(),
        **help_data(),
    }
    # The other answer, that the theme is another one, asks for a run and for nothing else.
    asked = mount("frame", data, key="frame", answers="open", acts={"open": None, "pick": None})
    if asked is not None and asked in PAGES:
        # With its parameters from the start: each change of the address is a step of *Back*.
        st.switch_page(page_path(asked), query_params=lasting_address())


def _link(name: str) -> tuple[str, str, str]:
    """Title, file and address of a page."""
    return PAGES[name].title, name, page_address(name)
