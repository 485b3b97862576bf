"""``merge`` and ``split``: two claims, or two sources, of a case that are one."""

from __future__ import annotations

import argparse

from claimscope.cli.arguments import Commands
from claimscope.cli.case_argument import add_store, opened_store
from claimscope.cli.commands import COMMANDS
from claimscope.cli.output import printable
from claimscope.cli.store import add_who_and_why, current_name
from claimscope.record.changes import Save
from claimscope.record.identities import KINDS
from claimscope.store.corrections import changes_over
from claimscope.store.identities import merge_of, merged, moved_words, split, told_apart

OWN = COMMANDS[__name__]


def add_commands(commands: Commands) -> None:
    """Add both to the parser."""
    for name, words in OWN.items():
        command = commands.add_parser(name, help=words)
        command.set_defaults(run=RUNS[name])
        command.add_argument("case", metavar="CASE", help="its id, as “cases” lists it")
        command.add_argument("kind", choices=KINDS, help="what they are")
        command.add_argument("former", metavar="ID", help="the id of the one that goes")
        if name == "merge":
            command.add_argument("remaining", metavar="INTO", help="the id of the one that remains")
            told = "record that the two are not the same: they are not proposed as one again"
            command.add_argument("--different", action="store_true", help=told)
        add_store(command)
        add_who_and_why(command, name)


def merge(asked: argparse.Namespace) -> None:
    """Merge the two, or record that they are different; print what moves."""
    two = (asked.kind, asked.former, asked.remaining)
    make = told_apart if asked.different else merged
    with opened_store(asked) as store:
        versions = store.history_to_merge(asked.case, *two)
        changes = changes_over(
            versions,
            lambda held: make(held, *two),
            lambda rows: store.row_history(asked.case, *rows),
        )
        if changes:
            store.save(asked.case, Save(current_name(asked), asked.why, tuple(changes)))
    words = f"“{asked.former}” and “{asked.remaining}” are told apart."
    if not asked.different:
        moved = moved_words(versions, changes)
        words = f"“{asked.former}” is a part of “{asked.remaining}” now, with {moved}."
    print(printable(words))


def take_apart(asked: argparse.Namespace) -> None:
    """Take a merge back; print what moves."""
    with opened_store(asked) as store:
        versions = store.merge_history(asked.case)
        found = merge_of(versions, asked.kind, asked.former)
        changes = split(versions, found)
        store.save(asked.case, Save(current_name(asked), asked.why, tuple(changes)))
    moved = moved_words(versions, changes)
    print(printable(f"“{asked.former}” is apart from “{found.remaining_id}” again, with {moved}."))


RUNS = {"merge": merge, "split": take_apart}
