"""What a case is refused for: how each fault is made, and where its message has to point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from claimscope.record.model import SOURCES
from tests.made_case import add_column, drop_column, edit_cell, edit_lines


class Refusal(NamedTuple):
    """A fault made in the ferry case, and the only problem that the loader then names."""

    breaks: Callable[[Path], object]
    file: str
    row: int
    column: str
    says: str


def cell(table: str, row: int, column: str, value: str, says: str) -> Refusal:
    """One cell with a value that does not hold."""
    return Refusal(
        lambda folder: edit_cell(folder, table, row, column, value),
        f"{table}.csv",
        row,
        column,
        says,
    )


def _repeat_first_row(table: str) -> Callable[[Path], object]:
    return lambda folder: edit_lines(folder, table, lambda lines: [*lines, lines[1]])


def _write(name: str, raw: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(raw)


def _remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _append(name: str, raw: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + raw)


def _put_document_outside(folder: Path) -> None:
    (folder / "outside.txt").write_text("words", encoding="utf-8")
    edit_cell(folder, "documents", 2, "file", "../outside.txt")


def _point_at_document_absolutely(folder: Path) -> None:
    edit_cell(folder, "documents", 2, "file", str((folder / "seeds" / "gazette.txt").resolve()))


def _link_document_outside(folder: Path) -> None:
    text = folder / "seeds" / "gazette.txt"
    text.rename(folder / "outside.txt")
    text.symlink_to(folder / "outside.txt")


def _shift_quote(folder: Path) -> None:
    edit_cell(folder, "assertions", 2, "quote_start", "0")
    edit_cell(folder, "assertions", 2, "quote_end", "24")


def _add_silent_claim(folder: Path) -> None:
    claim = ["bell-rang", "Bell", "It rang.", "other", "observed", "", "", "unknown", ""]
    edit_lines(folder, "claims", lambda lines: [*lines, claim])


SOURCE_COLUMNS = len(SOURCES.columns)

FILES = {
    "an unknown column": Refusal(
        lambda folder: add_column(folder, "places", "altitude"),
        *("places.csv", 1, "altitude", "is not known"),
    ),
    "a missing column": Refusal(
        lambda folder: drop_column(folder, "claims", "topic"),
        *("claims.csv", 1, "topic", "the column is missing. Add it; it holds what it is about"),
    ),
    "a column that stands twice": Refusal(
        lambda folder: add_column(folder, "claims", "title"),
        *("claims.csv", 1, "title", "stands twice"),
    ),
    "a row with too many cells": Refusal(
        lambda folder: edit_lines(folder, "sources", lambda lines: [*lines, [*lines[2], "more"]]),
        *("sources.csv", 6, "", f"{SOURCE_COLUMNS + 1} cells, the header {SOURCE_COLUMNS}"),
    ),
    "a row with too few cells": Refusal(
        lambda folder: edit_lines(folder, "sources", lambda lines: [*lines, lines[2][:-1]]),
        *("sources.csv", 6, "", f"{SOURCE_COLUMNS - 1} cells, the header {SOURCE_COLUMNS}"),
    ),
    "a quote mark that never closes": Refusal(
        _append("places.csv", b'"an'), "places.csv", 0, "", "not valid CSV"
    ),
    "a table that is not UTF-8": Refusal(
        _append("claims.csv", b"caf\xe9"), "claims.csv", 0, "", "is not UTF-8"
    ),
    "a table of 0 bytes": Refusal(_write("places.csv", b""), "places.csv", 0, "", "is empty"),
    "a missing table": Refusal(_remove("figures.csv"), "figures.csv", 0, "", "file is missing"),
    "a missing descriptor": Refusal(
        _remove("datapackage.json"), "datapackage.json", 0, "", "file is missing"
    ),
    "a descriptor that is not JSON": Refusal(
        _write("datapackage.json", b"{"), "datapackage.json", 0, "", "not JSON"
    ),
    "a descriptor that is not UTF-8": Refusal(
        _write("datapackage.json", b'{"title": "\xe9"}'), "datapackage.json", 0, "", "not JSON"
    ),
    "a title with half a character": Refusal(
        _write("datapackage.json", b'{"title": "\\ud83d"}'),
        *("datapackage.json", 0, "title", "holds half a character"),
    ),
    "a descriptor nested without end": Refusal(
        _write("datapackage.json", b"[" * 100_000), "datapackage.json", 0, "", "not JSON"
    ),
    "a descriptor that is a list": Refusal(
        _write("datapackage.json", b"[]"), "datapackage.json", 0, "", "not a JSON object"
    ),
}

CELLS = {
    "a date in words": cell("claims", 2, "event_from", "1 May 2031", "YYYY-MM-DD"),
    "a day that is not in the calendar": cell("claims", 2, "event_to", "2031-02-30", "YYYY-MM-DD"),
    "a date without hyphens": cell("assertions", 3, "said_on", "20310504", "YYYY-MM-DD"),
    "a date in other digits": cell("assertions", 3, "said_on", "２０３１-05-04", "YYYY-MM-DD"),
    "a blank date": cell("claims", 2, "event_to", " ", "only blanks"),
    "a number in words": cell("figures", 2, "low", "seven", "is not a number"),
    "a number with a comma": cell("figures", 2, "low", "1,500", "is not a number"),
    "a number in other digits": cell("places", 2, "lat", "６４", "is not a number"),
    "a number that is none": cell("places", 2, "lat", "nan", "is not a number"),
    "a number without end": cell("places", 2, "lat", "inf", "is not a number"),
    "a blank number": cell("figures", 3, "high", "\t", "only blanks"),
    "an offset below 0": cell("assertions", 2, "quote_start", "-1", "not a whole number from 0"),
    "an offset with a point": cell("assertions", 2, "quote_end", "5.0", "not a whole number"),
    "an offset of 5,000 digits": cell("assertions", 2, "quote_end", "9" * 5000, "not a whole"),
    "an id with a space": cell("sources", 2, "source_id", "harbour office", "is not an id"),
    "an id with a slash": cell("documents", 2, "document_id", "../gazette", "is not an id"),
    "an id of 81 letters": cell("places", 2, "place_id", "x" * 81, "is not an id"),
}

REFERENCES = {
    f"an unknown id in {table}, {column}": cell(table, row, column, "nobody", "“nobody” is not")
    for table, row, column in (
        ("claim_places", 2, "claim_id"),
        ("claim_places", 2, "place_id"),
        ("assertions", 3, "claim_id"),
        ("assertions", 3, "source_id"),
        ("assertions", 3, "document_id"),
        ("figures", 2, "assertion_id"),
    )
}

DUPLICATES = {
    f"a duplicate id in {name}": Refusal(
        _repeat_first_row(name),
        *(f"{name}.csv", rows + 2, key, "already the id of row 2"),
    )
    for name, rows, key in (
        ("documents", 2, "document_id"),
        ("sources", 4, "source_id"),
        ("places", 3, "place_id"),
        ("claims", 3, "claim_id"),
        ("claim_places", 5, "claim_id"),
        ("assertions", 5, "assertion_id"),
        ("figures", 2, "figure_id"),
    )
}

ACROSS = {
    "an event that ends before it begins": cell(
        "claims", 2, "event_from", "2031-05-03", "begins (2031-05-03) after it ends (2031-05-02)"
    ),
    "a claim that nobody speaks of": Refusal(
        _add_silent_claim, "claims.csv", 5, "claim_id", "no assertion is about this claim"
    ),
    "a latitude beyond the pole": cell("places", 2, "lat", "91", "not between -90 and 90"),
    "a longitude beyond 180": cell("places", 2, "lon", "-180.5", "not between -180 and 180"),
    "a precision below 0": cell("places", 2, "precision_km", "-1", "not between 0 and 20000"),
    "a figure below 0": cell("figures", 3, "low", "-40", "-40 is below zero"),
    "low above high": cell("figures", 2, "low", "8", "low (8) is more than high (7)"),
    "a changed document": Refusal(
        _append("seeds/gazette.txt", b"!"), "documents.csv", 2, "sha256", "its hash differs"
    ),
    "a hash of another text": cell("documents", 2, "sha256", "0" * 64, "its hash differs"),
    "a missing document": Refusal(
        _remove("seeds/gazette.txt"), "documents.csv", 2, "file", "“gazette.txt” is missing"
    ),
    "a document that is not UTF-8": Refusal(
        _append("seeds/gazette.txt", b"\xe9"), "documents.csv", 2, "file", "is not UTF-8"
    ),
    "a document beside the seeds": Refusal(
        _put_document_outside, "documents.csv", 2, "file", "points outside the seeds folder"
    ),
    "a document that leads out of the seeds": Refusal(
        _link_document_outside, "documents.csv", 2, "file", "points outside the seeds folder"
    ),
    "a document at an absolute path": cell("documents", 2, "file", "/etc/passwd", "points outside"),
    "a document reached by a detour": cell(
        "documents", 2, "file", "../seeds/gazette.txt", "points outside the seeds folder"
    ),
    "a document at the absolute path of its seeds": Refusal(
        _point_at_document_absolutely, "documents.csv", 2, "file", "points outside the seeds folder"
    ),
    "a document whose name has a null": cell("documents", 2, "file", "a\0b", "is missing"),
    "a document with an endless name": cell("documents", 2, "file", "x" * 5000, "is missing"),
    "a document that is a folder": cell("documents", 2, "file", ".", "is missing"),
    "a shifted quote": Refusal(
        _shift_quote,
        *("assertions.csv", 2, "quote", "the text from 0 to 24 is not the quote. They stand at"),
    ),
    "a quote that is not in the document": cell(
        "assertions", 3, "quote", "words nobody printed", "are nowhere in the document"
    ),
    "a hedge that is not in the quote": cell(
        "assertions", 2, "hedge", "perhaps", "“perhaps” does not stand in the quote"
    ),
    "a wording that is not in the quote": cell(
        "figures", 2, "wording", "8 aboard", "“8 aboard” does not stand in the assertion's quote"
    ),
}

REFUSALS = {**FILES, **CELLS, **REFERENCES, **DUPLICATES, **ACROSS}
