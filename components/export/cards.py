"""The brief, the map and everything at once: made on request, then offered for saving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from claimscope.exports.registry import dated_name
from claimscope.figures.page_layout import SIZES, USUAL_SIZE
from claimscope.record.changes import StoreError
from claimscope.rendering.bundle import BRIEF, BRIEF_PDF, HTML_MAP, LARGE, Made, zipped
from claimscope.rendering.renderer import DrawingError
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink
from components.cache.exports import (
    load_bundle,
    load_chrome,
    load_drawer,
    load_export,
    load_html_map,
)
from components.export.links import view_link
from components.panels.notices import part_heading, show_error
from components.web.markdown_text import escape_markdown

KINDS = {"PDF": (BRIEF_PDF, "application/pdf"), "HTML": (BRIEF, "text/html")}


def show_brief_card(view: View) -> None:
    """The brief as PDF, where a Chrome is found, or as HTML."""
    with st.container(border=True, height="stretch", key="export-brief"):
        part_heading("Brief")
        st.text("Findings, figures, sources and map on a few pages, to read and to print.")
        _show_brief(view, view_link(view, ""))


@st.fragment
def _show_brief(view: View, link: ViewLink) -> None:
    """Keep a click from rerunning the page: a file that was made stays on offer until then."""
    kinds = list(KINDS) if load_chrome() else ["HTML"]
    kind = st.segmented_control(
        "Format of the brief", kinds, default=kinds[0], required=True, label_visibility="collapsed"
    )
    annex = st.checkbox("Annex with every quote and its citation")
    if not st.button("Create brief", type="primary", key="draw:brief"):
        return
    wanted, media_type = KINDS[kind]
    try:
        with st.spinner("Creating the brief …"):
            content = load_export(view, wanted, link, annex=annex)
    except (DrawingError, StoreError) as error:
        show_error("The brief was not created.", error)
        return
    _show_save(_named(view, wanted), content, media_type, key="download:brief")


def show_zip_card(view: View) -> None:
    """Everything of the view in one ZIP, made on request and shown as it grows."""
    with st.container(border=True, height="stretch", key="export-zip"):
        part_heading("Everything as ZIP")
        st.text("Brief, charts as PNG and SVG, map as HTML, all tables, the whole case.")
        _show_zip(view, view_link(view, ""))


@st.fragment
def _show_zip(view: View, link: ViewLink) -> None:
    size = st.selectbox(
        "Image size",
        list(SIZES),
        index=list(SIZES).index(USUAL_SIZE),
        format_func=lambda name: SIZES[name].words,
    )
    annex = st.checkbox("Brief with its annex")
    if not st.button("Create ZIP"):
        return
    try:
        with load_bundle(view, link, size, annex=annex) as bundle:
            if missing := LARGE if bundle.seen.is_large else load_drawer()[1]:
                st.warning(escape_markdown(missing), icon=":material/image_not_supported:")
            content = zipped(_shown_as_made(bundle.files()))
    except DrawingError as error:
        show_error("The ZIP was not created.", error)
        return
    _show_save(_named(view, "bundle.zip"), content, "application/zip", key="download:bundle")


def _shown_as_made(files: Iterable[Made]) -> Iterator[Made]:
    """The files, with a bar that says how many there are and which is made."""
    bar = st.progress(0.0, text="Drawing the pictures …")
    for made in files:
        bar.progress(
            made.number / made.planned,
            text=f"{made.number} of {made.planned}: {escape_markdown(made.name)}",
        )
        yield made
    bar.empty()


def show_map_download(view: View) -> None:
    """The map as one HTML file that works offline."""
    link = view_link(view, "")
    st.download_button(
        "Map as HTML",
        data=load_html_map(view, link),
        file_name=_named(view, HTML_MAP),
        mime="text/html",
        help="One file to zoom into, which works from a disk, offline (3 MB)",
        icon=":material/download:",
        on_click="ignore",
        key="download:map.html",
    )


def _named(view: View, name: str) -> str:
    return dated_name(name, view.case.case_id, view.effective_filters.as_of)


def _show_save(name: str, content: bytes, media_type: str, *, key: str) -> None:
    st.download_button(
        f"Save {escape_markdown(name)} ({len(content) / 1e6:.1f} MB)",
        data=content,
        file_name=name,
        mime=media_type,
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )
