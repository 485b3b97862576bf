"""A case folder of any size into a database, part by part.

Each part is checked against what is in the database by then, and written to the log and to the
state in one. So memory does not grow with the case. The checks are those of a case that is read
whole (:func:`claimscope.record.case.load_case`), with the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, insert, select

from claimscope.errors import DataError, Problem, Problems
from claimscope.record.case_parts import CaseFolder, part_problems, quotes_misplaced
from claimscope.record.changes import TABLE_BY_NAME, Change, Key, row_id
from claimscope.record.model import (
    ASSERTIONS,
    CLAIMS,
    DOCUMENTS,
    FIGURES,
    IDENTITIES,
    KEPT_TABLES,
    Table,
)
from claimscope.record.rows import Row
from claimscope.record.validation import document_texts, repeated_key, unspoken_claim
from claimscope.sandbox.progress import report
from claimscope.store.sql.log_writing import add_versions, keep_texts
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.rebuild import count_many
from claimscope.store.sql.state_rows import (
    StateRow,
    file_path,
    keys_of_ids,
    rows_by_key,
    values_of,
)
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.state_writing import (
    begin_state,
    end_difference,
    write_counts_of,
    write_status,
)
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.validation import file_problems
from claimscope.store.sql.words import INDEXED, put_in_words

OF_ROWS, OF_STATUS = 0.8, 0.15
"""Which shares of an import it takes to write the rows, and the statuses of claims."""
TEXTS_AT_ONCE = 100
"""How many texts are in memory at once: one may have a million characters."""


def import_rows(
    connection: Connection, case_id: str, case_key: int, save_id: int, folder: CaseFolder
) -> None:
    """Write the rows and texts of a folder as those of a new case, whose state is begun here.

    The transaction is the caller's: after an error nothing may be kept. Raises :class:`DataError`
    with every problem: files, columns and single cells first, and, where those are valid, whatever
    is wrong between the tables and the texts.
    """
    begin_state(connection, case_key, case_id, save_id)
    work = _Import(connection, case_id, case_key, save_id, folder)
    work.write_tables()
    count_many(connection, work.written)
    work.refuse_problems()
    claims = STATE["claims"].c
    keys = connection.scalars(select(claims.key).where(claims.case_key == case_key)).all()
    done = 0
    for some in in_parts(keys):
        write_status(connection, some)
        done += len(some)
        report(OF_ROWS + OF_STATUS * done / len(keys))
    write_counts_of(connection, case_key, keys)
    end_difference(connection, case_key, save_id)


class _Import:
    def __init__(
        self,
        connection: Connection,
        case_id: str,
        case_key: int,
        save_id: int,
        folder: CaseFolder,
    ) -> None:
        self.written = 0
        self._read = 0
        self._lines = folder.lines()
        self._connection = connection
        self._case_id = case_id
        self._case_key = case_key
        self._save_id = save_id
        self._folder = folder
        self._seeds = folder.seeds()
        self._of_cells = Problems()
        self._across = Problems()
        self._repeated: dict[str, list[Row]] = defaultdict(list)

    def write_tables(self) -> None:
        """Read every table. From the first fault of a cell on nothing more is written."""
        for table in KEPT_TABLES:
            for part in in_parts(self._folder.rows(table, self._of_cells)):
                if not self._of_cells:
                    self._write(table, part)
                self._read += len(part)
                report(OF_ROWS * min(self._read / self._lines, 1))

    def refuse_problems(self) -> None:
        """Raise what has been found, and claims that nobody speaks of."""
        if self._of_cells:
            raise DataError(self._of_cells)
        self._across.add(self._repetitions())
        self._across.add(self._unspoken())
        if self._across:
            raise DataError(self._across)

    def _write(self, table: Table, part: Sequence[Row]) -> None:
        new = self._without_repeated(table, part)
        if table == DOCUMENTS:
            self._write_texts(part)
        keys = self._keys_named(table, part)
        self._across.add(part_problems(table, part, self._referred(table, keys)))
        if table == ASSERTIONS:
            self._check_quotes(part, keys)
        changes = [Change(table.name, name, row.cells) for name, row in new.items()]
        numbers = add_versions(self._connection, self._case_id, self._save_id, changes)
        rows = [
            StateRow(table.name, name, number, number, row.cells)
            for name, row in new.items()
            for number in (numbers[table.name, name],)
        ]
        known = defaultdict(int, keys)  # a row that names one that is not there is refused later
        values = [values_of(row, self._case_key, known) for row in rows]
        if values:
            self._connection.execute(insert(STATE[table.name]), values)
        self.written += len(rows)
        if table.name in INDEXED:
            put_in_words(self._connection, [row.key for row in rows])

    def _without_repeated(self, table: Table, part: Sequence[Row]) -> dict[str, Row]:
        """The rows by id, the first of each; of those that an earlier part has a note is made."""
        rows: dict[str, Row] = {}
        for row in part:
            rows.setdefault(row_id(table, row.cells), row)
        held = keys_of_ids(self._connection, self._case_key, table.name, rows)
        self._repeated[table.name] += [rows.pop(name) for _, name in held]
        return rows

    def _write_texts(self, part: Sequence[Row]) -> None:
        """Check and keep the texts of documents, and check that no two lie in one file."""
        state = STATE[DOCUMENTS.name].c
        paths = {file_path(row.cells["file"]) for row in part}
        asked = select(state.path, state.sha256).where(state.case_key == self._case_key)
        found = self._connection.execute(asked.where(state.path.in_(paths)))
        others = {row.path: row.sha256 for row in found}
        self._across.add(file_problems({DOCUMENTS.name: [*part]}, others))
        left = iter(part)
        while some := list(islice(left, TEXTS_AT_ONCE)):
            texts, problems = document_texts({DOCUMENTS.name: some}, self._seeds)
            self._across.add(problems)
            hashes = {row.cells["document_id"]: row.cells["sha256"].lower() for row in some}
            keep_texts(self._connection, {hashes[name]: text for name, text in texts.items()})

    def _keys_named(self, table: Table, part: Sequence[Row]) -> dict[Key, int]:
        """The keys of the rows that these name, as far as there are any."""
        found: dict[Key, int] = {}
        for column in (column for column in table.columns if column.refers_to):
            named = {row.cells[column.name] for row in part} - {""}
            if table == IDENTITIES:  # an id that was merged may not be there still
                named |= {row.cells["other_id"] for row in part}
            found |= keys_of_ids(self._connection, self._case_key, column.refers_to, named)
        return found

    def _referred(self, table: Table, keys: Mapping[Key, int]) -> dict[str, list[Row]]:
        """The rows that are named, with their ids alone; of assertions their quotes too."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for (name, its_id), key in keys.items():
            rows[name].append(Row(key, {TABLE_BY_NAME[name].key[0]: its_id}))
        if table == FIGURES:
            keys_of_assertions = [row.number for row in rows[ASSERTIONS.name]]
            found = rows_by_key(self._connection, ASSERTIONS, keys_of_assertions)
            rows[ASSERTIONS.name] = [Row(row.key, row.cells) for row in found]
        return rows

    def _check_quotes(self, part: Sequence[Row], keys: Mapping[Key, int]) -> None:
        """Hold the quotes of assertions against their texts, a few texts at a time."""
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in part:
            by_document[row.cells["document_id"]].append(row)
        state = STATE[DOCUMENTS.name].c
        asked = select(state.document_id, TEXTS.c.content).join(
            TEXTS, TEXTS.c.sha256 == state.sha256
        )
        left = iter(by_document.items())
        while some := dict(islice(left, TEXTS_AT_ONCE)):
            of_these = [keys[key] for name in some if (key := (DOCUMENTS.name, name)) in keys]
            found = self._connection.execute(asked.where(state.key.in_(of_these)))
            texts = {name: content.decode() for name, content in found}
            for rows in some.values():
                self._across.add(quotes_misplaced(rows, texts))

    def _repetitions(self) -> Iterator[Problem]:
        for name, rows in self._repeated.items():
            table = TABLE_BY_NAME[name]
            keys = {tuple(row.cells[each] for each in table.key): row for row in rows}
            firsts = self._folder.numbers(table, keys)
            for row in rows:
                key = tuple(row.cells[each] for each in table.key)
                yield repeated_key(table, row, firsts[key])

    def _unspoken(self) -> Iterator[Problem]:
        claims, spoken = STATE["claims"].c, STATE["assertions"].c
        asked = select(claims.claim_id).where(
            claims.case_key == self._case_key,
            ~select(spoken.key).where(spoken.claim_key == claims.key).exists(),
        )
        ids = self._connection.scalars(asked).all()
        numbers = self._folder.numbers(CLAIMS, {(each,) for each in ids})
        return (unspoken_claim(Row(numbers[each,], {"claim_id": each})) for each in ids)
