"""A store in SQL: every save adds versions of rows; none is ever changed or removed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, RowMapping, Select, func, insert, select

from data.case import Case, checked_case
from data.errors import DataError, Problem
from data.exports.data_package import written_rows
from data.model import DOCUMENTS, KEPT_TABLES
from data.store.changes import (
    TABLE_BY_NAME,
    CaseEntry,
    Change,
    ConflictError,
    Save,
    StoreError,
    Version,
    additions,
    change_problems,
)
from data.store.engine import database_url, open_engine, writing
from data.store.tables import CASES, SAVES, TEXTS, VERSIONS
from data.tables import Row, cell_problems

ABOUT = "case"
"""The name under which a case's title, and whether it is archived, have their versions."""


class SqlStore:
    """Cases in a database. Any number of programs may read and save at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title, those that are archived too where asked for."""
        with self._engine.connect() as connection:
            ids = list(connection.scalars(select(CASES.c.case_id)))
            entries = [_entry(case_id, _current(connection, case_id)) for case_id in ids]
        shown = [each for each in entries if archived or not each.archived]
        return sorted(shown, key=lambda each: (each.title, each.case_id))

    def case(self, case_id: str, recorded_by: datetime | None = None) -> Case:
        """The case with all that was saved by then; by now where no moment is given.

        Raises :class:`StoreError` where there is none of that name, or was none then.
        """
        with self._engine.connect() as connection:
            return _case(connection, case_id, recorded_by)

    def current(self, case_id: str) -> list[Version]:
        """The latest version of every row that is not withdrawn, in the order they came."""
        with self._engine.connect() as connection:
            versions = _current(connection, case_id)
        return [each for each in versions if each.table != ABOUT]

    def history(self, case_id: str, claim_id: str | None = None) -> list[Version]:
        """Every version of every row, the earliest first; of one claim where it is given."""
        with self._engine.connect() as connection:
            versions = _versions(connection, case_id)
        if claim_id is None:
            return versions
        own = _assertions_on(versions, claim_id)
        return [each for each in versions if _is_about(each, claim_id, own)]

    def create(self, case_id: str, title: str, save: Save) -> Case:
        """A new case with its first rows. Raises :class:`StoreError` where it is there already."""
        with writing(self._engine) as connection:
            if connection.scalar(select(CASES.c.case_id).where(CASES.c.case_id == case_id)):
                raise StoreError(f"There is a case “{case_id}” already. Choose another name.")
            connection.execute(insert(CASES).values(case_id=case_id))
            about = Change(ABOUT, ABOUT, {"title": title, "archived": ""})
            return _saved(connection, case_id, save, (about, *save.changes))

    def take_in(self, case: Case, who: str, why: str) -> Case:
        """A case from elsewhere, whole, as a new one of the same id."""
        kept = {
            cells["sha256"].lower(): case.texts[cells["document_id"]]
            for cells in written_rows(case, DOCUMENTS)
        }
        return self.create(case.case_id, case.title, Save(who, why, tuple(additions(case)), kept))

    def save(self, case_id: str, save: Save) -> Case:
        """Keep all the changes, or none and say why; gives the case as it now is.

        Raises :class:`DataError` for a record that would not hold and :class:`ConflictError` where
        somebody has changed one of the rows meanwhile.
        """
        with writing(self._engine) as connection:
            return _saved(connection, case_id, save, save.changes)

    def rename(self, case_id: str, title: str, who: str, why: str) -> None:
        """Give the case another title."""
        self._describe(case_id, who, why, title=title)

    def archive(self, case_id: str, who: str, why: str, *, archived: bool = True) -> None:
        """Take the case out of the list, or put it back."""
        self._describe(case_id, who, why, archived="yes" if archived else "")

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _describe(self, case_id: str, who: str, why: str, **cells: str) -> None:
        with writing(self._engine) as connection:
            _lock(connection, case_id)
            now = next(v for v in _current(connection, case_id) if v.table == ABOUT)
            change = Change(ABOUT, ABOUT, {**(now.cells or {}), **cells}, now.number)
            _saved(connection, case_id, Save(who, why, ()), (change,))


def open_store(url: str | None = None) -> SqlStore:
    """The store at ``url``, else the one of this user or team (see ``database_url``)."""
    return SqlStore(open_engine(url or database_url()))


def _saved(connection: Connection, case_id: str, save: Save, changes: Sequence[Change]) -> Case:
    """Write within the transaction, read the case back as anybody will, and so check it."""
    _lock(connection, case_id)
    if not save.who.strip() or not save.why.strip():
        raise StoreError("A save needs who makes it and why.")
    faults = [p for each in changes if each.table != ABOUT for p in change_problems(each)]
    if faults:
        raise DataError(faults)
    _refuse_conflicts(connection, case_id, changes)
    save_id = _begin_save(connection, case_id, save)
    _keep_texts(connection, save)
    rows = [
        {
            "save_id": save_id,
            "case_id": case_id,
            "table_name": each.table,
            "row_id": each.row_id,
            "cells": json.dumps(dict(each.cells or {})),
            "withdrawn": each.cells is None,
        }
        for each in changes
    ]
    if rows:
        connection.execute(insert(VERSIONS), rows)
    return _case(connection, case_id, None)


def _lock(connection: Connection, case_id: str) -> None:
    """One save of a case at a time; SQLite's transactions that write come one by one anyway."""
    row = select(CASES.c.case_id).where(CASES.c.case_id == case_id)
    if connection.execute(row.with_for_update(key_share=True)).first() is None:
        raise StoreError(f"There is no case “{case_id}” in this store.")


