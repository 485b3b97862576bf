"""The state of every case in typed tables, made out of its log."""

from __future__ import annotations

import sys

import sqlalchemy as sa
from alembic import op

from claimscope.store.sql.rebuild import rebuild_all

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MANY = 5_000
"""From how many versions of rows on it is told how far the migration is."""


def upgrade() -> None:
    """Make the tables of the state, and fill them case by case."""
    connection = op.get_bind()
    versions = connection.scalar(sa.text("SELECT count(*) FROM versions")) or 0
    rebuild_all(connection, _tell if versions >= MANY else lambda _: None)


def _tell(words: str) -> None:
    sys.stderr.write(f"Bringing the database up to date. {words}\n")
