"""Claimscope in a terminal: check a case, print its status, export a view, read a document.

Every command and option is in docs/commands.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from claimscope import __version__
from claimscope.cli.commands import COMMANDS
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
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = next((word for word in given if not word.startswith("-")), "")
    with printing_safely():
        return _run(build_parser(asked).parse_args(given))


def _run(asked: argparse.Namespace) -> int:
    try:
        return int(asked.run(asked) or 0)
    except ClaimscopeError as error:
        _report(error, asked)
        return error.exit_code
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1


class _Version(argparse.Action):
    """Prints the version of the program and of its rules, which are loaded for that alone."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from claimscope.assessment.status import RULES_VERSION

        print(f"claimscope {__version__}, rules {RULES_VERSION}")
        parser.exit()


def build_parser(asked: str | None = None) -> argparse.ArgumentParser:
    """The parser of every command and option.

    Where it is known which command is ``asked`` for, the others are only listed: their modules,
    which load much, are left alone.
    """
    parser = argparse.ArgumentParser(prog="claimscope", description=__doc__.splitlines()[0])
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for module, purposes in COMMANDS.items():
        if asked is None or asked in purposes:
            import_module(module).add_commands(commands)
            continue
        for name, purpose in purposes.items():
            commands.add_parser(name, help=purpose)
    return parser


def _report(error: ClaimscopeError, asked: argparse.Namespace) -> None:
    """Print an error, after the name of what was given; ``validate`` answers with what is wrong."""
    stream = sys.stdout if asked.command == "validate" else sys.stderr
    given = next((value for key, value in vars(asked).items() if key in GIVEN), "")
    where = f"{given}: " if given and isinstance(error, InputError) else ""
    print(where + " ".join(filter(None, (error.problem, error.remedy))), file=stream)
    for line in error.details:
        print(line, file=stream)


if __name__ == "__main__":
    sys.exit(main())
