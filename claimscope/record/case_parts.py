"""A case folder of any size, read part by part: what of it is read is not kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from claimscope.errors import Problem, Problems
from claimscope.record import validation as checks
from claimscope.record.case import read_title, seeds_folder
from claimscope.record.model import (
    ASSERTIONS,
    DOCUMENTS,
    KEPT_TABLES,
    Table,
)
from claimscope.record.rows import IN_PARTS, WHOLE, Row, UnreadableTableError, rows_in

Key = tuple[str, ...]
"""The cells of the key of a row."""


@dataclass(frozen=True)
class CaseFolder:
    """A case folder whose files are read when they are asked for, up to the limits ``IN_PARTS``."""

    folder: Path
    title: str

    @property
    def case_id(self) -> str:
        """The case goes by the name of its folder."""
        return self.folder.resolve().name

    def rows(self, table: Table, problems: Problems) -> Iterator[Row]:
        """The rows of a table in the order of its file; what is wrong with them goes to
        ``problems``.

        Of a file as a whole that may be said after many of its rows.
        """
        try:
            yield from rows_in(self.folder / table.file, table, problems, IN_PARTS)
        except UnreadableTableError as error:
            problems.merge(error.problems)

    def seeds(self) -> Path:
        """The folder of its texts."""
        return seeds_folder(
            self.folder, [row.cells["file"] for row in self.rows(DOCUMENTS, Problems())]
        )

    def lines(self) -> int:
        """How many lines the files of its tables have: about as many as there are rows."""
        return sum(_lines(self.folder / table.file) for table in KEPT_TABLES)

    def numbers(
        self, table: Table, keys: Collection[tuple[str, ...]]
    ) -> dict[tuple[str, ...], int]:
        """The number of the first row with each of these keys; the file is read again for it."""
        found: dict[Key, int] = {}
        if keys:
            for row in self.rows(table, Problems()):
                key = tuple(row.cells[name] for name in table.key)
                if key in keys:
                    found.setdefault(key, row.number)
        return found


def open_folder(folder: Path, title: str | None = None) -> CaseFolder:
    """The case in ``folder``, with a title for one that has no descriptor.

    Raises :class:`DataError` for a descriptor that is missing or none.
    """
    return CaseFolder(folder, read_title(folder) if title is None else title)


def part_problems(
    table: Table, part: Sequence[Row], referred: Mapping[str, list[Row]]
) -> Iterator[Problem]:
    """What is wrong with some rows of a table, whose cells are each valid by themselves.

    ``referred`` has the rows that they name, by table, as far as there are any; of an assertion its
    quote. Quotes are not held against their texts, and claims may still be without an assertion.
    """
    none: dict[str, list[Row]] = {each.name: [] for each in KEPT_TABLES}
    alone = {**none, table.name: [*part]}
    rows = {**none, **referred, table.name: [*part]}
    own = (check(rows) for name, check in checks.cross_checks({}) if name == table.name)
    return chain(checks.key_problems(alone), checks.reference_problems(rows, [table]), *own)


def quotes_misplaced(part: Sequence[Row], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Quotes of some assertions that are not in their texts, by the id of the document, or not
    there.
    """
    return checks.quote_problems({ASSERTIONS.name: [*part]}, texts)


def is_large(folder: Path) -> bool:
    """Whether the tables of a folder hold more than is read of a case as a whole."""
    return any(_is_large(folder / table.file) for table in KEPT_TABLES)


def _is_large(path: Path) -> bool:
    """Whether a file has more lines or bytes than are read of one as a whole."""
    try:
        return path.stat().st_size > WHOLE.size or _lines(path) > WHOLE.rows + 1
    except OSError:
        return False


def _lines(path: Path) -> int:
    """How many lines a file has; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            chunks = iter(lambda: file.read(2**20), b"")
            return sum(chunk.count(b"\n") for chunk in chunks)
    except OSError:
        return 0
