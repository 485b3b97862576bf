"""Stores of every kind, among them a real PostgreSQL server of the tests' own."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from data.store.sql import SqlStore, open_store

Address = Callable[[], str]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that runs for the tests alone, on a socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that a bare machine has not
        from pgserver.postgres_server import get_server

    server = get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, on each kind of server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'record.sqlite'}"
    server = create_engine(request.getfixturevalue("postgres"), isolation_level="AUTOCOMMIT")
    name = f"t{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    url = make_url(request.getfixturevalue("postgres")).set(database=name)
    return url.render_as_string(hide_password=False)


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    store = open_store(address)
    yield store
    store.close()
