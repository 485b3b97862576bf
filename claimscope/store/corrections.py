"""Changes that correct, add, withdraw and restore rows of a case in a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimscope.record.changes import TABLE_BY_NAME, Change, Key, Version, row_id
from claimscope.record.ids import free_slug
from claimscope.record.model import ASSERTIONS, FIGURES, Table
from claimscope.record.quotes import place_of


@dataclass(frozen=True)
class Withdrawal:
    """The rows that one save withdrew and that are withdrawn still.

    ``gone`` are their last versions, without cells; ``rows`` the versions before those.
    """

    gone: tuple[Version, ...]
    rows: tuple[Version, ...]


def current(versions: Iterable[Version]) -> list[Version]:
    """The rows that hold: the last version of each, in the order in which the rows first came.

    ``versions`` stand in the order they were saved in, here and below.
    """
    return [
        version
        for version in latest(versions).values()
        if version.cells is not None and version.table in TABLE_BY_NAME
    ]


def corrected(
    versions: Sequence[Version], row: Version, cells: Mapping[str, str], text: str = ""
) -> list[Change]:
    """The changes that give a row other cells; none where they are what it holds.

    Words of an assertion that are now others are looked up in ``text``, its document's; where they
    do not stand in it the case is refused. A row whose key is its cells, as a place's part in a
    claim, is withdrawn and comes anew.
    """
    table = TABLE_BY_NAME[row.table]
    before = row.cells or {}
    cells = {**before, **cells}
    if cells == before:
        return []
    if table is ASSERTIONS and cells["quote"] != before["quote"]:
        start = place_of(text, cells["quote"], int(before["quote_start"]))
        if start is not None:
            end = start + len(cells["quote"])
            cells |= {"quote_start": str(start), "quote_end": str(end)}
    new = row_id(table, cells)
    if new == row.row_id:
        return [Change(row.table, new, cells, row.number)]
    withdrawn = Change(row.table, row.row_id, None, row.number)
    return [withdrawn, *rebase([Change(row.table, new, cells)], versions)]


def added(versions: Sequence[Version], table: Table, cells: Mapping[str, str]) -> list[Change]:
    """The change that adds a row of these cells, none where it holds already.

    A figure gets an id that none ever had.
    """
    cells = dict(cells)
    if table is FIGURES:
        ever = {version.row_id for version in versions if version.table == table.name}
        words = f"{cells['assertion_id']} {cells['quantity']}"
        cells["figure_id"] = free_slug(words, ever)
    new = Change(table.name, row_id(table, cells), cells)
    there = {(version.table, version.row_id) for version in current(versions)}
    return [] if (new.table, new.row_id) in there else rebase([new], versions)


def withdrawn(versions: Sequence[Version], row: Version) -> list[Change]:
    """The changes that withdraw a row, and with it every row that refers to it."""
    return [
        Change(version.table, version.row_id, None, version.number)
        for version in dependents(versions, row)
    ]


def dependents(versions: Sequence[Version], row: Version) -> list[Version]:
    """The row and, transitively, every row that refers to it: figures to their assertion."""
    rows = current(versions)
    found = {(row.table, row.row_id): row}
    before = 0
    while len(found) > before:
        before = len(found)
        found |= {
            (version.table, version.row_id): version
            for version in rows
            if not found.keys().isdisjoint(_of(version))
        }
    return list(found.values())


def withdrawals(versions: Sequence[Version]) -> list[Withdrawal]:
    """What is withdrawn, save by save, the latest first."""
    before: dict[Key, Version] = {}
    for version in versions:
        if version.cells is not None:
            before[version.table, version.row_id] = version
    saves: dict[object, list[Version]] = {}
    for version in latest(versions).values():
        if version.cells is None:
            saves.setdefault(version.recorded_at, []).append(version)
    found = [
        Withdrawal(tuple(gone), tuple(before[version.table, version.row_id] for version in gone))
        for gone in saves.values()
    ]
    return sorted(found, key=lambda withdrawal: withdrawal.gone[0].recorded_at, reverse=True)


def restore(withdrawal: Withdrawal) -> list[Change]:
    """The changes that make the rows hold again as they did."""
    return [
        Change(row.table, row.row_id, row.cells, gone.number)
        for gone, row in zip(withdrawal.gone, withdrawal.rows, strict=True)
    ]


def taken_back(versions: Sequence[Version], key: Key) -> list[Change]:
    """The changes that undo the save which gave a row its last version, whatever else it changed.

    A row that it added is withdrawn, one that it changed is as before. Each follows on the version
    of that save, so that the store refuses it where somebody has gone on with one of them.
    """
    saved = latest(versions)[key].recorded_at
    before: dict[Key, Version] = {}
    changes = []
    for version in versions:
        row = (version.table, version.row_id)
        if version.recorded_at == saved:
            earlier = before.get(row)
            cells = earlier.cells if earlier else None
            changes.append(Change(*row, cells, version.number))
        before[row] = version
    return changes


def rebase(changes: Iterable[Change], versions: Iterable[Version]) -> list[Change]:
    """Changes that add rows, those that were withdrawn before following on their last version."""
    last = latest(versions)
    return [
        replace(change, base_version=last[change.table, change.row_id].number)
        if (change.table, change.row_id) in last
        else change
        for change in changes
    ]


def latest(versions: Iterable[Version]) -> dict[Key, Version]:
    """The last version of every row, withdrawals too, by table and id."""
    return {(version.table, version.row_id): version for version in versions}


def changes_over(
    versions: Sequence[Version],
    make: Callable[[Sequence[Version]], list[Change]],
    read: Callable[[set[Key]], Sequence[Version]],
) -> list[Change]:
    """The changes that ``make`` makes of some versions of a case: of these, and of those of any
    other row that a change names, which ``read`` reads.
    """
    while True:
        changes = make(versions)
        known = {(each.table, each.row_id) for each in versions}
        others = read({(each.table, each.row_id) for each in changes} - known)
        if not others:
            return changes
        versions = in_order(versions, others)


def in_order(*versions: Sequence[Version]) -> list[Version]:
    """Versions of rows, each once, the earliest first."""
    every = {each.number: each for some in versions for each in some}
    return [every[number] for number in sorted(every)]


def _of(row: Version) -> Iterator[Key]:
    """The row itself and those that its cells refer to."""
    yield row.table, row.row_id
    cells = row.cells or {}
    for column in TABLE_BY_NAME[row.table].columns:
        if column.refers_to and cells.get(column.name):
            yield column.refers_to, cells[column.name]
