"""Claimscope from a terminal: check a case, see how its claims stand, read a saved picture.

python cli.py validate data/cases/dprk-russia-2024
python cli.py assess data/cases/dprk-russia-2024 --as-of 2024-10-17
python cli.py show claimscope-dprk-russia-2024-timeline.png
python cli.py extract article.txt --published 2024-10-18 --json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from data.assessment import assess
from data.case import load_case
from data.choices import whole_table
from data.days import read_day
from data.errors import DataError, Problem
from data.exports.picture_facts import PictureError, read_facts
from data.extraction import Candidate, candidates_in
from data.model import TABLES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where all went well, 1 where the case does not hold."""
    asked = _parser().parse_args(arguments)
    try:
        asked.run(asked)
    except DataError as error:
        return _report(
            _at_fault(asked), error, sys.stdout if asked.run is _validate else sys.stderr
        )
    except PictureError as error:
        print(f"{asked.picture}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    validate = commands.add_parser("validate", help="check a case, and count what it holds")
    validate.set_defaults(run=_validate)
    assessed = commands.add_parser("assess", help="print the standing of every claim, and why")
    assessed.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="as it stood that day")
    assessed.add_argument("--json", action="store_true", help="as a JSON list")
    assessed.set_defaults(run=_assess)
    for command in (validate, assessed):
        command.add_argument("case", type=Path, metavar="CASE_DIR", help="a folder of data/cases")
    _add_extract(commands.add_parser("extract", help="propose the assertions of a text"))
    show = commands.add_parser("show", help="print what a saved PNG says of itself")
    show.add_argument("picture", type=_existing, metavar="FILE.png", help="saved by Claimscope")
    show.set_defaults(run=_show)
    return parser


def _add_extract(extract: argparse.ArgumentParser) -> None:
    extract.add_argument("text", type=_existing, metavar="FILE", help="an article or a transcript")
    extract.add_argument("--published", type=_day, required=True, metavar="YYYY-MM-DD")
    extract.add_argument("--publisher", default="", help="whose voice the text is")
    extract.add_argument("--json", action="store_true", help="as a JSON list")
    extract.set_defaults(run=_extract)


def _at_fault(asked: argparse.Namespace) -> Path:
    return Path(asked.text if asked.run is _extract else asked.case)


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


def _show(asked: argparse.Namespace) -> None:
    for keyword, text in read_facts(asked.picture.read_bytes()).texts().items():
        print(f"{keyword}: {_printable(text)}")


def _extract(asked: argparse.Namespace) -> None:
    found = candidates_in(_text(asked.text), asked.published, publisher=asked.publisher)
    if asked.json:
        print(json.dumps([each.as_row() for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        print(_printable(f"{each.stance:14} {each.source}: {_in_one_line(each)}"))
        for figure in each.figures:
            print(_printable(f"{'':15}{figure.qualifier}: {figure.wording}"))


def _in_one_line(found: Candidate) -> str:
    return " ".join(found.quote.split())


def _text(path: Path) -> str:
    """The text of a file, character for character, so that offsets hold in the file itself."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        remedy = "Save it as plain text in UTF-8."
        raise DataError(
            [Problem(path.name, 0, "", "the file is not UTF-8 text.", remedy)]
        ) from None


def _printable(text: str) -> str:
    """Text that a terminal shows and does not obey, whatever the file holds."""
    return "".join(each if each.isprintable() else " " for each in text)


if __name__ == "__main__":
    sys.exit(main())
