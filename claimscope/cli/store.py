"""``cases``, ``history`` and what changes them: the cases in the database, from a terminal."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from claimscope.cli.arguments import Commands, print_json
from claimscope.cli.case_argument import (
    add_recorded_by,
    add_store,
    case_in_zip,
    opened_store,
    title_without_descriptor,
)
from claimscope.cli.commands import COMMANDS, PURPOSES
from claimscope.cli.output import printable
from claimscope.cli.progress import progress_shown
from claimscope.exports.data_package import write_package
from claimscope.formatting import count_noun
from claimscope.record.case_parts import open_folder
from claimscope.record.changes import Save, StoreError, Version
from claimscope.record.model import QUANTITIES
from claimscope.store.archive import MANIFEST, STORAGE
from claimscope.store.current_user import SAYS_WHO, usual_name
from claimscope.store.search import MOST, Query

CHANGING = ("create", "import", "rename", "archive")
OWN = COMMANDS[__name__]
OF_NO_CASE = (
    *("cases", "import", "search", "verify", "rebuild"),
    *("export-archive", "check-archive"),
)


def add_commands(commands: Commands) -> None:
    """Add all of them to the parser."""
    made = {name: commands.add_parser(name, help=words) for name, words in OWN.items()}
    for name, command in made.items():
        command.set_defaults(run=RUNS[name])
        if name != "check-archive":
            add_store(command)
        if name not in OF_NO_CASE:
            command.add_argument("case", metavar="CASE", help="its id, as “cases” lists it")
        if name in CHANGING:
            add_who_and_why(command, name)
    _add_own_arguments(made)


def add_who_and_why(command: argparse.ArgumentParser, name: str) -> None:
    """The options that stand with a save; ``name`` is that of the command."""
    command.add_argument("--who", help=f"who does it; else {SAYS_WHO}, else your login")
    command.add_argument("--why", default=PURPOSES[name], help="why")


def _add_own_arguments(made: dict[str, argparse.ArgumentParser]) -> None:
    made["cases"].add_argument("--archived", action="store_true", help="list archived cases too")
    for name in ("create", "rename"):
        made[name].add_argument("title")
    made["import"].add_argument("case", type=Path, metavar="FOLDER")
    made["import"].add_argument("--id", metavar="CASE", help="its id; else the folder's name")
    made["export-package"].add_argument("folder", type=Path, metavar="DIR")
    add_recorded_by(made["export-package"])
    made["export-archive"].add_argument("folder", type=Path, metavar="DIR")
    made["check-archive"].add_argument(
        "archive", metavar="ARCHIVE", help=f"a folder, or {STORAGE}bucket/prefix"
    )
    made["export-archive"].add_argument("--case", metavar="CASE", help="this case only")
    made["history"].add_argument("--claim", metavar="CLAIM", help="of this claim only")
    _add_search_arguments(made["search"])
    made["archive"].add_argument("--undo", action="store_true", help="restore it to the list")


def _add_search_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="?", default="", help="all of them; a phrase in quotes")
    command.add_argument(
        "--quantity",
        default="",
        choices=["", *QUANTITIES],
        metavar="QUANTITY",
        help="with a figure of it",
    )
    command.add_argument("--low", type=float, metavar="NUMBER", help="of that number or more")
    command.add_argument("--high", type=float, metavar="NUMBER", help="of that number or less")
    command.add_argument("--case", default="", metavar="CASE", help="in this case only")
    command.add_argument("--most", type=int, default=MOST, metavar="N", help="of each kind")
    command.add_argument("--json", action="store_true", help="as a JSON object")


def list_cases(asked: argparse.Namespace) -> None:
    """Print a line for every case: its id, its title, whether it is archived."""
    with opened_store(asked) as store:
        for entry in store.cases(archived=asked.archived):
            print(printable(f"{entry.case_id:24} {entry.title}{' (archived)' * entry.archived}"))


def create(asked: argparse.Namespace) -> None:
    """Add an empty case."""
    with opened_store(asked) as store:
        store.create(asked.case, asked.title, Save(current_name(asked), asked.why, ()))


def take_in(asked: argparse.Namespace) -> None:
    """Import a folder or a ZIP, validated as ``validate`` does."""
    if asked.case.is_file():
        case = case_in_zip(asked.case)
        with opened_store(asked) as store:
            kept = store.take_in(case, current_name(asked), asked.why, asked.id)
    else:
        folder = open_folder(asked.case, title_without_descriptor(asked.case))
        with opened_store(asked) as store, progress_shown("Importing"):
            kept = store.import_folder(folder, current_name(asked), asked.why, asked.id)
    print(printable(f"{kept.case_id:24} {kept.title}"))


def export_package(asked: argparse.Namespace) -> None:
    """Write the package: of the present record row by row, of an earlier one from memory."""
    with opened_store(asked) as store, store.stored_case(asked.case) as stored:
        if stored is None or asked.as_recorded_at is not None:
            write_package(store.case(asked.case, asked.as_recorded_at), asked.folder)
        else:
            write_package(stored, asked.folder)


def export_archive(asked: argparse.Namespace) -> None:
    """Write the archive, and print the hash of its manifest."""
    with opened_store(asked) as store:
        print(f"{store.write_archive(asked.folder, asked.case)}  {MANIFEST}")


def check_archive(asked: argparse.Namespace) -> int:
    """Print what of an archive is not as it was written; 1 where anything is not."""
    from claimscope.store.archive.files import archive_files
    from claimscope.store.archive.reading import archive_faults, read_manifest

    files = archive_files(asked.archive)
    faults = list(archive_faults(files))
    for line in faults:
        print(printable(line))
    for case in read_manifest(files).cases:
        print(printable(f"{case.case_id:24} {case.title}"))
    print("It is not as it was written." if faults else "All files are as they were written.")
    return 1 if faults else 0


def print_history(asked: argparse.Namespace) -> None:
    """Print a line for every version of a row, the earliest first."""
    with opened_store(asked) as store:
        for version in store.each_version(asked.case, *filter(None, [asked.claim])):
            print(printable(_version_line(version)))


def rename(asked: argparse.Namespace) -> None:
    """Give the case its new title."""
    with opened_store(asked) as store:
        store.rename(asked.case, asked.title, current_name(asked), asked.why)


def archive(asked: argparse.Namespace) -> None:
    """Archive the case, or put it back."""
    with opened_store(asked) as store:
        store.archive(asked.case, current_name(asked), asked.why, archived=not asked.undo)


def search(asked: argparse.Namespace) -> None:
    """Print what is found, a line each, and how many passages there are of each kind."""
    query = Query(asked.words, asked.quantity, asked.low, asked.high, asked.case)
    if query.is_empty:
        raise StoreError("Nothing is searched for.", "Give words, or a figure.")
    with opened_store(asked) as store:
        results = store.search(query, asked.most)
    if asked.json:
        print_json({"totals": results.totals, "found": [asdict(each) for each in results.found]})
        return
    for each in results.found:
        where = each.claim_id or each.document_id
        snippet = " ".join(each.snippet.split())
        print(printable(f"{each.case_id:24} {each.kind:6} {where}: {snippet}"))
    counts = (count_noun(number, kind) for kind, number in results.totals.items())
    print(", ".join(counts))


def verify(asked: argparse.Namespace) -> int:
    """Print what of the state is not as the log says; 1 where anything is not."""
    with opened_store(asked) as store, progress_shown("Comparing"):
        faults = store.faults()
    for case_id, lines in faults.items():
        for line in lines:
            print(printable(f"{case_id}: {line}"))
    print("Make the state anew with “claimscope rebuild”." if faults else "All is as the log says.")
    return 1 if faults else 0


def rebuild(asked: argparse.Namespace) -> int:
    """Make the state anew, telling case by case; 1 where the record of one is invalid."""
    with opened_store(asked) as store, progress_shown("Rebuilding") as line:

        def tell(words: str) -> None:
            line.clear()
            print(printable(words))

        invalid = store.rebuild(tell)
    for case_id in invalid:
        print(printable(f"{case_id}: its record is invalid; “claimscope verify” says why."))
    return 1 if invalid else 0


RUNS = {
    "cases": list_cases,
    "create": create,
    "import": take_in,
    "export-package": export_package,
    "export-archive": export_archive,
    "check-archive": check_archive,
    "history": print_history,
    "rename": rename,
    "archive": archive,
    "search": search,
    "verify": verify,
    "rebuild": rebuild,
}


def current_name(asked: argparse.Namespace) -> str:
    """Who is to stand with a save. Raises :class:`StoreError` where nobody is known."""
    name = str(asked.who or usual_name())
    if not name:
        raise StoreError("Your name is not known.", "Give it with --who.")
    return name


def _version_line(version: Version) -> str:
    what = "withdrew" if version.cells is None else "saved"
    when = version.recorded_at.isoformat(timespec="microseconds")
    return f"{when}  {version.who} {what} {version.table} {version.row_id}: {version.why}"
