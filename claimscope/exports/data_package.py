"""A case as a Data Package that loads again to the identical record.

The *whole* case, whatever filters a reader has set: status is computed from all that was said, so
a package with a part of it would, once loaded, show the same claims with other statuses.

Cells are exact, also where a spreadsheet would take one for a formula: an apostrophe before it
would be another record, and a quote that no longer stands in its document does not load. The
descriptor says so to whoever opens the package; for a spreadsheet there are the tables of
:mod:`claimscope.exports.csv_table`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from claimscope.exports.format import Format, bytes_of
from claimscope.exports.provenance import versions
from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.model import KEPT_TABLES, Table
from claimscope.views.seen_case import Packed

ABOUT = (
    "A case of Claimscope as it was entered: its tables and, under seeds/, the documents they "
    "quote, verbatim. Loading this folder gives the identical record. Nothing is added to a cell: "
    "text that begins with =, +, - or @ stands as it was printed. Read the tables with a program "
    "that treats cells as data, and in a spreadsheet import every column as text."
)
OTHER_THAN_A_NAME = re.compile(r"[^a-z0-9._-]+")
ROWS_AT_ONCE = 1_000
SAME_TIME = (1980, 1, 1, 0, 0, 0)


def package_files(case: Packed) -> dict[str, bytes]:
    """Every file of the package by its path in it: the descriptor, the tables, the texts."""
    return {name: b"".join(content) for name, content in _files(case)}


def _files(case: Packed) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files one by one, the content of each in parts. A path may come twice, with one text."""
    held = tables_held(case)
    yield DESCRIPTOR, [_descriptor(case, held)]
    for table in held:
        yield table.file, _table(case, table)
    for file, text in case.seeds():
        yield _seed(file), [text.encode()]


def tables_held(case: Packed) -> list[Table]:
    """The tables that a package of the case has: all but those that may lack and do."""
    return [table for table in KEPT_TABLES if not table.may_lack or any(case.cells(table))]


def write_package(case: Packed, folder: Path) -> Path:
    """The package as a new folder that ``load_case`` reads; gives the folder.

    A case goes by the name of its folder. Raises :class:`FileExistsError` where ``folder`` is
    there already: a package never mixes with other files.
    """
    folder.mkdir(parents=True)
    for name, content in _files(case):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            file.writelines(content)
    return folder


def write_package_zip(case: Packed, file: IO[bytes]) -> None:
    """The package as a ZIP with the descriptor at its root; the same case gives the same bytes."""
    names: set[str] = set()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _files(case):
            if name not in names:
                names.add(name)
                with package.open(_entry(name), "w", force_zip64=True) as entry:
                    entry.writelines(content)


def package_bytes(case: Packed) -> bytes:
    """:func:`write_package_zip` as bytes."""
    return bytes_of(lambda file: write_package_zip(case, file))


def _seed(file: str) -> str:
    return f"seeds/{PurePosixPath(file)}"  # which also writes ./a//b as a/b


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, SAME_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _descriptor(case: Packed, held: Sequence[Table]) -> bytes:
    """Its ``name`` is the case's id in the letters that the standard allows for one.

    The member ``claimscope`` has the versions that wrote it, and no part in the record.
    """
    name = OTHER_THAN_A_NAME.sub("-", case.case_id.lower()).strip("-") or "case"
    descriptor = package_descriptor(name, case.title, ABOUT, held)
    descriptor["claimscope"] = versions()
    return f"{json.dumps(descriptor, indent=2)}\n".encode()


def _table(case: Packed, table: Table) -> Iterator[bytes]:
    yield _lines([table.column_names])
    rows = (row.values() for row in case.cells(table))
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield _lines(some)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


FORMATS = (
    Format(
        "datapackage.zip",
        "Data Package, the whole case",
        "application/zip",
        write_package_zip,
        note="All of the case, whatever the filters: a part would have other statuses.",
        whole=True,
    ),
)
