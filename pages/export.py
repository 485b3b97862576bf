"""Export: what is shown, to take away; and back from a saved picture to its view."""

import streamlit as st

from claimscope.views.view import View
from components.export.data import show_bundle_part, show_formats_part, show_reopen_part
from components.filters.header import show_headline
from components.navigation import run_page


def show(view: View) -> None:
    """The tables beside the pictures."""
    show_headline(view)
    data, pictures = st.columns(2, gap="large")
    with data:
        show_formats_part(view)
    with pictures:
        show_bundle_part(view)
        show_reopen_part(view)


if __name__ == "__main__":
    run_page(show)
