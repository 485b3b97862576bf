"""One annotated text: who says what in it, by offsets, without a word of it.

Offsets count characters (Unicode code points) of the text from 0, ends are exclusive. A span that
is broken has several pieces, in the order of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "claimscope-attribution/1"
ROLES = ("source", "cue", "content")

Piece = tuple[int, int]
Span = tuple[Piece, ...]


@dataclass(frozen=True)
class Turn:
    """What one speaker of a transcript says until the next: label, speech, the speaker's name."""

    label: Piece
    speech: Piece
    source_name: Piece | None


@dataclass(frozen=True)
class Attribution:
    """One content that is given to somebody; each field is described in ``corpus/schema.json``."""

    id: str
    kind: str
    source: Span
    source_name: Piece | None
    cue: Span
    content: Span
    stance: str | None
    narrated: bool
    answers: tuple[str, ...] = ()
    no_cue: str | None = None

    def span(self, role: str) -> Span:
        """The pieces of the source, the cue or the content."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of all its spans, in the order of the text."""
        return sorted(piece for role in ROLES for piece in self.span(role))


@dataclass(frozen=True)
class Annotation:
    """The attributions of one text by one reader, and what identifies and credits that text.

    ``text`` has title, publisher, day, kind, address, licence (SPDX) and ``sha256``.
    """

    name: str
    text: dict[str, str]
    readers: tuple[str, ...]
    attributions: tuple[Attribution, ...]
    turns: tuple[Turn, ...] = field(default=())

    def to_json(self) -> str:
        """The file as it is kept: one attribution a line, so that a change is easy to see."""
        head = {
            "format": FORMAT,
            "name": self.name,
            "text": self.text,
            "readers": list(self.readers),
        }
        lines = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        for key, rows in (
            ("turns", [_turn_row(each) for each in self.turns]),
            ("attributions", [_attribution_row(each) for each in self.attributions]),
        ):
            written = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in rows)
            lines += f',\n "{key}": [' + (f"\n  {written}\n ]" if rows else "]")
        return lines + "\n}\n"


def parse_annotation(row: dict[str, Any]) -> Annotation:
    """The annotation in a file's JSON, which must fit the schema."""
    return Annotation(
        row["name"],
        row["text"],
        tuple(row["readers"]),
        tuple(_attribution(each) for each in row["attributions"]),
        tuple(
            Turn(_piece(each["label"]), _piece(each["speech"]), _optional(each["source_name"]))
            for each in row["turns"]
        ),
    )


def load_annotations(folder: Path) -> dict[str, Annotation]:
    """The annotations of a folder by name; their files must fit the schema."""
    return {
        file.stem: parse_annotation(json.loads(file.read_text("utf-8")))
        for file in annotation_files(folder)
    }


def annotation_files(path: Path) -> Iterator[Path]:
    """The files of a folder in the order of their names, or the one file that is named."""
    yield from sorted(path.glob("*.json")) if path.is_dir() else [path]


def _attribution(row: dict[str, Any]) -> Attribution:
    return Attribution(
        row["id"],
        row["kind"],
        _span(row["source"]),
        _optional(row["source_name"]),
        _span(row["cue"]),
        _span(row["content"]),
        row["stance"],
        row["narrated"],
        tuple(row["answers"]),
        row.get("no_cue"),
    )


def _attribution_row(each: Attribution) -> dict[str, Any]:
    row = {
        "id": each.id,
        "kind": each.kind,
        "source": each.source,
        "source_name": each.source_name,
        "cue": each.cue,
        "content": each.content,
        "stance": each.stance,
        "narrated": each.narrated,
        "answers": each.answers,
    }
    return row | ({"no_cue": each.no_cue} if each.no_cue else {})


def _turn_row(each: Turn) -> dict[str, Any]:
    return {"label": each.label, "speech": each.speech, "source_name": each.source_name}


def _piece(pair: list[int]) -> Piece:
    return pair[0], pair[1]


def _optional(pair: list[int] | None) -> Piece | None:
    return None if pair is None else _piece(pair)


def _span(pairs: list[list[int]]) -> Span:
    return tuple(_piece(each) for each in pairs)
