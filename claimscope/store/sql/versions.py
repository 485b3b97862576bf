"""The versions of a case's rows as the database has them: all, or those that hold at a moment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from claimscope.record.changes import (
    TABLE_BY_NAME,
    CaseEntry,
    Key,
    StoreError,
    Version,
    row_id,
)
from claimscope.record.model import Table
from claimscope.store.moments import moments
from claimscope.store.sql.parameters import in_parts, streamed
from claimscope.store.sql.state_rows import REFERRED, ROW_ID, StateRow, keys_of_ids
from claimscope.store.sql.state_tables import CASE_STATE, STATE
from claimscope.store.sql.tables import SAVES, VERSIONS

ABOUT = "case"
"""The name under which a case's title, and whether it is archived, have their versions."""
REFERRING = ("claim_places", "assertions", "judgements", "identities")
"""The tables of which a row names its claim."""


def all_versions(connection: Connection, case_id: str) -> Iterator[Version]:
    """Every version of every row, withdrawals too, the earliest first.

    Few of them are in memory at once.
    """
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id).order_by(VERSIONS.c.number)
    for row in connection.execute(streamed(asked)).mappings():
        yield _version(row, saved_at)


def claim_versions(
    connection: Connection, case_id: str, claim_ids: Collection[str]
) -> list[Version]:
    """Every version of the rows that are or ever were about these claims: see :func:`about_claims`.

    Rows that are no longer about it have been changed since, as few are; only those are looked
    through, and those that the state has beside the claims.
    """
    case_key = connection.scalar(
        select(CASE_STATE.c.case_key).where(CASE_STATE.c.case_id == case_id)
    )
    if case_key is None:
        return about_claims([*all_versions(connection, case_id)], claim_ids)
    changed = _changed_rows(connection, case_id)
    rows = {*changed, *_rows_beside(connection, case_key, claim_ids, changed)}
    return about_claims(versions_of(connection, case_id, rows), claim_ids)


def versions_of(connection: Connection, case_id: str, rows: Iterable[Key]) -> list[Version]:
    """Every version of these rows, the earliest first."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row in rows:
        by_table[table].append(row)
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id)
    versions = [
        _version(row, saved_at)
        for table, ids in by_table.items()
        for some in in_parts(ids)
        for row in connection.execute(
            asked.where(VERSIONS.c.table_name == table, VERSIONS.c.row_id.in_(some))
        ).mappings()
    ]
    return sorted(versions, key=lambda version: version.number)


def table_versions(connection: Connection, case_id: str, table: str) -> list[Version]:
    """Every version of the rows of a table, the earliest first."""
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id, VERSIONS.c.table_name == table)
    rows = connection.execute(asked.order_by(VERSIONS.c.number)).mappings()
    return [_version(row, saved_at) for row in rows]


def dependent_rows(connection: Connection, case_key: int, row: Key) -> set[Key]:
    """A row that holds and, transitively, every row that refers to it: see
    :func:`claimscope.store.corrections.dependents`.
    """
    found = {row}
    keys = keys_of_ids(connection, case_key, row[0], [row[1]]).values()
    left = [(row[0], [*keys])]
    while left:
        table, referred = left.pop()
        for other, state in STATE.items():
            if table not in REFERRED or REFERRED[table] not in state.c:
                continue
            column = state.c[REFERRED[table]]
            asked = select(state.c.key, state.c[ROW_ID[other]])
            rows: dict[int, str] = {}
            for some in in_parts(referred):
                rows |= dict(map(tuple, connection.execute(asked.where(column.in_(some)))))
            found |= {(other, name) for name in rows.values()}
            if rows:
                left.append((other, [*rows]))
    return found


def current_versions(
    connection: Connection, case_id: str, as_recorded_at: datetime | None = None
) -> list[Version]:
    """The rows that hold by then: the latest version of each that is not withdrawn.

    They stand in the order in which the rows first came: a correction leaves a row where it was.
    """
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id)
    if as_recorded_at:
        by_then = (number for number, at in saved_at.items() if at <= as_recorded_at)
        asked = asked.where(VERSIONS.c.save_id <= max(by_then, default=0))
    latest, _ = _latest(asked)
    return [_version(row, saved_at) for row in connection.execute(latest).mappings()]


def numbers_of(
    connection: Connection, case_id: str, rows: Iterable[Key]
) -> dict[Key, tuple[int, int]]:
    """The numbers of the first and the last version of each of these rows that has any.

    The last may be one that withdraws the row.
    """
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, name in rows:
        by_table[table].append(name)
    numbers = func.min(VERSIONS.c.number), func.max(VERSIONS.c.number)
    asked = select(VERSIONS.c.row_id, *numbers).where(VERSIONS.c.case_id == case_id)
    return {
        (table, name): (first, last)
        for table, ids in by_table.items()
        for some in in_parts(ids)
        for name, first, last in connection.execute(
            asked.where(VERSIONS.c.table_name == table, VERSIONS.c.row_id.in_(some)).group_by(
                VERSIONS.c.row_id
            )
        )
    }


def cells_of(
    connection: Connection, numbers: Iterable[int]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The ids and the cells of the rows that have versions of these numbers, of what they hold."""
    asked = select(VERSIONS.c.table_name, VERSIONS.c.row_id, VERSIONS.c.cells)
    for some in in_parts(numbers):
        for row in connection.execute(asked.where(VERSIONS.c.number.in_(some))):
            yield row.row_id, _completed(row.table_name, row.cells)


