"""The state of a large case by columns: what counts and lists are answered out of.

SQLite and PostgreSQL keep rows, and go through a million of them one by one to count them; DuckDB
keeps columns, and takes a fraction of that. A *snapshot* is one file of DuckDB that holds the
tables of :mod:`claimscope.store.sql.state_tables` for one case, as one save has left it. It lies in
the user's cache folder, follows from the database, and may be deleted at any time. It is never
changed, so that any number of programs read it: after another save the next one is made, of a copy
of the one before in which the rows are replaced that have changed since.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from platformdirs import user_cache_path
from sqlalchemy import Connection, Engine, Select, Table, create_engine, delete, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from claimscope.assessment.status import RULES_VERSION
from claimscope.record.case import Case
from claimscope.sandbox.progress import report
from claimscope.store.sql.engine import LATEST, reading
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_tables import (
    CASE_STATE,
    CLAIM_RANKS,
    COUNTS,
    STATE,
    STATUS_SPANS,
    rows_of_case,
)
from claimscope.store.sql.state_writing import claims_touched
from claimscope.store.sql.tables import SAVES, VERSIONS
from claimscope.store.sql.versions import numbers_of

if TYPE_CHECKING:
    import pyarrow as pa

CHOSEN_BY = "CLAIMSCOPE_SNAPSHOTS"
NONE = "off"
FROM_CLAIMS = 5_000
"""From so many claims on a case has a snapshot; of fewer the database itself answers at once."""
MOST_CHANGED = 20_000
"""Where a save has changed more rows or claims, the next snapshot is made anew."""
ROWS_AT_ONCE = 50_000
KEPT = 2
"""How many snapshots of a case are kept: the latest, and the one that others may be reading."""
ENDING, PART = ".duckdb", ".part"
ABANDONED_SECONDS = 3_600
CONFIG = {
    "memory_limit": "256MB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""What is not in memory is read from the file; nothing is fetched from anywhere."""

CLAIMS, ASSERTIONS, SOURCES = STATE["claims"], STATE["assertions"], STATE["sources"]
BY_CLAIM = (STATUS_SPANS, CLAIM_RANKS)

_log = logging.getLogger(__name__)


def snapshot_folder() -> Path | None:
    """Where snapshots lie: the folder named in the environment, else one in the user's cache.

    None where ``CLAIMSCOPE_SNAPSHOTS`` is ``off``: the database itself answers all questions.
    """
    chosen = os.environ.get(CHOSEN_BY, "")
    if chosen == NONE:
        return None
    return Path(chosen) if chosen else user_cache_path("claimscope") / "snapshots"


