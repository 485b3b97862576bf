"""The versions of a case's rows as the database has them: all, or those that hold at a moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, func, select

from claimscope.record.changes import TABLE_BY_NAME, CaseEntry, Key, Version
from claimscope.record.model import DOCUMENTS
from claimscope.store.moments import moments
from claimscope.store.sql.tables import SAVES, VERSIONS

ABOUT = "case"
"""The name under which a case's title, and whether it is archived, have their versions."""


def all_versions(connection: Connection, case_id: str) -> list[Version]:
    """Every version of every row, withdrawals too, the earliest first."""
    saved_at = moments(connection, case_id)
    asked = _select().where(VERSIONS.c.case_id == case_id).order_by(VERSIONS.c.number)
    return [_version(row, saved_at) for row in connection.execute(asked).mappings()]


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
    known = asked.subquery()
    rows = select(func.max(known.c.number).label("last"), func.min(known.c.number).label("first"))
    rows_of = rows.group_by(known.c.table_name, known.c.row_id).subquery()
    latest = asked.join(rows_of, rows_of.c.last == VERSIONS.c.number)
    latest = latest.where(VERSIONS.c.withdrawn.is_(False)).order_by(rows_of.c.first)
    return [_version(row, saved_at) for row in connection.execute(latest).mappings()]


def latest_numbers(connection: Connection, case_id: str) -> dict[Key, int]:
    """The number of the last version of every row, also where that withdraws it."""
    asked = select(VERSIONS.c.table_name, VERSIONS.c.row_id, func.max(VERSIONS.c.number))
    asked = asked.where(VERSIONS.c.case_id == case_id)
    rows = connection.execute(asked.group_by(VERSIONS.c.table_name, VERSIONS.c.row_id))
    return {(table, row_id): number for table, row_id, number in rows}


def version_of(connection: Connection, number: int) -> Version:
    """One version by its number."""
    row = connection.execute(_select().where(VERSIONS.c.number == number)).mappings().one()
    return _version(row, moments(connection, row["case_id"]))


def entries(connection: Connection) -> list[CaseEntry]:
    """Every case with its title, and the number of its last save; its rows are not read."""
    latest = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.table_name == ABOUT)
    about = select(VERSIONS.c.case_id, VERSIONS.c.cells).where(
        VERSIONS.c.number.in_(latest.group_by(VERSIONS.c.case_id))
    )
    saves = select(
        SAVES.c.case_id,
        func.max(SAVES.c.save_id).label("last"),
        func.max(SAVES.c.recorded_at).label("changed_at"),
    )
    last = {row.case_id: row for row in connection.execute(saves.group_by(SAVES.c.case_id))}
    documents = _document_counts(connection)
    return [
        replace(
            entry_of(case_id, json.loads(cells)),
            state=last[case_id].last,
            documents=documents.get(case_id, 0),
            changed_on=datetime.fromisoformat(last[case_id].changed_at).date(),
        )
        for case_id, cells in connection.execute(about)
    ]


def last_save(connection: Connection, case_id: str) -> int:
    """The number of the last save of a case, which is its state."""
    asked = select(func.max(SAVES.c.save_id)).where(SAVES.c.case_id == case_id)
    return int(connection.scalars(asked).one())


def entry_of(case_id: str, about: dict[str, str]) -> CaseEntry:
    """A case in a list, from the cells that say what it is called."""
    return CaseEntry(case_id, about["title"], bool(about["archived"]))


def _document_counts(connection: Connection) -> dict[str, int]:
    """How many documents each case has that are not withdrawn."""
    rows = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.table_name == DOCUMENTS.name)
    latest = rows.group_by(VERSIONS.c.case_id, VERSIONS.c.row_id)
    held = select(VERSIONS.c.case_id, func.count()).where(
        VERSIONS.c.number.in_(latest), VERSIONS.c.withdrawn.is_(False)
    )
    rows_of_cases = connection.execute(held.group_by(VERSIONS.c.case_id))
    return {row[0]: row[1] for row in rows_of_cases}


def about_claim(versions: Sequence[Version], claim_id: str) -> list[Version]:
    """Those of a claim and of all that ever was about it: places, assertions, figures, calls."""
    assertions = _ever(versions, "assertions", "claim_id", {claim_id})
    own = {
        "claims": {claim_id},
        "claim_places": _ever(versions, "claim_places", "claim_id", {claim_id}),
        "assertions": assertions,
        "figures": _ever(versions, "figures", "assertion_id", assertions),
        "judgements": _ever(versions, "judgements", "claim_id", {claim_id}),
    }
    return [version for version in versions if version.row_id in own.get(version.table, ())]


def _ever(versions: Sequence[Version], table: str, column: str, among: set[str]) -> set[str]:
    """The rows that had one of these cells in any version: a withdrawal itself has no cells."""
    return {
        version.row_id
        for version in versions
        if version.table == table and version.cells is not None and version.cells[column] in among
    }


def _select() -> Select[tuple[object, ...]]:
    about = (SAVES.c.who, SAVES.c.why)
    return select(VERSIONS, *about).join(SAVES, SAVES.c.save_id == VERSIONS.c.save_id)


def _version(row: RowMapping, saved_at: Mapping[int, datetime]) -> Version:
    table = TABLE_BY_NAME.get(row["table_name"])
    cells = json.loads(row["cells"])
    return Version(
        number=row["number"],
        table=row["table_name"],
        row_id=row["row_id"],
        cells=None if row["withdrawn"] else table.complete(cells) if table else cells,
        who=row["who"],
        why=row["why"],
        recorded_at=saved_at[row["save_id"]],
    )
