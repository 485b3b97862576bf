"""The cells of a decision whether two claims, or two sources, are one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Literal

from claimscope.record.ids import free_slug
from claimscope.record.model import IDENTITIES

Kind = Literal["claim", "source"]
KINDS: tuple[Kind, ...] = ("claim", "source")


def decision_cells(
    verdict: str, kind: Kind, one_id: str, other_id: str, taken: Container[str]
) -> dict[str, str]:
    """The row of a decision, whose id is not ``taken``; of a merge ``one_id`` remains."""
    return dict.fromkeys(IDENTITIES.column_names, "") | {
        "identity_id": free_slug(f"{other_id} {verdict} {one_id}", taken),
        "verdict": verdict,
        f"{kind}_id": one_id,
        "other_id": other_id,
    }


def kind_of(decision: Mapping[str, str]) -> Kind:
    """Whether a decision is about claims or about sources."""
    return "claim" if decision["claim_id"] else "source"


def different_ids(
    decisions: Iterable[Mapping[str, str]], kind: Kind, row_id: str
) -> frozenset[str]:
    """Those that a claim or a source was decided not to be; ``decisions`` are rows' cells."""
    pairs = [
        {cells[f"{kind}_id"], cells["other_id"]}
        for cells in decisions
        if cells["verdict"] == "different" and cells[f"{kind}_id"]
    ]
    return frozenset(each for pair in pairs if row_id in pair for each in pair - {row_id})
