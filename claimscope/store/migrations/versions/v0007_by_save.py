"""What a save has touched, and what is withdrawn, are found without reading the other versions."""

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the versions by save, and those that withdraw a row."""
    op.create_index("versions_by_save", "versions", ["save_id"])
    withdrawn = text("withdrawn IS true" if _is_postgresql() else "withdrawn IS 1")
    op.create_index(
        "versions_withdrawn",
        "versions",
        ["case_id"],
        sqlite_where=withdrawn,
        postgresql_where=withdrawn,
    )


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
