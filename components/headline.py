"""The head of every page about claims: the case, what is shown of it, picks, and the replay."""

from __future__ import annotations

import html

import streamlit as st

from components.browser_parts import mount
from components.figures.theme import MARKS
from components.filters import counted_words, replay_to
from components.loaders import View, load_change, load_claims, load_days, load_names
from components.picks import drop
from components.recorded import show_moment
from data.picks import NARROWS
from data.views import standing_counts
from data.words import day_words, listed

CHIP_WORDS = {"place": "naming ", "source": "by ", "claim": "only "}


def show_headline(view: View) -> None:
    """The case, how many claims of each standing are shown, and which part of it that is."""
    counts = standing_counts(load_claims(view))
    marks = "".join(
        f'<span><span style="color:{MARKS[standing].colour};font-weight:700" aria-hidden="true">'
        f"{MARKS[standing].symbol}</span> {count} {standing}</span>"
        for standing, count in counts.items()
    )
    st.html(
        f'<div class="headline"><h1>{html.escape(view.case.title)}</h1>'
        f'<div class="counts">{marks}</div>'
        f'<div class="shown">{html.escape(counted_words(view))}</div></div>'
    )
    show_moment(view.case)
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