class Snapshots:
    """The snapshots of the cases in one database, made when they are first asked for."""

    def __init__(self, engine: Engine, folder: Path | None) -> None:
        self._engine, self._folder = engine, folder
        self._making = Lock()
        self._found = lru_cache(maxsize=16)(self._find)

    def engine_of(self, case: Case) -> Engine | None:
        """What the snapshot of a case is read by, which is made where there is none.

        None for a case of few claims, for one whose state is of a later save by now, and where no
        snapshot can be made, which the log of the program tells: the database answers then.
        """
        return self._found(case.case_id, case.state)

    def awaits(self, case: Case) -> bool:
        """Whether a snapshot of a case is still to be made."""
        if self._folder is None:
            return False
        save_id: Any = case.state
        with reading(self._engine) as connection:
            case_key = _key_of_large(connection, case.case_id, save_id)
            if case_key is None:
                return False
            return not self._path(self._folder, connection, case_key, save_id).exists()

    def forget(self) -> None:
        """Delete all that there are: they are made anew out of the database as it is then."""
        self._found.cache_clear()
        for path in self._folder.glob(f"*{ENDING}") if self._folder else ():
            path.unlink(missing_ok=True)

    def _find(self, case_id: str, save_id: int) -> Engine | None:
        if self._folder is None:
            return None
        with self._making, reading(self._engine) as connection:
            case_key = _key_of_large(connection, case_id, save_id)
            if case_key is None:
                return None
            path = self._path(self._folder, connection, case_key, save_id)
            try:
                if not _is_read(path):
                    self._make(path, connection, case_key, case_id)
                return _opened(path)
            except (OSError, DBAPIError) as error:
                _log.warning("No snapshot of %s was made: %s", case_id, error)
                return None

    def _make(self, path: Path, connection: Connection, case_key: int, case_id: str) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = self._before(path, connection, case_key)
        part = path.with_suffix(f".{uuid4().hex}{PART}")
        try:
            if not (before and _made_of(before, part, connection, case_key, case_id)):
                part.unlink(missing_ok=True)
                with _writing(part) as copy:
                    _copy_case(connection, copy, case_key)
            part.replace(path)
        finally:
            for left in (part, part.with_name(f"{part.name}.wal")):
                left.unlink(missing_ok=True)
        for old in (*_oldest_first(path)[:-KEPT], *_interrupted(path.parent)):
            old.unlink(missing_ok=True)

    def _before(self, path: Path, connection: Connection, case_key: int) -> Path | None:
        """The latest snapshot of an earlier save of the same case in the same database."""
        for found in reversed(_oldest_first(path)):
            known = self._path(path.parent, connection, case_key, _save_of(found))
            if found == known and found != path and _is_read(found):
                return found
        return None

    def _path(self, folder: Path, connection: Connection, case_key: int, save_id: int) -> Path:
        """The file of a snapshot. Its name holds the save, and a hash of the database, of the case
        and of the moment of that save, by which it is told from one of another history.
        """
        asked = select(SAVES.c.case_id, SAVES.c.recorded_at).where(SAVES.c.save_id == save_id)
        case_id, recorded_at = connection.execute(asked).one_or_none() or ("", "")
        address = self._engine.url.render_as_string(hide_password=True)
        of_case = _hash(address, case_id, str(case_key), LATEST, RULES_VERSION)
        return folder / f"{of_case}-{save_id}-{_hash(of_case, recorded_at)}{ENDING}"


