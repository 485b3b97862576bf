"""Brings the tables of a database to their latest form, by ordered migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from claimscope.record.changes import StoreError


def migrate(connection: Connection, migrations: Path) -> None:
    """Go through every migration that the database has not seen, within its transaction.

    Raises :class:`StoreError` for one that a newer Claimscope has written.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        message = "This database was written by a newer Claimscope."
        raise StoreError(message, "Update this one.") from error
