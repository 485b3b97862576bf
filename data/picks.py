"""What a reader picked on a view: a place, a source or claims, which narrow the other views."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from data.filters import Filters

PickKind = Literal["place", "source", "claim"]

NARROWS: Mapping[PickKind, str] = {"place": "places", "source": "sources", "claim": "claims"}


@dataclass(frozen=True)
class Pick:
    """One pick: its kind and the ids picked, several only where quotes overlap.

    In a URL and between browser and server it is written ``place:ussuriysk`` or, with several
    ids, ``claim:one two``.
    """

    kind: PickKind
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}:{' '.join(self.ids)}"

    def known(self, choices: Mapping[str, Collection[str]]) -> bool:
        """Whether the case at hand knows what was picked (see ``choices_in``)."""
        return set(self.ids) <= set(choices[NARROWS[self.kind]])


def read_pick(written: str | None) -> Pick | None:
    """The pick that was written so; None for anything that is none."""
    kind, _, ids = (written or "").partition(":")
    if kind not in get_args(PickKind) or not ids.split():
        return None
    return Pick(kind, tuple(ids.split()))  # type: ignore[arg-type]


def narrowed(filters: Filters, picks: Iterable[Pick]) -> Filters:
    """The filters with every pick in the place of what they said of its kind."""
    changes = {NARROWS[pick.kind]: pick.ids for pick in picks}
    return replace(filters, **changes)  # type: ignore[arg-type]
