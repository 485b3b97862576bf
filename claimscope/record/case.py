"""A case folder read into the record, or refused with every reason why."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.errors import DataError, Problem, Problems
from claimscope.record import validation as checks
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.digest import record_digest
from claimscope.record.model import (
    ASSERTIONS,
    CLAIM_PLACES,
    CLAIMS,
    DOCUMENTS,
    FIGURES,
    IDENTITIES,
    JUDGEMENTS,
    KEPT_TABLES,
    PLACES,
    SOURCES,
    Table,
)
from claimscope.record.rows import Row, read_rows, table_frame
from claimscope.resources import ROOT

TITLE_LIMIT = 1000


Engine = Callable[[pd.DataFrame], IntoFrame]
"""What makes a frame of an engine that narwhals knows out of one of pandas."""


def on_pandas(frame: pd.DataFrame) -> IntoFrame:
    """The engine that a case has unless it is given another."""
    return frame


@dataclass(frozen=True)
class Case:
    """One contested story: its checked rows, and the texts that they rest on.

    ``rows`` holds the rows of every table by its name, each cell as it was written. The frames are
    derived from them: each has the columns that :mod:`claimscope.record.model` gives its table,
    is made when it is first asked for, and lies on ``engine``. ``texts`` holds every document by
    its id. ``as_recorded_at`` is the moment whose record this is, where an earlier one was asked
    for; None for the current record. ``state`` is the state of its store that it was read at (see
    :class:`claimscope.record.changes.CaseEntry`); None for a case that is in no store. ``address``
    is that of the store.
    """

    case_id: str
    title: str
    rows: checks.Rows
    texts: Mapping[str, str]
    as_recorded_at: datetime | None = None
    state: Hashable = None
    engine: Engine = on_pandas
    address: str = ""

    @cached_property
    def digest(self) -> str:
        """A hash of all that the case says: two cases with one digest are the same record.

        See :mod:`claimscope.record.digest`.
        """
        return record_digest(self.title, self.rows, self.texts)

    @cached_property
    def documents(self) -> IntoFrame:
        """The documents that the case quotes."""
        return self._frame(DOCUMENTS)

    @cached_property
    def sources(self) -> IntoFrame:
        """Who speaks in them."""
        return self._frame(SOURCES)

    @cached_property
    def places(self) -> IntoFrame:
        """The places that claims are about."""
        return self._frame(PLACES)

    @cached_property
    def claims(self) -> IntoFrame:
        """What is said to be so."""
        return self._frame(CLAIMS)

    @cached_property
    def claim_places(self) -> IntoFrame:
        """Which role each place has in a claim."""
        return self._frame(CLAIM_PLACES)

    @cached_property
    def assertions(self) -> IntoFrame:
        """Which stance a source takes on a claim, in which words."""
        return self._frame(ASSERTIONS)

    @cached_property
    def figures(self) -> IntoFrame:
        """The numbers in the assertions."""
        return self._frame(FIGURES)

    @cached_property
    def judgements(self) -> IntoFrame:
        """The analysts' own assessments."""
        return self._frame(JUDGEMENTS)

    @cached_property
    def identities(self) -> IntoFrame:
        """The analysts' decisions whether two claims, or two sources, are one."""
        return self._frame(IDENTITIES)

    def frame(self, table: Table) -> IntoFrame:
        """The frame of a table."""
        frame: IntoFrame = getattr(self, table.name)
        return frame

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table as they were written, their cells in the order of its columns."""
        for row in self.rows[table.name]:
            yield {name: row.cells[name] for name in table.column_names}

    def seeds(self) -> Iterator[tuple[str, str]]:
        """Every text, with the file that it lies in, in the order of the documents."""
        for cells in self.cells(DOCUMENTS):
            yield cells["file"], self.texts[cells["document_id"]]

    def on(self, engine: Engine) -> Case:
        """The same case with its frames on another engine."""
        return replace(self, engine=engine)

    def as_json(self) -> dict[str, Any]:
        """The case as JSON holds it, for another process."""
        rows = {
            table.name: [[row.number, *row.cells.values()] for row in self._ordered(table)]
            for table in KEPT_TABLES
        }
        texts = dict(self.texts)
        return {"case_id": self.case_id, "title": self.title, "rows": rows, "texts": texts}

    @staticmethod
    def from_json(written: Mapping[str, Any]) -> Case:
        """The case that :meth:`as_json` has written."""
        rows = {
            table.name: [
                Row(number, dict(zip(table.column_names, cells, strict=True)))
                for number, *cells in written["rows"][table.name]
            ]
            for table in KEPT_TABLES
        }
        return Case(written["case_id"], written["title"], rows, written["texts"])

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: the fields, without the frames made of them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def _ordered(self, table: Table) -> Iterator[Row]:
        rows = self.rows[table.name]
        return map(Row, (row.number for row in rows), self.cells(table))

    def _frame(self, table: Table) -> IntoFrame:
        return self.engine(table_frame(self.rows[table.name], table))


def load_case(folder: Path, title: str | None = None) -> Case:
    """Read and check the case in ``folder``.

    With a ``title`` a folder that holds the tables alone is a case too: no descriptor is read.
    Raises :class:`DataError` with every problem found: files, columns, single cells first, and,
    where those are valid, whatever is wrong between the tables and the texts.
    """
    if title is None:
        title = read_title(folder)
    rows = _read_tables(folder)
    seeds = seeds_folder(folder, [row.cells["file"] for row in rows["documents"]])
    texts, problems = checks.document_texts(rows, seeds)
    return checked_case(folder.resolve().name, title, rows, texts, problems)


def checked_case(
    case_id: str,
    title: str,
    rows: checks.Rows,
    texts: Mapping[str, str],
    found: Iterable[Problem] = (),
) -> Case:
    """The case of these texts and rows, whose cells are each valid by themselves.

    ``rows`` has every table of :data:`claimscope.record.model.KEPT_TABLES`. Raises
    :class:`DataError` for the problems that were ``found`` before and for all between tables and
    texts.
    """
    problems = Problems(chain(found, cross_problems(rows, texts)))
    if problems:
        raise DataError(problems)
    return Case(case_id, title, rows, texts)


def cross_problems(rows: checks.Rows, texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong between tables and texts, where each cell is valid by itself.

    ``rows`` may be a part of a record, and ``texts`` some of its texts: what refers to another row
    is held against those given, a quote against its text where that is given.
    """
    return chain.from_iterable(check(rows) for _, check in checks.cross_checks(texts))


