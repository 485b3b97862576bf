"""What the list of claims is ordered by, noted for each claim."""

from __future__ import annotations

import sys

from alembic import op
from sqlalchemy import select

from claimscope.store.sql.claim_ranks import write_ranks
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_tables import CLAIM_RANKS, STATE

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, and fill it for every claim of every case."""
    connection = op.get_bind()
    CLAIM_RANKS.create(connection, checkfirst=True)
    claims = connection.scalars(select(STATE["claims"].c.key)).all()
    done = 0
    for some in in_parts(claims):
        write_ranks(connection, some)
        done += len(some)
        if len(some) < len(claims):
            told = f"Claims: {done:,} of {len(claims):,}"
            sys.stderr.write(f"Bringing the database up to date. {told}\n")
