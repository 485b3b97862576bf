"""Writes the state: all of a case out of its rows, or what one save has changed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from claimscope.assessment.claim_status import SAID, Said, claim_status, current_of, status_spans
from claimscope.record.changes import TABLE_BY_NAME, Key
from claimscope.record.model import KEPT_TABLES
from claimscope.store.sql.claim_ranks import write_ranks
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import ROW_ID, StateRow, keys_of_ids, values_of
from claimscope.store.sql.state_tables import (
    CASE_STATE,
    CLAIM_RANKS,
    COUNTS,
    STATE,
    STATUS_SPANS,
)
from claimscope.store.sql.words import INDEXED, put_in_words, take_out_words

CLAIMS, ASSERTIONS, SOURCES = STATE["claims"], STATE["assertions"], STATE["sources"]
PLACES, CLAIM_PLACES, DOCUMENTS = STATE["places"], STATE["claim_places"], STATE["documents"]
FIGURES = STATE["figures"]

ABOUT_A_CLAIM = ("assertions", "claim_places")
Counts = Mapping[tuple[str, str, str], int]
"""A number by facet, subject and status."""


@dataclass(frozen=True)
class Difference:
    """What a save has changed: the rows as they were, and as they now are.

    ``before`` has those that were corrected or withdrawn, ``after`` those that hold now.
    """

    before: Sequence[StateRow]
    after: Sequence[StateRow]

    def keys(self, *tables: str) -> set[int]:
        """The keys of the rows of these tables that it touches."""
        return {row.key for row in (*self.before, *self.after) if row.table in tables}


def begin_state(connection: Connection, case_key: int, case_id: str, save_id: int) -> None:
    """The state of a case without a row."""
    values = {"case_key": case_key, "case_id": case_id, "save_id": save_id, "documents": 0}
    connection.execute(insert(CASE_STATE).values(**values))


def delete_state(connection: Connection, case_key: int) -> None:
    """Take the state of a case away, its log stays."""
    for name in INDEXED:
        of_case = select(STATE[name].c.key).where(STATE[name].c.case_key == case_key)
        take_out_words(connection, connection.scalars(of_case).all())
    delete_rows(connection, case_key)


def delete_rows(connection: Connection, case_key: int) -> None:
    """Take the state of a case away, but leave its words in the index."""
    claims = select(CLAIMS.c.key).where(CLAIMS.c.case_key == case_key)
    for table in (STATUS_SPANS, CLAIM_RANKS):
        connection.execute(delete(table).where(table.c.claim_key.in_(claims)))
    for table in (COUNTS, *STATE.values(), CASE_STATE):
        connection.execute(delete(table).where(table.c.case_key == case_key))


def apply_difference(
    connection: Connection, case_key: int, save_id: int, changed: Difference
) -> None:
    """Bring the state to what a valid save has made of the record.

    Of claims that it touches, and of those that a source of another independence group speaks of,
    the status is computed anew.
    """
    old_claims = _claims_about(connection, changed) | _claims_named(connection, case_key, changed)
    counted = _counts(connection, old_claims)
    take_out_words(connection, {row.key for row in changed.before if row.table in INDEXED})
    _write_rows(connection, case_key, changed)
    claims = old_claims | _claims_about(connection, changed)
    write_status(connection, claims)
    _write_counts(connection, case_key, counted, _counts(connection, claims))
    put_in_words(connection, {row.key for row in changed.after if row.table in INDEXED})
    end_difference(connection, case_key, save_id)


def end_difference(connection: Connection, case_key: int, save_id: int) -> None:
    """Note which save the state now has, and how many documents."""
    documents = select(func.count()).where(DOCUMENTS.c.case_key == case_key).scalar_subquery()
    now = update(CASE_STATE).where(CASE_STATE.c.case_key == case_key)
    connection.execute(now.values(save_id=save_id, documents=documents))


def _write_rows(connection: Connection, case_key: int, changed: Difference) -> None:
    """Delete, change and add rows; what others refer to first, so that its key is known."""
    held = {(row.table, row.key) for row in changed.after}
    there = {(row.table, row.key) for row in changed.before}
    for table in reversed(KEPT_TABLES):
        gone = {key for name, key in there - held if name == table.name}
        for some in in_parts(gone):
            connection.execute(delete(STATE[table.name]).where(STATE[table.name].c.key.in_(some)))
    keys: dict[Key, int] = {(row.table, row.row_id): row.key for row in changed.after}
    for table in KEPT_TABLES:
        rows = [row for row in changed.after if row.table == table.name]
        if not rows:
            continue
        keys |= _keys_named(connection, case_key, rows, keys)
        state = STATE[table.name]
        known = (row for row in rows if (table.name, row.key) in there)
        values = (values_of(row, case_key, keys) for row in known)
        _update_each(connection, state, [{"of": each.pop("key"), **each} for each in values])
        for new in in_parts(row for row in rows if (table.name, row.key) not in there):
            connection.execute(insert(state), [values_of(row, case_key, keys) for row in new])


def _keys_named(
    connection: Connection, case_key: int, rows: Sequence[StateRow], known: Mapping[Key, int]
) -> dict[Key, int]:
    """The keys of the rows that these refer to and that are not ``known``."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for column in TABLE_BY_NAME[rows[0].table].columns:
        if column.refers_to:
            named = {row.cells[column.name] for row in rows if row.cells[column.name]}
            wanted[column.refers_to] |= {x for x in named if (column.refers_to, x) not in known}
    found: dict[Key, int] = {}
    for table, ids in wanted.items():
        found |= keys_of_ids(connection, case_key, table, ids)
    return found


