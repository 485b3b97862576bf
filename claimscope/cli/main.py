"""Claimscope in a terminal: check a case, print its status, export a view, read a document.

Every command and option is in docs/commands.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.cli import case as case_commands
from claimscope.cli import export as export_command
from claimscope.cli import intake as intake_commands
from claimscope.cli import show as picture_command
from claimscope.cli import store as store_commands
from claimscope.cli.output import printing_safely
from claimscope.errors import DataError
from claimscope.figures.png_metadata import PictureError
from claimscope.formatting import count_noun
from claimscope.ingest import ReadingError
from claimscope.record.changes import StoreError
from claimscope.rendering.renderer import DrawingError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 where all went well, 1 where the case does not hold, 2 where the command makes no sense, 3
    where all was exported but what needs a Chrome, 4 where a text is in a language that is not
    read.
    """
    with printing_safely():
        return _run(build_parser().parse_args(arguments))


def _run(asked: argparse.Namespace) -> int:
    try:
        return int(asked.run(asked) or 0)
    except DataError as error:
        return _report(
            asked.case,
            error,
            sys.stdout if asked.run is case_commands.validate else sys.stderr,
        )
    except PictureError as error:
        print(f"{asked.picture}: {error}", file=sys.stderr)
        return 1
    except (DrawingError, StoreError) as error:
        print(error, file=sys.stderr)
        return 3 if isinstance(error, DrawingError) else 1
    except ReadingError as error:
        print(f"{asked.document}: {error}", file=sys.stderr)
        return 1
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


def _report(folder: Path, error: DataError, stream: TextIO) -> int:
    print(f"{folder}: {count_noun(error.total, 'problem')}", file=stream)
    print(error, file=stream)
    return 1


if __name__ == "__main__":
    sys.exit(main())
