"""A case folder read into the record, or refused with every reason why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from narwhals.typing import IntoFrame

from claimscope.errors import DataError, Problem, Problems
from claimscope.record import validation as checks
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.digest import record_digest
from claimscope.record.model import DOCUMENTS, KEPT_TABLES
from claimscope.record.rows import Row, read_rows, table_frame
from claimscope.record.validation import judgement_problems
from claimscope.resources import ROOT

TITLE_LIMIT = 1000


@dataclass(frozen=True)
class Case:
    """One contested story: the seven tables, the texts they rest on, the analysts' own calls.

    Each table is a frame with the columns that :mod:`claimscope.record.model` gives it, on
    whatever engine narwhals knows. ``texts`` holds every document by its id. ``digest`` is a hash
    of all that the case says: two cases with one digest are the same record (see
    :mod:`claimscope.record.digest`). ``as_recorded_at`` is the moment by which all of it was kept,
    where an earlier state of the record was asked for; None for the record of now.
    """

    case_id: str
    title: str
    digest: str
    documents: IntoFrame
    sources: IntoFrame
    places: IntoFrame
    claims: IntoFrame
    claim_places: IntoFrame
    assertions: IntoFrame
    figures: IntoFrame
    judgements: IntoFrame
    texts: Mapping[str, str]
    as_recorded_at: datetime | None = None


@dataclass(frozen=True)
class CaseParts:
    """A case that holds, as its cells and texts: what one process can hand to another."""

    case_id: str
    title: str
    rows: Mapping[str, list[Row]]
    texts: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """The parts as JSON knows them."""
        rows = {
            table.name: [
                [row.number, *(row.cells[name] for name in table.column_names)]
                for row in self.rows[table.name]
            ]
            for table in KEPT_TABLES
        }
        return {"case_id": self.case_id, "title": self.title, "rows": rows, "texts": self.texts}

    @staticmethod
    def from_json(parts: Mapping[str, Any]) -> CaseParts:
        """The parts that were told so."""
        rows = {
            table.name: [
                Row(number, dict(zip(table.column_names, cells, strict=True)))
                for number, *cells in parts["rows"][table.name]
            ]
            for table in KEPT_TABLES
        }
        return CaseParts(parts["case_id"], parts["title"], rows, parts["texts"])


def load_case(folder: Path, title: str | None = None) -> Case:
    """Read and check the case in ``folder``; its tables come as pandas frames.

    See :func:`read_case`.
    """
    return case_of(read_case(folder, title))


def read_case(folder: Path, title: str | None = None) -> CaseParts:
    """Read and check the case in ``folder``.

    With a ``title`` a folder that holds the tables alone is a case too: no descriptor is read.
    Raises :class:`DataError` with every problem found: files, columns, single cells first, and,
    where those hold, whatever is wrong between the tables and the texts.
    """
    if title is None:
        title = _title(_descriptor(folder), folder)
    rows = _read_tables(folder)
    seeds = seeds_folder(folder, [row.cells["file"] for row in rows["documents"]])
    texts, problems = checks.document_texts(rows, seeds)
    _check(rows, texts, problems)
    return CaseParts(folder.resolve().name, title, rows, texts)


def checked_case(
    case_id: str,
    title: str,
    rows: checks.Rows,
    texts: Mapping[str, str],
    found: Sequence[Problem] = (),
) -> Case:
    """The case of these texts and rows, whose cells each hold by themselves.

    ``rows`` has every table of :data:`claimscope.record.model.KEPT_TABLES`. Raises
    :class:`DataError` for what was ``found`` wrong before and for all that is wrong between tables
    and texts.
    """
    _check(rows, texts, found)
    return case_of(CaseParts(case_id, title, rows, texts))


def case_of(parts: CaseParts) -> Case:
    """The case of parts that hold."""
    frames: dict[str, Any] = {
        table.name: table_frame(parts.rows[table.name], table) for table in KEPT_TABLES
    }
    return Case(
        case_id=parts.case_id,
        title=parts.title,
        digest=record_digest(parts.title, parts.rows, parts.texts),
        texts=parts.texts,
        **frames,
    )


def _check(rows: checks.Rows, texts: Mapping[str, str], found: Iterable[Problem]) -> None:
    problems = Problems(chain(found, _cross_problems(rows, texts)))
    if problems:
        raise DataError(problems)


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
        return _title(_descriptor(folder), folder)
    except DataError:
        return folder.resolve().name


def seeds_folder(folder: Path, files: list[str]) -> Path:
    """The ``seeds`` folder that holds the case's texts.

    The one in the case or nearest above it that has them, else the one of this installation.
    """
    above = [place / "seeds" for place in (folder.resolve(), *folder.resolve().parents)]
    holding = [seeds for seeds in above if any(_is_file(seeds / file) for file in files)]
    return (holding or [ROOT / "seeds"])[0]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the file system
        return False


def _descriptor(folder: Path) -> dict[str, Any]:
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
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


def _title(descriptor: Mapping[str, Any], folder: Path) -> str:
    title = descriptor.get("title", "")
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
    return ""


def _read_tables(folder: Path) -> dict[str, list[Row]]:
    read = {table.name: read_rows(folder / table.file, table) for table in KEPT_TABLES}
    problems = Problems()
    for _, found in read.values():
        problems.merge(found)
    if problems:
        raise DataError(problems)
    return {name: rows for name, (rows, _) in read.items()}


def _cross_problems(rows: checks.Rows, texts: Mapping[str, str]) -> Iterator[Problem]:
    return chain(
        checks.key_problems(rows),
        checks.reference_problems(rows),
        checks.claim_problems(rows),
        checks.place_problems(rows),
        checks.figure_problems(rows),
        checks.quote_problems(rows, texts),
        judgement_problems(rows),
    )
