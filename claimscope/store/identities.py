"""Two claims, or two sources, that are one: merged in one save, split again in another.

A merge moves every row that refers to the one that goes, withdraws it, and records the decision as
a row of ``identities``, under whose ``other_id`` old links still find what remains. A split takes
back what the save of the merge has moved and leaves alone what came later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimscope.formatting import count_noun, listed
from claimscope.record.changes import TABLE_BY_NAME, Change, Key, StoreError, Version, row_id
from claimscope.record.identities import Kind, decision_cells, different_ids, kind_of
from claimscope.record.model import CLAIM_PLACES, FIGURES, IDENTITIES
from claimscope.store.corrections import Withdrawal, current, latest, rebase, withdrawals

COUNTED = {
    "assertions": "assertion",
    "figures": "figure",
    "claim_places": "place",
    "judgements": "assessment",
}


@dataclass(frozen=True)
class Merge:
    """A merge that holds: ``former_id`` went into ``remaining_id``.

    ``saved`` are the versions that its save wrote, ``decision`` the row that records it as it is
    now; who merged, when and why stand with each.
    """

    kind: Kind
    former_id: str
    remaining_id: str
    decision: Version
    saved: tuple[Version, ...]


def merged(
    versions: Sequence[Version], kind: Kind, former_id: str, remaining_id: str
) -> list[Change]:
    """The changes that make ``former_id`` a part of ``remaining_id``.

    Every row about the former is about the remaining one from now on; a place that both have in
    the same role is kept once. What the remaining one says of itself, its title or its name, stays
    as it is. Raises :class:`StoreError` where one of the two is not there or they are the same.
    """
    rows = current(versions)
    former = _row_of(rows, kind, former_id)
    _row_of(rows, kind, remaining_id)
    if former_id == remaining_id:
        raise StoreError("These two are one already.", "Name two different ones.")
    moved = [change for row in rows for change in _moved(rows, row, kind, former_id, remaining_id)]
    decision = _decision(versions, "same", kind, remaining_id, former_id)
    gone = Change(former.table, former.row_id, None, former.number)
    return [decision, *_following(moved, versions), gone]


def told_apart(versions: Sequence[Version], kind: Kind, one_id: str, other_id: str) -> list[Change]:
    """The change that records that two are not one; none where that is recorded already."""
    rows = current(versions)
    _row_of(rows, kind, one_id)
    _row_of(rows, kind, other_id)
    if other_id in different_ids(_decisions(rows), kind, one_id):
        return []
    return [_decision(versions, "different", kind, one_id, other_id)]


def split(versions: Sequence[Version], merge: Merge) -> list[Change]:
    """The changes that take a merge back.

    What was withdrawn holds again, what was moved is where it was, with what has been corrected in
    it since. What was added to the remaining one afterwards stays with it, and what has been moved
    on or withdrawn since stays so. A place that another merge has brought too stays. Raises
    :class:`StoreError` where the one it went into has been merged into another since.
    """
    went_into = _went_into(merge)
    if went_into != merge.remaining_id:
        raise StoreError(
            f"“{went_into}” was merged into “{merge.remaining_id}” since.",
            f"Split “{went_into}” first.",
        )
    added = _places_added(versions, merge)
    before, last = _versions_before(versions, merge.saved), latest(versions)
    changes = []
    for saved in merge.saved:
        key = (saved.table, saved.row_id)
        was, now = before.get(key), last[key]
        if saved.cells is None:
            cells = was if now.cells is None else now.cells
        elif was is None:
            cells = now.cells if saved.table == CLAIM_PLACES.name else None
        elif now.cells is None:
            continue
        else:
            back = {
                name: was[name]
                for name, cell in saved.cells.items()
                if was[name] != cell and now.cells[name] == cell
            }
            cells = {**now.cells, **back}
        if cells != now.cells:
            changes.append(Change(*key, cells, now.number))
    return [*changes, *(Change(each.table, each.row_id, None, each.number) for each in added)]


def merges(versions: Sequence[Version]) -> list[Merge]:
    """The merges that hold and can be taken back, the latest first.

    One that came with an imported case cannot: its rows came merged.
    """
    by_save: dict[object, list[Version]] = {}
    first: dict[Key, Version] = {}
    for version in versions:
        by_save.setdefault(version.recorded_at, []).append(version)
        first.setdefault((version.table, version.row_id), version)
    found = []
    for row in current(versions):
        cells = row.cells or {}
        if row.table != IDENTITIES.name or cells["verdict"] != "same":
            continue
        kind = kind_of(cells)
        saved = by_save[first[row.table, row.row_id].recorded_at]
        gone = (f"{kind}s", cells["other_id"])
        if any((each.table, each.row_id) == gone and each.cells is None for each in saved):
            remaining = cells[f"{kind}_id"]
            found.append(Merge(kind, cells["other_id"], remaining, row, tuple(saved)))
    return sorted(found, key=lambda merge: merge.saved[0].number, reverse=True)


def merge_of(versions: Sequence[Version], kind: Kind, former_id: str) -> Merge:
    """The merge in which that one went. Raises :class:`StoreError` where there is none."""
    for merge in merges(versions):
        if (merge.kind, merge.former_id) == (kind, former_id):
            return merge
    raise StoreError(
        f"No {kind} “{former_id}” was merged into another in this store.",
        "“claimscope history” lists every merge.",
    )


def plain_withdrawals(versions: Sequence[Version]) -> list[Withdrawal]:
    """What is withdrawn and was not so by a merge or a split, which are taken back as such."""
    merging = set(merging_moments(versions))
    return [each for each in withdrawals(versions) if each.gone[0].recorded_at not in merging]


def merging_moments(versions: Sequence[Version]) -> Iterator[datetime]:
    """The moments of the saves that merge or split: each has the decision and the one that goes."""
    decisions: dict[Key, Mapping[str, str]] = {}
    touched = {(each.table, each.row_id, each.recorded_at) for each in versions}
    for version in versions:
        if version.table == IDENTITIES.name:
            key = (version.table, version.row_id)
            cells = decisions[key] = version.cells or decisions[key]
            gone = (f"{kind_of(cells)}s", cells["other_id"], version.recorded_at)
            if cells["verdict"] == "same" and gone in touched:
                yield version.recorded_at


def moved_words(versions: Sequence[Version], changes: Iterable[Change]) -> str:
    """How many rows a merge or a split moves, in words: ``3 assertions, 2 figures and 1 place``.

    Figures move with their assertions.
    """
    by_assertion = Counter(
        (row.cells or {})["assertion_id"] for row in current(versions) if row.table == FIGURES.name
    )
    counts: Counter[str] = Counter()
    for change in changes:
        if change.cells is not None:
            counts[change.table] += 1
            if change.table == "assertions":
                counts[FIGURES.name] += by_assertion[change.row_id]
    words = [count_noun(counts[table], noun) for table, noun in COUNTED.items() if counts[table]]
    return listed(words) or "nothing else"


def _moved(
    rows: Sequence[Version], row: Version, kind: Kind, former: str, remaining: str
) -> Iterator[Change]:
    """The changes by which a row is about the remaining one."""
    cells = row.cells or {}
    new = {**cells, **_now_about(row, kind, former, remaining)}
    if new == cells:
        return
    table = TABLE_BY_NAME[row.table]
    if row.table == IDENTITIES.name and new[f"{kind}_id"] == new["other_id"]:
        yield Change(row.table, row.row_id, None, row.number)
    elif row.table == CLAIM_PLACES.name:
        yield Change(row.table, row.row_id, None, row.number)
        if not _has_place(rows, new):
            yield Change(row.table, row_id(table, new), new)
    else:
        yield Change(row.table, row.row_id, new, row.number)


def _now_about(row: Version, kind: Kind, former: str, remaining: str) -> dict[str, str]:
    """The cells of a row that named the former one, naming the remaining one."""
    cells = row.cells or {}
    naming = [c.name for c in TABLE_BY_NAME[row.table].columns if c.refers_to == f"{kind}s"]
    if row.table == IDENTITIES.name and cells[f"{kind}_id"] and cells["verdict"] == "different":
        naming.append("other_id")
    return {name: remaining for name in naming if cells[name] == former}


def _has_place(rows: Sequence[Version], cells: Mapping[str, str]) -> bool:
    """Whether the claim has the place in that role already, or in any where it is mentioned."""
    roles = {
        (row.cells or {})["role"]
        for row in rows
        if row.table == CLAIM_PLACES.name
        and all((row.cells or {})[name] == cells[name] for name in ("claim_id", "place_id"))
    }
    return cells["role"] in roles or (cells["role"] == "mentioned" and bool(roles))


def _decision(
    versions: Sequence[Version], verdict: str, kind: Kind, one_id: str, other_id: str
) -> Change:
    ever = {version.row_id for version in versions if version.table == IDENTITIES.name}
    cells = decision_cells(verdict, kind, one_id, other_id, ever)
    return Change(IDENTITIES.name, row_id(IDENTITIES, cells), cells)


def _row_of(rows: Iterable[Version], kind: Kind, wanted: str) -> Version:
    for row in rows:
        if (row.table, row.row_id) == (f"{kind}s", wanted):
            return row
    raise StoreError(f"There is no {kind} “{wanted}” in this case.")


def _decisions(rows: Iterable[Version]) -> Iterator[Mapping[str, str]]:
    return (row.cells or {} for row in rows if row.table == IDENTITIES.name)


def _went_into(merge: Merge) -> str:
    """What the merge was into when it was saved; that may have been merged on since."""
    key = (merge.decision.table, merge.decision.row_id)
    [cells] = [each.cells or {} for each in merge.saved if (each.table, each.row_id) == key]
    return cells[f"{merge.kind}_id"]


def _places_added(versions: Sequence[Version], merge: Merge) -> list[Version]:
    """The places that the remaining claim has from the other alone, and from no other merge."""
    merging = set(merging_moments(versions))
    first: dict[Key, Version] = {}
    for version in versions:
        first.setdefault((version.table, version.row_id), version)
    others = {
        part
        for other in merges(versions)
        if _went_into(other) == merge.remaining_id and other.decision != merge.decision
        for part in _places_brought(versions, other)
    }
    brought = _places_brought(versions, merge) - others
    return [
        row
        for row in current(versions)
        if row.table == CLAIM_PLACES.name
        and row.row_id in brought
        and first[row.table, row.row_id].recorded_at in merging
    ]


def _places_brought(versions: Sequence[Version], merge: Merge) -> set[str]:
    """The places of the claim that went, as those of the remaining one: ids of their rows."""
    before = _versions_before(versions, merge.saved)
    return {
        row_id(CLAIM_PLACES, {**before[each.table, each.row_id], "claim_id": merge.remaining_id})
        for each in merge.saved
        if each.table == CLAIM_PLACES.name and each.cells is None
    }


def _following(changes: Iterable[Change], versions: Sequence[Version]) -> list[Change]:
    """The changes, those that add a row which was withdrawn before following on that."""
    return [
        change if change.base_version is not None else rebase([change], versions)[0]
        for change in changes
    ]


def _versions_before(
    versions: Sequence[Version], saved: Sequence[Version]
) -> dict[Key, Mapping[str, str]]:
    """The cells that the rows of a save held before it."""
    first = saved[0].number
    before: dict[Key, Mapping[str, str] | None] = {
        (version.table, version.row_id): version.cells
        for version in versions
        if version.number < first
    }
    return {key: cells for key, cells in before.items() if cells is not None}
