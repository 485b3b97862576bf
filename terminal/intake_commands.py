"""``read`` and ``extract``: from a file to its text, from a text to candidate assertions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from data.extraction import Candidate, candidates_in
from data.extraction.unread import READ, base_language, is_read, text_note
from data.reading import read_file
from data.reading.sniffing import sniff
from data.words import counted, qualifier_words
from terminal.arguments import Commands, day, existing, print_json
from terminal.output import printable

NOT_READ = 4


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
    command.add_argument(
        "--language", default="", metavar="CODE", help="where you know it: de, ko …"
    )
    command.add_argument(
        "--json",
        action="store_true",
        help="as a JSON list; as an object with the list where the text's language is not read",
    )
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


def extract(asked: argparse.Namespace) -> int:
    """Print the candidate assertions of a text; 4 where its language is not read."""
    text = _text(asked.document)
    language = base_language(text, asked.language)
    found = candidates_in(text, asked.published, publisher=asked.publisher, language=language)
    note = "" if is_read(language) else text_note(language)
    if asked.json:
        rows = [each.as_row() for each in found]
        print_json({"language": language, "note": note, "candidates": rows} if note else rows)
    else:
        _print_candidates(found)
    _tell_unread(found, note)
    return NOT_READ if note else 0


def _print_candidates(found: Sequence[Candidate]) -> None:
    for each in found:
        stance, source = (each.stance, each.source) if not each.is_unread else ("unread", "?")
        print(printable(f"{stance:14} {source}: {_in_one_line(each)}"))
        for figure in each.figures:
            print(printable(f"{'':15}{qualifier_words(figure.qualifier)}: {figure.wording}"))


def _tell_unread(found: Sequence[Candidate], note: str) -> None:
    """On standard error what was not read: the whole text, or some of its sentences."""
    unread = sum(each.is_unread for each in found)
    if note:
        print(note, file=sys.stderr)
    elif unread:
        words = f"{counted(unread, 'candidate')} in another language, not read."
        print(f"{words} The rules read {' and '.join(READ.values())} only.", file=sys.stderr)


def _in_one_line(found: Candidate) -> str:
    return " ".join(found.quote.split())


def _text(path: Path) -> str:
    """The text that is extracted from, whose characters the offsets count.

    A plain text in UTF-8 as the file has it; of any other document the text that ``read`` gives.
    """
    content = path.read_bytes()
    if sniff(content, path.name) == "text":
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8")
    return read_file(path).text
