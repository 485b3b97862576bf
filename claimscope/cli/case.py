"""``validate`` and ``assess``: whether a case is valid, and the status of its claims."""

from __future__ import annotations

import argparse

from claimscope.cli.arguments import Commands, add_case, day, print_json
from claimscope.cli.case_argument import add_any_case, any_case
from claimscope.cli.commands import PURPOSES
from claimscope.cli.output import printable
from claimscope.jobs.client import validate_folder
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
    add_case(check)
    add_any_case(assessed)


def validate(asked: argparse.Namespace) -> None:
    """Load a case, which checks it, and count its rows."""
    case = validate_folder(asked.case)
    print(f"{printable(case.title)}: the case is valid")
    for table in TABLES:
        print(f"{len(case.rows[table.name]):6} {table.name}")


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
