"""A :class:`claimscope.store.base.WritableStore` in SQL.

Every save adds versions of rows; none is ever changed or removed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from claimscope.errors import DataError, Problem
from claimscope.formatting import moment_words
from claimscope.record.case import Case
from claimscope.record.case_parts import CaseFolder
from claimscope.record.changes import CaseEntry, Change, Key, Save, StoreError, Version, additions
from claimscope.record.identities import Kind
from claimscope.record.model import DOCUMENTS
from claimscope.record.rows import ID_SHAPE
from claimscope.sandbox.progress import part_of_work
from claimscope.store.history import SaveEntry
from claimscope.store.read_only import unknown_case
from claimscope.store.reviews import SqlReviews
from claimscope.store.search import MOST, Query, Results
from claimscope.store.sql.bulk_import import import_rows
from claimscope.store.sql.case_part import open_case
from claimscope.store.sql.engine import database_url, open_engine, reading, writing
from claimscope.store.sql.load_case import load_case, state_key
from claimscope.store.sql.log_writing import add_versions, begin_save
from claimscope.store.sql.read_model import SqlModel
from claimscope.store.sql.rebuild import Told, rebuild_all, state_faults
from claimscope.store.sql.saves import (
    UsedRows,
    merge_versions,
    saves_of,
    versions_in_save_of,
    versions_to_merge,
    withdrawn_versions,
)
from claimscope.store.sql.saving import lock, write_save
from claimscope.store.sql.search import search_index
from claimscope.store.sql.snapshot import Snapshots, snapshot_folder
from claimscope.store.sql.state_tables import STATE
from claimscope.store.sql.stored_case import StoredCase, stored_case
from claimscope.store.sql.tables import CASES
from claimscope.store.sql.validation import is_writable, save_problems
from claimscope.store.sql.versions import (
    ABOUT,
    about_of,
    all_versions,
    claim_versions,
    current_versions,
    dependent_rows,
    entries,
    last_save,
    table_versions,
    versions_of,
)
from claimscope.store.sql.words import words_fault
from claimscope.views.read_model import Frames, FramesModel, ReadModel


class SqlStore:
    """Cases in a database. Any number of programs may read and save at once."""

    def __init__(self, engine: Engine, snapshots: Path | None) -> None:
        self._engine = engine
        self._snapshots = Snapshots(engine, snapshots)
        self.reviews = SqlReviews(engine)

    @property
    def address(self) -> str:
        """Where the database is, without a password."""
        return self._engine.url.render_as_string(hide_password=True)

    @property
    def host(self) -> str:
        """The server of the database; "" of SQLite, and of one that is reached by a socket."""
        return self._engine.url.host or ""

    def cases(self, *, archived: bool = False) -> list[CaseEntry]:
        """The cases by title, those that are archived too where asked for."""
        with reading(self._engine) as connection:
            found = entries(connection)
        shown = [entry for entry in found if archived or not entry.archived]
        return sorted(shown, key=lambda entry: (entry.title, entry.case_id))

    def case(self, case_id: str, as_recorded_at: datetime | None = None) -> Case:
        """The case with all that was saved by then; by now where no moment is given.

        Of the case as it is now each table is read when it is asked for; it stays as the save has
        left it, whatever is saved since.

        Raises :class:`StoreError` where there is none of that name, was none then, or where the
        moment is yet to come.
        """
        if as_recorded_at is not None and as_recorded_at > datetime.now(UTC):
            raise StoreError(f"{moment_words(as_recorded_at)} is yet to come.")
        with reading(self._engine) as connection:
            if as_recorded_at is None and state_key(connection, case_id) is not None:
                save_id = last_save(connection, case_id)
                case = open_case(self._engine, connection, case_id, save_id)
            else:
                case = load_case(connection, case_id, as_recorded_at)
        return replace(case, address=self.address)

    def stored_case(self, case_id: str) -> AbstractContextManager[StoredCase | None]:
        """The current case, read row by row while this lasts; None for one whose record is invalid
        or that is not there.
        """
        return stored_case(self._engine, case_id)

    def read_model(self, frames: Frames) -> ReadModel:
        """The tables of the state answer; frames do for the record of an earlier moment."""
        held = FramesModel(frames)
        if frames.case.as_recorded_at is not None:
            return held
        return SqlModel(self._engine, frames.case, held, self._snapshots)

    def is_prepared(self, case: Case) -> bool:
        """Whether :meth:`prepare` has nothing to do."""
        return not self._snapshots.awaits(case)

    def prepare(self, case: Case) -> None:
        """Make what a large case is counted and listed out of, where it is not there yet.

        Reports how far it is: a million assertions take half a minute, once.
        """
        self._snapshots.engine_of(case)

    def current(self, case_id: str) -> list[Version]:
        """The latest version of every row that is not withdrawn, in the order they came."""
        with reading(self._engine) as connection:
            versions = current_versions(connection, case_id)
        return [version for version in versions if version.table != ABOUT]

    def history(self, case_id: str, *claim_ids: str) -> list[Version]:
        """Every version of every row, the earliest first; of these claims where any is given."""
        return [*self.each_version(case_id, *claim_ids)]

    def table_history(self, case_id: str, table: str) -> list[Version]:
        """Every version of the rows of a table, the earliest first."""
        with reading(self._engine) as connection:
            return table_versions(connection, case_id, table)

    def row_history(self, case_id: str, *rows: Key) -> list[Version]:
        """Every version of these rows, the earliest first."""
        with reading(self._engine) as connection:
            return versions_of(connection, case_id, rows)

    def dependent_history(self, case_id: str, row: Key) -> list[Version]:
        """Every version of a row and of all that refer to it, the earliest first."""
        with reading(self._engine) as connection:
            case_key = state_key(connection, case_id)
            if case_key is None:
                return [*all_versions(connection, case_id)]
            return versions_of(connection, case_id, dependent_rows(connection, case_key, row))

    def saves(self, case_id: str) -> list[SaveEntry]:
        """Every save of a case, the latest first."""
        with reading(self._engine) as connection:
            return saves_of(connection, case_id)

    def used_rows(self, case_id: str) -> Container[Key]:
        """Every row that a case has or ever had; each is looked for when it is asked about."""
        return UsedRows(self._engine, case_id)

    def withdrawn_history(self, case_id: str) -> list[Version]:
        """Every version of the rows that were withdrawn, if only for a time."""
        with reading(self._engine) as connection:
            return withdrawn_versions(connection, case_id)

    def save_history(self, case_id: str, row: Key) -> list[Version]:
        """Every version of the rows that the save touched which gave ``row`` its last version."""
        with reading(self._engine) as connection:
            return versions_in_save_of(connection, case_id, row)

    def merge_history(self, case_id: str) -> list[Version]:
        """Every version of the rows that merges and splits of a case have touched, of its decisions
        whether two are one, and of the figures in those rows: what a split goes by.
        """
        with reading(self._engine) as connection:
            case_key = state_key(connection, case_id)
            if case_key is None:
                return [*all_versions(connection, case_id)]
            return merge_versions(connection, case_key, case_id)

    def history_to_merge(
        self, case_id: str, kind: Kind, former_id: str, remaining_id: str
    ) -> list[Version]:
        """Every version of the rows that a merge, or a decision against it, goes by: the former one
        and all that refers to it, the remaining one and its places, the decisions of the case.
        """
        with reading(self._engine) as connection:
            case_key = state_key(connection, case_id)
            if case_key is None:
                return [*all_versions(connection, case_id)]
            return versions_to_merge(connection, case_key, case_id, kind, former_id, remaining_id)

    def each_version(self, case_id: str, *claim_ids: str) -> Iterator[Version]:
        """The same, one by one: few of them are in memory at once."""
        with reading(self._engine) as connection:
            if not entries(connection, case_id):
                raise unknown_case(case_id)
            if claim_ids:
                yield from claim_versions(connection, case_id, claim_ids)
            else:
                yield from all_versions(connection, case_id)

    def create(self, case_id: str, title: str, save: Save) -> CaseEntry:
        """A new case with its first rows. Raises :class:`StoreError` where it is there already."""
        with writing(self._engine) as connection:
            _add_case(connection, case_id)
            return write_save(connection, case_id, save, [_about_new(title)])

    def take_in(self, case: Case, who: str, why: str, case_id: str | None = None) -> CaseEntry:
        """A case from elsewhere, whole, as a new one; of the same id unless another is given."""
        texts = {
            cells["sha256"].lower(): case.texts[cells["document_id"]]
            for cells in case.cells(DOCUMENTS)
        }
        save = Save(who, why, tuple(additions(case)), texts)
        return self.create(case_id or case.case_id, case.title, save)

    def import_folder(
        self, folder: CaseFolder, who: str, why: str, case_id: str | None = None
    ) -> CaseEntry:
        """A case folder of any size as a new case, in memory that does not grow with it.

        Raises :class:`DataError` with every problem; nothing is kept then.
        """
        case_id = case_id or folder.case_id
        with writing(self._engine) as connection:
            _add_case(connection, case_id)
            save = Save(who, why, ())
            if faults := save_problems(save):
                raise DataError(faults)
            save_id = begin_save(connection, case_id, who, why)
            about = add_versions(connection, case_id, save_id, [_about_new(folder.title)])
            import_rows(connection, case_id, about[ABOUT, ABOUT], save_id, folder)
            [entry] = entries(connection, case_id)
            return entry

    def save(self, case_id: str, save: Save) -> CaseEntry:
        """Save all the changes or none; returns the entry of the case as it now is.

        Raises :class:`DataError` for a record that would be invalid and :class:`ConflictError`
        where somebody has changed one of the rows meanwhile.
        """
        with writing(self._engine) as connection:
            return write_save(connection, case_id, save)

    def row_counts(self, case_id: str) -> dict[str, int]:
        """How many rows each table of a valid case has."""
        with reading(self._engine) as connection:
            key = state_key(connection, case_id)
            return {
                name: connection.scalar(
                    select(func.count()).select_from(state).where(state.c.case_key == key)
                )
                or 0
                for name, state in STATE.items()
            }

    def rename(self, case_id: str, title: str, who: str, why: str) -> CaseEntry:
        """Give the case another title; its entry as it now is."""
        return self._describe(case_id, who, why, title=_checked_title(title))

    def archive(self, case_id: str, who: str, why: str, *, archived: bool = True) -> CaseEntry:
        """Take the case out of the list, or restore it; its entry as it now is."""
        return self._describe(case_id, who, why, archived="yes" if archived else "")

    def write_archive(self, folder: Path, case_id: str | None = None) -> str:
        """Write every case, or the one of that id, as an archive of Parquet into a new folder.

        Returns the SHA-256 of its manifest. See :mod:`claimscope.store.archive.layout`.
        """
        # pyarrow takes a tenth of a second to import, and is needed only here.
        from claimscope.store.archive.writing import write_archive  # noqa: PLC0415

        with reading(self._engine) as connection:
            found = entries(connection, case_id)
            if case_id is not None and not found:
                raise unknown_case(case_id)
            return write_archive(connection, found, folder)

    def search(self, query: Query, most: int = MOST) -> Results:
        """The first passages of each kind that are found; see :mod:`claimscope.store.search`."""
        with reading(self._engine) as connection:
            return search_index(connection, query, most)

    def faults(self) -> dict[str, list[str]]:
        """What of the state is not as the log says, in lines, by case; nothing is changed.

        The words of all cases together stand under ``words``. Empty where all is well.
        """
        found: dict[str, list[str]] = {}
        with writing(self._engine) as connection:
            if fault := words_fault(connection):
                found["words"] = [fault]
            held = entries(connection)
            for number, entry in enumerate(held):
                with part_of_work(number / len(held), (number + 1) / len(held)):
                    faults = state_faults(connection, entry.case_id)
                if faults:
                    found[entry.case_id] = faults
        return found

    def rebuild(self, told: Told) -> list[str]:
        """Make the state of every case anew out of its log; the ids of those that are invalid."""
        with writing(self._engine) as connection:
            invalid = rebuild_all(connection, told)
        self._snapshots.forget()
        return invalid

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _describe(self, case_id: str, who: str, why: str, **cells: str) -> CaseEntry:
        with writing(self._engine) as connection:
            lock(connection, case_id)
            now = about_of(connection, case_id)
            change = Change(ABOUT, ABOUT, {**(now.cells or {}), **cells}, now.number)
            return write_save(connection, case_id, Save(who, why, ()), [change])


def open_store(url: str | None = None, snapshots: Path | None = None) -> SqlStore:
    """The store at ``url``, else the one of this user or team (see ``database_url``), with its
    snapshots in that folder, else where :func:`claimscope.store.sql.snapshot.snapshot_folder` says.
    """
    return SqlStore(open_engine(url or database_url()), snapshots or snapshot_folder())


def _add_case(connection: Connection, case_id: str) -> None:
    """Raises :class:`StoreError` for what is no id and for a case that is there already."""
    if not ID_SHAPE.fullmatch(case_id):
        raise StoreError(
            f"“{case_id}” is not an id.", "Use letters, digits and hyphens, 80 at most."
        )
    if connection.scalar(select(CASES.c.case_id).where(CASES.c.case_id == case_id)):
        raise StoreError(f"There is a case “{case_id}” already.", "Choose another name.")
    connection.execute(insert(CASES).values(case_id=case_id))


def _about_new(title: str) -> Change:
    return Change(ABOUT, ABOUT, {"title": _checked_title(title), "archived": ""})


def _checked_title(title: str) -> str:
    if title.strip() and is_writable(title):
        return title
    wrong = "it is blank, or holds half a character."
    raise DataError([Problem("case", 0, "title", wrong, "Write the title again.")])
