"""Claims that some words may be about, found by the index of words: see
:mod:`claimscope.views.alike`; and the part of a case that is about some claims.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from claimscope.record.case import Case
from claimscope.record.case_part import WHOLE, sha256_of
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.store.sql.case_part import case_about
from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.load_case import numbered, table_rows
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import keys_of_ids, rows_by_key, rows_where
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.words import is_sqlite
from claimscope.views.alike import PER_WORD, claims_having, most_alike, sampled, sought_words

CLAIMS, ASSERTIONS, DOCUMENTS = STATE["claims"], STATE["assertions"], STATE["documents"]


@dataclass(frozen=True)
class Sample:
    """Claims by which words are weighed: how many of them are ``having`` each; whether they are
    all claims of the case.
    """

    claim_ids: Sequence[str]
    having: Mapping[str, int]
    is_all: bool


def sample_of(connection: Connection, case_key: int) -> Sample:
    """The sample of the claims of a case."""
    asked = select(CLAIMS.c.key).where(CLAIMS.c.case_key == case_key).order_by(CLAIMS.c.key)
    keys = connection.scalars(asked).all()
    few = sampled(keys)
    ids = [row.row_id for row in rows_by_key(connection, TABLE_BY_NAME["claims"], few)]
    return Sample(ids, claims_having(_passages(connection, few)), len(few) == len(keys))


def _passages(connection: Connection, claims: Sequence[int]) -> Iterator[tuple[int, str]]:
    named = CLAIMS.c.title.concat("\n").concat(CLAIMS.c.statement)
    for some in in_parts(claims):
        for asked in (
            select(CLAIMS.c.key, named).where(CLAIMS.c.key.in_(some)),
            select(ASSERTIONS.c.claim_key, ASSERTIONS.c.quote).where(
                ASSERTIONS.c.claim_key.in_(some)
            ),
        ):
            yield from map(tuple, connection.execute(asked))


def alike_claims(
    connection: Connection, case_key: int, passage: str, having: Mapping[str, int], number: int
) -> list[str]:
    """The ids of the claims that a passage may be about, the likeliest first; see
    :func:`claimscope.views.alike.sought_words`.
    """
    weights = sought_words(passage, having, number)
    found = {
        word: [
            *_having(connection, case_key, CLAIMS, "key", word),
            *_having(connection, case_key, ASSERTIONS, "claim_key", word),
        ]
        for word in weights
    }
    keys = most_alike(found, weights)
    ids = select(CLAIMS.c.key, CLAIMS.c.claim_id).where(CLAIMS.c.key.in_(keys))
    by_key = as_mapping(connection, ids)
    return [by_key[key] for key in keys]


def _having(
    connection: Connection, case_key: int, table: Table, column: str, word: str
) -> Sequence[int]:
    """The claims of the last rows of a table of which the passage has a word."""
    of_case = table.c.case_key == case_key
    ends = select(func.min(table.c.key), func.max(table.c.key)).where(of_case)
    first, last = connection.execute(ends).one()
    key, matches = (
        ("rowid", "words MATCH :word")
        if is_sqlite(connection)
        else (
            "key",
            "vector @@ plainto_tsquery('simple', :word)",
        )
    )
    asked = f"""
        SELECT {table.name}.{column} FROM words JOIN {table.name} ON {table.name}.key = words.{key}
        WHERE {matches} AND words.{key} BETWEEN :first AND :last
        AND {table.name}.case_key = :case_key ORDER BY words.{key} DESC LIMIT :most
    """  # noqa: S608 - names of tables
    values: dict[str, Any] = {"first": first, "last": last, "case_key": case_key}
    values |= {"word": f'"{word}"' if is_sqlite(connection) else word, "most": PER_WORD}
    return connection.scalars(text(asked), values).all()


def part_about(
    connection: Connection, case_key: int, case: Case, claim_ids: Collection[str], words: str
) -> Case:
    """See :func:`claimscope.record.case_part.part_of`."""
    keys = keys_of_ids(connection, case_key, "claims", claim_ids).values()
    part = case_about(connection, case_key, case, keys)
    rows = dict(part.rows) | {name: table_rows(name, connection, case_key) for name in WHOLE}
    asked = select(DOCUMENTS.c.key).where(
        DOCUMENTS.c.case_key == case_key, DOCUMENTS.c.sha256 == sha256_of(words)
    )
    documents = connection.scalars(asked).all()
    if documents:
        of_claims = select(ASSERTIONS.c.key, ASSERTIONS.c.document_key)
        said = {
            row.key: row
            for column, values in (("claim_key", keys), ("document_key", documents))
            for row in rows_where(connection, TABLE_BY_NAME["assertions"], column, values)
        }
        rows["assertions"] = numbered(said[key] for key in sorted(said))
        figures = rows_where(connection, TABLE_BY_NAME["figures"], "assertion_key", said)
        rows["figures"] = numbered(sorted(figures, key=lambda row: row.key))
        quoted = {
            document
            for some in in_parts(said)
            for _, document in connection.execute(of_claims.where(ASSERTIONS.c.key.in_(some)))
        }
        held = rows_by_key(connection, TABLE_BY_NAME["documents"], quoted | {*documents})
        rows["documents"] = numbered(sorted(held, key=lambda row: row.key))
    return replace(part, rows=rows)
