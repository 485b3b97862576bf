"""Every format an analyst can take away: one list for pages, commands and bundles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from claimscope.exports.brief.document import brief_html
from claimscope.exports.csv_table import csv_bytes
from claimscope.exports.data_package import package_bytes
from claimscope.exports.geojson import geojson_bytes
from claimscope.exports.jsonld import linked_data_bytes
from claimscope.exports.parquet import parquet_bytes
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import SHOWN_TABLES
from claimscope.record.ids import slug
from claimscope.views.ledger import Ledger

STEM_LIMIT = 120


@dataclass(frozen=True)
class Format:
    """One thing to take away.

    ``name`` is unique and ends the names of its files: ``claims.csv``. ``words`` say what it is.
    ``whole`` marks what holds the entire case, whatever the filters and the as-of date.
    """

    name: str
    words: str
    media_type: str
    write: Callable[[Ledger], bytes]
    whole: bool = False

    @property
    def suffix(self) -> str:
        """How the names of its files end: ``.csv``."""
        return f".{self.name.rpartition('.')[2]}"


def _csv(table: str, ledger: Ledger) -> bytes:
    return csv_bytes(SHOWN_TABLES[table](ledger))


def _parquet(table: str, ledger: Ledger) -> bytes:
    return parquet_bytes(SHOWN_TABLES[table](ledger), provenance(ledger))


def _package(ledger: Ledger) -> bytes:
    return package_bytes(ledger.case)


def _brief(ledger: Ledger) -> bytes:
    return brief_html(ledger).encode()


FORMATS: tuple[Format, ...] = (
    *(
        Format(f"{table}.csv", f"The {table} shown, for a spreadsheet", "text/csv", write)
        for table, write in ((table, partial(_csv, table)) for table in SHOWN_TABLES)
    ),
    *(
        Format(
            f"{table}.parquet",
            f"The {table} shown, typed, for a notebook or a database",
            "application/vnd.apache.parquet",
            partial(_parquet, table),
        )
        for table in SHOWN_TABLES
    ),
    Format(
        "places.geojson",
        "Where the claims shown play, for a map",
        "application/geo+json",
        geojson_bytes,
    ),
    Format(
        "claims.jsonld",
        "The claims shown as linked data (schema.org)",
        "application/ld+json",
        linked_data_bytes,
    ),
    Format(
        "brief.html",
        "What is confirmed, what is not and why, with every quote: to read and to print",
        "text/html",
        _brief,
    ),
    Format(
        "datapackage.zip",
        "The whole case as a Data Package that loads again",
        "application/zip",
        _package,
        whole=True,
    ),
)


def file_name(wanted: Format, case_id: str, as_of: date | None) -> str:
    """The name of a file in this format; what holds the whole case has no date in it."""
    return dated_name(wanted.name, case_id, None if wanted.whole else as_of)


def dated_name(name: str, case_id: str, as_of: date | None) -> str:
    """A name every system accepts: ``dprk-russia-2024-as-of-2024-10-18-claims.csv``.

    The case, the as-of date where one is set, and ``name``.
    """
    dated = f"-as-of-{as_of.isoformat()}" if as_of else ""
    return f"{slug(case_id, limit=STEM_LIMIT)}{dated}-{name}"
