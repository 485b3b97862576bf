"""The head of every page about claims: what the case comes to, status, as-of day and filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from claimscope.formatting import count_noun, day_words, listed
from claimscope.record.model import STATUSES
from claimscope.views.claim_groups import ORDER
from claimscope.views.filters import shown_of
from claimscope.views.selection import PICKABLE, PICKS
from claimscope.views.view import View
from components.cache.views import (
    load_change,
    load_claims_by_day,
    load_days,
    load_facets,
    load_headline,
    load_names,
)
from components.cases.earlier_version import show_moment
from components.state import clear_selection, replay_to
from components.state.filters import reset_filters, set_filters
from components.web.parts import mount, status_mark


def show_headline(view: View, panels: Sequence[str] = ()) -> None:
    """The case and what it comes to; then how many claims have each status, the days of the
    record, and what narrows the view. Each of the three sets a filter.

    ``panels`` are the parts of the page of which a phone shows one at a time, the first at first.
    """
    headline = load_headline(view)
    documents = count_noun(headline.documents, "document")
    words = {
        "title": view.case.title,
        "size": f"{documents} · {count_noun(headline.sources, 'source')}",
        "summary": headline.summary,
        "shown": counted_words(view),
    }
    show_page_head(view, words, panels=panels)


def show_page_head(
    view: View,
    headline: Mapping[str, str],
    part: View | None = None,
    *,
    panels: Sequence[str] = (),
) -> None:
    """The headline, and below it the tiles, the days and the chips of ``view``, which set its
    filters.

    The ``headline`` is its ``title``, ``size`` and ``summary``, and how much is ``shown``. With
    ``part``, a narrower view that the page is about, the claims of that part are counted.

    All of it is one part of the page: every run sends and draws each again.
    """
    show_moment(view.case)
    data = {
        "headline": headline,
        "tiles": _status_tiles(part or view),
        "replay": _replay(view),
        "chips": _chips(view, part or view),
        "panels": panels,
    }
    mount(
        "page_head",
        data,
        key="page-head",
        acts={
            "status": partial(_toggle_status, view),
            "day": partial(_show_day, view),
            "removed": _remove,
        },
    )


def counted_words(view: View) -> str:
    """``9 of 36 claims · said by NIS``: how much of the case is shown, and which part."""
    words = view.effective_filters.describe(load_names(view.case), view.case.as_recorded_at)
    return shown_of(*_claims_shown(view), words)


def _claims_shown(view: View) -> tuple[int, int]:
    """How many claims are shown, of how many."""
    headline = load_headline(view)
    return headline.claims, headline.held


def _status_tiles(view: View) -> list[dict[str, Any]]:
    """Each status with its count; a press shows it alone, another press all of them again."""
    chosen = view.effective_filters.statuses
    counts = load_facets(view)["statuses"]
    return [
        {
            "status": status_mark(status),
            "count": counts.get(status, 0),
            "on": status in chosen,
            "meaning": STATUSES[status],
        }
        for status in ORDER
    ]


def _toggle_status(view: View, status: str) -> None:
    chosen = view.effective_filters.statuses
    others = [each for each in chosen if each != status]
    set_filters({"statuses": others if status in chosen else [*others, status]})


def _replay(view: View) -> dict[str, Any]:
    """The days on which anything was said, the one shown, and what that day changed."""
    days = load_days(view.case)
    as_of = view.effective_filters.as_of
    before = [day for day in days if as_of is None or day <= as_of]
    at = max(len(before) - 1, 0)
    claims = load_claims_by_day(view.case)
    return {
        "days": [{"day": day_words(day), "claims": claims[day]} for day in days],
        "at": at,
        "change": load_change(view.case, days[at]).parts(),
    }


def _show_day(view: View, number: str) -> None:
    days = load_days(view.case)
    day = days[int(number)]
    replay_to(None if day == days[-1] else day)


def _chips(view: View, part: View) -> dict[str, Any]:
    """How many claims are shown, and everything that narrows the view, each to be removed."""
    names = load_names(view.case)
    filters = replace(view.base_filters, as_of=None)
    chips = [{"words": words, "pick": name} for name, words in filters.parts(names).items()]
    for pick in view.selections:
        known = names[PICKABLE[pick.kind].name]
        words = PICKS[pick.kind].lead + listed(known[each] for each in pick.ids)
        chips.append({"words": words, "pick": str(pick)})
    return {"chips": chips, "count": shown_of(*_claims_shown(part), "")}


def _remove(chip: str) -> None:
    """Remove what a chip stands for: everything, both ends of the days, a filter or a pick."""
    if chip == "all":
        reset_filters()
    elif chip in ("start", "end"):
        set_filters({"start": [], "end": []})
    else:
        set_filters({chip: []})
        clear_selection(chip)