def last_number(connection: Connection) -> int:
    """The number of the last version of any row of any case."""
    return connection.scalar(select(func.max(VERSIONS.c.number))) or 0


def numbers_in(connection: Connection, save_id: int, after: int) -> dict[Key, int]:
    """The numbers of the versions of a save, which come ``after`` some number, by their rows."""
    asked = select(VERSIONS.c.table_name, VERSIONS.c.row_id, VERSIONS.c.number)
    asked = asked.where(VERSIONS.c.save_id == save_id, VERSIONS.c.number > after)
    return {(table, name): number for table, name, number in connection.execute(asked)}


def logged_rows(connection: Connection, case_id: str, table: Table) -> Iterator[StateRow]:
    """The rows of a table that hold, by the log, in the order in which they first came.

    Few of them are in memory at once.
    """
    known = (VERSIONS.c.case_id == case_id, VERSIONS.c.table_name == table.name)
    last, first = func.max(VERSIONS.c.number).label("last"), func.min(VERSIONS.c.number)
    rows = select(last, first.label("first")).where(*known).group_by(VERSIONS.c.row_id).subquery()
    asked = (
        select(rows.c.first, rows.c.last, VERSIONS.c.cells)
        .join(rows, rows.c.last == VERSIONS.c.number)
        .where(VERSIONS.c.withdrawn.is_(False))
        .order_by(rows.c.first)
    )
    for key, version, written in connection.execute(streamed(asked)):
        cells = table.complete(json.loads(written))
        yield StateRow(table.name, row_id(table, cells), key, version, cells)


def row_count(connection: Connection, case_id: str) -> int:
    """How many versions the rows of a case have: at least as many as there are rows."""
    asked = select(func.count()).where(VERSIONS.c.case_id == case_id)
    return connection.scalars(asked).one()


def version_of(connection: Connection, number: int) -> Version:
    """One version by its number."""
    row = connection.execute(_select().where(VERSIONS.c.number == number)).mappings().one()
    return _version(row, moments(connection, row["case_id"]))


def entries(connection: Connection, case_id: str | None = None) -> list[CaseEntry]:
    """Every case with its title, and the number of its last save; its rows are not read.

    The one of that id alone where it is given.
    """
    latest = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.table_name == ABOUT)
    if case_id is not None:
        latest = latest.where(VERSIONS.c.case_id == case_id, VERSIONS.c.row_id == ABOUT)
    about = select(VERSIONS.c.case_id, VERSIONS.c.cells).where(
        VERSIONS.c.number.in_(latest.group_by(VERSIONS.c.case_id))
    )
    saves = select(
        SAVES.c.case_id,
        func.max(SAVES.c.save_id).label("last"),
        func.max(SAVES.c.recorded_at).label("changed_at"),
    )
    if case_id is not None:
        saves = saves.where(SAVES.c.case_id == case_id)
    last = {row.case_id: row for row in connection.execute(saves.group_by(SAVES.c.case_id))}
    documents = {row.case_id: row.documents for row in connection.execute(select(CASE_STATE))}
    return [
        replace(
            entry_of(name, json.loads(cells)),
            state=last[name].last,
            documents=documents.get(name, 0),
            changed_on=datetime.fromisoformat(last[name].changed_at).date(),
        )
        for name, cells in connection.execute(about)
    ]


def about_of(connection: Connection, case_id: str) -> Version:
    """What the case is called, and whether it is archived. Raises :class:`StoreError`."""
    asked = select(func.max(VERSIONS.c.number)).where(
        VERSIONS.c.case_id == case_id, VERSIONS.c.table_name == ABOUT, VERSIONS.c.row_id == ABOUT
    )
    number = connection.scalar(asked)
    if number is None:
        raise StoreError(f"There is no case “{case_id}” in this store.")
    return version_of(connection, number)


