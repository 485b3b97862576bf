"""``export``: a view of a case as a bundle of files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from claimscope.cli.arguments import Commands
from claimscope.cli.case_argument import add_any_case, any_case, is_folder
from claimscope.cli.commands import PURPOSES
from claimscope.figures.outline import land_features
from claimscope.figures.page_layout import SIZES, USUAL_SIZE
from claimscope.formatting import written_moment
from claimscope.record.case import Case
from claimscope.rendering.bundle import Bundle, Made, zipped
from claimscope.rendering.renderer import Drawer, DrawingError, working_drawer
from claimscope.views.choices import choices_in
from claimscope.views.filters import CASE, QUERY_NAMES, RECORDED, SINGLE, Filters
from claimscope.views.ledger import open_ledger

ADDRESS = "http://localhost:8501/"
FILTER_HELP = {
    "sources": "said by this source",
    "clock": "whether --from and --to are about when it was said, or the event",
    "start": "from this day on",
    "end": "until this day",
    "as_of": "the record as it stood at the end of this day",
    "places": "about this place",
    "topics": "about this topic",
    "statuses": "of this status",
    "quantities": "with a figure of this quantity",
    "text": "with these words",
    "claims": "this claim",
}


def add_commands(commands: Commands) -> None:
    """Add it to the parser."""
    command = commands.add_parser("export", help=PURPOSES["export"])
    command.set_defaults(run=export)
    add_any_case(command)
    _add_export_options(command)


def _add_export_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR|FILE.zip", help="a folder, or one ZIP"
    )
    command.add_argument("--size", choices=list(SIZES), default=USUAL_SIZE, help="of the pictures")
    command.add_argument(
        "--address",
        default=ADDRESS,
        metavar="URL",
        help=f"where the dashboard is served, for the links back ({ADDRESS})",
    )
    view = command.add_argument_group("which part of the case", "the filters of the dashboard")
    for name, option in QUERY_NAMES.items():
        several = "" if name in SINGLE else "; may be given several times"
        words = "YYYY-MM-DD" if name in ("start", "end", "as_of") else option.upper()
        view.add_argument(
            f"--{option}",
            action="append",
            default=[],
            dest=f"filter_{option}",
            metavar=words,
            help=f"{FILTER_HELP[name]}{several}",
        )


def export(asked: argparse.Namespace) -> int:
    """Write the bundle; 3 where nothing draws its pictures."""
    case = any_case(asked)
    filters = _filters(asked, case)
    query = urlencode({**_state(case, asked), **filters.to_query()}, doseq=True)
    link = f"{asked.address}?{query}" if query else asked.address
    drawer, missing = _drawer()
    bundle = Bundle(open_ledger(case, filters), link, land_features(), drawer, asked.size)
    write = _write_zip if asked.out.suffix.lower() == ".zip" else _write_folder
    write(asked.out, _told(bundle.files()))
    if missing:
        print(missing, file=sys.stderr)
    return 3 if missing else 0


def _state(case: Case, asked: argparse.Namespace) -> dict[str, str]:
    """What a link to a kept case names beside the view; a folder is not known to a dashboard."""
    if is_folder(asked):
        return {}
    then = case.as_recorded_at
    return {CASE: case.case_id, **({RECORDED: written_moment(then)} if then else {})}


def _drawer() -> tuple[Drawer | None, str]:
    """What draws the pictures, or why nothing does."""
    try:
        return working_drawer(), ""
    except DrawingError as error:
        return None, str(error)


def _filters(asked: argparse.Namespace, case: Case) -> Filters:
    """The filters that the options ask for; ends the command where one of them means nothing."""
    known = choices_in(case)
    query = {option: getattr(asked, f"filter_{option}") for option in QUERY_NAMES.values()}
    filters, dropped = Filters.from_query(query, known)
    if dropped:
        print(f"No such thing in this case: {', '.join(dropped)}", file=sys.stderr)
        names = {option: name for name, option in QUERY_NAMES.items()}
        for option in dict.fromkeys(each.partition("=")[0] for each in dropped):
            if words := known.get(names[option]):
                print(f"--{option} may be: {', '.join(words)}", file=sys.stderr)
        sys.exit(2)
    return filters


def _told(files: Iterator[Made]) -> Iterator[Made]:
    """The files, each named on the claimscope.cli as it is made."""
    for made in files:
        print(f"{made.number}/{made.planned} {made.name}")
        yield made


def _write_folder(folder: Path, files: Iterator[Made]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for made in files:
        (folder / made.name).write_bytes(made.content)


def _write_zip(file: Path, files: Iterator[Made]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(zipped(files))
