"""``bench``: what an invented case of a size takes, beside a naive way and a floor."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from claimscope.bench.report import ENGINES, PANDAS, POSTGRESQL, report
from claimscope.cli.arguments import Commands, print_json
from claimscope.cli.commands import PURPOSES
from claimscope.cli.spark import add_master
from claimscope.cli.synthesise import assertion_count
from claimscope.record.changes import StoreError

SPARK = "spark"


def add_commands(commands: Commands) -> None:
    """Add it to the parser."""
    command = commands.add_parser("bench", help=PURPOSES["bench"])
    command.set_defaults(run=bench)
    command.add_argument(
        "--assertions", type=assertion_count, default=1_000, metavar="N", help="how many"
    )
    command.add_argument("--seed", type=int, default=1, help="of the invented case")
    command.add_argument("--json", action="store_true", help="as a JSON object")
    command.add_argument(
        "--engine",
        choices=[*ENGINES, SPARK],
        default=PANDAS,
        help="what answers the screens; spark computes an archive",
    )
    command.add_argument("--store", metavar="URL", help=f"an empty {POSTGRESQL} database")
    add_master(command)


def bench(asked: argparse.Namespace) -> None:
    """Print the report."""
    found = _found(asked)
    if asked.json:
        print_json(found)
        return
    for name, value in _lines(found):
        print(f"{name:28} {f'{value:,.1f}' if isinstance(value, float) else value}")


def _found(asked: argparse.Namespace) -> dict[str, Any]:
    if (asked.engine == POSTGRESQL) != bool(asked.store):
        wrong = f"--engine {POSTGRESQL} and --store go together."
        raise StoreError(wrong, "Name an empty database of a PostgreSQL server.")
    if asked.engine != SPARK:
        return report(asked.assertions, asked.seed, asked.engine, asked.store)
    from claimscope.bench.spark import spark_report

    return spark_report(asked.assertions, asked.seed, asked.master)


def _lines(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from ((f"{name} {each}", of_it) for each, of_it in value.items())
        else:
            yield name, value
