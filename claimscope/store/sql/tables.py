"""The tables of a store in SQL: cases, saves, versions of rows, texts. Rows are only ever added.

Two more, of the reviews in progress and their states before, are no part of the record: a review is
replaced as it goes on, and goes when it ends.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

CASES = Table("cases", METADATA, Column("case_id", String(200), primary_key=True))

SAVES = Table(
    "saves",
    METADATA,
    Column("save_id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("cases.case_id"), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    # What the clock said, ISO 8601 in UTC with microseconds; moments.py tells when it was.
    Column("recorded_at", String(32), nullable=False),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("save_id", ForeignKey("saves.save_id"), nullable=False),
    Column("case_id", ForeignKey("cases.case_id"), nullable=False),
    Column("table_name", String(40), nullable=False),
    Column("row_id", Text, nullable=False),
    # The cells as JSON, which keeps what a text column of PostgreSQL refuses: null characters.
    Column("cells", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("case_id", ForeignKey("cases.case_id"), nullable=False),
    Column("content", Text, nullable=False),
    Column("step", Integer, nullable=False, server_default="1"),
)

REVIEW_STEPS = Table(
    "review_steps",
    METADATA,
    Column("name", ForeignKey("reviews.name"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    # What the review was before that step, as UTF-8, packed by zlib.
    Column("content", LargeBinary, nullable=False),
)
