"""What the record holds, corrected, added to or withdrawn by hand: always new rows, the old ones
stay readable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from claimscope.formatting import distinct, qualifier_words
from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME, Change, Version
from claimscope.record.model import ASSERTIONS, CLAIM_PLACES, CLAIMS, FIGURES, Column
from claimscope.store.corrections import added, corrected, current, dependents, withdrawn
from claimscope.store.history import named
from claimscope.views.filters import Filters
from claimscope.views.view import View
from components.cache.store import (
    load_changes,
    load_dependent_history,
    load_table_history,
)
from components.cache.views import load_document, load_names
from components.editing.saving import Required, can_edit, save_changes, show_who, show_why
from components.web.menu_options import menu_options

# What a reader corrects; ids, hashes and positions in a text follow by themselves.
FIXED = ("document_id", "assertion_id", "file", "sha256", "quote_start", "quote_end")
LONG = ("statement", "quote", "note", "reliability_basis")
LISTED = 6
WIDE = ("title", "name", "wording", *LONG)
# What may be added to a row: the table, the cell that refers to the row, what it is called.
ADDED = {
    ASSERTIONS.name: (FIGURES, "assertion_id", "Add a figure in these words"),
    CLAIMS.name: (CLAIM_PLACES, "claim_id", "Add a place to this claim"),
}


def show_correction(case: Case, load: Callable[[], Sequence[Version]], key: str) -> None:
    """A form for each row that holds by the versions that ``load`` reads, and one that withdraws
    it.

    Nothing is drawn where nothing can be kept; nothing is read before it is asked for.
    """
    if not can_edit(case):
        return
    asked = st.expander(
        "Edit or retract", icon=":material/edit:", key=f"correct-open:{key}", on_change="rerun"
    )
    if not asked.open:
        return
    rows = {each.number: each for each in current(load())}
    with asked:
        if not rows:
            st.text("There is nothing here yet.")
            return
        st.text("Edits are versioned; earlier versions stay in the history.")
        names = distinct({number: _version_words(row) for number, row in rows.items()})
        offered = menu_options(names, find="Find", key=f"correct:{key}")
        chosen = st.selectbox("What", offered, format_func=names.__getitem__, key=f"correct:{key}")
        if chosen is None:
            return
        row = rows[chosen]
        versions = load_dependent_history(case, (row.table, row.row_id))
        _show_form(case, versions, row, f"{key}:{chosen}")
        if row.table in ADDED:
            _show_addition(case, versions, row, f"{key}:{chosen}")
        _show_withdrawal(case, versions, row, f"{key}:{chosen}")


def show_table_correction(case: Case, table: str) -> None:
    """The same for every row of a table."""
    show_correction(case, lambda: load_table_history(case, table), table)


def _version_words(row: Version) -> str:
    words = named(row, row.cells or {})
    return words[:1].upper() + words[1:]


def _show_form(case: Case, versions: Sequence[Version], row: Version, key: str) -> None:
    table = TABLE_BY_NAME[row.table]
    own = table.key if len(table.key) == 1 else ()
    columns = [each for each in table.columns if each.name not in (*own, *FIXED)]
    held = row.cells or {}
    with st.form(f"correct-form:{key}", border=False):
        cells = _show_cells(case, columns, held, key)
        who, why = show_who(f"correct:{key}"), show_why(f"correct:{key}")
        if not st.form_submit_button("Save the correction"):
            return
    text = _text(case, row)
    _save(
        case, load_changes(case, versions, lambda held: corrected(held, row, cells, text)), who, why
    )


def _show_addition(case: Case, versions: Sequence[Version], row: Version, key: str) -> None:
    table, refers, label = ADDED[row.table]
    if not st.toggle(label, key=f"add:{key}"):
        return
    number = sum(each.table == table.name for each in versions)
    key = f"add:{number}:{key}"
    columns = [each for each in table.columns if each.name not in (refers, "figure_id")]
    with st.form(f"add-form:{key}", border=False):
        blank = dict.fromkeys(table.column_names, "")
        cells = blank | _show_cells(case, columns, blank, key) | {refers: row.row_id}
        who, why = show_who(key), show_why(key)
        if not st.form_submit_button(label):
            return
    _save(case, load_changes(case, versions, lambda held: added(held, table, cells)), who, why)


def _show_cells(
    case: Case, columns: Sequence[Column], held: Mapping[str, str], key: str
) -> dict[str, str]:
    """A field for every column, those with long values over the whole width."""
    wide = [each for each in columns if each.name in WIDE]
    narrow = [each for each in columns if each.name not in WIDE]
    cells = {each.name: _show_cell(st, case, each, held[each.name], key) for each in wide}
    halves = st.columns(2)
    for number, each in enumerate(narrow):
        half = halves[number % 2]
        cells[each.name] = _show_cell(half, case, each, held[each.name], key)
    return cells


def _show_cell(place: Any, case: Case, column: Column, value: str, key: str) -> str:
    label = column.name.replace("_", " ").capitalize()
    key = f"cell:{column.name}:{key}"
    choices = _choices(case, column)
    if choices:
        options = list(dict.fromkeys([value, *([""] if column.optional else []), *choices]))
        chosen = place.selectbox(
            label,
            options,
            format_func=lambda each: choices.get(each, each),
            key=key,
            help=column.meaning,
        )
        return str(chosen)
    draw = place.text_area if column.name in LONG else place.text_input
    return str(draw(label, value, key=key, help=column.meaning)).strip()


def _choices(case: Case, column: Column) -> Mapping[str, str]:
    """The values that a cell may take, each with what it is called."""
    if column.refers_to:
        return load_names(case)[column.refers_to]
    return {each: qualifier_words(each) for each in column.values or ()}


def _show_withdrawal(case: Case, versions: Sequence[Version], row: Version, key: str) -> None:
    others = [each for each in dependents(versions, row) if each is not row]
    with st.form(f"withdraw-form:{key}", border=False):
        if others:
            lines = ["This also retracts:", *map(_version_words, others[:LISTED])]
            if len(others) > LISTED:
                lines.append(f"and {len(others) - LISTED} more")
            st.text("\n· ".join(lines))
        who = show_who(f"withdraw-row:{key}")
        why = show_why(f"withdraw-row:{key}", label="Reason for retracting")
        if not st.form_submit_button("Retract"):
            return
    _save(case, withdrawn(versions, row), who, why)


def _text(case: Case, row: Version) -> str:
    if row.table != ASSERTIONS.name:
        return ""
    return load_document(View(case, Filters()), (row.cells or {})["document_id"]).text


def _save(case: Case, changes: Sequence[Change], who: Required, why: Required) -> None:
    if not changes:
        st.info("Nothing is different yet.")
    elif save_changes(case.case_id, changes, who=who, why=why):
        st.rerun()
