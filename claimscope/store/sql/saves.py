"""What saves have done to the rows of a case, read by save and not row by row."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select

from claimscope.record.changes import Key, Version
from claimscope.record.identities import Kind, kind_of
from claimscope.record.model import CLAIM_PLACES, FIGURES, IDENTITIES
from claimscope.store.corrections import in_order
from claimscope.store.history import SaveEntry
from claimscope.store.identities import merging_moments
from claimscope.store.moments import moments
from claimscope.store.sql.engine import reading
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import ROW_ID, keys_of_ids
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.tables import SAVES, VERSIONS
from claimscope.store.sql.versions import (
    dependent_rows,
    numbers_of,
    table_versions,
    versions_of,
)

ROW = VERSIONS.c.table_name, VERSIONS.c.row_id


@dataclass(frozen=True)
class UsedRows(Container[Key]):
    """Every row that a case has or ever had, each looked for when it is asked about."""

    engine: Engine
    case_id: str

    def __contains__(self, row: object) -> bool:
        with reading(self.engine) as connection:
            return bool(numbers_of(connection, self.case_id, [row]))  # type: ignore[list-item]


def saves_of(connection: Connection, case_id: str) -> list[SaveEntry]:
    """Every save of a case, the latest first."""
    saved_at = moments(connection, case_id)
    asked = select(SAVES.c.save_id, SAVES.c.who, SAVES.c.why, func.count(VERSIONS.c.number))
    asked = asked.join(VERSIONS, VERSIONS.c.save_id == SAVES.c.save_id)
    asked = asked.where(SAVES.c.case_id == case_id).group_by(SAVES.c.save_id)
    rows = connection.execute(asked.order_by(SAVES.c.save_id.desc()))
    return [SaveEntry(saved_at[save_id], *told) for save_id, *told in rows]


def withdrawn_versions(connection: Connection, case_id: str) -> list[Version]:
    """Every version of the rows that were withdrawn, if only for a time."""
    gone = select(*ROW).where(VERSIONS.c.case_id == case_id, VERSIONS.c.withdrawn.is_(True))
    return versions_of(connection, case_id, _rows(connection.execute(gone.distinct())))


def versions_in_save_of(connection: Connection, case_id: str, row: Key) -> list[Version]:
    """Every version of the rows that the save touched which gave that row its last version."""
    [(_, last)] = numbers_of(connection, case_id, [row]).values()
    save_id = select(VERSIONS.c.save_id).where(VERSIONS.c.number == last).scalar_subquery()
    touched = select(*ROW).where(VERSIONS.c.save_id == save_id)
    return versions_of(connection, case_id, _rows(connection.execute(touched)))


def merge_versions(connection: Connection, case_key: int, case_id: str) -> list[Version]:
    """Every version of the decisions whether two are one, of both that they name, of the rows that
    merges and splits have moved, and of the figures that move with them.
    """
    decisions = table_versions(connection, case_id, IDENTITIES.name)
    named = {
        (f"{kind_of(cells)}s", cells[name])
        for cells in (version.cells for version in decisions)
        if cells and cells["verdict"] == "same"
        for name in (f"{kind_of(cells)}_id", "other_id")
    }
    merging = {*merging_moments(in_order(decisions, versions_of(connection, case_id, named)))}
    saves = [save for save, at in moments(connection, case_id).items() if at in merging]
    rows = named | {(each.table, each.row_id) for each in decisions}
    for some in in_parts(saves):
        touched = select(*ROW).where(VERSIONS.c.save_id.in_(some))
        rows |= _rows(connection.execute(touched.distinct()))
    return versions_of(connection, case_id, rows | _figures_in(connection, case_key, rows))


def versions_to_merge(
    connection: Connection, case_key: int, case_id: str, kind: Kind, former: str, remaining: str
) -> list[Version]:
    """Every version of what :func:`claimscope.store.identities.merged` and ``told_apart`` go by:
    the former one and all that refers to it, the remaining one and its places, the decisions.
    """
    rows = dependent_rows(connection, case_key, (f"{kind}s", former))
    rows.add((f"{kind}s", remaining))
    if kind == "claim":
        places, claims = STATE[CLAIM_PLACES.name], STATE["claims"]
        asked = select(places.c.row_id).join(claims, claims.c.key == places.c.claim_key)
        asked = asked.where(claims.c.case_key == case_key, claims.c.claim_id == remaining)
        rows |= {(CLAIM_PLACES.name, row_id) for row_id in connection.scalars(asked)}
    decisions = table_versions(connection, case_id, IDENTITIES.name)
    rows |= {(each.table, each.row_id) for each in decisions}
    return versions_of(connection, case_id, rows)


def _figures_in(connection: Connection, case_key: int, rows: Iterable[Key]) -> set[Key]:
    """The figures that the state has in those of the rows that are assertions."""
    assertions = [row_id for table, row_id in rows if table == "assertions"]
    keys = keys_of_ids(connection, case_key, "assertions", assertions).values()
    figures = STATE[FIGURES.name]
    asked = select(figures.c[ROW_ID[FIGURES.name]])
    return {
        (FIGURES.name, row_id)
        for some in in_parts(keys)
        for row_id in connection.scalars(asked.where(figures.c.assertion_key.in_(some)))
    }


def _rows(found: Iterable[tuple[str, str]]) -> set[Key]:
    return {(table, row_id) for table, row_id in found}
