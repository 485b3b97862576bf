"""``export``: a view of a case as a bundle of files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from claimscope.cli.arguments import Commands
from claimscope.cli.case_argument import add_any_case, any_case, is_folder, opened_store
from claimscope.cli.commands import PURPOSES
from claimscope.errors import OptionError
from claimscope.figures.page_layout import SIZES, USUAL_SIZE
from claimscope.formatting import written_moment
from claimscope.record.case import Case
from claimscope.rendering.bundle import BRIEF, LARGE, SINGLE_FILES, Bundle, Made, write_zip
from claimscope.rendering.renderer import Drawer, DrawingError, working_drawer
from claimscope.views.choices import names_in
from claimscope.views.filter_spec import FilterSpec
from claimscope.views.filters import CASE, FILTERS, RECORDED, Filters
from claimscope.views.former_ids import former_ids, kinds_of_parameters, with_current_ids
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import Packed, SeenCase, SeenInMemory
from claimscope.views.view_link import PUBLIC_URL, ViewLink, public_url


class UnknownFilterError(OptionError):
    """Filters that mean nothing in this case, and which values the options may have."""

    def __init__(self, dropped: Sequence[str], known: tuple[str, ...]) -> None:
        super().__init__(f"No such thing in this case: {', '.join(dropped)}")
        self._known = known

    @property
    def details(self) -> tuple[str, ...]:
        """A line for every option that was dropped."""
        return self._known


class UnknownFileError(OptionError):
    """Names of files that no export has, and which there are."""

    def __init__(self, unknown: Sequence[str]) -> None:
        super().__init__(f"No such file in an export: {', '.join(unknown)}")

    @property
    def details(self) -> tuple[str, ...]:
        """What may be named."""
        return (f"--only may be: {', '.join(SINGLE_FILES)}",)


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
    command.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="FILE",
        help="this file and no other, such as claims.csv; may be given several times",
    )
    command.add_argument("--size", choices=list(SIZES), default=USUAL_SIZE, help="of the pictures")
    command.add_argument("--annex", action="store_true", help="with every quote in the brief")
    command.add_argument(
        "--address",
        metavar="URL",
        help=f"where others reach the dashboard, for links back; without it {PUBLIC_URL}",
    )
    view = command.add_argument_group("which part of the case", "the filters of the dashboard")
    for spec in FILTERS:
        several = "; may be given several times" if spec.many else ""
        view.add_argument(
            *(f"--{parameter}" for parameter in spec.parameters),
            action="append",
            default=[],
            dest=_option(spec),
            metavar="YYYY-MM-DD" if spec.kind == "day" else spec.parameter.upper(),
            help=f"{spec.help}{several}",
        )


def _option(spec: FilterSpec) -> str:
    """Where the parser puts what was given for a filter."""
    return f"filter_{spec.name}"


def export(asked: argparse.Namespace) -> int:
    """Write the bundle; 3 where its pictures are not drawn."""
    only = tuple(dict.fromkeys(asked.only))
    if unknown := [each for each in only if each not in SINGLE_FILES]:
        raise UnknownFileError(unknown)
    with _seen_case(asked) as seen:
        query = urlencode({**_state(seen, asked), **seen.filters.to_query()}, doseq=True)
        link = ViewLink(f"?{query}" if query else "", asked.address or public_url())
        drawer, missing = None, ""
        if not only or BRIEF in only:
            drawer, missing = (None, LARGE) if seen.is_large else _drawer()
        bundle = Bundle(seen, link, drawer, asked.size, asked.annex, only)
        write = _write_zip if asked.out.suffix.lower() == ".zip" else _write_folder
        write(asked.out, _print_names(bundle.files()))
    if missing:
        print(missing, file=sys.stderr)
    return 3 if missing else 0


@contextmanager
def _seen_case(asked: argparse.Namespace) -> Iterator[SeenCase]:
    """The case through the filters: read part by part where it is the present record of a kept
    one, else from memory.
    """
    if is_folder(asked) or asked.as_recorded_at is not None:
        yield _in_memory(asked, any_case(asked))
        return
    # The other way needs no database.
    from claimscope.store.sql.seen_case import SeenInStore

    with opened_store(asked) as store, store.stored_case(asked.case) as stored:
        if stored is None:
            yield _in_memory(asked, store.case(asked.case))
        else:
            yield SeenInStore(stored, _filters(asked, stored, stored.names(_specs(asked))))


def _in_memory(asked: argparse.Namespace, case: Case) -> SeenInMemory:
    filters = _filters(asked, case, names_in(case, _specs(asked)))
    return SeenInMemory(open_ledger(case, filters))


def _state(seen: SeenCase, asked: argparse.Namespace) -> dict[str, str]:
    """What a link to a kept case names beside the view; a folder is not known to a dashboard."""
    if is_folder(asked):
        return {}
    then = seen.as_recorded_at
    return {CASE: seen.case_id, **({RECORDED: written_moment(then)} if then else {})}


def _drawer() -> tuple[Drawer | None, str]:
    """What draws the pictures, or why nothing does."""
    try:
        return working_drawer(), ""
    except DrawingError as error:
        return None, str(error)


def _specs(asked: argparse.Namespace) -> list[FilterSpec]:
    """The filters that options were given for."""
    return [spec for spec in FILTERS if getattr(asked, _option(spec))]


def _filters(
    asked: argparse.Namespace, case: Packed, names: Mapping[str, Iterable[str]]
) -> Filters:
    """The filters of the options, of which ``names`` has the values that the case offers.

    Raises :class:`UnknownFilterError` for one that means nothing.
    """
    known = {name: list(values) for name, values in names.items()}
    query = {spec.parameter: getattr(asked, _option(spec)) for spec in FILTERS}
    former = former_ids(case)
    for parameter, kind in kinds_of_parameters().items():
        if parameter in query:
            query[parameter] = with_current_ids(query[parameter], kind, former)
    filters, dropped = Filters.from_query(query, known)
    if dropped:
        raise UnknownFilterError(dropped, tuple(_known(dropped, known)))
    return filters


def _known(dropped: Sequence[str], known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """For each option that was dropped, what it may be."""
    asked = {pair.partition("=")[0] for pair in dropped}
    for spec in FILTERS:
        if spec.parameter in asked and known.get(spec.name):
            yield f"--{spec.parameter} may be: {', '.join(known[spec.name])}"


def _print_names(files: Iterator[Made]) -> Iterator[Made]:
    """The files, each named on the terminal as it is made."""
    for made in files:
        print(f"{made.number}/{made.planned} {made.name}")
        yield made


def _write_folder(folder: Path, files: Iterator[Made]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for made in files:
        with (folder / made.name).open("wb") as file:
            made.write(file)


def _write_zip(file: Path, files: Iterator[Made]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as written:
        write_zip(files, written)
