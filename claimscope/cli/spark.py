"""``spark``: status, spans and counts of an archive of any size, computed on a cluster."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimscope.cli.arguments import Commands
from claimscope.cli.commands import PURPOSES
from claimscope.cli.output import printable
from claimscope.store.archive import MANIFEST, STORAGE

ACTIONS = {
    "rebuild": "compute the status of every claim with its spans, and counts",
    "aggregate": "count by the statuses that the archive has",
}


def add_commands(commands: Commands) -> None:
    """Add it to the parser."""
    command = commands.add_parser("spark", help=PURPOSES["spark"])
    command.set_defaults(run=compute)
    command.add_argument("action", choices=ACTIONS, help="; ".join(map(": ".join, ACTIONS.items())))
    add_master(command)
    command.add_argument(
        "--archive", type=_folder, required=True, metavar="DIR", help="what export-archive wrote"
    )
    command.add_argument("--case", metavar="CASE", help="this case only")


def _folder(words: str) -> Path:
    """An argument that names a folder, which Spark writes into."""
    if words.startswith(STORAGE):
        raise argparse.ArgumentTypeError("an archive is computed in a folder, not in storage")
    return Path(words)


def add_master(command: argparse.ArgumentParser) -> None:
    """Where Spark runs."""
    command.add_argument(
        "--master", default="local[*]", metavar="URL", help="local[2], spark://…, sc://…"
    )


def compute(asked: argparse.Namespace) -> None:
    """Replace the computed tables of the archive, and print the hash of its manifest."""
    from claimscope.store.archive.files import archive_files
    from claimscope.store.archive.reading import read_manifest
    from claimscope.store.archive.spark import aggregate, rebuild
    from claimscope.store.archive.spark_session import spark_session

    def tell(words: str) -> None:
        print(printable(words), flush=True)

    # So that Spark is not started for what is no archive.
    read_manifest(archive_files(asked.archive))
    work = {"rebuild": rebuild, "aggregate": aggregate}[asked.action]
    with spark_session(asked.master) as session:
        print(f"{work(session, asked.archive, asked.case, tell)}  {MANIFEST}")
