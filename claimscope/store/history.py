"""The history of rows in words, save by save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimscope.formatting import moment_words, qualifier_words
from claimscope.record.changes import Version

# What tells a row of each table from the others for a reader.
NAMED_BY = {
    "documents": "the document “{title}”",
    "sources": "the source “{name}”",
    "places": "the place “{name}”",
    "claims": "the claim “{title}”",
    "claim_places": "location “{place_id}” ({role})",
    "assertions": "the assertion “{source_id} {stance}”, “{quote}”",
    "figures": "the figure “{wording}”",
    "judgements": "{who}’s assessment ({kind} {value})",
    "identities": "that “{claim_id}{source_id}” and “{other_id}” are {verdict}",
}
KIND_WORDS = {"standing": "status"}
"""What a reader calls the kind of an assessment, where the record has another word."""
SHOWN = 160


@dataclass(frozen=True)
class _Saved:
    """One save: when, by whom and why."""

    at: datetime
    who: str
    why: str

    @property
    def when(self) -> str:
        """The moment in words."""
        return moment_words(self.at)


@dataclass(frozen=True)
class SaveSummary(_Saved):
    """A save with each of its changes as a sentence."""

    changes: tuple[str, ...]


@dataclass(frozen=True)
class SaveEntry(_Saved):
    """A save with the number of rows that it has changed."""

    rows: int


def save_summaries(versions: Sequence[Version]) -> list[SaveSummary]:
    """The saves that made these versions, which stand in the order they came; the latest first."""
    before: dict[tuple[str, str], list[Version]] = {}
    saves: dict[tuple[datetime, str, str], list[str]] = {}
    for version in versions:
        earlier = before.setdefault((version.table, version.row_id), [])
        save = (version.recorded_at, version.who, version.why)
        saves.setdefault(save, []).append(change_words(version, earlier))
        earlier.append(version)
    return [
        SaveSummary(at, who, why, tuple(changes))
        for (at, who, why), changes in reversed(saves.items())
    ]


def change_words(version: Version, earlier: Sequence[Version]) -> str:
    """A version as a sentence, beside the ``earlier`` ones of its row."""
    held = [version.cells for version in earlier if version.cells is not None]
    if version.cells is None:
        return f"Retracted {named(version, held[-1] if held else {})}."
    if not earlier:
        return f"Entered {named(version, version.cells)}."
    if earlier[-1].cells is None:
        return f"Put back {named(version, version.cells)}."
    return f"Corrected {named(version, held[-1])}: {_differences(held[-1], version.cells)}."


def named(version: Version, cells: Mapping[str, str]) -> str:
    """A row as a reader is told of it: ``the figure “7 aboard”``."""
    if version.table not in NAMED_BY or not cells:
        return f"{version.table} “{version.row_id}”"
    short = {name: _short(cell) for name, cell in cells.items()}
    short["kind"] = KIND_WORDS.get(short.get("kind", ""), short.get("kind", ""))
    return NAMED_BY[version.table].format_map(short).replace(" )", ")")


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    changed = [name for name in after if before.get(name, "") != after[name]]
    parts = (f"{name} “{_cell(name, before)}” → “{_cell(name, after)}”" for name in changed)
    return "; ".join(parts) or "nothing in it"


def _cell(name: str, cells: Mapping[str, str]) -> str:
    words = _short(cells.get(name, ""))
    return qualifier_words(words) if name == "qualifier" else words


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
