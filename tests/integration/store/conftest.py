"""Stores of every kind, among them a real PostgreSQL server of the tests' own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from claimscope.store.sql.store import SqlStore, open_store
from tests.integration.store.postgres_server import postgres_server


@pytest.fixture(autouse=True)
def _no_script_as_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new program runs the main module again, which may be the script of an app, long gone."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that runs for the tests alone, on a socket."""
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, on each kind of server."""
    return empty_database(request, tmp_path)


def empty_database(request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of an empty database of the kind that is the parameter of a fixture."""
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'record.sqlite'}"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    """The address of an empty database on the PostgreSQL server."""
    return new_database(postgres)


def new_database(postgres: str) -> str:
    """The address of another empty database on that server."""
    driven = make_url(postgres).set(drivername="postgresql+psycopg")
    server = create_engine(driven, isolation_level="AUTOCOMMIT")
    name = f"t{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return driven.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    store = open_store(address)
    yield store
    store.close()
