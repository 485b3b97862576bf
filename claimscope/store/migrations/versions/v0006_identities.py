"""The decisions whether two claims, or two sources, are one, among the tables of the state."""

from __future__ import annotations

from alembic import op

from claimscope.store.sql.state_tables import STATE

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, empty: no record has such a decision yet."""
    STATE["identities"].create(op.get_bind(), checkfirst=True)
