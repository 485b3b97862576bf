"""Claimscope from a terminal: check a case, see how its claims stand, take a view of it away.

python cli.py validate data/cases/dprk-russia-2024
python cli.py assess data/cases/dprk-russia-2024 --as-of 2024-10-17
python cli.py export data/cases/dprk-russia-2024 --out report.zip --source nis --quantity troops
python cli.py show claimscope-dprk-russia-2024-timeline.png
python cli.py read story.pdf
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlencode

from components.bundle import Bundle, Made, zipped
from components.drawing import Drawer, DrawingError, working_drawer
from components.figures.outline import land_features
from components.figures.paper import SIZES, USUAL_SIZE
from data.assessment import assess
from data.case import Case, load_case
from data.choices import choices_in, whole_table
from data.days import read_day
from data.errors import DataError
from data.exports.picture_facts import PictureError, read_facts
from data.filters import QUERY_NAMES, SINGLE, Filters
from data.ledger import open_ledger
from data.model import TABLES
from data.reading import ReadingError, read_file

ADDRESS = "http://localhost:8501/"
FILTER_HELP = {
    "sources": "said by this source",
    "clock": "whether --from and --to are about when it was said, or the event",
    "start": "from this day on",
    "end": "until this day",
    "as_of": "the record as it stood at the end of this day",
    "places": "about this place",
    "topics": "about this topic",
    "standings": "of this standing",
    "quantities": "with a figure of this quantity",
    "text": "with these words",
    "claims": "this claim",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    0 where all went well, 1 where the case does not hold, 2 where the command makes no sense, 3
    where all was exported but what needs a Chrome.
    """
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked) or 0)
    except DataError as error:
        return _report(asked.case, error, sys.stdout if asked.run is _validate else sys.stderr)
    except PictureError as error:
        print(f"{asked.picture}: {error}", file=sys.stderr)
        return 1
    except DrawingError as error:
        print(error, file=sys.stderr)
        return 3
    except ReadingError as error:
        print(f"{asked.document}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    validate = commands.add_parser("validate", help="check a case, and count what it holds")
    validate.set_defaults(run=_validate)
    assessed = commands.add_parser("assess", help="print the standing of every claim, and why")
    assessed.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="as it stood that day")
    assessed.add_argument("--json", action="store_true", help="as a JSON list")
    assessed.set_defaults(run=_assess)
    export = commands.add_parser(
        "export", help="write every picture and table of a view, and its brief"
    )
    export.set_defaults(run=_export)
    _add_export_options(export)
    for command in (validate, assessed, export):
        command.add_argument("case", type=Path, metavar="CASE_DIR", help="a folder of data/cases")
    show = commands.add_parser("show", help="print what a saved PNG says of itself")
    show.add_argument("picture", type=_existing, metavar="FILE.png", help="saved by Claimscope")
    show.set_defaults(run=_show)
    read = commands.add_parser("read", help="print the text of a file and the facts it proposes")
    read.add_argument(
        "document", type=_existing, metavar="FILE", help="text, page, PDF, Word, e-mail"
    )
    read.add_argument("--json", action="store_true", help="as a JSON object")
    read.set_defaults(run=_read)
    return parser


def _add_export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--out", type=Path, required=True, metavar="DIR|FILE.zip", help="a folder, or one ZIP"
    )
    export.add_argument("--size", choices=list(SIZES), default=USUAL_SIZE, help="of the pictures")
    export.add_argument(
        "--address",
        default=ADDRESS,
        metavar="URL",
        help=f"where the dashboard is served, for the links back ({ADDRESS})",
    )
    view = export.add_argument_group("which part of the case", "the filters of the dashboard")
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


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"“{text}” is not a file")
    return path


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date written YYYY-MM-DD") from None


def _report(folder: Path, error: DataError, stream: TextIO) -> int:
    count = len(error.problems)
    print(f"{folder}: {count} problem{'s' if count > 1 else ''}", file=stream)
    print(error, file=stream)
    return 1


def _validate(asked: argparse.Namespace) -> None:
    case = load_case(asked.case)
    print(f"{case.title}: the case holds")
    for table in TABLES:
        print(f"{_rows(getattr(case, table.name)):6} {table.name}")


def _rows(frame: Any) -> int:
    return len(whole_table(frame))


def _assess(asked: argparse.Namespace) -> None:
    claims = assess(load_case(asked.case), asked.as_of)
    if asked.json:
        print(json.dumps(claims, ensure_ascii=False, indent=2))
        return
    for claim in claims:
        standing = claim["standing"] or "not yet said"
        credibility = claim["credibility"] or "-"
        print(f"{standing:13} {credibility}  {claim['title']}")
        if claim["reason"]:
            print(f"{'':17}{claim['reason']}")


def _export(asked: argparse.Namespace) -> int:
    case = load_case(asked.case)
    filters = _filters(asked, case)
    query = urlencode(filters.to_query(), doseq=True)
    link = f"{asked.address}?{query}" if query else asked.address
    drawer, missing = _drawer()
    bundle = Bundle(open_ledger(case, filters), link, land_features(), drawer, asked.size)
    write = _write_zip if asked.out.suffix.lower() == ".zip" else _write_folder
    write(asked.out, _told(bundle.files()))
    if missing:
        print(missing, file=sys.stderr)
    return 3 if missing else 0


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
    """The files, each named on the terminal as it is made."""
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


def _show(asked: argparse.Namespace) -> None:
    for keyword, text in read_facts(asked.picture.read_bytes()).texts().items():
        print(f"{keyword}: {_printable(text)}")


def _read(asked: argparse.Namespace) -> None:
    read = read_file(asked.document)
    facts = {"sha256": read.sha256, **asdict(read)}
    if asked.json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    text, notes = facts.pop("text"), facts.pop("notes")
    for fact, value in [*sorted(facts.items()), *(("note", note) for note in notes)]:
        print(f"{fact}: {_printable(value) or '-'}")
    print("", *map(_printable, text.split("\n")), sep="\n")


def _printable(text: str) -> str:
    """Text that a terminal shows and does not obey, whatever the file holds."""
    return "".join(each if each.isprintable() else " " for each in text)


if __name__ == "__main__":
    sys.exit(main())
