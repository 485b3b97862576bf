"""The ids of claims and sources that were merged into others, in links from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimscope.record.identities import KINDS, kind_of
from claimscope.record.model import IDENTITIES
from claimscope.views.filter_spec import SelectionKind
from claimscope.views.seen_case import Packed
from claimscope.views.selection import PICKABLE, PICKS

FormerIds = Mapping[SelectionKind, Mapping[str, str]]
"""By kind and former id, the id of what remains."""


def former_ids(case: Packed) -> FormerIds:
    """What every merged claim and source of a case is a part of now."""
    found: dict[SelectionKind, dict[str, str]] = {kind: {} for kind in KINDS}
    for cells in case.cells(IDENTITIES):
        if cells["verdict"] == "same":
            kind = kind_of(cells)
            found[kind][cells["other_id"]] = cells[f"{kind}_id"]
    return found


def kinds_of_parameters() -> dict[str, SelectionKind]:
    """The parameters of a view that hold ids of claims or of sources."""
    kinds: dict[str, SelectionKind] = {}
    for kind in KINDS:
        kinds |= dict.fromkeys((*PICKABLE[kind].parameters, PICKS[kind].parameter), kind)
    return kinds


def with_current_ids(values: Sequence[str], kind: SelectionKind, former: FormerIds) -> list[str]:
    """Ids of claims or sources, each former one as what remains, none twice."""
    led = former.get(kind, {})
    return list(dict.fromkeys(led.get(value, value) for value in values))
