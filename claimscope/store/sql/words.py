"""The words of quotes, claims and texts in the index of the database.

What is indexed is a *passage*: the quote of an assertion, the title and statement of a claim, the
text of a document, each under the key of its row. SQLite (FTS5) indexes a view of the passages and
keeps no copy of them, so a passage that changes is taken out while it still is as it was.
PostgreSQL keeps a ``tsvector`` for each, of a long text several, since one holds 16,383 places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, TextClause, bindparam, text

from claimscope.store.sql.parameters import in_parts
from claimscope.views.alike import WORD

INDEXED = ("documents", "claims", "assertions")
PART = 40_000
"""How many characters of a text are one ``tsvector`` of PostgreSQL, broken at a blank."""

PASSAGES = """
CREATE VIEW passages (key, content) AS
SELECT key, quote FROM assertions
UNION ALL SELECT key, title || char(10) || statement FROM claims
UNION ALL SELECT documents.key, CAST(texts.content AS TEXT)
FROM documents JOIN texts ON texts.sha256 = documents.sha256
"""
FTS5 = """
CREATE VIRTUAL TABLE words USING fts5
(content, content='passages', content_rowid='key', tokenize='unicode61 remove_diacritics 0')
"""
VECTORS = (
    "CREATE TABLE words (key integer, part integer, vector tsvector, PRIMARY KEY (key, part))",
    "CREATE INDEX words_by_vector ON words USING gin (vector)",
)


def _of_keys(statement: str) -> TextClause:
    return text(f"{statement} IN :keys").bindparams(bindparam("keys", expanding=True))


TAKE_OUT = _of_keys(
    "INSERT INTO words (words, rowid, content) SELECT 'delete', key, content FROM passages "
    "WHERE key"
)
PUT_IN = _of_keys("INSERT INTO words (rowid, content) SELECT key, content FROM passages WHERE key")
DELETE = _of_keys("DELETE FROM words WHERE key")
INSERT = text("INSERT INTO words VALUES (:key, :part, to_tsvector('simple', :content))")
PASSAGES_OF_POSTGRESQL = (
    _of_keys("SELECT key, quote FROM assertions WHERE key"),
    _of_keys("SELECT key, title || chr(10) || statement FROM claims WHERE key"),
    _of_keys(
        "SELECT documents.key, texts.content FROM documents "
        "JOIN texts ON texts.sha256 = documents.sha256 WHERE documents.key"
    ),
)


def is_sqlite(connection: Connection) -> bool:
    """Whether the database is an SQLite."""
    return connection.dialect.name == "sqlite"


def drop_words(connection: Connection) -> None:
    """Take the index away, where there is one: before the tables below it are made anew."""
    connection.execute(text("DROP TABLE IF EXISTS words"))
    if is_sqlite(connection):
        connection.execute(text("DROP VIEW IF EXISTS passages"))


def make_words(connection: Connection) -> None:
    """Make the index, empty."""
    for statement in (PASSAGES, FTS5) if is_sqlite(connection) else VECTORS:
        connection.execute(text(statement))


def take_out_words(connection: Connection, keys: Iterable[int]) -> None:
    """Take out the passages of these rows, which are still as they were indexed."""
    statement = TAKE_OUT if is_sqlite(connection) else DELETE
    for some in in_parts(keys):
        connection.execute(statement, {"keys": some})


def put_in_words(connection: Connection, keys: Iterable[int]) -> None:
    """Index the passages of these rows as they now are."""
    for some in in_parts(keys):
        if is_sqlite(connection):
            connection.execute(PUT_IN, {"keys": some})
            continue
        vectors = [
            {"key": key, "part": part, "content": content}
            for of_kind in PASSAGES_OF_POSTGRESQL
            for key, passage in connection.execute(of_kind, {"keys": some})
            for part, content in enumerate(parts_of(passage))
        ]
        if vectors:
            connection.execute(INSERT, vectors)


def words_fault(connection: Connection) -> str:
    """What is wrong with the index, of every case; nothing where it is as the passages are.

    SQLite compares its index with them word by word, PostgreSQL which of them are indexed.
    """
    if is_sqlite(connection):
        try:
            check = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
            with connection.begin_nested():
                connection.exec_driver_sql(check)
        except Exception as error:  # noqa: BLE001 - whatever the driver calls it
            return f"it does not hold ({error.__class__.__name__})."
        return ""
    asked = " UNION ".join(f"SELECT key FROM {name}" for name in INDEXED)  # noqa: S608
    held = set(connection.scalars(text("SELECT DISTINCT key FROM words")))
    wrong = held ^ set(connection.scalars(text(asked)))
    return f"the words of {len(wrong):,} passages are missing or left over." if wrong else ""


def parts_of(passage: str | bytes) -> Iterator[str]:
    """The words of a passage in lower case, in parts that one ``tsvector`` holds.

    Words alone, as a query has them: what PostgreSQL makes of hyphens and points is its own.
    """
    content = passage.decode() if isinstance(passage, bytes) else passage
    content = " ".join(WORD.findall(content.lower()))
    start = 0
    while start < len(content):
        end = start + PART
        if end < len(content):
            blank = content.rfind(" ", start, end)
            end = blank + 1 if blank > start else end
        yield content[start:end]
        start = end
