"""``read`` and ``extract``: from a file to its text, from a text to candidate assertions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claimscope.cli.arguments import Commands, day, existing, print_json
from claimscope.cli.commands import PURPOSES
from claimscope.cli.output import printable
from claimscope.formatting import count_noun, qualifier_words

NOT_READ = 4


def add_commands(commands: Commands) -> None:
    """Add both to the parser."""
    command = commands.add_parser("read", help=PURPOSES["read"])
    _add_document(command)
    command.add_argument("--json", action="store_true", help="as a JSON object")
    command.set_defaults(run=read)
    _add_extract(commands.add_parser("extract", help=PURPOSES["extract"]))


def _add_document(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "document", type=existing, metavar="FILE", help="text, page, saved page, PDF, Word, e-mail"
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
    from claimscope.ingest import read_file

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
    from claimscope.extraction.unread import base_language, is_read, text_note
    from claimscope.jobs.client import extract as extracted

    text = _text(asked.document)
    language = base_language(text, asked.language)
    found = extracted(text, asked.published, asked.publisher, language)
    note = "" if is_read(language) else text_note(language)
    if asked.json:
        print_json({"language": language, "note": note, "candidates": found} if note else found)
    else:
        _print_candidates(found)
    _tell_unread(found, note)
    return NOT_READ if note else 0


def _print_candidates(found: Sequence[Mapping[str, Any]]) -> None:
    for each in found:
        stance, source = each["stance"] or "unread", each["source"] or "?"
        quote = " ".join(each["quote"].split())
        print(printable(f"{stance:14} {source}: {quote}"))
        for figure in each["figures"]:
            words = qualifier_words(figure["qualifier"])
            print(printable(f"{'':15}{words}: {figure['wording']}"))


def _tell_unread(found: Sequence[Mapping[str, Any]], note: str) -> None:
    """On standard error what was not read, the whole text or some sentences, and that nothing was
    found.
    """
    from claimscope.extraction.unread import READ

    unread = sum(not each["stance"] for each in found)
    if note:
        print(note, file=sys.stderr)
    elif unread:
        words = f"{count_noun(unread, 'candidate')} in another language, not read."
        print(f"{words} The rules read {' and '.join(READ.values())} only.", file=sys.stderr)
    elif not found:
        print("No sentence was found in which a source makes a claim.", file=sys.stderr)


def _text(path: Path) -> str:
    """The text that is extracted from, whose characters the offsets count.

    A plain text in UTF-8 as the file has it; of any other document the text that ``read`` gives.
    """
    from claimscope.ingest import read_file
    from claimscope.ingest.limits import LIMITS, check_size
    from claimscope.ingest.sniffing import sniff

    with path.open("rb") as file:
        content = file.read(LIMITS.file_bytes + 1)
    check_size(content, LIMITS)
    if sniff(content, path.name) == "text":
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8")
    return read_file(path).text