def case_folders(root: Path) -> list[Path]:
    """The case folders below ``root``, by name: every folder that holds a descriptor."""
    return sorted(path.parent for path in root.glob(f"*/{DESCRIPTOR}"))


def files_of(folder: Path) -> list[Path]:
    """Every file that ``load_case(folder)`` reads, there or not: descriptor, tables and texts."""
    documents, _ = read_rows(folder / DOCUMENTS.file, DOCUMENTS)
    files = [row.cells["file"] for row in documents]
    seeds = seeds_folder(folder, files)
    tables = [folder / table.file for table in KEPT_TABLES]
    return [folder / DESCRIPTOR, *tables, *(seeds / file for file in files)]


def title_of(folder: Path) -> str:
    """The title of the case in ``folder`` without the case; its own name where it has none."""
    try:
        return read_title(folder)
    except DataError:
        return folder.resolve().name


def seeds_folder(folder: Path, files: Sequence[str]) -> Path:
    """The ``seeds`` folder that holds the case's texts.

    The one in the case or nearest above it that has them, else the one of this installation.
    """
    above = [place / "seeds" for place in (folder.resolve(), *folder.resolve().parents)]
    holding = (seeds for seeds in above if any(_is_file(seeds / file) for file in files))
    return next(holding, ROOT / "seeds")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the file system
        return False


def _descriptor(folder: Path) -> dict[str, Any]:
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text("utf-8-sig"))
    except OSError:
        wrong, remedy = (
            "the file is missing.",
            "Is this a case folder? Add the descriptor.",
        )
    except (ValueError, RecursionError):
        wrong, remedy = (
            "it is not JSON in UTF-8.",
            "Correct it, or copy it from another case.",
        )
    else:
        if isinstance(descriptor, dict):
            return descriptor
        wrong, remedy = "it is not a JSON object.", "Copy it from another case."
    raise DataError([Problem(DESCRIPTOR, 0, "", wrong, remedy)])


def read_title(folder: Path) -> str:
    """The title in the descriptor of the case in ``folder``, which has its name where it has none.

    Raises :class:`DataError` for a descriptor that is missing or none.
    """
    title = _descriptor(folder).get("title", "")
    wrong = _title_fault(title)
    if wrong:
        remedy = f"Write the title again: a text of {TITLE_LIMIT} characters at most."
        raise DataError([Problem(DESCRIPTOR, 0, "title", wrong, remedy)])
    return str(title) if str(title).strip() else folder.resolve().name


def _title_fault(title: object) -> str:
    if not isinstance(title, str):
        kinds = {type(None): "null", bool: "true or false", list: "a list", dict: "an object"}
        return f"it is {kinds.get(type(title), 'a number')}, not a text."
    if len(title) > TITLE_LIMIT:
        return f"it has {len(title):,} characters."
    try:
        title.encode()
    except UnicodeEncodeError:  # JSON can write half a character, no file and no screen can
        return "it holds half a character."
    if title.strip() and not any(unicodedata.category(each)[0] in "LNPS" for each in title):
        return "none of its characters can be seen."
    return ""


def _read_tables(folder: Path) -> dict[str, list[Row]]:
    read = {table.name: read_rows(folder / table.file, table) for table in KEPT_TABLES}
    problems = Problems()
    for _, found in read.values():
        problems.merge(found)
    if problems:
        raise DataError(problems)
    return {name: rows for name, (rows, _) in read.items()}
