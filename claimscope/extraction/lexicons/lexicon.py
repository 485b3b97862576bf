"""The lexicons of the extraction: tables of words, one entry a line, each with its example.

A lexicon is a file of tab-separated values beside this module, with a header. Every one has

=========== =====================================================================================
``entry``   what the line is about, mostly the base form of a word; unique in its file
``forms``   the forms that are found in texts, divided by blanks; ``_`` stands for a blank in one
``means``   what the entry tells: a stance, the band of a hedge, what kind of speaker it is
``example`` a sentence of our own that has one of the forms, and reads as the entry means
=========== =====================================================================================

and columns of its own that hold forms in a special role. Nothing else is in such a file, so that
adding a line is all there is to adding a word; the tests read every example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimscope.extraction.patterns import alternation

COMMON = ("entry", "forms", "means", "example")


@dataclass(frozen=True)
class Entry:
    """One line of a lexicon; ``roles`` are the forms of its further columns, by their heading."""

    entry: str
    forms: tuple[str, ...]
    means: str
    example: str
    roles: Mapping[str, tuple[str, ...]]


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of a lexicon, by the name of its file without the ending."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines())
    rows = (dict(zip(head, line, strict=True)) for line in lines)
    return tuple(
        Entry(
            row["entry"],
            _forms(row["forms"]),
            row["means"],
            row["example"],
            {role: _forms(row[role]) for role in head if role not in COMMON},
        )
        for row in rows
    )


def forms(name: str, role: str = "") -> frozenset[str]:
    """The forms of all entries of a lexicon, or those that they have in a role."""
    return frozenset(
        form for each in entries(name) for form in (each.roles[role] if role else each.forms)
    )


CUES = ("reporting_verbs", "reporting_nouns", "reporting_adjectives", "attribution_phrases")
"""The lexicons of the words by which somebody is said to say something."""


@cache
def _cue_entries() -> Mapping[str, str]:
    """The id of the entry of each form of a cue: “reporting_verbs/say” for “said”."""
    return {
        form: f"{name}/{each.entry}"
        for name in reversed(CUES)
        for each in entries(name)
        for form in (*each.roles.get("goes_on", ()), *each.forms)
    }


def entry_ids(cue: str) -> tuple[str, ...]:
    """The id of the entry that a cue is a form of, if it is one of a lexicon."""
    found = _cue_entries().get(cue)
    return (found,) if found else ()


def words_in(name: str, role: str = "") -> str:
    """The forms of a lexicon as an alternation for a pattern, the longest first."""
    return alternation(forms(name, role))


def words_meaning(name: str, means: str) -> frozenset[str]:
    """The forms of those entries of a lexicon that mean this."""
    return frozenset(form for each in entries(name) if each.means == means for form in each.forms)


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.replace("_", " ") for form in cell.split())
