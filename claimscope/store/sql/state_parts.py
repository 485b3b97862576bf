"""The state of a case, written part by part: each is checked against what is there by then.

Memory does not grow with the case. The checks are those of a case that is read whole
(:func:`claimscope.record.case.load_case`), with the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, insert, select

from claimscope.errors import DataError, Problem, Problems
from claimscope.record.case_parts import part_problems, quotes_misplaced
from claimscope.record.changes import TABLE_BY_NAME, Key, row_id
from claimscope.record.model import ASSERTIONS, CLAIMS, DOCUMENTS, FIGURES, IDENTITIES, Table
from claimscope.record.rows import Row
from claimscope.record.validation import repeated_key, unspoken_claim
from claimscope.sandbox.progress import report
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_rows import (
    StateRow,
    file_path,
    keys_of_ids,
    rows_by_key,
    values_of,
)
from claimscope.store.sql.state_tables import STATE, count_rows
from claimscope.store.sql.state_writing import (
    begin_state,
    end_difference,
    write_counts_of,
    write_status,
)
from claimscope.store.sql.tables import TEXTS
from claimscope.store.sql.validation import file_problems
from claimscope.store.sql.words import INDEXED, is_sqlite, put_in_words

TEXTS_AT_ONCE = 100
"""How many texts are in memory at once: one may have a million characters."""
MANY_ROWS = 1_000
"""From so many new rows on PostgreSQL counts them at once, and not when it next comes to it."""
OF_ROWS, OF_STATUS = 0.8, 0.15
"""Which shares of the work it is to write the rows, and the statuses of claims."""

Numbered = tuple[int, StateRow]
"""A row with its number in the file of its table."""
Numbers = Callable[[Table, Collection[tuple[str, ...]]], Mapping[tuple[str, ...], int]]
"""The number of the first row of a table with each of these keys."""


class StateInParts:
    """The state of a case that has none, begun here; its tables come in the order of the model.

    ``of_cells`` has what is wrong with single cells: from the first of it on nothing more is
    written. ``across`` has what is wrong between rows and texts. ``rows`` is about how many rows
    are to come, for who is told how far it is. Without ``words`` the index is left as it is.
    """

    def __init__(
        self,
        connection: Connection,
        case_id: str,
        case_key: int,
        save_id: int,
        rows: int,
        *,
        words: bool = True,
    ) -> None:
        self.of_cells = Problems()
        self.across = Problems()
        self._connection = connection
        self._case_key = case_key
        self._save_id = save_id
        self._awaited = rows
        self._come = 0
        self._written = 0
        self._words = words
        self._repeated: dict[str, list[Row]] = defaultdict(list)
        begin_state(connection, case_key, case_id, save_id)

    def read(self, table: Table, rows: Iterable[Numbered]) -> None:
        """Check and write the rows of a table, of which no more are read at once than one
        statement is given.
        """
        for part in in_parts(rows):
            if not self.of_cells:
                self._write(table, part)
            self._come += len(part)
            report(OF_ROWS * min(self._come / max(self._awaited, 1), 1))

    def finish(self, numbers: Numbers) -> None:
        """Compute statuses and counts.

        Raises :class:`DataError` with every problem: those of single cells first, and, where there
        are none, whatever is wrong between rows and texts.
        """
        if self._written >= MANY_ROWS and not is_sqlite(self._connection):
            count_rows(self._connection)
        if self.of_cells:
            raise DataError(self.of_cells)
        self.across.add(self._repetitions(numbers))
        self.across.add(self._unspoken(numbers))
        if self.across:
            raise DataError(self.across)
        claims = STATE[CLAIMS.name].c
        asked = select(claims.key).where(claims.case_key == self._case_key)
        keys = self._connection.scalars(asked).all()
        done = 0
        for some in in_parts(keys):
            write_status(self._connection, some)
            done += len(some)
            report(OF_ROWS + OF_STATUS * done / len(keys))
        write_counts_of(self._connection, self._case_key, keys)
        end_difference(self._connection, self._case_key, self._save_id)

    def _write(self, table: Table, numbered: Sequence[Numbered]) -> None:
        new = self._without_repeated(table, numbered)
        part = [Row(number, row.cells) for number, row in numbered]
        if table == DOCUMENTS:
            self.across.add(file_problems({DOCUMENTS.name: [*part]}, self._hashes_by_path(part)))
        keys = self._keys_named(table, part)
        self.across.add(part_problems(table, part, self._referred(table, keys)))
        if table == ASSERTIONS:
            self._check_quotes(part, keys)
        known = defaultdict(int, keys)  # a row that names one that is not there is refused later
        values = [values_of(row, self._case_key, known) for row in new]
        if values:
            self._connection.execute(insert(STATE[table.name]), values)
        self._written += len(new)
        if self._words and table.name in INDEXED:
            put_in_words(self._connection, [row.key for row in new])

    def _without_repeated(self, table: Table, part: Sequence[Numbered]) -> list[StateRow]:
        """The first row of each id; of those that an earlier part has a note is made."""
        firsts: dict[str, Numbered] = {}
        for number, row in part:
            firsts.setdefault(row_id(table, row.cells), (number, row))
        held = keys_of_ids(self._connection, self._case_key, table.name, firsts)
        for _, name in held:
            number, row = firsts.pop(name)
            self._repeated[table.name].append(Row(number, row.cells))
        return [row for _, row in firsts.values()]

    def _hashes_by_path(self, part: Sequence[Row]) -> dict[str, str]:
        """The hashes of the texts that lie in the files of these documents already."""
        state = STATE[DOCUMENTS.name].c
        paths = {file_path(row.cells["file"]) for row in part}
        asked = select(state.path, state.sha256).where(state.case_key == self._case_key)
        found = self._connection.execute(asked.where(state.path.in_(paths)))
        return {row.path: row.sha256 for row in found}

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
                self.across.add(quotes_misplaced(rows, texts))

    def _repetitions(self, numbers: Numbers) -> Iterator[Problem]:
        for name, rows in self._repeated.items():
            table = TABLE_BY_NAME[name]
            keys = {tuple(row.cells[each] for each in table.key): row for row in rows}
            firsts = numbers(table, keys)
            for row in rows:
                key = tuple(row.cells[each] for each in table.key)
                yield repeated_key(table, row, firsts[key])

    def _unspoken(self, numbers: Numbers) -> Iterator[Problem]:
        claims, spoken = STATE[CLAIMS.name].c, STATE[ASSERTIONS.name].c
        asked = select(claims.claim_id).where(
            claims.case_key == self._case_key,
            ~select(spoken.key).where(spoken.claim_key == claims.key).exists(),
        )
        ids = self._connection.scalars(asked).all()
        found = numbers(CLAIMS, {(each,) for each in ids})
        return (unspoken_claim(Row(found[each,], {"claim_id": each})) for each in ids)
