"""The head of every page about claims: the case, what is shown of it, picks, and the replay."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from claimscope.figures.theme import MARKS
from claimscope.formatting import day_words, listed
from claimscope.views.filters import counted
from claimscope.views.frames import CLAIMS_FRAME, status_counts
from claimscope.views.selection import PICKABLE, PICKS, Selection
from claimscope.views.view import View
from components.cache.views import load_change, load_days, load_frame, load_names, whole
from components.cases.earlier_version import show_moment
from components.state import clear_selection, replay_to
from components.web.parts import mount
from components.web.style import themed_colour


def show_headline(view: View) -> None:
    """The case, how many claims of each status are shown, and which part of it that is."""
    counts = status_counts(load_frame(view, CLAIMS_FRAME))
    marks = "".join(
        f'<span><span style="color:{themed_colour(status)};font-weight:700" aria-hidden="true">'
        f"{MARKS[status].symbol}</span> {count} {status}</span>"
        for status, count in counts.items()
    )
    st.html(
        f'<div class="headline"><h1>{html.escape(view.case.title)}</h1>'
        f'<div class="counts">{marks}</div>'
        f'<div class="shown">{html.escape(counted_words(view))}</div></div>'
    )
    show_moment(view.case)
    _show_chips(view)
    _show_replay(view)


def counted_words(view: View) -> str:
    """``9 of 36 claims · said by NIS``: how much of the case is shown, and which part."""
    shown, all_of_it = (
        len(load_frame(view, CLAIMS_FRAME)),
        len(load_frame(whole(view), CLAIMS_FRAME)),
    )
    words = view.effective_filters.describe(load_names(view.case), view.case.as_recorded_at)
    return counted(shown, all_of_it, words)


def _show_chips(view: View) -> None:
    """What was picked, each to be removed."""
    if not view.picks:
        return
    names = load_names(view.case)
    chips = [{"words": _chip_words(pick, names), "pick": str(pick)} for pick in view.picks]
    clear_selection(mount("chips", {"chips": chips}, key="chips"))


def _chip_words(pick: Selection, names: Mapping[str, Mapping[str, str]]) -> str:
    known = names[PICKABLE[pick.kind].name]
    return PICKS[pick.kind].lead + listed(known[picked] for picked in pick.ids)


def _show_replay(view: View) -> None:
    """The slider through the days on which anything was said, and what the day changed."""
    days = load_days(view.case)
    as_of = view.effective_filters.as_of
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
