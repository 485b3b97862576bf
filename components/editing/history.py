"""What was saved in a case, save by save, and the way back for what was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from claimscope.formatting import count_noun, distinct, moment_words
from claimscope.record.case import Case
from claimscope.store.corrections import Withdrawal, in_order, restore
from claimscope.store.history import SaveEntry, named
from claimscope.store.identities import merges, plain_withdrawals
from claimscope.views.paging import paging
from components.cache.store import load_merge_history, load_saves, load_withdrawn_history
from components.editing.merging import show_split
from components.editing.saving import save_changes, show_who, show_why
from components.navigation import page_path
from components.panels.notices import part_heading
from components.state import look_back_to
from components.state.claim_view import current_page
from components.web.pager import show_pager
from components.web.record_table import Kind, show_record_table

LISTED = 12
COLUMNS: dict[str, tuple[str, Kind]] = {
    "when": ("when", "day"),
    "who": ("who", "words"),
    "why": ("why", "words"),
    "rows": ("rows", "number"),
}


def show_history_part(case: Case) -> None:
    """Every save with who, when and why, the latest first; what is withdrawn, to be put back."""
    part_heading("Change history")
    saves = load_saves(case)
    page = paging(len(saves), current_page(), LISTED)
    rows = [(each.when, each.who, each.why, f"{each.rows:,}") for each in saves[page.rows]]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    show_record_table(frame, COLUMNS, label="Change history", key="saves-table")
    show_pager(page, "saves")
    _show_way_back(saves)
    of_merges = load_merge_history(case)
    for each in plain_withdrawals(in_order(load_withdrawn_history(case), of_merges)):
        _show_withdrawal(case, each)
    for number, merge in enumerate(merges(of_merges), start=1):
        with st.container(border=True):
            show_split(case, of_merges, merge, f"history-split:{number}")


def _show_way_back(saves: Sequence[SaveEntry]) -> None:
    """The choice of an earlier state of the record, to be seen on the pages of the claims."""
    earlier = {each.at: each for each in saves[1:]}
    if not earlier:
        return
    words = distinct({at: f"{e.when} · {e.who}: {e.why}" for at, e in earlier.items()})
    with st.form("look-back", border=False):
        row = st.container(horizontal=True, vertical_alignment="bottom")
        at = row.selectbox(
            "View version from",
            list(earlier),
            format_func=words.__getitem__,
        )
        asked = row.form_submit_button("Open version", icon=":material/history:")
    if asked:
        look_back_to(at)
        st.switch_page(page_path("overview"))


def _show_withdrawal(case: Case, withdrawal: Withdrawal) -> None:
    last = withdrawal.gone[0]
    told = [named(each, each.cells or {}) for each in withdrawal.rows]
    more = [f"and {len(told) - LISTED} more"] if len(told) > LISTED else []
    row = st.container(horizontal=True, vertical_alignment="center", border=True)
    head = f"Withdrawn by {last.who}, {moment_words(last.recorded_at)}: {last.why}"
    row.text("\n· ".join([head, *told[:LISTED], *more]), width="stretch")
    with row.popover("Restore", key=f"back:{last.number}"):
        _show_put_back(case, withdrawal, f"back:{last.number}")


def _show_put_back(case: Case, withdrawal: Withdrawal, key: str) -> None:
    st.text(f"{count_noun(len(withdrawal.rows), 'row')} would hold again as before.")
    with st.form(f"form:{key}", border=False):
        who, why = show_who(key), show_why(key)
        asked = st.form_submit_button("Restore")
    if asked and save_changes(case.case_id, restore(withdrawal), who=who, why=why):
        st.rerun()
