"""Claimscope in a terminal: check a case, print its status, export a view, read a document.

Every command and option is in docs/commands.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.cli import case as case_commands
from claimscope.cli import export as export_command
from claimscope.cli import intake as intake_commands
from claimscope.cli import show as picture_command
from claimscope.cli import store as store_commands
from claimscope.cli.output import printing_safely
from claimscope.errors import ClaimscopeError, InputError

GIVEN = ("case", "document", "picture")
"""The arguments that name what a command reads."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 after success, 1 where what was given is invalid, 2 where the command makes no sense, 3 where
    everything was exported but what needs a Chrome, 4 where a text is in a language that is not
    read. An error says its own code (see :class:`claimscope.errors.ClaimscopeError`).
    """
    with printing_safely():
        return _run(build_parser().parse_args(arguments))


def _run(asked: argparse.Namespace) -> int:
    try:
        return int(asked.run(asked) or 0)
    except ClaimscopeError as error:
        _report(error, asked)
        return error.exit_code
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command and option."""
    parser = argparse.ArgumentParser(prog="claimscope", description=__doc__.splitlines()[0])
    version = f"claimscope {__version__}, rules {RULES_VERSION}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    modules = (case_commands, export_command, picture_command, intake_commands, store_commands)
    for module in modules:
        module.add_commands(commands)
    return parser


def _report(error: ClaimscopeError, asked: argparse.Namespace) -> None:
    """Print an error, after the name of what was given; ``validate`` answers with what is wrong."""
    stream = sys.stdout if asked.run is case_commands.validate else sys.stderr
    given = next((value for key, value in vars(asked).items() if key in GIVEN), "")
    where = f"{given}: " if given and isinstance(error, InputError) else ""
    print(where + " ".join(filter(None, (error.problem, error.remedy))), file=stream)
    for line in error.details:
        print(line, file=stream)


if __name__ == "__main__":
    sys.exit(main())