def _claims_about(connection: Connection, changed: Difference) -> set[int]:
    """The keys of the claims that are there and whose status or counts the change may move."""
    groups: dict[int, set[str]] = defaultdict(set)
    for row in (*changed.before, *changed.after):
        if row.table == "sources":
            groups[row.key].add(row.cells["independence_group"])
    moved = {key for key, held in groups.items() if len(held) > 1}
    return claims_touched(connection, {name: changed.keys(name) for name in STATE}, moved)


def claims_touched(
    connection: Connection, keys: Mapping[str, Iterable[int]], moved: Iterable[int]
) -> set[int]:
    """The keys of the claims that are there and that rows of these keys, by table, are about, or
    that sources speak of which have ``moved`` to another independence group.
    """
    asked = (
        (select(CLAIMS.c.key), CLAIMS.c.key, "claims"),
        (select(ASSERTIONS.c.claim_key), ASSERTIONS.c.key, "assertions"),
        (select(CLAIM_PLACES.c.claim_key), CLAIM_PLACES.c.key, "claim_places"),
        (
            select(ASSERTIONS.c.claim_key).join(
                FIGURES, FIGURES.c.assertion_key == ASSERTIONS.c.key
            ),
            FIGURES.c.key,
            "figures",
        ),
    )
    named = [(query, column, keys.get(name, ())) for query, column, name in asked]
    of_sources = (select(ASSERTIONS.c.claim_key), ASSERTIONS.c.source_key, moved)
    return _claims_asked(connection, [*named, of_sources])


def _claims_named(connection: Connection, case_key: int, changed: Difference) -> set[int]:
    """The keys of the claims that are there and that rows which come are about."""
    named = {row.cells["claim_id"] for row in changed.after if row.table in ABOUT_A_CLAIM}
    said = {row.cells["assertion_id"] for row in changed.after if row.table == FIGURES.name}
    of_figures = keys_of_ids(connection, case_key, "assertions", said).values()
    asked = [(select(ASSERTIONS.c.claim_key), ASSERTIONS.c.key, of_figures)]
    claims = keys_of_ids(connection, case_key, "claims", named).values()
    return {*claims, *_claims_asked(connection, asked)}


def _claims_asked(
    connection: Connection,
    asked: Iterable[tuple[Select[int], ColumnElement[int], Iterable[int]]],
) -> set[int]:
    """The keys of claims that each question finds for the values of a column."""
    return {
        key
        for query, column, keys in asked
        for some in in_parts(keys)
        for key in connection.scalars(query.where(column.in_(some)))
    }


def write_status(connection: Connection, claims: Iterable[int]) -> None:
    """Compute the status of these claims anew, with its spans, who is current and what the list
    is ordered by.

    A claim that is gone loses its spans.
    """
    for some in in_parts(claims):
        connection.execute(delete(STATUS_SPANS).where(STATUS_SPANS.c.claim_key.in_(some)))
        modalities = connection.execute(
            select(CLAIMS.c.key, CLAIMS.c.modality).where(CLAIMS.c.key.in_(some))
        ).all()
        said = _said_of(connection, some)
        statuses, spans, currents = [], [], []
        for key, modality in modalities:
            of_claim = said.get(key, {})
            found = claim_status(modality, list(of_claim.values()))
            statuses.append(
                {
                    "of": key,
                    "status": found and found.status,
                    "credibility": found and found.credibility,
                    "stances": found and found.stances,
                    "origins": found and found.origins,
                }
            )
            spans += [
                {"claim_key": key, **vars(each)}
                for each in status_spans(modality, list(of_claim.values()))
            ]
            now = set(map(id, current_of(of_claim.values())))
            currents += [{"of": k, "current": id(each) in now} for k, each in of_claim.items()]
        _update_each(connection, CLAIMS, statuses)
        _update_each(connection, ASSERTIONS, currents)
        if spans:
            connection.execute(insert(STATUS_SPANS), spans)
        write_ranks(connection, some)


