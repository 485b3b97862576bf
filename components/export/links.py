"""Links out of the app and back into it: where it is served, and the address of a view."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit

import streamlit as st

from claimscope.views.filters import PARAMETERS
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink, public_url
from components.state.url import MARK, PICKED, WORDS, address

DRAWER = (WORDS, MARK)


def app_address() -> str:
    """Where the app is served from, with a slash at its end."""
    return urljoin((st.context.url or "").partition("?")[0], ".")


def view_link(view: View, page: str | None = None) -> ViewLink:
    """What reopens ``page``, this one unless named, with these filters, picks and settings of it.

    The drawer is left out: it is open for a reader, not for a picture.
    """
    here = urlsplit(st.context.url or "").path.rpartition("/")[2]
    left_out = {*PARAMETERS, *DRAWER} - {*PICKED.values()}
    settings = {name: values for name, values in address().items() if name not in left_out}
    query = urlencode({**settings, **view.base_filters.to_query()}, doseq=True)
    name = here if page is None else page
    return ViewLink(f"{name}?{query}" if query else name, public_url())
