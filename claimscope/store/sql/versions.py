"""The versions of a case's rows as the database has them: all, or those that hold at a moment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
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
from claimscope.store.sql.state_rows import StateRow
from claimscope.store.sql.state_tables import CASE_STATE
from claimscope.store.sql.tables import SAVES, VERSIONS

ABOUT_A_CLAIM = ("claim_places", "assertions", "judgements", "identities")
"""The tables whose rows name the claim that they are about; figures do so by their assertion."""
Ever = Callable[[str, str, set[str]], set[str]]
"""The rows of a table of which a column ever had one of these cells."""
ABOUT = "case"
"""The name under which a case's title, and whether it is archived, have their versions."""


def all_versions(connection: Connection, case_id: str) -> Iterator[Version]:
    """Every version of every row, withdrawals too, the earliest first.

    Few of them are in memory at once.
    """
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id).order_by(VERSIONS.c.number)
    for row in connection.execute(streamed(asked)).mappings():
        yield _version(row, saved_at)


def versions_about(connection: Connection, case_id: str, claim_id: str) -> Iterator[Version]:
    """Those of a claim and of all that ever was about it, the earliest first."""
    own = _rows_about(partial(_ever_in_log, connection, case_id), claim_id)
    numbers = sorted(
        number
        for table, ids in own.items()
        for some in in_parts(ids)
        for number in connection.scalars(
            select(VERSIONS.c.number).where(
                VERSIONS.c.case_id == case_id,
                VERSIONS.c.table_name == table,
                VERSIONS.c.row_id.in_(some),
            )
        )
    )
    saved_at = moments(connection, case_id)
    for some in in_parts(numbers):
        asked = _select().where(VERSIONS.c.number.in_(some)).order_by(VERSIONS.c.number)
        for row in connection.execute(asked).mappings():
            yield _version(row, saved_at)


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


def about_claim(versions: Sequence[Version], claim_id: str) -> list[Version]:
    """Those of a claim and of all that ever was about it: places, assertions, figures, calls."""
    own = _rows_about(partial(_ever, versions), claim_id)
    return [version for version in versions if version.row_id in own.get(version.table, ())]


def _rows_about(ever: Ever, claim_id: str) -> dict[str, set[str]]:
    """The ids of the rows that ever were about a claim, by table."""
    own = {table: ever(table, "claim_id", {claim_id}) for table in ABOUT_A_CLAIM}
    figures = ever("figures", "assertion_id", own["assertions"])
    return {"claims": {claim_id}, **own, "figures": figures}


def _ever(versions: Sequence[Version], table: str, column: str, among: set[str]) -> set[str]:
    """The rows that had one of these cells in any version: a withdrawal itself has no cells."""
    return {
        version.row_id
        for version in versions
        if version.table == table and version.cells is not None and version.cells[column] in among
    }


def _ever_in_log(
    connection: Connection, case_id: str, table: str, column: str, among: set[str]
) -> set[str]:
    """The same, of all that the log has."""
    asked = select(VERSIONS.c.row_id, VERSIONS.c.cells).where(
        VERSIONS.c.case_id == case_id,
        VERSIONS.c.table_name == table,
        VERSIONS.c.withdrawn.is_(False),
    )
    return {
        name
        for name, cells in connection.execute(streamed(asked))
        if json.loads(cells)[column] in among
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
