"""Links from before a merge: the ids in the address become those that remain."""

from __future__ import annotations

from claimscope.record.case import Case
from claimscope.views.former_ids import former_ids, kinds_of_parameters, with_current_ids
from claimscope.views.selection import read_selection
from components.state.url import PROFILE, WORDS, set_url_values, url_value, url_values


def follow_merges(case: Case) -> None:
    """Put in the place of every claim and source that was merged into another what remains."""
    former = former_ids(case)
    if not any(former.values()):
        return
    for parameter, kind in (kinds_of_parameters() | {PROFILE: "source"}).items():
        if asked := url_values(parameter):
            set_url_values(parameter, with_current_ids(asked, kind, former))
    if pick := read_selection(url_value(WORDS)):
        ids = with_current_ids(pick.ids, pick.kind, former)
        set_url_values(WORDS, [f"{pick.kind}:{' '.join(ids)}"])
