"""Scores of claims against a folder of annotated samples: ``NAME.txt`` beside ``NAME.gold.json``.

A sample's JSON lists its claims: ``quote``, ``source``, ``stance`` and ``figures`` with
``value_low``, ``value_high`` and ``qualifier``. ``published.json`` may give each text's day. A
claim is *met* by the candidate that shares most of its words with it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claimscope.extraction.attribution.cues import Finder
from claimscope.extraction.candidate import Candidate
from claimscope.extraction.pipeline import candidates_in

UNKNOWN_DAY = date(2024, 10, 18)
GOLD = ".gold.json"
NAMES_NOBODY = frozenset(
    {"the", "of", "a", "an", "and", "for", "s", "in", "to", "mr", "mrs", "said", "new", "news"}
)
# The qualifiers of the samples, by their words in the record.
QUALIFIERS = {"exact": "exactly", "around": "about", "range": "between"}


def samples_in(folder: Path) -> Iterator[tuple[str, date, list[dict[str, Any]]]]:
    """Each sample of a folder: its text, its day and its claims."""
    listed = folder / "published.json"
    days = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else {}
    for path in sorted(folder.glob(f"*{GOLD}")):
        name = path.name.replace(GOLD, ".txt")
        with (path.parent / name).open(encoding="utf-8", newline="") as file:
            text = file.read()
        day = date.fromisoformat(days[name]) if name in days else UNKNOWN_DAY
        yield text, day, json.loads(path.read_text(encoding="utf-8"))


def tally(
    text: str, day: date, claims: Sequence[Mapping[str, Any]], tagger: Finder | None = None
) -> Counter[str]:
    """The counts of one sample, which :func:`shares` turns into scores."""
    found = candidates_in(text, day, tagger=tagger)
    count = Counter(
        {
            "claims": len(claims),
            "candidates": len(found),
            "verbatim": sum(text[each.start : each.end] == each.quote for each in found),
            "figures read": sum((f.low, f.high) != (None, None) for c in found for f in c.figures),
        }
    )
    used = set[tuple[int, int]]()
    for claim in claims:
        start = text.find(claim["quote"])
        near = _nearest(found, start, start + len(claim["quote"]))
        if near:
            count["met"] += 1
            count["right source"] += bool(_words(claim["source"]) & _words(near[0].source))
            count["right stance"] += _stance(near[0].stance) == _stance(claim["stance"])
        count += _figures_met(claim["figures"], near, used)
    return count


def _nearest(found: Sequence[Candidate], start: int, end: int) -> list[Candidate]:
    """The candidates that share words with a stretch, the one that shares most of it first."""
    by_overlap = [(min(end, each.end) - max(start, each.start), each) for each in found]
    return [each for both, each in sorted(by_overlap, key=lambda pair: -pair[0]) if both > 0]


def _figures_met(
    figures: Sequence[Mapping[str, Any]], near: Sequence[Candidate], used: set[tuple[int, int]]
) -> Counter[str]:
    """How many figures with a bound were read as they are; each reading counts once."""
    count = Counter[str]()
    for figure in figures:
        bounds = (figure["value_low"], figure["value_high"])
        if bounds == (None, None):
            continue
        count["figures"] += 1
        for candidate in near:
            hits = (
                (at, read)
                for at, read in enumerate(candidate.figures)
                if (read.low, read.high) == bounds and (candidate.start, at) not in used
            )
            hit = next(hits, None)
            if hit:
                used.add((candidate.start, hit[0]))
                count["figures met"] += 1
                count["right qualifier"] += hit[1].qualifier == _qualifier(figure["qualifier"])
                break
    return count


def _qualifier(name: str) -> str:
    return QUALIFIERS.get(name, name).replace("_", " ")


def _stance(name: str) -> str:
    return "asserts" if name == "on record" else name.replace("_", " ")


def _words(source: str | None) -> set[str]:
    """The words of a source that tell who it is."""
    words = re.findall(r"[\w’'-]{2,}", (source or "").lower())
    return set(words) - NAMES_NOBODY


def shares(count: Counter[str]) -> dict[str, float]:
    """The scores by name, each between 0 and 1."""
    parts = {
        "claims met": ("met", "claims"),
        "source": ("right source", "met"),
        "stance": ("right stance", "met"),
        "figures found": ("figures met", "figures"),
        "figure precision": ("figures met", "figures read"),
        "qualifier": ("right qualifier", "figures met"),
        "verbatim": ("verbatim", "candidates"),
    }
    return {name: count[part] / max(1, count[whole]) for name, (part, whole) in parts.items()}
