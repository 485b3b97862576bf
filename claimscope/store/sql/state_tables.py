"""The state of every case: what its log of versions comes to, in typed tables.

The log (``saves``, ``versions``, ``texts``) is the truth. The state follows from it, is written in
the same transaction as a save, is compared with it by ``claimscope verify`` and made anew out of it
by ``claimscope rebuild``. It changes form freely: a migration calls :func:`make_state_tables`, and
every case is rebuilt.

========================  ======================================================================
``case_state``            one row a case that has a state: its key, the last save that is in it,
                          its number of documents. A case whose record is invalid, as one that an
                          older version has let in, has none: it is read from its log and refused.
``documents`` … ``identities``
                          one row a row of the record that holds. ``key`` is the number of the
                          row's first version, so that keys are the same after a rebuild and rows
                          stand in the order in which they came; ``version`` is that of its
                          latest. What refers to another row does so by key
                          (``assertions.claim_key``); ids that readers see are kept once, in
                          their own table. Days are ``YYYY-MM-DD`` or null, numbers are numbers.
                          ``as_written`` is JSON of the cells which the typed columns do not give
                          back letter by letter: ``5.0``, a null character, a column added later.
``claims``                and their ``status``, ``credibility``, current ``stances`` and
                          ``origins`` by all that was said; null for none
``assertions``            and ``current``: whether it is its source's latest stance on the claim
``documents``             and ``path``, the file as one name of it, since two texts must not share
                          one
``status_spans``          the days, first and last, for which a claim has one status and
                          credibility; ``to_day`` is null for the span that lasts. The status by
                          a day is a filter.
``claim_ranks``           what the list of claims is ordered by, by all that was said of a claim:
                          see :mod:`claimscope.store.sql.claim_ranks`
``counts``                by ``facet`` and status: ``place`` and ``source`` count the claims about
                          a place or that a source speaks of (``subject`` is the id), ``day``
                          counts the assertions of a day (``subject``)
``words``                 the words of quotes, claims and texts: see
                          :mod:`claimscope.store.sql.words`
========================  ======================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    select,
    text,
)
from sqlalchemy.schema import SchemaItem

from claimscope.store.sql.tables import METADATA

CASE_STATE = Table(
    "case_state",
    METADATA,
    Column("case_key", Integer, primary_key=True, autoincrement=False),
    Column("case_id", ForeignKey("cases.case_id"), nullable=False, unique=True),
    Column("save_id", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _days(*names: str) -> list[Column[str]]:
    return [Column(name, String(10)) for name in names]


def _keys(*names: str, nullable: bool = False) -> list[Column[int]]:
    return [Column(name, Integer, nullable=nullable, index=True) for name in names]


def _numbers(*names: str) -> list[Column[float]]:
    return [Column(name, Float) for name in names]


def _offsets(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _table(name: str, *columns: SchemaItem, row_id: str) -> Table:
    """A table of rows of the record, found by its key or by its case and the id of the row."""
    return Table(
        name,
        METADATA,
        Column("key", Integer, primary_key=True, autoincrement=False),
        Column("case_key", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        *columns,
        Column("as_written", Text),
        Index(f"{name}_by_id", "case_key", row_id, unique=True),
    )


STATE = {
    "documents": _table(
        "documents",
        *_texts("document_id", "title", "publisher", "wire"),
        *_days("published_on"),
        *_texts("language", "file", "sha256", "url", "path"),
        Index("documents_by_path", "case_key", "path"),
        Index("documents_by_text", "case_key", "sha256"),
        row_id="document_id",
    ),
    "sources": _table(
        "sources",
        *_texts("source_id", "name", "kind", "country", "independence_group", "reliability"),
        *_texts("reliability_basis"),
        row_id="source_id",
    ),
    "places": _table(
        "places",
        *_texts("place_id", "name", "kind", "country"),
        *_numbers("lat", "lon", "precision_km"),
        *_texts("geonames_id"),
        row_id="place_id",
    ),
    "claims": _table(
        "claims",
        *_texts("claim_id", "title", "statement", "topic", "modality"),
        *_days("event_from", "event_to"),
        *_texts("event_precision", "note"),
        Column("status", Text),
        Column("credibility", Integer),
        Column("stances", Integer),
        Column("origins", Integer),
        Index("claims_by_status", "case_key", "status"),
        row_id="claim_id",
    ),
    "claim_places": _table(
        "claim_places",
        *_texts("row_id"),
        *_keys("claim_key", "place_key"),
        *_texts("role"),
        row_id="row_id",
    ),
    "assertions": _table(
        "assertions",
        *_texts("assertion_id"),
        *_keys("claim_key", "source_key", "document_key"),
        *_texts("stance", "hedge"),
        *_days("said_on"),
        *_texts("said_precision", "cites", "evidence", "quote"),
        *_offsets("quote_start", "quote_end"),
        Column("current", Boolean),
        row_id="assertion_id",
    ),
    "figures": _table(
        "figures",
        *_texts("figure_id"),
        *_keys("assertion_key"),
        *_texts("quantity", "aspect"),
        *_numbers("low", "high"),
        *_texts("qualifier", "unit", "wording"),
        Index("figures_by_value", "quantity", "low", "high"),
        row_id="figure_id",
    ),
    "judgements": _table(
        "judgements",
        *_texts("judgement_id", "kind"),
        *_keys("claim_key", "source_key", nullable=True),
        *_texts("value", "who"),
        *_days("judged_on"),
        *_texts("why"),
        row_id="judgement_id",
    ),
    "identities": _table(
        "identities",
        *_texts("identity_id", "verdict"),
        *_keys("claim_key", "source_key", nullable=True),
        *_texts("other_id"),
        row_id="identity_id",
    ),
}
"""The state of each table of the record, by its name."""

STATUS_SPANS = Table(
    "status_spans",
    METADATA,
    Column("claim_key", Integer, primary_key=True, autoincrement=False),
    Column("from_day", String(10), primary_key=True),
    Column("to_day", String(10)),
    Column("status", Text, nullable=False),
    Column("credibility", Integer, nullable=False),
)

CLAIM_RANKS = Table(
    "claim_ranks",
    METADATA,
    Column("claim_key", Integer, primary_key=True, autoincrement=False),
    *_offsets("stances", "refusals", "doubts", "likely"),
    *_days("first_on", "said_on"),
    *_offsets("given", "numbered"),
    *_numbers("low", "high"),
)

COUNTS = Table(
    "counts",
    METADATA,
    Column("case_key", Integer, primary_key=True, autoincrement=False),
    Column("facet", String(10), primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)

STATE_TABLES = [CASE_STATE, *STATE.values(), STATUS_SPANS, CLAIM_RANKS, COUNTS]


def rows_of_case(case_key: int) -> Iterator[tuple[Table, Select[Any]]]:
    """Every row of the state of a case, by its table."""
    for table in (CASE_STATE, *STATE.values(), COUNTS):
        yield table, select(table).where(table.c.case_key == case_key)
    claims = select(STATE["claims"].c.key).where(STATE["claims"].c.case_key == case_key)
    for table in (STATUS_SPANS, CLAIM_RANKS):
        yield table, select(table).where(table.c.claim_key.in_(claims))


def make_state_tables(connection: Connection) -> None:
    """Make the tables of the state, empty and in their latest form, in place of any there are."""
    for table in reversed(STATE_TABLES):
        table.drop(connection, checkfirst=True)
    METADATA.create_all(connection, STATE_TABLES)


def count_rows(connection: Connection) -> None:
    """Let PostgreSQL note how many rows the tables hold and how alike they are.

    Until it has, it takes them for empty, and joins them in ways that take minutes.
    """
    for table in STATE_TABLES:
        connection.execute(text(f"ANALYZE {table.name}"))
