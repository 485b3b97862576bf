"""The versions of a row are found without reading the others."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the versions by row, and the saves by case."""
    op.create_index("versions_by_row", "versions", ["case_id", "table_name", "row_id", "number"])
    op.create_index("saves_by_case", "saves", ["case_id", "recorded_at"])
