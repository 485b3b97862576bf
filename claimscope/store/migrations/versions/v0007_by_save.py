"""What a save has touched, what is withdrawn, and the document of a text are found by an index."""

from alembic import op
from sqlalchemy import text

from claimscope.store.sql.state_tables import STATE

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DOCUMENTS = STATE["documents"]


def upgrade() -> None:
    """Index the versions by save, and those that withdraw a row; the documents by text."""
    op.create_index("versions_by_save", "versions", ["save_id"], if_not_exists=True)
    withdrawn = text("withdrawn IS true" if _is_postgresql() else "withdrawn IS 1")
    op.create_index(
        "versions_withdrawn",
        "versions",
        ["case_id"],
        sqlite_where=withdrawn,
        postgresql_where=withdrawn,
        if_not_exists=True,
    )
    by_text = next(each for each in DOCUMENTS.indexes if each.name == "documents_by_text")
    by_text.create(op.get_bind(), checkfirst=True)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