def about_key(connection: Connection, case_id: str) -> int:
    """The key of a case: the number of the first version of what it is called."""
    [(first, _)] = numbers_of(connection, case_id, [(ABOUT, ABOUT)]).values()
    return first


def title_of(connection: Connection, case_id: str) -> str:
    """The title of a case."""
    return entry_of(case_id, dict(about_of(connection, case_id).cells or {})).title


def last_save(connection: Connection, case_id: str) -> int:
    """The number of the last save of a case, which is its state."""
    asked = select(func.max(SAVES.c.save_id)).where(SAVES.c.case_id == case_id)
    return int(connection.scalars(asked).one())


def entry_of(case_id: str, about: dict[str, str]) -> CaseEntry:
    """A case in a list, from the cells that say what it is called."""
    return CaseEntry(case_id, about["title"], bool(about["archived"]))


def about_claims(versions: Sequence[Version], claim_ids: Collection[str]) -> list[Version]:
    """Those of claims and of all that ever was about them: places, assertions, figures, calls."""
    own = {name: _ever(versions, name, "claim_id", claim_ids) for name in REFERRING}
    figures = _ever(versions, "figures", "assertion_id", own["assertions"])
    own |= {"claims": {*claim_ids}, "figures": figures}
    return [version for version in versions if version.row_id in own.get(version.table, ())]


def _rows_beside(
    connection: Connection, case_key: int, claim_ids: Collection[str], changed: Iterable[Key]
) -> Iterator[Key]:
    """The claims and the rows of the state about them; figures in changed assertions too."""
    yield from (("claims", claim_id) for claim_id in claim_ids)
    claims, assertions = STATE["claims"], STATE["assertions"]
    named = claims.c.case_key == case_key, claims.c.claim_id.in_(claim_ids)
    own = select(claims.c.key).where(*named)
    said = [*connection.scalars(select(assertions.c.key).where(assertions.c.claim_key.in_(own)))]
    ids = [row for table, row in changed if table == "assertions"]
    said += keys_of_ids(connection, case_key, "assertions", ids).values()
    conditions = [(name, STATE[name].c.claim_key.in_(own)) for name in REFERRING]
    of_figures = STATE["figures"].c.assertion_key
    conditions += [("figures", of_figures.in_(some)) for some in in_parts(said)]
    for name, condition in conditions:
        for row in connection.scalars(select(STATE[name].c[ROW_ID[name]]).where(condition)):
            yield name, row


def _changed_rows(connection: Connection, case_id: str) -> set[Key]:
    """The rows that have more than one version."""
    row = VERSIONS.c.table_name, VERSIONS.c.row_id
    asked = select(*row).where(VERSIONS.c.case_id == case_id).group_by(*row)
    found = connection.execute(asked.having(func.count() > 1))
    return {(table, row_id) for table, row_id in found}


def _ever(versions: Sequence[Version], table: str, column: str, among: Collection[str]) -> set[str]:
    """The rows that had one of these cells in any version: a withdrawal itself has no cells."""
    return {
        version.row_id
        for version in versions
        if version.table == table and version.cells is not None and version.cells[column] in among
    }


def _latest(versions: Select[Any]) -> tuple[Select[Any], ColumnElement[int]]:
    """Of these versions the last of each row, unless that withdraws it; the number of its first.

    In the order in which the rows first came.
    """
    known = versions.subquery()
    rows = select(func.max(known.c.number).label("last"), func.min(known.c.number).label("first"))
    rows_of = rows.group_by(known.c.table_name, known.c.row_id).subquery()
    latest = versions.join(rows_of, rows_of.c.last == VERSIONS.c.number)
    latest = latest.where(VERSIONS.c.withdrawn.is_(False)).order_by(rows_of.c.first)
    return latest, rows_of.c.first


def _select() -> Select[tuple[object, ...]]:
    about = (SAVES.c.who, SAVES.c.why)
    return select(VERSIONS, *about).join(SAVES, SAVES.c.save_id == VERSIONS.c.save_id)


def _version(row: RowMapping, saved_at: Mapping[int, datetime]) -> Version:
    return Version(
        number=row["number"],
        table=row["table_name"],
        row_id=row["row_id"],
        cells=None if row["withdrawn"] else _completed(row["table_name"], row["cells"]),
        who=row["who"],
        why=row["why"],
        recorded_at=saved_at[row["save_id"]],
    )


def _completed(table_name: str, cells: str) -> dict[str, str]:
    """The cells of a version, with those of columns that came after it."""
    table = TABLE_BY_NAME.get(table_name)
    found: dict[str, str] = json.loads(cells)
    return table.complete(found) if table else found
