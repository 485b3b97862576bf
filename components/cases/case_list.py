"""The cases that are kept: the list with what can be done to each, a new one, one from files."""

from __future__ import annotations

import html
from contextlib import suppress

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimscope.errors import DataError
from claimscope.jobs.client import import_case
from claimscope.record.case import Case
from claimscope.record.changes import CaseEntry, Save, StoreError
from claimscope.record.ids import free_slug
from components.cache.store import load_checked_case, load_entries
from components.cache.views import load_digest
from components.editing.saving import all_given, can_save, saved, show_who, show_why
from components.navigation import page_path
from components.panels.notices import part_heading, show_error
from components.state.case import chosen_case, go_to_case
from components.state.session import SessionValue
from components.work_progress import shown_work

_SAID = SessionValue[str]("said of cases", "")
_DUPLICATE = SessionValue[tuple[Case, str, CaseEntry] | None]("record here already", None)
TITLE_LIMIT = 200


def show_case_list() -> None:
    """Every case by title, the open one marked; those put away where they are asked for."""
    _show_said()
    archived = can_save() and st.toggle("Show archived cases too", key="archived")
    entries = load_entries(archived=archived)
    if not entries:
        st.text("There is no case yet. Create one, or import one.")
    for entry in entries:
        row = st.container(horizontal=True, vertical_alignment="center", gap="small", border=True)
        _show_entry(row, entry, is_open=entry.case_id == chosen_case())


def _show_entry(row: DeltaGenerator, entry: CaseEntry, *, is_open: bool) -> None:
    state = "archived" if entry.archived else "open now" if is_open else ""
    told = f"<strong>{html.escape(entry.title)}</strong><br>{html.escape(entry.told_apart)}"
    row.html(f"{told}{f' · {state}' if state else ''}")
    if not entry.archived and row.button("Open", key=f"open:{entry.case_id}"):
        go_to_case(entry.case_id)
        st.switch_page(page_path("overview"))
    if can_save():
        with row.popover("Rename", key=f"rename:{entry.case_id}"):
            _show_rename(entry)
        with row.popover("Restore" if entry.archived else "Archive", key=f"put:{entry.case_id}"):
            _show_archive(entry)


def _show_rename(entry: CaseEntry) -> None:
    with st.form(f"rename-form:{entry.case_id}", border=False):
        title = st.text_input("Title", entry.title, max_chars=TITLE_LIMIT)
        place = f"rename:{entry.case_id}"
        who, why = show_who(place), show_why(place)
        if not (st.form_submit_button("Rename") and all_given(who, why)):
            return
        if saved(lambda store: store.rename(entry.case_id, title.strip(), who.words, why.words)):
            _say(f"“{entry.title}” is now called “{title.strip()}”.")


def _show_archive(entry: CaseEntry) -> None:
    away = not entry.archived
    st.text("Hidden from the list. You can restore it." if away else "It comes back into the list.")
    with st.form(f"put-form:{entry.case_id}", border=False):
        place = f"{'archive' if away else 'put back'}:{entry.case_id}"
        who, why = show_who(place), show_why(place)
        asked = st.form_submit_button("Archive" if away else "Restore")
        if not (asked and all_given(who, why)):
            return
        if saved(lambda store: store.archive(entry.case_id, who.words, why.words, archived=away)):
            _say(f"“{entry.title}” is {'archived' if away else 'back in the list'}.")


def show_begin_part() -> None:
    """A form for a case without anything in it."""
    part_heading("New case")
    with st.form("begin", clear_on_submit=False):
        title = st.text_input(
            "Title", max_chars=TITLE_LIMIT, placeholder="The story in a few words"
        )
        who = show_who("begin")
        if not st.form_submit_button("Create"):
            return
    if not title.strip():
        st.warning("A case needs a title: the story in a few words.")
        return
    case_id = _free_id(title)
    save = Save(who.words, "A new case.", ())
    if all_given(who) and saved(lambda store: store.create(case_id, title.strip(), save)):
        go_to_case(case_id)
        st.switch_page(page_path("intake"))


def show_take_in_part() -> None:
    """A place to drop a Data Package, or tables and texts, that becomes a new case."""
    part_heading("Import case")
    _show_here_already()
    with st.form("take-in", clear_on_submit=False):
        dropped = st.file_uploader(
            "A Data Package (.zip), or its tables (.csv) with their texts (.txt)",
            type=["zip", "csv", "json", "txt"],
            accept_multiple_files=True,
        )
        title = st.text_input("Title (if missing in the files)", max_chars=TITLE_LIMIT)
        who = show_who("take-in")
        if not st.form_submit_button("Import"):
            return
    if not dropped:
        st.warning("Drop a file first: the page Export writes such packages.")
        return
    try:
        with shown_work("Checking every row …", "import") as watch:
            files = {each.name: each.getvalue() for each in dropped}
            case = import_case(files, title.strip(), watch)
    except DataError as error:
        show_error("Import failed: the record is invalid.", error)
        return
    if not all_given(who):
        return
    same = _same_record(case)
    if same is None:
        _take_in(case, who.words)
        return
    _DUPLICATE.set((case, who.words, same))
    st.rerun()


def _same_record(case: Case) -> CaseEntry | None:
    """The case that has this very record already, archived or not."""
    for entry in load_entries(archived=True):
        with suppress(DataError, StoreError):
            if load_digest(load_checked_case(entry)) == case.digest:
                return entry
    return None


def _show_here_already() -> None:
    """The record that was brought is here already: which case it is, and the choice."""
    found = _DUPLICATE.get()
    if found is None:
        return
    case, who, entry = found
    st.info("This very record is here already. Nothing was imported yet.")
    st.text(f"{entry.title}\n{entry.told_apart}{' · archived' if entry.archived else ''}")
    row = st.container(horizontal=True)
    opens = not entry.archived and row.button("Open the case that is here", type="primary")
    again = row.button("Import it again as another case")
    if opens or again or row.button("Leave it"):
        _DUPLICATE.set(None)
    if opens:
        go_to_case(entry.case_id)
        st.switch_page(page_path("overview"))
    if again:
        _take_in(case, who)
    elif _DUPLICATE.get() is None:
        st.rerun()


def _take_in(case: Case, who: str) -> None:
    case_id = _free_id(case.case_id)
    why = "Taken in from files."
    if saved(lambda store: store.take_in(case, who, why, case_id)):
        go_to_case(case_id)
        st.switch_page(page_path("overview"))


def _free_id(words: str) -> str:
    return free_slug(words, {each.case_id for each in load_entries(archived=True)})


def _say(words: str) -> None:
    """Tell of it in the next run, which shows the list as it then is."""
    _SAID.set(words)
    st.rerun()


def _show_said() -> None:
    words = _SAID.take()
    if words:
        st.toast("Saved.", icon=":material/check:")
        st.text(words)
