"""Claims by status and, within one, by the reason that they share: what leads the Overview."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from claimscope.figures.catalogue import LISTED_CLAIMS, credibility_picture
from claimscope.views.claim_groups import ClaimLine, StatusGroup
from claimscope.views.view import View
from components.cache.views import load_claim_groups, load_headline
from components.export.png import show_png
from components.panels.notices import show_nothing_found
from components.shortcuts import key_of
from components.state import open_claims, set_url_values, take_selection, url_values
from components.web.parts import mount, status_mark

ROOM = 24
"""Lines that stand beside the figures and the map on a screen of 1280 × 800, headings included."""
FEW = 8
"""Up to so many claims each is shown with its quote: there is room for it."""
WHOLE = "whole"
"""The URL parameter that holds the statuses shown to the last claim."""


def show_claims_part(view: View) -> None:
    """The claims of the view, the most contested first; a press opens the evidence of one.

    A status with more claims than there is room for says how many more, and shows them on request.
    """
    shown = load_headline(view).claims
    show_png(
        lambda: credibility_picture(load_claim_groups(view, LISTED_CLAIMS, ())),
        view,
        what="credibility panel",
        heading="Confirmed and unconfirmed claims",
    )
    if not shown:
        show_nothing_found("claim", view.effective_filters)
        return
    whole = url_values(WHOLE)
    groups = load_claim_groups(view, ROOM, tuple(whole))
    quoted = shown <= FEW
    data = {
        "groups": [_group(each, whole, quoted=quoted) for each in groups],
        "steps": {key_of("line down"): 1, key_of("line up"): -1},
    }
    mount("claim_groups", data, key="claims", act=_act)


def _act(answer: str) -> None:
    """Open a claim, or show a status whole, or no longer."""
    take_selection(answer, narrow=False)
    kind, _, status = answer.partition(":")
    if kind == "more":
        whole = url_values(WHOLE)
        others = [each for each in whole if each != status]
        set_url_values(WHOLE, others if status in whole else [*others, status])


def _group(group: StatusGroup, whole: Collection[str], *, quoted: bool) -> dict[str, Any]:
    opened = open_claims()
    return {
        "status": status_mark(group.status),
        "count": group.count,
        "words": group.words,
        "more": _more(group, whole),
        "open": group.status in whole,
        "reasons": [
            {
                "words": reason.words,
                "count": reason.count,
                "claims": [
                    _line(each, quoted=quoted, current=each.claim_id in opened)
                    for each in reason.lines
                ],
            }
            for reason in group.groups
        ],
    }


def _more(group: StatusGroup, whole: Collection[str]) -> str:
    """What the button of a status says; empty where all of its claims are shown anyway."""
    left = group.count - group.shown
    if left and group.status in whole:
        return f"Show fewer: {group.shown} of {group.count:,} are listed, all in Claims"
    if left:
        return f"{left:,} more" if group.shown else f"Show {left:,}"
    return "Show fewer" if group.status in whole else ""


def _line(line: ClaimLine, *, quoted: bool, current: bool) -> dict[str, Any]:
    return {
        "pick": f"claim:{line.claim_id}",
        "title": line.title,
        "who": line.who,
        "figure": line.figure,
        "reason": line.reason,
        "quote": line.quote if quoted else "",
        "judgements": list(line.judgements),
        "current": current,
    }
