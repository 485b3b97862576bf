"""Stores of every kind, among them a real PostgreSQL server of the tests' own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from claimscope.record.case import Case
from claimscope.store.sql.store import SqlStore, open_store
from tests.integration.store.postgres_server import postgres_server

EMPTY, WITH_FERRY = "no case", "the ferry case"
BEGUN = ("Ann", "begun")
"""Who has taken in the ferry case, and why."""
Template = Callable[[str, str], str]


@pytest.fixture(autouse=True)
def _no_script_as_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new program runs the main module again, which may be the script of an app, long gone."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that runs for the tests alone, on a socket."""
    with postgres_server() as address:
        yield address


@pytest.fixture(scope="session")
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, ferry: Case
) -> Template:
    """``template("sqlite", WITH_FERRY)`` is the address of a database to make copies of.

    It has the tables of a store, which take longer to make than to copy, and the ferry case.
    """

    @cache
    def made(kind: str, held: str) -> str:
        address = bare_database(kind, request, tmp_path_factory.mktemp("template"))
        with closing(open_store(address)) as store:
            if held == WITH_FERRY:
                store.take_in(ferry, *BEGUN)
        return address

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, template: Template) -> str:
    """The address of a store without a case, on each kind of server; with ``ferries`` of theirs."""
    held = WITH_FERRY if "ferries" in request.fixturenames else EMPTY
    return copied(template(request.param, held), tmp_path)


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    """The address of a database without a table on the PostgreSQL server."""
    return new_database(postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without a table, on each kind of server."""
    return bare_database(request.param, request, tmp_path)


def bare_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of a database of that kind without a table."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'record.sqlite'}"
    return new_database(request.getfixturevalue("postgres"))


def copied(address: str, folder: Path) -> str:
    """The address of a copy of a database to which nobody is connected."""
    url = make_url(address)
    if url.drivername == "sqlite":
        return f"sqlite:///{shutil.copy(url.database or '', folder)}"
    return new_database(address, f"TEMPLATE {url.database}")


def new_database(server: str, like: str = "") -> str:
    """The address of another database on that server."""
    driven = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(driven.set(database="postgres"), isolation_level="AUTOCOMMIT")
    name = f"t{uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} {like}"))
    engine.dispose()
    return driven.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    """A store without a case, on each kind of server."""
    with closing(open_store(address)) as store:
        yield store


@pytest.fixture
def ferries(store: SqlStore) -> SqlStore:
    """A store on each kind of server with the ferry case in it, as Ann has begun it."""
    return store
