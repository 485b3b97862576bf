"""``validate`` and ``assess``: whether a case is valid, and the status of its claims."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from claimscope.cli.arguments import Commands, day, print_json
from claimscope.cli.case_argument import (
    add_any_case,
    any_case,
    case_in_zip,
    title_without_descriptor,
)
from claimscope.cli.commands import PURPOSES
from claimscope.cli.output import printable
from claimscope.cli.progress import progress_shown
from claimscope.jobs.client import validate_folder
from claimscope.record.case import Case
from claimscope.record.case_parts import is_large, open_folder
from claimscope.record.model import TABLES
from claimscope.views.former_names import with_former_names
from claimscope.views.statuses import assess


def add_commands(commands: Commands) -> None:
    """Add both to the parser."""
    check = commands.add_parser("validate", help=PURPOSES["validate"])
    check.set_defaults(run=validate)
    assessed = commands.add_parser("assess", help=PURPOSES["assess"])
    assessed.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="as it stood that day")
    assessed.add_argument(
        "--json", action="store_true", help="as a JSON list; standing is the former name of status"
    )
    assessed.set_defaults(run=assess_case)
    check.add_argument(
        "case",
        type=Path,
        metavar="PATH",
        help="a case folder, a folder of tables, or a Data Package as ZIP",
    )
    add_any_case(assessed)


def validate(asked: argparse.Namespace) -> None:
    """Load a case, which checks it, and count its rows; a large one is checked part by part."""
    if is_large(asked.case):
        title, counts = _checked_in_parts(asked.case)
    else:
        case = _checked(asked.case)
        title, counts = case.title, {name: len(rows) for name, rows in case.rows.items()}
    print(f"{printable(title)}: the case is valid")
    for table in TABLES:
        print(f"{counts[table.name]:6} {table.name}")


def _checked(path: Path) -> Case:
    if path.is_file():
        return case_in_zip(path)
    return validate_folder(path, title_without_descriptor(path))


def _checked_in_parts(folder: Path) -> tuple[str, Mapping[str, int]]:
    """What an import checks, into a database that is thrown away."""
    from claimscope.store.sql.store import open_store

    with TemporaryDirectory() as space:
        store = open_store(f"sqlite:///{Path(space) / 'checked.sqlite'}")
        try:
            with progress_shown("Checking"):
                what = open_folder(folder, title_without_descriptor(folder))
                entry = store.import_folder(what, "validate", PURPOSES["validate"], "it")
            return entry.title, store.row_counts(entry.case_id)
        finally:
            store.close()


def assess_case(asked: argparse.Namespace) -> None:
    """Print the status of every claim."""
    claims = assess(any_case(asked), asked.as_of)
    if asked.json:
        print_json([with_former_names(claim) for claim in claims])
        return
    for claim in claims:
        status = claim["status"] or "not yet said"
        credibility = claim["credibility"] or "-"
        print(f"{status:13} {credibility}  {printable(claim['title'])}")
        if claim["reason"]:
            print(f"{'':17}{printable(claim['reason'])}")
