"""Opens the database of a store and brings its tables up to date.

SQLite where nothing else is asked for, in the user's data folder; a team names a PostgreSQL with
``CLAIMSCOPE_DATABASE_URL``.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from claimscope.record.changes import StoreError

CHOSEN_BY = "CLAIMSCOPE_DATABASE_URL"
MIGRATIONS = Path(__file__).parents[1] / "migrations"
LATEST = max(file.name[1:5] for file in MIGRATIONS.glob("versions/v*.py"))
NO_ADDRESS = f"{CHOSEN_BY}, or what --store names, is not the address of a database."
HOW_ADDRESSES_LOOK = "Write it as sqlite:///record.sqlite or postgresql://user@host/name."
WAITS_SECONDS = 30
OWNER_ONLY = 0o600
BESIDE = ("-wal", "-shm", "-journal")
LOWERED = "lowered"
"""The function that gives a text in lower case, of every script: that of SQLite knows ASCII."""
OUR_LOCK = 0x636C61696D  # any number, the same for all who migrate


def database_url() -> str:
    """The database named in the environment, else an SQLite file in the user's data folder."""
    chosen = os.environ.get(CHOSEN_BY)
    return chosen or f"sqlite:///{user_data_path('claimscope') / 'record.sqlite'}"


def open_engine(url: str) -> Engine:
    """The database at ``url``, its tables brought up to date.

    Raises :class:`StoreError` for an address that is none, for a database that does not answer and
    for one that a newer Claimscope has written.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(NO_ADDRESS, HOW_ADDRESSES_LOOK) from None
    backend = parsed.drivername.partition("+")[0]
    if backend == "sqlite":
        engine = _sqlite(url, parsed.database)
    elif backend in ("postgresql", "postgres"):  # the second is how many hosts write it
        driven = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(driven, pool_pre_ping=True)
        event.listen(engine, "connect", _compile_nothing)
    else:
        raise StoreError(f"“{backend}” is neither sqlite nor postgresql.")
    try:
        _bring_up_to_date(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads: all its statements see the record of one moment.

    SQLite gives that to every transaction, PostgreSQL where it is asked for.
    """
    with _explain_errors(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is kept or none."""
    with _explain_errors(engine), engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def _explain_errors(engine: Engine) -> Iterator[None]:
    """Raise what the database refuses as :class:`StoreError`; its address without the password."""
    try:
        yield
    except IntegrityError as error:
        message = "Somebody else has just saved the same. Nothing was saved."
        raise StoreError(message, "Try again.") from error
    except DBAPIError as error:
        address = engine.url.render_as_string(hide_password=True)
        raise StoreError(f"The database {address} cannot be used: {error.orig}") from error


def _sqlite(url: str, file: str | None) -> Engine:
    if file and file != ":memory:":
        _make_private(Path(file))
    engine = create_engine(url, connect_args={"timeout": WAITS_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(file: Path) -> None:
    """Make the folder where it is missing, and let nobody but its owner read what is kept.

    SQLite gives the files that it puts beside the database the rights that the database has. A
    folder that was there before may be anybody's, and stays as it is.
    """
    missing = [folder for folder in file.parents if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
        if not file.exists():
            file.touch(mode=OWNER_ONLY)
    except OSError as error:
        message = f"{error.filename} cannot be created: {error.strerror}."
        raise StoreError(message, f"Name another place with {CHOSEN_BY}.") from error
    for path in (file, *(file.with_name(f"{file.name}{end}") for end in BESIDE)):
        with suppress(FileNotFoundError, PermissionError):  # another's, of a record that is shared
            path.chmod(OWNER_ONLY)


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    connection.create_function(LOWERED, 1, str.lower, deterministic=True)
    connection.isolation_level = None  # we say ourselves when a transaction begins
    _set_journal(connection)
    connection.execute("PRAGMA synchronous = FULL")  # what is acknowledged outlives a power cut
    connection.execute("PRAGMA foreign_keys = ON")


def _compile_nothing(connection: Any, _: Any) -> None:
    """Let PostgreSQL run each query as it is: compiling one takes longer than what a page asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'")
    connection.commit()


def _set_journal(connection: sqlite3.Connection) -> None:
    """Set the journal that lets others read while one writes.

    A new file is locked while it is set, and SQLite does not wait for that lock: we do.
    """
    until = monotonic() + WAITS_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    """A transaction that writes says so at once: it waits for others instead of failing later."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine) -> None:
    if _version(engine) == LATEST:
        return
    # alembic takes a tenth of a second to import, and is needed only here.
    from claimscope.store.sql.migrate import migrate  # noqa: PLC0415

    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": OUR_LOCK})
        migrate(connection, MIGRATIONS)


def _version(engine: Engine) -> str:
    """The last migration that the database has gone through; nothing for a new one."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
