"""The data of the view: one format, and the tables wanted of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from claimscope.exports.format import Format
from claimscope.exports.registry import FORMATS, dated_name, file_name
from claimscope.formatting import count_noun
from claimscope.rendering.bundle import BRIEF, Made, zipped
from claimscope.views.view import View
from components.cache.exports import load_seen
from components.cache.views import load_export_size
from components.panels.notices import part_heading

AT_FIRST = ("claims", "assertions", "figures")
NAMES = {"assertions": "Statements with quotes", "judgements": "Analyst assessments"}


def formats_by_words() -> dict[str, list[Format]]:
    """The formats by what the chooser offers: one of the whole view, or one for each table."""
    choices: dict[str, list[Format]] = {}
    for each in FORMATS:
        if each.name != BRIEF:
            choices.setdefault(each.words, []).append(each)
    return choices


def show_tables_part(view: View) -> None:
    """The chooser of the format, a check box for every table, and the download."""
    with st.container(border=True, key="export-data"):
        _show_tables(view)


@st.fragment
def _show_tables(view: View) -> None:
    choices = formats_by_words()
    with part_heading("Data"):
        choice = st.selectbox(
            "Format",
            list(choices),
            label_visibility="collapsed",
            width=270,
        )
    wanted = choices[choice]
    if wanted[0].table:
        ticked = _ticked_tables(view, [each.table for each in wanted])
        wanted = [each for each in wanted if each.table in ticked]
    for note in dict.fromkeys(each.note for each in choices[choice] if each.note):
        st.text(note)
    _show_download(view, wanted, tabular=bool(choices[choice][0].table))


def _ticked_tables(view: View, tables: list[str]) -> list[str]:
    """The tables that are ticked; each with its number of rows."""
    sizes = load_export_size(view).rows
    columns = st.columns(2, gap="medium")
    ticked = {}
    for number, name in enumerate(tables):
        words = f"{NAMES.get(name, name.capitalize())} · {count_noun(sizes[name], 'row')}"
        with columns[number % 2]:
            ticked[name] = st.checkbox(words, name in AT_FIRST, key=f"table:{name}")
    return [name for name in tables if ticked[name]]


def _show_download(view: View, wanted: list[Format], *, tabular: bool) -> None:
    case_id, as_of = view.case.case_id, view.effective_filters.as_of
    many = len(wanted) != 1
    name = (
        dated_name("tables.zip", case_id, as_of) if many else file_name(wanted[0], case_id, as_of)
    )
    st.download_button(
        f"Download {count_noun(len(wanted), 'table')}" if tabular else "Download",
        data=_written(view, wanted),
        file_name=name,
        mime="application/zip" if many else wanted[0].media_type,
        icon=":material/download:",
        disabled=not wanted,
        on_click="ignore",
        key="download:data",
    )


def _written(view: View, wanted: list[Format]) -> Callable[[], bytes]:
    """What writes the files when the button is pressed: one as it is, several as a ZIP.

    A press is answered outside of any run.
    """
    seen_now = load_seen(view)

    def write() -> bytes:
        with seen_now() as seen:
            if len(wanted) == 1:
                return wanted[0].content(seen)
            case_id, as_of, most = view.case.case_id, view.effective_filters.as_of, len(wanted)
            return zipped(
                Made(file_name(each, case_id, as_of), partial(each.write, seen), number, most)
                for number, each in enumerate(wanted, 1)
            )

    return write
