"""The data of the view: one format, and the tables wanted of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claimscope.exports.format import Format
from claimscope.exports.registry import FORMATS, dated_name, file_name
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.formatting import count_noun
from claimscope.rendering.bundle import BRIEF, Made, zipped
from claimscope.views.view import View
from components.cache.exports import load_table_sizes
from components.cache.views import load_ledger
from components.panels.notices import part_heading

LABELS = {
    ".csv": "CSV, for a spreadsheet",
    ".json": "JSON, for a program",
    ".parquet": "Parquet, typed",
    "places.geojson": "GeoJSON, places for a map",
    "claims.jsonld": "JSON-LD, claims as schema.org",
    "datapackage.zip": "Data Package, the whole case",
    "manifest.json": "Manifest, where the files come from",
}
NOTES = {
    ".csv": "A cell that a spreadsheet would run as a formula begins with an apostrophe.",
    "datapackage.zip": "All of the case, whatever the filters: a part would have other statuses.",
}
AT_FIRST = ("claims", "assertions", "figures")
NAMES = {"assertions": "Statements with quotes", "judgements": "Analyst assessments"}


def formats_by_choice() -> dict[str, dict[str, Format]]:
    """The formats by what the chooser offers: those of tables under their ending, by table."""
    choices: dict[str, dict[str, Format]] = {choice: {} for choice in LABELS}
    for each in FORMATS:
        if each.name == BRIEF:
            continue
        table = each.name.removesuffix(each.suffix)
        tabular = table in SHOWN_TABLES and each.suffix in LABELS
        choices.setdefault(each.suffix if tabular else each.name, {})[table] = each
    return choices


def show_tables_part(view: View) -> None:
    """The chooser of the format, a check box for every table, and the download."""
    with st.container(border=True, key="export-data"):
        _show_tables(view)


@st.fragment
def _show_tables(view: View) -> None:
    choices = formats_by_choice()
    with part_heading("Data"):
        choice = st.selectbox(
            "Format",
            list(choices),
            format_func=lambda name: LABELS.get(name, name),
            label_visibility="collapsed",
            width=270,
        )
    found = choices[choice]
    if choice.startswith("."):
        found = {name: found[name] for name in _chosen_tables(view, list(found))}
    if choice in NOTES:
        st.text(NOTES[choice])
    _show_download(view, choice, list(found.values()))


def _chosen_tables(view: View, tables: list[str]) -> list[str]:
    """The tables that are ticked; each with its number of rows."""
    sizes = load_table_sizes(view)
    columns = st.columns(2, gap="medium")
    ticked = {}
    for number, name in enumerate(tables):
        words = f"{NAMES.get(name, name.capitalize())} · {count_noun(sizes[name], 'row')}"
        with columns[number % 2]:
            ticked[name] = st.checkbox(words, name in AT_FIRST, key=f"table:{name}")
    return [name for name in tables if ticked[name]]


def _show_download(view: View, choice: str, wanted: list[Format]) -> None:
    case_id, as_of = view.case.case_id, view.effective_filters.as_of
    many = len(wanted) != 1
    name = (
        dated_name("tables.zip", case_id, as_of) if many else file_name(wanted[0], case_id, as_of)
    )
    st.download_button(
        f"Download {count_noun(len(wanted), 'table')}" if choice.startswith(".") else "Download",
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

    The ledger is loaded here: a press is answered outside of any run.
    """
    ledger = load_ledger(view)

    def write() -> bytes:
        if len(wanted) == 1:
            return wanted[0].write(ledger)
        case_id, as_of = view.case.case_id, view.effective_filters.as_of
        return zipped(
            Made(file_name(each, case_id, as_of), each.write(ledger), number, len(wanted))
            for number, each in enumerate(wanted, 1)
        )

    return write
