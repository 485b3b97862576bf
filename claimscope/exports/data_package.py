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
from pathlib import Path, PurePosixPath

from claimscope.exports.format import Format
from claimscope.exports.provenance import versions
from claimscope.record.case import Case
from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.model import DOCUMENTS, KEPT_TABLES, Table
from claimscope.views.ledger import Ledger

ABOUT = (
    "A case of Claimscope as it was entered: its tables and, under seeds/, the documents they "
    "quote, verbatim. Loading this folder gives the identical record. Nothing is added to a cell: "
    "text that begins with =, +, - or @ stands as it was printed. Read the tables with a program "
    "that treats cells as data, and in a spreadsheet import every column as text."
)
OTHER_THAN_A_NAME = re.compile(r"[^a-z0-9._-]+")
SAME_TIME = (1980, 1, 1, 0, 0, 0)


def package_files(case: Case) -> dict[str, bytes]:
    """Every file of the package by its path in it: the descriptor, the tables, the texts."""
    files = {cells["document_id"]: cells["file"] for cells in case.cells(DOCUMENTS)}
    return {
        DESCRIPTOR: _descriptor(case),
        **{table.file: _table(case, table) for table in tables_held(case)},
        **{_seed(file): case.texts[document_id].encode() for document_id, file in files.items()},
    }


def tables_held(case: Case) -> list[Table]:
    """The tables that a package of the case has: all but those that may lack and do."""
    return [table for table in KEPT_TABLES if not table.may_lack or case.rows[table.name]]


def write_package(case: Case, folder: Path) -> Path:
    """The package as a new folder that ``load_case`` reads; gives the folder.

    A case goes by the name of its folder. Raises :class:`FileExistsError` where ``folder`` is
    there already: a package never mixes with other files.
    """
    folder.mkdir(parents=True)
    for name, content in package_files(case).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def package_bytes(case: Case) -> bytes:
    """The package as a ZIP with the descriptor at its root; the same case gives the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in package_files(case).items():
            package.writestr(_entry(name), content)
    return written.getvalue()


def _seed(file: str) -> str:
    return f"seeds/{PurePosixPath(file)}"  # which also writes ./a//b as a/b


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, SAME_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _descriptor(case: Case) -> bytes:
    """Its ``name`` is the case's id in the letters that the standard allows for one.

    The member ``claimscope`` has the versions that wrote it, and no part in the record.
    """
    name = OTHER_THAN_A_NAME.sub("-", case.case_id.lower()).strip("-") or "case"
    descriptor = package_descriptor(name, case.title, ABOUT, tables_held(case))
    descriptor["claimscope"] = versions()
    return f"{json.dumps(descriptor, indent=2)}\n".encode()


def _table(case: Case, table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.column_names)
    writer.writerows(row.values() for row in case.cells(table))
    return text.getvalue().encode()


def _package(ledger: Ledger) -> bytes:
    return package_bytes(ledger.case)


FORMATS = (
    Format(
        "datapackage.zip",
        "Data Package, the whole case",
        "application/zip",
        _package,
        note="All of the case, whatever the filters: a part would have other statuses.",
        whole=True,
    ),
)
