"""``show``: what a saved picture says of itself."""

from __future__ import annotations

import argparse

from claimscope.cli.arguments import Commands, existing
from claimscope.cli.commands import PURPOSES
from claimscope.cli.output import printable
from claimscope.figures.png_metadata import read_facts


def add_commands(commands: Commands) -> None:
    """Add it to the parser."""
    command = commands.add_parser("show", help=PURPOSES["show"])
    command.add_argument("picture", type=existing, metavar="FILE.png", help="saved by Claimscope")
    command.set_defaults(run=show)


def show(asked: argparse.Namespace) -> None:
    """Print the facts in a picture, a line each."""
    for keyword, text in read_facts(asked.picture.read_bytes()).texts().items():
        print(f"{keyword}: {printable(text)}")
