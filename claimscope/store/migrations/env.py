"""Runs the migrations on the connection, and within the transaction, that the store gives."""

from alembic import context

from claimscope.store.sql.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
