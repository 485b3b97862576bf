"""Made cases: invented people and places, so that a test says in one line what is said by whom.

    made = MadeCase()
    made.says("harbour-office", "asserts", "ferry-sank", on="2031-05-03", group="north")
    case = load_case(made.write(tmp_path / "ferry"))

Whatever a line names and the case does not have yet is added to it. Cells, quotes and texts take
any string that UTF-8 can hold. A case once written is broken with ``edit_cell`` and its siblings.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.model import KEPT_TABLES

Cells = dict[str, str]
Lines = list[list[str]]

DEFAULTS: dict[str, Cells] = {
    "documents": {
        "title": "What the gazette printed",
        "publisher": "The Ferry Gazette",
        "published_on": "2031-05-31",
        "language": "en",
    },
    "sources": {
        "kind": "government",
        "country": "IS",
        "reliability": "C",
        "reliability_basis": "Invented for a test.",
    },
    "places": {
        "kind": "city",
        "country": "IS",
        "lat": "64.1",
        "lon": "-21.9",
        "precision_km": "10",
    },
    "claims": {"topic": "other", "modality": "observed", "event_precision": "unknown"},
    "claim_places": {"role": "at"},
    "assertions": {"said_precision": "day", "evidence": "none"},
    "figures": {
        "quantity": "other",
        "aspect": "other",
        "low": "1",
        "high": "1",
        "qualifier": "exactly",
        "unit": "pieces",
    },
    "judgements": {"kind": "note", "who": "Ada", "judged_on": "2031-06-01", "why": "Because."},
    "identities": {},
}


@dataclass
class MadeCase:
    """A case that grows row by row; ``write`` puts it into a folder with its texts."""

    title: str = "The ferry that may have sunk"
    rows: dict[str, list[Cells]] = field(
        default_factory=lambda: {table.name: [] for table in KEPT_TABLES}
    )
    texts: dict[str, str] = field(default_factory=dict)

    def says(
        self, source: str, stance: str, claim: str, *, on: str = "2031-05-03", **more: str
    ) -> str:
        """One source's stance on one claim; the assertion's id, for its figures.

        Beside the columns of ``assertions``, ``more`` may hold the ``group`` of a source that is
        new, and ``words``, the quote; a quote that its document lacks is added at its end.
        """
        number = len(self.rows["assertions"]) + 1
        words = more.pop("words", "") or f"{source} {stance} {claim}, {on}, note {number}."
        document = more.pop("document_id", "gazette")
        self._have("sources", source, self.source, more.pop("group", source))
        self._have("claims", claim, self.claim)
        self._have("documents", document, self.document)
        start = self._place_in_text(document, words)
        cells = {
            "assertion_id": f"a{number}",
            **{"claim_id": claim, "source_id": source, "document_id": document},
            **{"stance": stance, "said_on": on, "quote": words},
            **{"quote_start": str(start), "quote_end": str(start + len(words))},
        }
        return self._add("assertions", {**cells, **more})

    def figure(self, assertion_id: str, wording: str, **cells: str) -> None:
        """A number in an assertion whose quote holds ``wording``; exactly 1 unless told."""
        number = len(self.rows["figures"]) + 1
        given = {"figure_id": f"f{number}", "assertion_id": assertion_id, "wording": wording}
        self._add("figures", {**given, **cells})

    def document(self, document_id: str = "gazette", *, text: str = "", **cells: str) -> None:
        """A document; quotes that ``text`` does not hold yet are added to it as they are said."""
        self.texts[document_id] = text or f"The text of {document_id}.\n\n"
        given = {"document_id": document_id, "file": f"{document_id}.txt"}
        self._add("documents", {**given, **cells})

    def source(self, source_id: str, group: str = "", **cells: str) -> None:
        """A source; a group of its own unless told."""
        given = {"source_id": source_id, "name": source_id.replace("-", " ").capitalize()}
        self._add("sources", {**given, "independence_group": group or source_id, **cells})

    def claim(self, claim_id: str, **cells: str) -> None:
        """An observed claim about nothing dated, unless told."""
        words = claim_id.replace("-", " ").capitalize()
        self._add("claims", {"claim_id": claim_id, "title": words, "statement": words, **cells})

    def place(self, place_id: str, **cells: str) -> None:
        """A city with a position, unless told."""
        name = place_id.replace("-", " ").capitalize()
        self._add("places", {"place_id": place_id, "name": name, **cells})

    def plays(self, claim_id: str, role: str, place_id: str) -> None:
        """A place's part in a claim: ``plays("ferry-sank", "near", "ellery")``."""
        self._have("claims", claim_id, self.claim)
        self._have("places", place_id, self.place)
        self._add("claim_places", {"claim_id": claim_id, "place_id": place_id, "role": role})

    def judges(self, kind: str, **cells: str) -> None:
        """A call of an analyst's own: ``judges("standing", claim_id="it-sank", value="…")``."""
        number = len(self.rows["judgements"]) + 1
        self._add("judgements", {"judgement_id": f"j{number}", "kind": kind, **cells})

    def decides(self, verdict: str, other_id: str, **cells: str) -> None:
        """Whether two are one: ``decides("same", "it-went-down", claim_id="it-sank")``."""
        number = len(self.rows["identities"]) + 1
        given = {"identity_id": f"i{number}", "verdict": verdict, "other_id": other_id}
        self._add("identities", {**given, **cells})

    def write(self, folder: Path) -> Path:
        """The case as a folder that loads, its texts in ``seeds`` inside it."""
        (folder / "seeds").mkdir(parents=True)
        for row in self.rows["documents"]:
            raw = self.texts[row["document_id"]].encode()
            row["sha256"] = hashlib.sha256(raw).hexdigest()
            (folder / "seeds" / row["file"]).parent.mkdir(parents=True, exist_ok=True)
            (folder / "seeds" / row["file"]).write_bytes(raw)
        held = [table for table in KEPT_TABLES if not table.may_lack or self.rows[table.name]]
        for table in held:
            lines = [list(row.values()) for row in self.rows[table.name]]
            _write_lines(folder / table.file, [table.column_names, *lines])
        descriptor = package_descriptor(folder.name, self.title, "Invented for a test.", held)
        (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
        return folder

    def _add(self, table: str, cells: Cells) -> str:
        """Adds a row with every column of its table; gives its first cell, the id."""
        blank = next(
            dict.fromkeys(each.column_names, "") for each in KEPT_TABLES if each.name == table
        )
        unknown = cells.keys() - blank.keys()
        assert not unknown, f"{table} has no column {unknown}"
        self.rows[table].append({**blank, **DEFAULTS[table], **cells})
        return next(iter(self.rows[table][-1].values()))

    def _have(self, table: str, row_id: str, add: Callable[..., None], *more: str) -> None:
        if row_id not in {next(iter(row.values())) for row in self.rows[table]}:
            add(row_id, *more)

    def _place_in_text(self, document_id: str, words: str) -> int:
        if words not in self.texts[document_id]:
            self.texts[document_id] += f"{words}\n\n"
        return self.texts[document_id].index(words)


def ferry_case() -> MadeCase:
    """A whole small case: two documents, three groups, all that a frame can show."""
    made = MadeCase()
    made.document("gazette")
    made.document("telegraph", publisher="The Telegraph", wire="Island Wire")
    made.source("harbour-office", "north", name="Harbour office (of the north shore)")
    made.source("port-police", "north")
    made.source("mayor", "south", kind="head of state")
    made.source("ferry-union", "east", kind="expert")
    made.place("ellery", name="Ellery", geonames_id="1000001")
    made.place("inner-bay", name="Inner bay", kind="region", precision_km="80", lat="64.5")
    made.place("open-sea", name="Open sea", kind="region", precision_km="2500", lat="60.0")
    made.claim(
        "ferry-sank",
        statement="The ferry between Ellery and the isle went down.",
        topic="casualties",
        event_from="2031-05-01",
        event_to="2031-05-02",
        event_precision="day",
    )
    made.claim("crates-moved", topic="arms transfer", note="Which crates is not said.")
    made.claim("ferry-will-be-raised", modality="forecast")
    made.plays("ferry-sank", "near", "ellery")
    made.plays("crates-moved", "from", "ellery")
    made.plays("crates-moved", "to", "inner-bay")
    made.plays("ferry-will-be-raised", "to", "open-sea")
    made.plays("ferry-will-be-raised", "mentioned", "ellery")
    sank = made.says("harbour-office", "asserts", "ferry-sank", words="it sank with 7 aboard")
    made.figure(sank, "7 aboard", quantity="killed", aspect="event total", low="7", high="7")
    made.says("mayor", "cannot confirm", "ferry-sank", on="2031-05-04", document_id="telegraph")
    moved = made.says(
        "port-police", "asserts", "crates-moved", words="more than 40 crates were moved"
    )
    made.figure(moved, "more than 40 crates", low="40", high="", qualifier="more than")
    made.says(
        "ferry-union",
        "finds likely",
        "crates-moved",
        on="2031-05-20",
        said_precision="month",
        hedge="quite possibly",
        words="the crates were quite possibly moved, the union told us",
    )
    made.says("mayor", "asserts", "ferry-will-be-raised", on="2031-05-06")
    return made


def edit_lines(folder: Path, table: str, change: Callable[[Lines], Lines]) -> Path:
    """Changes a table of a written case; ``change`` gets its lines, the header first."""
    _write_lines(folder / f"{table}.csv", change(read_lines(folder, table)))
    return folder


def read_lines(folder: Path, table: str) -> Lines:
    """The lines of a table of a written case, the header first."""
    text = (folder / f"{table}.csv").read_bytes().decode()
    return list(csv.reader(io.StringIO(text, newline="")))


def edit_cell(folder: Path, table: str, row: int, column: str, value: str) -> Path:
    """Puts ``value`` into a cell; rows are numbered as a spreadsheet does, the header is 1."""
    lines = read_lines(folder, table)
    lines[row - 1][lines[0].index(column)] = value
    return edit_lines(folder, table, lambda _: lines)


def add_column(folder: Path, table: str, column: str) -> Path:
    """Adds a column that is empty in every row."""
    return edit_lines(
        folder, table, lambda lines: [[*lines[0], column], *([*line, ""] for line in lines[1:])]
    )


def drop_column(folder: Path, table: str, column: str) -> Path:
    """Takes a column out of every row."""
    position = read_lines(folder, table)[0].index(column)
    return edit_lines(
        folder,
        table,
        lambda lines: [line[:position] + line[position + 1 :] for line in lines],
    )


def _write_lines(path: Path, lines: Lines) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    path.write_bytes(text.getvalue().encode())
