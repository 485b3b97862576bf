"""Checks a save against what it touches and what refers to that, never against the whole case.

The checks are those of a whole case (:func:`claimscope.record.case.cross_problems`), on the part of
the record that they need: the rows that are saved; the rows that these name and that name them;
every claim among those with all its assertions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from claimscope.errors import Problem, Problems
from claimscope.record.case import cross_problems
from claimscope.record.changes import TABLE_BY_NAME, Key
from claimscope.record.model import ASSERTIONS, DOCUMENTS, FIGURES, KEPT_TABLES
from claimscope.record.rows import Row, cell_problems
from claimscope.store.sql.load_case import missing_texts, texts_of
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import (
    REFERRED,
    StateRow,
    file_path,
    keys_of_ids,
    read_rows,
    rows_by_key,
    rows_where,
)
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.state_writing import Difference
from claimscope.store.sql.validation import file_problems


def difference_problems(connection: Connection, case_key: int, changed: Difference) -> Problems:
    """What would be wrong with the record after this change; the texts are in the store already.

    Rows are numbered as the file of an exported package would number them.
    """
    files = {table.file: name for name, table in TABLE_BY_NAME.items()}
    found = Problems(_problems(connection, case_key, changed))
    numbered = [
        replace(problem, row=_row_number(connection, case_key, changed, files, problem))
        for problem in found.kept
    ]
    return Problems(numbered, total=found.total)


def _problems(connection: Connection, case_key: int, changed: Difference) -> Iterator[Problem]:
    """The problems, each with the key of its row as its number."""
    cells = [
        problem
        for row in changed.after
        for problem in cell_problems(_row(row), TABLE_BY_NAME[row.table])
    ]
    if cells:
        yield from cells
        return
    part = _Part(connection, case_key, changed)
    rows = part.rows()
    touched = [row for row in changed.after if row.table in (DOCUMENTS.name, ASSERTIONS.name)]
    documents = [row for row in touched if row.table == DOCUMENTS.name]
    yield from missing_texts(connection, [_row(row) for row in documents])
    beside = [*part.documents_beside(documents), *documents]
    yield from file_problems({DOCUMENTS.name: [_row(row) for row in beside]})
    quoted = {row.cells["document_id"] for row in touched if row.table == ASSERTIONS.name}
    held = [row for row in rows[DOCUMENTS.name] if row.cells["document_id"] in quoted]
    yield from cross_problems(rows, texts_of(connection, held))


def _row(row: StateRow) -> Row:
    return Row(row.key, row.cells)


class _Part:
    """The part of the record, as the change leaves it, that its checks need."""

    def __init__(self, connection: Connection, case_key: int, changed: Difference) -> None:
        self._connection = connection
        self._case_key = case_key
        self._touched = {(row.table, row.key) for row in (*changed.before, *changed.after)}
        self._part: dict[Key, StateRow] = {}
        after = {(row.table, row.row_id) for row in changed.after}
        gone = [row for row in changed.before if (row.table, row.row_id) not in after]
        self._gone = {(row.table, row.row_id) for row in gone}
        asked: set[str] = {
            row.cells["claim_id"] for row in changed.before if row.table == ASSERTIONS.name
        }
        found = [*changed.after, *self._referring(gone)]
        found += self._named("claims", asked)
        assertions = [row for row in changed.after if row.table == ASSERTIONS.name]
        found += self._untouched(FIGURES.name, "assertion_key", assertions)
        while found:
            new = [row for row in found if (row.table, row.row_id) not in self._part]
            self._part |= {(row.table, row.row_id): row for row in new}
            claims = [row for row in new if row.table == "claims"]
            found = self._untouched(ASSERTIONS.name, "claim_key", claims)
            for table, ids in _ids_named_by(new).items():
                found += self._named(table, ids)

    def rows(self) -> dict[str, list[Row]]:
        """The part by table, with keys as the numbers of rows."""
        found: dict[str, list[Row]] = {table.name: [] for table in KEPT_TABLES}
        for row in self._part.values():
            found[row.table].append(_row(row))
        return found

    def documents_beside(self, documents: Sequence[StateRow]) -> list[StateRow]:
        """The other documents whose text lies in the file of one of these."""
        state = STATE[DOCUMENTS.name]
        return [
            row
            for some in in_parts({file_path(row.cells["file"]) for row in documents})
            for row in read_rows(
                self._connection,
                DOCUMENTS,
                state.c.case_key == self._case_key,
                state.c.path.in_(some),
            )
            if (row.table, row.key) not in self._touched
        ]

    def _named(self, table: str, ids: Iterable[str]) -> list[StateRow]:
        """The rows that hold of these ids and are not in the part yet."""
        wanted = [i for i in ids if (table, i) not in self._part and (table, i) not in self._gone]
        keys = keys_of_ids(self._connection, self._case_key, table, wanted).values()
        rows = rows_by_key(self._connection, TABLE_BY_NAME[table], keys)
        return [row for row in rows if (row.table, row.key) not in self._touched]

    def _referring(self, gone: Sequence[StateRow]) -> list[StateRow]:
        """The rows that still refer to one that is withdrawn."""
        return [
            row
            for table in KEPT_TABLES
            for column in table.columns
            if column.refers_to
            for row in self._untouched(
                table.name,
                REFERRED[column.refers_to],
                [each for each in gone if each.table == column.refers_to],
            )
        ]

    def _untouched(self, table: str, column: str, rows: Iterable[StateRow]) -> list[StateRow]:
        """The rows that refer to these, apart from those that are saved themselves."""
        keys = [row.key for row in rows]
        found = rows_where(self._connection, TABLE_BY_NAME[table], column, keys)
        return [row for row in found if (row.table, row.key) not in self._touched]


def _ids_named_by(rows: Iterable[StateRow]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for row in rows:
        for column in TABLE_BY_NAME[row.table].columns:
            if column.refers_to and row.cells[column.name]:
                named.setdefault(column.refers_to, set()).add(row.cells[column.name])
    return named


def _row_number(
    connection: Connection,
    case_key: int,
    changed: Difference,
    files: dict[str, str],
    problem: Problem,
) -> int:
    """The number that a package's file would give the row with a key: its header is row 1."""
    table = files.get(problem.file)
    if table is None or not problem.row:
        return problem.row
    before = {row.key for row in changed.before if row.table == table and row.key <= problem.row}
    after = {row.key for row in changed.after if row.table == table and row.key <= problem.row}
    state = STATE[table]
    earlier = state.c.case_key == case_key, state.c.key <= problem.row
    held = connection.scalar(select(func.count()).select_from(state).where(*earlier)) or 0
    return 1 + held - len(before) + len(after)
