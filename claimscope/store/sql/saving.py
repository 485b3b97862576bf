"""One save: validated, rejected on a version conflict, written in one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module

from sqlalchemy import Connection, insert, select

from claimscope.errors import DataError
from claimscope.record.case import Case
from claimscope.record.changes import Change, ConflictError, Save, StoreError
from claimscope.store.reviews import end_review
from claimscope.store.sql.load_case import load_case
from claimscope.store.sql.tables import CASES, SAVES, TEXTS, VERSIONS
from claimscope.store.sql.validation import save_problems, text_problems
from claimscope.store.sql.versions import latest_numbers, version_of


def write_save(
    connection: Connection, case_id: str, save: Save, about: Sequence[Change] = ()
) -> Case:
    """Write the changes, and those ``about`` the case itself; return the case as it then is.

    It is read back as any reader will read it, which validates it. The transaction is the caller's:
    after an error nothing is saved. Raises what :meth:`claimscope.store.sql.store.SqlStore.save`
    does.
    """
    lock(connection, case_id)
    faults = save_problems(save)
    if faults:
        raise DataError(faults)
    changes = (*about, *save.changes)
    _refuse_conflicts(connection, case_id, changes)
    faults = text_problems(connection, case_id, save)
    if faults:
        raise DataError(faults)
    save_id = _begin_save(connection, case_id, save)
    _keep_texts(connection, save)
    rows = [_row(case_id, save_id, change) for change in changes]
    if rows:
        connection.execute(insert(VERSIONS), rows)
    if save.review:
        end_review(connection, save.review)
    return load_case(connection, case_id)


def lock(connection: Connection, case_id: str) -> None:
    """Lock the case against other saves; in SQLite one transaction writes at a time anyway."""
    row = select(CASES.c.case_id).where(CASES.c.case_id == case_id)
    if connection.execute(row.with_for_update(key_share=True)).first() is None:
        raise StoreError(f"There is no case “{case_id}” in this store.")


def _refuse_conflicts(connection: Connection, case_id: str, changes: Sequence[Change]) -> None:
    latest = latest_numbers(connection, case_id)
    for change in changes:
        number = latest.get((change.table, change.row_id))
        if number is None and change.base_version is not None:
            raise ConflictError(f"There is no {change.table} “{change.row_id}” to change.")
        if number is not None and number != change.base_version:
            found = version_of(connection, number)
            done = "withdrawn" if found.cells is None else "saved"
            raise ConflictError(
                f"{found.who} has {done} {change.table} “{change.row_id}” meanwhile "
                f"({found.recorded_at:%Y-%m-%d %H:%M} UTC: {found.why}). Nothing was saved.",
                "Look at the row again and repeat your change.",
            )


def _begin_save(connection: Connection, case_id: str, save: Save) -> int:
    clock = datetime.now(UTC).isoformat(timespec="microseconds")
    values = {"case_id": case_id, "who": save.who, "why": save.why, "recorded_at": clock}
    key = connection.execute(insert(SAVES).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def _keep_texts(connection: Connection, save: Save) -> None:
    """Texts are shared by cases. One order for all who save, so that no two await each other.

    Only the dialect in use is imported: that of PostgreSQL costs every start 50 ms.
    """
    insert_text = import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert
    for sha256, text in sorted(save.texts.items()):
        new = insert_text(TEXTS).values(sha256=sha256, content=text.encode())
        connection.execute(new.on_conflict_do_nothing())


def _row(case_id: str, save_id: int, change: Change) -> dict[str, object]:
    return {
        "save_id": save_id,
        "case_id": case_id,
        "table_name": change.table,
        "row_id": change.row_id,
        "cells": json.dumps(dict(change.cells or {})),
        "withdrawn": change.cells is None,
    }