def _update_each(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Give the rows of a table, each by its key under ``of``, the other values."""
    if rows:
        named = [{f"to_{name}": value for name, value in row.items()} for row in rows]
        columns: dict[str, Any] = {
            name: bindparam(f"to_{name}") for name in rows[0] if name != "of"
        }
        change = update(table).where(table.c.key == bindparam("to_of")).values(columns)
        connection.execute(change, named)


def _said_of(connection: Connection, claims: Sequence[int]) -> dict[int, dict[int, Said]]:
    """All that was said of some claims: by the key of the claim, by that of the assertion."""
    of_claims: dict[int, dict[int, Said]] = defaultdict(dict)
    asked = select(
        ASSERTIONS.c.claim_key,
        ASSERTIONS.c.key,
        ASSERTIONS.c.source_key,
        *(ASSERTIONS.c[name] for name in SAID[1:]),
        SOURCES.c.independence_group,
    ).join(SOURCES, SOURCES.c.key == ASSERTIONS.c.source_key)
    for claim_key, key, *said in connection.execute(
        asked.where(ASSERTIONS.c.claim_key.in_(claims))
    ):
        of_claims[claim_key][key] = Said(*said)
    return of_claims


def _counts(connection: Connection, claims: Iterable[int]) -> Counts:
    """What the table of counts holds of these claims alone."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for some in in_parts(claims):
        for facet, query in COUNTED.items():
            asked = query.where(CLAIMS.c.key.in_(some), CLAIMS.c.status.is_not(None))
            for subject, status, number in connection.execute(asked):
                found[facet, subject, status] += number
    return found


def _count_of(subject: Any, number: Any, *joins: tuple[Any, Any]) -> Select[Any]:
    asked = select(subject, CLAIMS.c.status, number).select_from(CLAIMS)
    for table, condition in joins:
        asked = asked.join(table, condition)
    return asked.group_by(subject, CLAIMS.c.status)


_EACH_CLAIM = func.count(CLAIMS.c.key.distinct())
_OF_CLAIM = (ASSERTIONS, ASSERTIONS.c.claim_key == CLAIMS.c.key)
COUNTED = {
    "place": _count_of(
        PLACES.c[ROW_ID["places"]],
        _EACH_CLAIM,
        (CLAIM_PLACES, CLAIM_PLACES.c.claim_key == CLAIMS.c.key),
        (PLACES, PLACES.c.key == CLAIM_PLACES.c.place_key),
    ),
    "source": _count_of(
        SOURCES.c[ROW_ID["sources"]],
        _EACH_CLAIM,
        _OF_CLAIM,
        (SOURCES, SOURCES.c.key == ASSERTIONS.c.source_key),
    ),
    "day": _count_of(ASSERTIONS.c.said_on, func.count(), _OF_CLAIM),
}
"""How each facet is counted: subject, status, number."""


def write_counts_of(connection: Connection, case_key: int, claims: Iterable[int]) -> None:
    """Count all claims of a case that has no counts yet."""
    _write_counts(connection, case_key, {}, _counts(connection, claims))


def _write_counts(connection: Connection, case_key: int, before: Counts, after: Counts) -> None:
    """Add to the counts of a case what some claims now add to them less what they added before."""
    moved = {
        each: after.get(each, 0) - before.get(each, 0)
        for each in {**before, **after}
        if after.get(each, 0) != before.get(each, 0)
    }
    of_case = COUNTS.c.case_key == case_key
    held: dict[tuple[str, str, str], int] = {}
    for some in in_parts({subject for _, subject, _ in moved}):
        asked = select(COUNTS).where(of_case, COUNTS.c.subject.in_(some))
        held |= {(r.facet, r.subject, r.status): r.number for r in connection.execute(asked)}
    names = ("facet", "subject", "status")
    same = (COUNTS.c[name] == bindparam(f"its_{name}") for name in names)
    known = [
        {f"its_{name}": value for name, value in zip(names, each, strict=True)}
        for each in moved
        if each in held
    ]
    if known:
        connection.execute(delete(COUNTS).where(of_case, *same), known)
    new = [
        {"case_key": case_key, "number": number, **dict(zip(names, each, strict=True))}
        for each, number in ((each, held.get(each, 0) + more) for each, more in moved.items())
        if number
    ]
    if new:
        connection.execute(insert(COUNTS), new)
