"""Taking away: the data of the view in every format, and the view behind a saved picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.exports.format import Format
from claimscope.exports.registry import FORMATS, dated_name, file_name
from claimscope.figures.page_layout import SIZES, USUAL_SIZE
from claimscope.figures.png_metadata import PictureError, PictureFacts, read_facts
from claimscope.formatting import day_words
from claimscope.rendering.bundle import BRIEF, BRIEF_PDF, Made, zipped
from claimscope.rendering.renderer import DrawingError
from claimscope.views.filters import RECORDED
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink
from components.cache.exports import load_bundle, load_chrome, load_drawer, load_export
from components.export.links import app_address, view_link
from components.panels.notices import part_heading
from components.web.markdown_text import escape_markdown


def show_formats_part(view: View) -> None:
    """A button for every format, in a row for every thing; pressing one makes its file."""
    part_heading("Data (current view)")
    link = view_link(view, "")
    rows: dict[str, DeltaGenerator] = {}
    for each in FORMATS:
        things = each.name.partition(".")[0]
        if things not in rows:
            rows[things] = st.container(horizontal=True, vertical_alignment="center", gap="small")
        if each.name != BRIEF or not load_chrome():
            _show_download(rows[things], view, each, link)
            continue
        with rows[things]:
            _show_drawn(view, each.name, each.media_type, each.words, link)
            _show_drawn(view, BRIEF_PDF, "application/pdf", "The brief on A4 pages", link)
    st.text(
        "CSV is for spreadsheets: a cell they would run as a formula begins with an apostrophe. "
        "Parquet keeps types, GeoJSON is for maps, JSON-LD uses schema.org. The Data Package "
        "holds the case whole, since a part of it would have other statuses, and loads again. "
        "The brief is one file to read and to print; the map and the timeline are in it where "
        "this machine has a Chrome."
    )


def _show_download(row: DeltaGenerator, view: View, each: Format, link: ViewLink) -> None:
    row.download_button(
        each.name,
        data=lambda: load_export(view, each.name, link),
        file_name=file_name(each, view.case.case_id, view.effective_filters.as_of),
        mime=each.media_type,
        help=each.words,
        on_click="ignore",
        key=f"download:{each.name}",
    )


@st.fragment
def _show_drawn(view: View, wanted: str, media_type: str, words: str, link: ViewLink) -> None:
    """A file for which Chrome draws: made on request, so that a page can say where it fails."""
    if not st.button(wanted, help=words, key=f"draw:{wanted}"):
        return
    try:
        with st.spinner(f"Making {wanted} …"):
            content = load_export(view, wanted, link)
    except DrawingError as error:
        _show_undrawn(wanted, error)
        return
    name = dated_name(wanted, view.case.case_id, view.effective_filters.as_of)
    _show_save(name, content, media_type, key=f"download:{wanted}")


def _show_undrawn(what: str, error: DrawingError) -> None:
    st.error(f"{what} was not made: the Chrome of this machine did not draw it.")
    st.text(f"{error} Or try again.")


def _show_save(name: str, content: bytes, media_type: str, *, key: str) -> None:
    st.download_button(
        f"Save {escape_markdown(name)} ({len(content) / 1e6:.1f} MB)",
        data=content,
        file_name=name,
        mime=media_type,
        on_click="ignore",
        key=key,
    )


def show_bundle_part(view: View) -> None:
    """Everything of the view in one ZIP, made on request and shown as it grows."""
    part_heading("Download all")
    _show_bundle(view, view_link(view, ""))


@st.fragment
def _show_bundle(view: View, link: ViewLink) -> None:
    """Keep a click from rerunning the page: a ZIP that was made stays on offer until then."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    size = row.selectbox(
        "Image size",
        list(SIZES),
        index=list(SIZES).index(USUAL_SIZE),
        format_func=lambda name: SIZES[name].words,
        width=230,
    )
    if not row.button("Create ZIP"):
        st.text(
            "One ZIP with every picture, the tables in every format, and the brief as a page and, "
            "with a Chrome on this machine, as PDF."
        )
        return
    bundle = load_bundle(view, link, size)
    if missing := load_drawer()[1]:
        st.warning(escape_markdown(missing), icon=":material/image_not_supported:")
    try:
        content = zipped(_shown_as_made(bundle.files()))
    except DrawingError as error:
        _show_undrawn("The bundle", error)
        return
    name = dated_name("bundle.zip", view.case.case_id, view.effective_filters.as_of)
    _show_save(name, content, "application/zip", key="download:bundle")


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
        st.error(escape_markdown(str(error)), icon=":material/broken_image:")
        return
    _show_facts(facts, same=facts.case_digest == view.case.digest)


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
