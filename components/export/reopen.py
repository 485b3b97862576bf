"""From a saved picture back to the view that it shows."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from claimscope.figures.png_metadata import PictureError, PictureFacts, read_facts
from claimscope.formatting import day_words
from claimscope.views.filters import RECORDED
from claimscope.views.view import View
from components.cache.views import load_digest
from components.export.links import app_address
from components.panels.notices import part_heading, show_error


def show_reopen_part(view: View) -> None:
    """A place to drop a saved picture; what it says of itself, and the way back to its view."""
    part_heading("Reopen from image")
    dropped = st.file_uploader("PNG exported by Claimscope", type="png")
    if dropped is None:
        st.text("Drop one here, and the view it shows can be opened again.")
        return
    try:
        facts = read_facts(dropped.getvalue())
    except PictureError as error:
        show_error("No view was opened.", error, icon=":material/broken_image:")
        return
    _show_facts(facts, same=facts.case_digest == load_digest(view.case))


def _show_facts(facts: PictureFacts, *, same: bool) -> None:
    as_of = f"as of {day_words(facts.as_of)}" if facts.as_of else "with all the record held"
    st.text(f"{facts.title}\n{facts.description}\nDrawn {day_words(facts.created)}, {as_of}.")
    if RECORDED in parse_qs(urlsplit(facts.view).query):
        st.info("It shows the record of an earlier moment; the view opens on that record.")
    elif same:
        st.success("The record is the same as when the picture was drawn.")
    else:
        st.warning(
            "The case has changed since this picture was drawn, or it shows another one: "
            "the view opens on the record as it is now."
        )
    st.link_button("Open the view", f"{app_address()}{facts.view.lstrip('/')}")
