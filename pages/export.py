"""Export: what is shown, to take away; and back from a saved picture to its view."""

import streamlit as st

from claimscope.views.view import View
from components.export.cards import show_brief_card, show_zip_card
from components.export.charts import show_charts_part
from components.export.reopen import show_reopen_part
from components.export.scope import show_scope
from components.export.tables import show_tables_part
from components.filters.header import show_headline
from components.navigation import run_page


def show(view: View) -> None:
    """What is exported; the brief and everything as ZIP; the data; the charts; the way back."""
    show_headline(view)
    show_scope(view)
    brief, everything = st.columns(2, gap="medium")
    with brief:
        show_brief_card(view)
    with everything:
        show_zip_card(view)
    show_tables_part(view)
    show_charts_part(view)
    show_reopen_part(view)


if __name__ == "__main__":
    run_page(show)
