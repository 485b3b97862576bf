"""The case that a command is about: a folder, or a kept case as it is or was."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimscope.errors import DataError, Problem
from claimscope.formatting import read_moment
from claimscope.jobs.client import import_case
from claimscope.record.case import Case, load_case
from claimscope.record.changes import StoreError
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.model import TABLES

if TYPE_CHECKING:
    from claimscope.store.sql.store import SqlStore

PACKAGE_BYTES = 200 * 1024 * 1024


def add_any_case(command: argparse.ArgumentParser) -> None:
    """The argument of what reads a case, wherever it is."""
    command.add_argument(
        "case", metavar="CASE", help="a case folder, or the id of a case in the store"
    )
    add_store(command)
    add_recorded_by(command)


def add_store(command: argparse.ArgumentParser) -> None:
    """Which database the kept cases are in."""
    command.add_argument("--store", metavar="URL", help="else CLAIMSCOPE_DATABASE_URL")


def add_recorded_by(command: argparse.ArgumentParser) -> None:
    """Which state of a kept case it is to be."""
    command.add_argument(
        "--recorded-by",
        dest="as_recorded_at",
        type=moment,
        metavar="TIME",
        help="as recorded at that time (ISO 8601)",
    )


def moment(text: str) -> datetime:
    """An argument that is a moment: see :func:`claimscope.formatting.read_moment`."""
    try:
        return read_moment(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a time of ISO 8601") from None


def any_case(asked: argparse.Namespace) -> Case:
    """The case in that folder; where there is no such folder, the kept one of that id."""
    if not is_folder(asked):
        with opened_store(asked) as store:
            return store.case(asked.case, asked.as_recorded_at)
    if asked.as_recorded_at is not None:
        raise StoreError("A folder keeps no history.", "Import the case into a store first.")
    return load_case(Path(asked.case))


def is_folder(asked: argparse.Namespace) -> bool:
    """Whether the case is named as a folder: one that is there, or a path."""
    return Path(asked.case).exists() or os.sep in asked.case


def case_in_zip(path: Path) -> Case:
    """The case in a ZIP that an export or a colleague wrote; see :func:`import_case`."""
    with path.open("rb") as file:
        content = file.read(PACKAGE_BYTES + 1)
    if len(content) > PACKAGE_BYTES:
        wrong = f"the file has more than {PACKAGE_BYTES // 1024**2} MB."
        raise DataError([Problem(path.name, 0, "", wrong, "Is this a case of Claimscope?")])
    return import_case({path.name: content})


def title_without_descriptor(path: Path) -> str | None:
    """The name of a folder of tables without a descriptor; None where the case names itself."""
    tables_alone = not (path / DESCRIPTOR).exists() and any(
        (path / table.file).exists() for table in TABLES
    )
    return path.resolve().name if tables_alone else None


@contextmanager
def opened_store(asked: argparse.Namespace) -> Iterator[SqlStore]:
    """The database that was asked for, closed at the end."""
    from claimscope.store.seed import started_store

    store = started_store(asked.store)
    try:
        yield store
    finally:
        store.close()