def _refuse_conflicts(connection: Connection, case_id: str, changes: Sequence[Change]) -> None:
    for change in changes:
        found = _latest(connection, case_id, change)
        if found is not None and found.number != change.seen:
            raise ConflictError(
                f"{found.who} has saved {change.table} “{change.row_id}” meanwhile "
                f"({found.recorded_at:%Y-%m-%d %H:%M} UTC: {found.why}). Nothing was saved: look "
                "at the row again and repeat your change."
            )
        if found is None and change.seen is not None:
            raise ConflictError(f"There is no {change.table} “{change.row_id}” to change.")


def _latest(connection: Connection, case_id: str, change: Change) -> Version | None:
    """The last version of the row that is changed, also where it was withdrawn."""
    asked = _select(case_id, None).where(
        VERSIONS.c.table_name == change.table, VERSIONS.c.row_id == change.row_id
    )
    row = connection.execute(asked.order_by(VERSIONS.c.number.desc()).limit(1)).mappings().first()
    return _version(row) if row else None


def _begin_save(connection: Connection, case_id: str, save: Save) -> int:
    last = connection.scalar(
        select(func.max(SAVES.c.recorded_at)).where(SAVES.c.case_id == case_id)
    )
    now = datetime.now(UTC)
    if last:  # a clock that was set back must not put this save before the one it follows
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    values = {"case_id": case_id, "who": save.who, "why": save.why, "recorded_at": _moment(now)}
    key = connection.execute(insert(SAVES).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _keep_texts(connection: Connection, save: Save) -> None:
    known = set(connection.scalars(select(TEXTS.c.sha256).where(TEXTS.c.sha256.in_(save.texts))))
    for sha256, text in save.texts.items():
        if sha256 not in known:
            connection.execute(insert(TEXTS).values(sha256=sha256, content=text.encode()))


def _case(connection: Connection, case_id: str, recorded_by: datetime | None) -> Case:
    current = _current(connection, case_id, recorded_by)
    if not current:
        raise StoreError(f"There is no case “{case_id}” in this store, or was none then.")
    rows = {
        table.name: [
            Row(number, dict(each.cells or {}))
            for number, each in enumerate((v for v in current if v.table == table.name), start=2)
        ]
        for table in KEPT_TABLES
    }
    faults = [
        problem
        for name, held in rows.items()
        for row in held
        for problem in cell_problems(row, TABLE_BY_NAME[name])
    ]
    if faults:
        raise DataError(faults)
    texts, problems = _texts(connection, rows[DOCUMENTS.name])
    return checked_case(case_id, _entry(case_id, current).title, rows, texts, problems)


def _texts(
    connection: Connection, documents: Sequence[Row]
) -> tuple[dict[str, str], list[Problem]]:
    hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in documents}
    stored = select(TEXTS.c.sha256, TEXTS.c.content).where(TEXTS.c.sha256.in_(hashes.values()))
    found = {each.sha256: each.content.decode() for each in connection.execute(stored)}
    wrong, remedy = "its text is not in the store.", "Save the text with the document."
    problems = [
        Problem(DOCUMENTS.file, row.number, "sha256", wrong, remedy)
        for row in documents
        if row.cells["sha256"].lower() not in found
    ]
    return {key: found[each] for key, each in hashes.items() if each in found}, problems


def _current(
    connection: Connection, case_id: str, recorded_by: datetime | None = None
) -> list[Version]:
    """The latest version of each row by then, in the order in which the rows first came."""
    asked = _select(case_id, recorded_by)
    known = asked.subquery()
    rows = select(func.max(known.c.number).label("last"), func.min(known.c.number).label("first"))
    rows_of = rows.group_by(known.c.table_name, known.c.row_id).subquery()
    latest = asked.join(rows_of, rows_of.c.last == VERSIONS.c.number)
    latest = latest.where(VERSIONS.c.withdrawn.is_(False)).order_by(rows_of.c.first)
    return [_version(row) for row in connection.execute(latest).mappings()]


def _versions(connection: Connection, case_id: str) -> list[Version]:
    """Every version of every row, the earliest first."""
    asked = _select(case_id, None).order_by(VERSIONS.c.number)
    return [_version(row) for row in connection.execute(asked).mappings()]


def _select(case_id: str, recorded_by: datetime | None) -> Select[tuple[object, ...]]:
    about = (SAVES.c.who, SAVES.c.why, SAVES.c.recorded_at)
    asked = select(VERSIONS, *about).join(SAVES, SAVES.c.save_id == VERSIONS.c.save_id)
    asked = asked.where(VERSIONS.c.case_id == case_id)
    return asked.where(SAVES.c.recorded_at <= _moment(recorded_by)) if recorded_by else asked


def _version(row: RowMapping) -> Version:
    return Version(
        number=row["number"],
        table=row["table_name"],
        row_id=row["row_id"],
        cells=None if row["withdrawn"] else json.loads(row["cells"]),
        who=row["who"],
        why=row["why"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
    )


def _entry(case_id: str, current: Sequence[Version]) -> CaseEntry:
    about = next(each for each in current if each.table == ABOUT)
    cells = about.cells or {}
    return CaseEntry(case_id, cells["title"], bool(cells["archived"]))


def _assertions_on(versions: Sequence[Version], claim_id: str) -> set[str]:
    return {
        each.row_id
        for each in versions
        if each.table == "assertions" and (each.cells or {}).get("claim_id") == claim_id
    }


def _is_about(version: Version, claim_id: str, assertions: set[str]) -> bool:
    return {
        "claims": version.row_id == claim_id,
        "claim_places": version.row_id.partition("/")[0] == claim_id,
        "assertions": version.row_id in assertions,
        "figures": (version.cells or {}).get("assertion_id") in assertions,
        "judgements": (version.cells or {}).get("claim_id") == claim_id,
    }.get(version.table, False)
