"""Adds to the log: saves, texts, versions of rows. Nothing in it is ever changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module

from sqlalchemy import Connection, insert

from claimscope.record.changes import Change, Key
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.tables import SAVES, TEXTS, VERSIONS
from claimscope.store.sql.versions import last_number, numbers_in


def begin_save(connection: Connection, case_id: str, who: str, why: str) -> int:
    """A save of now, whose number is returned."""
    clock = datetime.now(UTC).isoformat(timespec="microseconds")
    values = {"case_id": case_id, "who": who, "why": why, "recorded_at": clock}
    key = connection.execute(insert(SAVES).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def keep_texts(connection: Connection, by_hash: Mapping[str, str]) -> None:
    """Texts are shared by cases. One order for all who save, so that no two await each other.

    Only the dialect in use is imported: that of PostgreSQL costs every start 50 ms.
    """
    insert_text = import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert
    texts = [
        {"sha256": sha256, "content": text.encode()} for sha256, text in sorted(by_hash.items())
    ]
    if texts:
        connection.execute(insert_text(TEXTS).on_conflict_do_nothing(), texts)


def add_versions(
    connection: Connection, case_id: str, save_id: int, changes: Iterable[Change]
) -> dict[Key, int]:
    """The changes as versions of a save; their numbers, by their rows."""
    before = last_number(connection)
    for some in in_parts(changes):
        connection.execute(insert(VERSIONS), [_row(case_id, save_id, change) for change in some])
    return numbers_in(connection, save_id, before)


def _row(case_id: str, save_id: int, change: Change) -> dict[str, object]:
    return {
        "save_id": save_id,
        "case_id": case_id,
        "table_name": change.table,
        "row_id": change.row_id,
        "cells": json.dumps(dict(change.cells or {})),
        "withdrawn": change.cells is None,
    }