def _hash(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()[:16]


def _save_of(path: Path) -> int:
    number = path.stem.split("-")[1]
    return int(number) if number.isdecimal() else 0


def _oldest_first(path: Path) -> list[Path]:
    """The snapshots of the same case, by their saves."""
    of_case = path.name.split("-")[0]
    return sorted(path.parent.glob(f"{of_case}-*{ENDING}"), key=_save_of)


def _interrupted(folder: Path) -> Iterator[Path]:
    """What is left of snapshots whose program was killed while it made them."""
    for part in folder.glob(f"*{PART}*"):
        with suppress(OSError):
            if time() - part.stat().st_mtime > ABANDONED_SECONDS:
                yield part


def _is_read(path: Path) -> bool:
    """Whether there is a snapshot that this version of DuckDB can read."""
    if not path.exists():
        return False
    try:
        with _opened(path).connect():
            return True
    except DBAPIError:
        _opened.cache_clear()
        return False


def _key_of_large(connection: Connection, case_id: str, save_id: int) -> int | None:
    """The key of a case of many claims whose state is that of a save; None of any other."""
    case_key = connection.scalar(
        select(CASE_STATE.c.case_key).where(
            CASE_STATE.c.case_id == case_id, CASE_STATE.c.save_id == save_id
        )
    )
    number = select(func.count()).where(CLAIMS.c.case_key == case_key)
    return case_key if (connection.scalar(number) or 0) >= FROM_CLAIMS else None


@lru_cache(maxsize=16)
def _opened(path: Path) -> Engine:
    return _engine(path, read_only=True)


def _engine(path: Path, *, read_only: bool) -> Engine:
    address = URL.create("duckdb", database=str(path))
    arguments = {"read_only": read_only, "config": {**CONFIG}}
    # Any number at once: none costs much, and who waits for one may hold one of the database.
    return create_engine(address, connect_args=arguments, max_overflow=-1)


@contextmanager
def _writing(path: Path) -> Iterator[Connection]:
    """A file that is written, whole in one transaction, and closed."""
    engine = _engine(path, read_only=False)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _copy_case(connection: Connection, copy: Connection, case_key: int) -> None:
    """All rows of the state of a case into a new file."""
    contents = [*rows_of_case(case_key)]
    numbers = [
        connection.scalar(select(func.count()).select_from(asked.subquery())) or 0
        for _, asked in contents
    ]
    done = 0
    for table, asked in contents:
        _duckdb(copy).from_arrow(_schema(table).empty_table()).create(table.name)
        for number in _copy_rows(connection, copy, table, asked):
            done += number
            report(done / sum(numbers))


def _made_of(before: Path, path: Path, connection: Connection, case_key: int, case_id: str) -> bool:
    """Write a copy of an earlier snapshot in which what has changed since is replaced; False where
    that is too much.
    """
    changed = _changed_since(connection, case_id, _save_of(before))
    if changed is None:
        return False
    shutil.copyfile(before, path)
    with _writing(path) as copy:
        claims = claims_touched(copy, changed, _moved(copy, connection, changed))
        claims |= claims_touched(connection, changed, _moved(connection, copy, changed))
        if len(claims) > MOST_CHANGED:
            return False
        changed["claims"] |= claims
        for each in (copy, connection):
            changed["assertions"] |= _keys_about(each, claims)
        for name, keys in changed.items():
            _replace(connection, copy, STATE[name], "key", keys)
        for table in BY_CLAIM:
            _replace(connection, copy, table, "claim_key", claims)
        for table in (COUNTS, CASE_STATE):
            _replace(connection, copy, table, "case_key", [case_key])
    return True


def _changed_since(
    connection: Connection, case_id: str, save_id: int
) -> dict[str, set[int]] | None:
    """The keys of the rows of each table that later saves have touched; None of too many."""
    asked = select(VERSIONS.c.table_name, VERSIONS.c.row_id).where(
        VERSIONS.c.case_id == case_id,
        VERSIONS.c.save_id > save_id,
        VERSIONS.c.table_name.in_(STATE),
    )
    rows = connection.execute(asked.distinct().limit(MOST_CHANGED + 1)).all()
    if len(rows) > MOST_CHANGED:
        return None
    changed: dict[str, set[int]] = defaultdict(set)
    for (table, _), (first, _) in numbers_of(connection, case_id, map(tuple, rows)).items():
        changed[table].add(first)
    return changed


def _moved(one: Connection, other: Connection, changed: Mapping[str, Iterable[int]]) -> set[int]:
    """The keys of the sources that are of another independence group in ``other``."""
    groups = [_groups(each, changed.get("sources", ())) for each in (one, other)]
    return {key for key, group in groups[0].items() if groups[1].get(key) != group}


def _groups(connection: Connection, sources: Iterable[int]) -> dict[int, str]:
    asked = select(SOURCES.c.key, SOURCES.c.independence_group)
    return {
        key: group
        for some in in_parts(sources)
        for key, group in connection.execute(asked.where(SOURCES.c.key.in_(some)))
    }


def _keys_about(connection: Connection, claims: Iterable[int]) -> set[int]:
    """The keys of the assertions on these claims."""
    asked = select(ASSERTIONS.c.key)
    return {
        key
        for some in in_parts(claims)
        for key in connection.scalars(asked.where(ASSERTIONS.c.claim_key.in_(some)))
    }


def _replace(
    connection: Connection, copy: Connection, table: Table, column: str, keys: Iterable[int]
) -> None:
    """Give the copy the rows of a table that the database has under these keys, in place of its
    own.
    """
    for some in in_parts(keys):
        copy.execute(delete(table).where(table.c[column].in_(some)))
        for _ in _copy_rows(
            connection, copy, table, select(table).where(table.c[column].in_(some))
        ):
            pass


def _copy_rows(
    connection: Connection, copy: Connection, table: Table, asked: Select[Any]
) -> Iterator[int]:
    """Copy rows of a table, some at a time; gives how many each time."""
    import pyarrow as pa  # noqa: PLC0415

    schema = _schema(table)
    streamed = asked.execution_options(yield_per=ROWS_AT_ONCE)
    for rows in connection.execute(streamed).partitions():
        columns = [
            pa.array(cells, field.type)
            for cells, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        _duckdb(copy).from_arrow(pa.table(columns, schema=schema)).insert_into(table.name)
        yield len(rows)


def _duckdb(copy: Connection) -> Any:
    """The connection of DuckDB itself, which takes rows by columns."""
    return copy.connection.driver_connection


@lru_cache
def _schema(table: Table) -> pa.Schema:
    """The columns of a table of the state in a snapshot."""
    # pyarrow takes a tenth of a second to import, and is needed only here.
    import pyarrow as pa  # noqa: PLC0415

    types = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}
    return pa.schema({column.name: types[column.type.python_type] for column in table.columns})
