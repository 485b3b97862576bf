"""``read`` and ``extract``: from a file to its text, from a text to candidate assertions."""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from data.reading import read_file
from data.reading.limits import LIMITS, check_size
from data.reading.sniffing import sniff
from data.workers.client import extract as extracted
from terminal.arguments import Commands, day, existing, print_json, printable


def add_commands(commands: Commands) -> None:
    """Add both to the parser."""
    command = commands.add_parser("read", help="print the text of a file and the facts it proposes")
    _add_document(command)
    command.add_argument("--json", action="store_true", help="as a JSON object")
    command.set_defaults(run=read)
    _add_extract(commands.add_parser("extract", help="propose the assertions of a text"))


def _add_document(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "document", type=existing, metavar="FILE", help="text, page, PDF, Word, e-mail"
    )


def _add_extract(command: argparse.ArgumentParser) -> None:
    _add_document(command)
    command.add_argument("--published", type=day, required=True, metavar="YYYY-MM-DD")
    command.add_argument("--publisher", default="", help="whose voice the text is")
    command.add_argument("--json", action="store_true", help="as a JSON list")
    command.set_defaults(run=extract)


def read(asked: argparse.Namespace) -> None:
    """Print the text of a file, and what it says of itself."""
    found = read_file(asked.document)
    facts = {"sha256": found.sha256, **asdict(found)}
    if asked.json:
        print_json(facts)
        return
    text, notes = facts.pop("text"), facts.pop("notes")
    for fact, value in [*sorted(facts.items()), *(("note", note) for note in notes)]:
        print(f"{fact}: {printable(value) or '-'}")
    print("", *map(printable, text.split("\n")), sep="\n")


def extract(asked: argparse.Namespace) -> None:
    """Print the candidate assertions of a text."""
    found = extracted(_text(asked.document), asked.published, asked.publisher)
    if asked.json:
        print_json(found)
        return
    for each in found:
        quote = " ".join(each["quote"].split())
        print(printable(f"{each['stance']:14} {each['source']}: {quote}"))
        for figure in each["figures"]:
            print(printable(f"{'':15}{figure['qualifier']}: {figure['wording']}"))


def _text(path: Path) -> str:
    """The text that is extracted from, whose characters the offsets count.

    A plain text in UTF-8 as the file has it; of any other document the text that ``read`` gives.
    """
    with path.open("rb") as file:
        content = file.read(LIMITS.file_bytes + 1)
    check_size(content, LIMITS)
    if sniff(content, path.name) == "text":
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8")
    return read_file(path).text
