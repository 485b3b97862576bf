"""Which case is open, and the view of it that a page shows."""

from __future__ import annotations

import html
import os
from pathlib import Path
from urllib.parse import urljoin

import streamlit as st

from components.browser_parts import mount
from components.figures.theme import DARK, LIGHT, MARKS, Palette
from components.filters import counted_words, current_filters, replay_to
from components.loaders import (
    CASES_VARIABLE,
    View,
    load_case_folders,
    load_change,
    load_checked_case,
    load_choices,
    load_claims,
    load_days,
    load_names,
    load_title,
)
from components.navigation import enter_through_dashboard
from components.notices import show_no_cases
from components.picks import current_picks, drop
from data.picks import NARROWS
from data.views import standing_counts
from data.words import day_words, listed

CASE = "case"
CHIP_WORDS = {"place": "naming ", "source": "by ", "claim": "only "}
TIGHT = """<style>
    .stMainBlockContainer { padding: 4.25rem 1.5rem 2rem; }
    @media (max-width: 640px) { .stMainBlockContainer { padding: 4.25rem 1rem 2rem; } }
    .headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem 1.1rem; }
    .headline h1 { font-size: 1.25rem; padding: 0; margin: 0; font-weight: 600; width: 100%; }
    .headline .counts { display: flex; flex-wrap: wrap; gap: .15rem .9rem; }
    .shown { overflow-wrap: anywhere; }
    .stMainBlockContainer > .stVerticalBlock { gap: .6rem; }
    h2.part { font-size: 1.05rem; font-weight: 600; padding: 0; margin: 0; }
</style>"""


def show_case_choice() -> None:
    """A menu of the cases where there is more than one; no case at all ends the run."""
    folders = load_case_folders()
    if not folders:
        show_no_cases(os.environ.get(CASES_VARIABLE, "data/cases"))
        st.stop()
    if len(folders) > 1:
        titles = {folder.name: load_title(folder) for folder in folders}
        asked = st.query_params.get(CASE)
        st.session_state.setdefault(CASE, asked if asked in titles else folders[0].name)
        st.sidebar.selectbox("Case", list(titles), key=CASE, format_func=titles.__getitem__)
        st.query_params[CASE] = st.session_state[CASE]


def current_folder() -> Path:
    """The folder of the case that is open: the chosen one, else the first."""
    folders = {folder.name: folder for folder in load_case_folders()}
    return folders.get(st.session_state.get(CASE, ""), next(iter(folders.values())))


def current_view() -> View:
    """The case that is open, through the filters as they stand."""
    enter_through_dashboard()
    case = load_checked_case(current_folder())
    return View(case, current_filters(case), current_picks(load_choices(case)))


def app_address() -> str:
    """Where the app is served from, with a slash at its end."""
    return urljoin((st.context.url or "").partition("?")[0], ".")


def current_palette() -> Palette:
    """The colours of figures in the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_headline(view: View) -> None:
    """The case, how many claims of each standing are shown, and which part of it that is."""
    counts = standing_counts(load_claims(view))
    marks = "".join(
        f'<span><span style="color:{MARKS[standing].colour};font-weight:700" aria-hidden="true">'
        f"{MARKS[standing].symbol}</span> {count} {standing}</span>"
        for standing, count in counts.items()
    )
    st.html(
        f'{TIGHT}<div class="headline"><h1>{html.escape(view.case.title)}</h1>'
        f'<div class="counts">{marks}</div>'
        f'<div class="shown">{html.escape(counted_words(view))}</div></div>'
    )
    _show_chips(view)
    _show_replay(view)


def _show_chips(view: View) -> None:
    """What was picked, each to be removed."""
    if not view.picks:
        return
    names = load_names(view.case)
    chips = [
        {
            "words": CHIP_WORDS[pick.kind]
            + listed(names[NARROWS[pick.kind]][each] for each in pick.ids),
            "pick": str(pick),
        }
        for pick in view.picks
    ]
    drop(mount("chips", {"chips": chips}, key="chips"))


def _show_replay(view: View) -> None:
    """The slider through the days on which anything was said, and what the day changed."""
    days = load_days(view.case)
    as_of = view.filters.as_of
    before = [day for day in days if as_of is None or day <= as_of]
    at = max(len(before) - 1, 0)
    data = {
        "days": [day_words(day) for day in days],
        "at": at,
        "change": load_change(view.case, days[at]).describe(),
    }
    step = mount("replay", data, key="replay")
    if step is not None:
        day = days[int(step)]
        replay_to(None if day == days[-1] else day)
