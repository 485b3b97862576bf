"""Articles of our own with their claims marked, and how well a reading of them met the marks.

``[[source | stance | low..high qualifier; …]]words[[/]]`` marks one claim; the first line says when
and by whom the article was published and is not part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from pathlib import Path

from claimscope.extraction.candidate import Candidate
from claimscope.record.case import load_case
from claimscope.record.frames import to_pandas
from claimscope.resources import ROOT

ARTICLES = Path(__file__).parent / "articles"
MARK = re.compile(r"\[\[/\]\]|\[\[([^\]]+)\]\]")
HEAD = re.compile(r"published (\S+)(?: by (.+))?")
EMPTY_WORDS = {"the", "of", "a", "an", "and", "for", "s", "in", "to", "mr", "said"}

Bounds = tuple[float | None, float | None, str]


@dataclass(frozen=True)
class Marked:
    """One claim that a reader marked: where it stands, whose it is, the stance and the figures."""

    start: int
    end: int
    source: str
    stance: str
    figures: tuple[Bounds, ...]


@dataclass(frozen=True)
class Article:
    """An article and what a careful reader finds in it."""

    text: str
    published_on: date
    publisher: str
    claims: tuple[Marked, ...]


def read_article(path: Path) -> Article:
    """An article of our own without its marks."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n")
    match = HEAD.fullmatch(head)
    assert match
    text, claims = "", list[Marked]()
    opened, begun, place = "", 0, 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark[1]:
            opened, begun = mark[1], len(text)
        else:
            claims.append(_claim(opened, begun, len(text)))
    return Article(
        text + marked[place:], date.fromisoformat(match[1]), match[2] or "", tuple(claims)
    )


def _claim(mark: str, start: int, end: int) -> Marked:
    source, stance, *figures = (part.strip() for part in mark.split("|"))
    listed = figures[0].split(";") if figures else []
    return Marked(start, end, source, stance, tuple(_bounds(figure) for figure in listed))


def _bounds(figure: str) -> Bounds:
    ends, _, qualifier = figure.strip().partition(" ")
    low, high = (
        (float(end) if end else None for end in ends.split("..")) if ".." in ends else (None, None)
    )
    return low, high, qualifier


def seed_article() -> Article:
    """The article of the seed case, with the case's assertions as its marks."""
    case = load_case(ROOT / "data/cases/dprk-russia-2024")
    document = to_pandas(case.documents).to_dict("records")[0]
    sources = {row["source_id"]: row for row in to_pandas(case.sources).to_dict("records")}
    figures = to_pandas(case.figures).to_dict("records")
    claims = {}
    for row in to_pandas(case.assertions).to_dict("records"):
        own = [f for f in figures if f["assertion_id"] == row["assertion_id"]]
        span = (int(row["quote_start"]), int(row["quote_end"]))
        source = sources[row["source_id"]]["name"]
        if row["source_id"] == "afp":
            source += " narration"
        bounds = tuple((_number(f["low"]), _number(f["high"]), f["qualifier"]) for f in own)
        claims[(*span, source)] = Marked(*span, source, row["stance"], bounds)
    text = (ROOT / "seeds" / document["file"]).read_text(encoding="utf-8")
    return Article(text, date(2024, 10, 18), "", tuple(claims.values()))


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)


def tally(article: Article, found: Sequence[Candidate]) -> Counter[str]:
    """How many claims, sources, stances and figures of an article were met."""
    count = Counter(
        {"figures read": sum(_has_bound(f.low, f.high) for c in found for f in c.figures)}
    )
    used = set[tuple[int, int]]()
    for claim in article.claims:
        near = sorted((c for c in found if _overlap(claim, c)), key=lambda c: -_overlap(claim, c))
        count["claims"] += 1
        if near:
            count["claims met"] += 1
            count["source right"] += bool(_words(claim.source) & _words(near[0].source))
            count["stance right"] += _broad(near[0].stance) == _broad(claim.stance)
        for low, high, qualifier in claim.figures:
            count["figures"] += 1
            hits = (
                ((c.start, place), f)
                for c in near
                for place, f in enumerate(c.figures)
                if (f.low, f.high) == (low, high) and (c.start, place) not in used
            )
            hit = next(hits, None)
            if hit:
                used.add(hit[0])
                count["figures met"] += 1
                count["qualifier right"] += hit[1].qualifier == qualifier
    return count


def shares(count: Counter[str]) -> dict[str, float]:
    """The tally as shares of what there was to meet."""
    pairs: Iterable[tuple[str, str, str]] = (
        ("claims", "claims met", "claims"),
        ("source", "source right", "claims met"),
        ("stance", "stance right", "claims met"),
        ("figures", "figures met", "figures"),
        ("qualifier", "qualifier right", "figures met"),
        ("figure precision", "figures met", "figures read"),
    )
    return {name: count[part] / max(1, count[whole]) for name, part, whole in pairs}


def _broad(stance: str) -> str:
    return "asserts" if stance == "on record" else stance


def _has_bound(low: float | None, high: float | None) -> bool:
    return low is not None or high is not None


def _overlap(claim: Marked, found: Candidate) -> int:
    return max(0, min(claim.end, found.end) - max(claim.start, found.start))


def _words(source: str) -> set[str]:
    return set(re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", source.lower()))) - EMPTY_WORDS
