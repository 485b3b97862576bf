"""Reviews in progress count their steps, and the states before the latest can be restored."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the steps of every review, from 1; add the table of the states before."""
    op.add_column("reviews", sa.Column("step", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "review_steps",
        sa.Column("name", sa.String(40), sa.ForeignKey("reviews.name"), primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
