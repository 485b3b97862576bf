"""``synthesise``: an invented case of any size, for measuring."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimscope.cli.arguments import Commands
from claimscope.cli.commands import PURPOSES
from claimscope.errors import InputError
from claimscope.synthesis.case import write_case

LEAST = 2


def add_commands(commands: Commands) -> None:
    """Add it to the parser."""
    command = commands.add_parser("synthesise", help=PURPOSES["synthesise"])
    command.set_defaults(run=synthesise)
    command.add_argument(
        "--assertions", type=assertion_count, required=True, metavar="N", help="how many"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="a new folder")
    command.add_argument("--seed", type=int, default=1, help="another seed makes another case")


def assertion_count(written: str) -> int:
    """An argument that says how many assertions an invented case has."""
    if not written.isdecimal() or int(written) < LEAST:
        raise argparse.ArgumentTypeError(f"“{written}” is not a whole number from {LEAST}")
    return int(written)


def synthesise(asked: argparse.Namespace) -> None:
    """Write the case, and count its rows."""
    try:
        counts = write_case(asked.out, asked.assertions, asked.seed)
    except FileExistsError:
        raise InputError(f"{asked.out} holds a case already.", "Name a new folder.") from None
    for table, number in counts.items():
        print(f"{number:9} {table}")
