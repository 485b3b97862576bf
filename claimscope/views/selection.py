"""What a reader picked on a view: a place, a source or claims, which narrow the other views."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from claimscope.views.filter_spec import FilterSpec, Pick, SelectionKind
from claimscope.views.filters import FILTERS, Filters

PICKABLE: Mapping[SelectionKind, FilterSpec] = {
    spec.pickable.kind: spec for spec in FILTERS if spec.pickable
}
"""The filters that a click on a mark sets, by what is clicked."""
PICKS: Mapping[SelectionKind, Pick] = {
    spec.pickable.kind: spec.pickable for spec in FILTERS if spec.pickable
}
"""How such a pick is held in the URL and what its chip says."""


@dataclass(frozen=True)
class Selection:
    """One pick: its kind and the ids picked, several only where quotes overlap.

    In a URL and between browser and server it is written ``place:ussuriysk`` or, with several
    ids, ``claim:one two``.
    """

    kind: SelectionKind
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}:{' '.join(self.ids)}"

    def known(self, choices: Mapping[str, Collection[str]]) -> bool:
        """Whether the case at hand knows what was picked (see ``choices_in``)."""
        known = choices[PICKABLE[self.kind].name]
        return all(each in known for each in self.ids)


def read_selection(written: str | None) -> Selection | None:
    """The pick that was written so; None for anything that is none."""
    kind, _, ids = (written or "").partition(":")
    if kind not in get_args(SelectionKind) or not ids.split():
        return None
    return Selection(kind, tuple(ids.split()))  # type: ignore[arg-type]


def narrowed(filters: Filters, picks: Iterable[Selection]) -> Filters:
    """The filters with every pick in the place of what they said of its kind."""
    changes = {PICKABLE[pick.kind].name: pick.ids for pick in picks}
    return replace(filters, **changes)  # type: ignore[arg-type]
