"""Links out of the app and back into it: where it is served, and the address of a view."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin

import streamlit as st

from claimscope.views.filters import PARAMETERS
from claimscope.views.view import View
from components.state.url import MARK, PICKED, WORDS, address

DRAWER = (WORDS, MARK)


def app_address() -> str:
    """Where the app is served from, with a slash at its end."""
    return urljoin((st.context.url or "").partition("?")[0], ".")


def view_link(view: View) -> str:
    """The address that reopens this page with these filters, picks and settings of the page.

    The drawer is left out: it is open for a reader, not for a picture.
    """
    page = (st.context.url or "").partition("?")[0]
    left_out = {*PARAMETERS, *DRAWER} - {*PICKED.values()}
    settings = {name: values for name, values in address().items() if name not in left_out}
    query = urlencode({**settings, **view.base_filters.to_query()}, doseq=True)
    return f"{page}?{query}" if query else page
