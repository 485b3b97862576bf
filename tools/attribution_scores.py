"""Scores of who says what, against a folder of PolNeAR's layout: ``text/`` and ``attributions/``.

An attribution there has a source, a cue (“said”) and a content, each a stretch of the text or
several. Its content is *found* where one candidate that names a source holds at least half of it,
and a candidate is *right* where it and the content of some attribution share half of the shorter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimscope.extraction.attribution.cues import Finder
from claimscope.extraction.candidate import Candidate, Span
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.tagger.kinds import KindJudge, judged, may_be_no_claim
from tools.overlaps import length, matched, shared

PUBLISHED = date(2016, 9, 15)
"""A day for texts of which none is known: no measure here depends on it."""
OUTLET = "The outlet"
NARRATION = f"{OUTLET} (narration)"
PRONOUN = re.compile(r"he|she|it|they|who|which|that|this|him|her|them|his|their", re.IGNORECASE)
NUMBERED = re.compile(r"[TE]\d+\t\w")
WORD = re.compile(r"[\w’'-]+")
IRREGULAR = {"say": "said", "tell": "told", "write": "wrote"}
SAYING = (
    "say tell write add announce state claim report argue note explain suggest insist acknowledge "
    "admit concede confirm deny reject dismiss dispute refute declare accuse testify recall "
    "describe call tweet post conclude assert maintain reiterate stress emphasize quip comment "
    "remark warn predict promise vow pledge allege contend reply respond answer caution reveal "
    "disclose estimate assess recount complain joke quote cite mention observe affirm "
    "propose urge blame counter retort boast proclaim repeat criticize praise condemn denounce"
)
PHRASES = r"according to|in the words of|as .{1,20} put it"


def _forms(verb: str) -> str:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb}|{verb[:-1]}ie[sd]|{verb}ing"
    double = f"|{verb}{verb[-1]}(?:ed|ing)"
    past = f"|{IRREGULAR[verb]}" if verb in IRREGULAR else ""
    return f"{verb}(?:s|es|d)?|{stem}(?:ed|ing){double}{past}"


REPORTING = re.compile(rf"\b(?:{PHRASES}|{'|'.join(map(_forms, SAYING.split()))})\b", re.IGNORECASE)
"""The cues that are verbs or phrases of saying. They are listed here and not taken from the rules,
so that what the rules learn does not change what they are measured by.
"""

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Attribution:
    """Somebody who says something by some words; each part may be in several pieces, or missing."""

    source: Spans
    cue: Spans
    content: Spans


Predicted = list[tuple[Attribution, str]]
"""Attributions that a reader finds in a text, each with the name of its source."""
Reader = Callable[[str], Predicted]


def attributions_read(lines: str) -> list[Attribution]:
    """The attributions of one file of annotations."""
    rows = [line.split("\t") for line in lines.splitlines() if NUMBERED.match(line)]
    parts = {row[0]: _pieces(row[1]) for row in rows if row[0].startswith("T")}
    named = (_named(row[1], parts) for row in rows if row[0].startswith("E"))
    return [
        Attribution(each.get("Source", ()), each.get("Cue", ()), each["Content"])
        for each in named
        if each.get("Content")
    ]


def _pieces(typed: str) -> Spans:
    """The stretches of “Content 315 448;463 553”."""
    where = typed.partition(" ")[2].split(";")
    return tuple(sorted(Span(*map(int, piece.split())) for piece in where))


def _named(event: str, parts: Mapping[str, Spans]) -> dict[str, Spans]:
    """The parts of “Attribution:T4 Content:T3 Cue:T2 Source:T1” by kind."""
    found: dict[str, Spans] = {}
    for kind, _, part in (each.partition(":") for each in event.split()):
        bare = kind.rstrip("0123456789")
        found[bare] = tuple(sorted((*found.get(bare, ()), *parts.get(part, ()))))
    return found


def articles_in(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """Each text of a folder with its attributions, by the first who annotated it."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            with path.open(encoding="utf-8", newline="") as file:
                yield file.read(), attributions_read(annotated[0].read_text(encoding="utf-8"))


def by_rules(text: str) -> Predicted:
    """What the rules attribute, each with the name of its source."""
    return _sourced(candidates_in(text, PUBLISHED, publisher=OUTLET))


def every_clause(text: str) -> Predicted:
    """Each clause as somebody's, whoever the rules say it is.

    A reader that always attributes shows what finding alone is worth.
    """
    found = candidates_in(text, PUBLISHED, publisher=OUTLET)
    return [(_as_attribution(each), each.source) for each in found]


def by_model(tagger: Finder) -> Reader:
    """A reader that asks a model alone."""
    return lambda text: _sourced(
        candidates_in(text, PUBLISHED, publisher=OUTLET, finders=(tagger,))
    )


def by_both(tagger: Finder, judge: KindJudge | None = None) -> Reader:
    """The rules, and a model for what they leave to the narrator.

    What a judge of kinds marks as no claim is left out.
    """

    def read(text: str) -> Predicted:
        found = candidates_in(text, PUBLISHED, publisher=OUTLET, tagger=tagger)
        return _sourced(each for each in judged(text, found, judge) if not may_be_no_claim(each))

    return read


def _sourced(found: Iterable[Candidate]) -> Predicted:
    """The candidates that somebody says; also if the text does not name who does."""
    return [
        (_as_attribution(each), each.source)
        for each in found
        if each.source != NARRATION or each.cue_at
    ]


def _as_attribution(found: Candidate) -> Attribution:
    whole = Span(found.start, found.end)
    return Attribution(_one(found.source_at), _one(found.cue_at), found.content_at or (whole,))


def _one(span: Span | None) -> Spans:
    return (span,) if span else ()


def _same_words(text: str, one: Spans, other: Spans) -> bool:
    """Whether two parts hold the same words in the same place; marks between them do not count."""
    return _words_at(text, one) == _words_at(text, other)


def _words_at(text: str, spans: Spans) -> set[int]:
    return {word.start() for span in spans for word in WORD.finditer(text, *span)}


def is_reporting(text: str, said: Attribution) -> bool:
    """Whether the cue of an attribution is a verb or phrase of saying."""
    return bool(REPORTING.search(" ".join(span.of(text) for span in said.cue)))


def tally(text: str, gold: Sequence[Attribution], found: Predicted) -> Counter[str]:
    """The counts of one article, which :func:`shares` turns into scores."""
    count = Counter(
        {
            "attributions": len(gold),
            "candidates": len(found),
            "words": len(WORD.findall(text)),
        }
    )
    for said in gold:
        reporting = is_reporting(text, said)
        count["reporting"] += reporting
        best = max(found, key=lambda each: shared(said.content, each[0].content), default=None)
        if best and shared(said.content, best[0].content) * 2 >= length(said.content):
            count["found"] += 1
            count["reporting found"] += reporting
            right = bool(said.source) and _right_source(text, said, best)
            count["with source"] += bool(said.source) and (right or not _only_pronoun(text, said))
            count["right source"] += right
            for part in ("source", "cue", "content"):
                count[f"exact {part}"] += _same_words(
                    text, getattr(said, part), getattr(best[0], part)
                )
    for each, _ in found:
        met = _covered(each.content, gold) * 2 >= length(each.content)
        count["right"] += met
        reporting = is_reporting(text, each)
        count["reporting candidates"] += reporting
        count["reporting right"] += reporting and met
    count["paired"] = len(
        matched([said.content for said in gold], [each.content for each, _ in found])
    )
    return count


def _covered(content: Spans, gold: Sequence[Attribution]) -> int:
    """How many characters of a content are also content of any attribution."""
    return len(
        {
            place
            for said in gold
            for one in said.content
            for each in content
            for place in range(max(one.start, each.start), min(one.end, each.end))
        }
    )


def _only_pronoun(text: str, said: Attribution) -> bool:
    """Whether the source is told by a pronoun alone, which no name can be compared with."""
    return all(PRONOUN.fullmatch(span.of(text)) for span in said.source)


def _right_source(text: str, said: Attribution, found: tuple[Attribution, str]) -> bool:
    """Whether a candidate names the source by the same words of the text, or by its name."""
    if shared(said.source, found[0].source):
        return True
    names = {
        word for span in said.source for word in WORD.findall(span.of(text)) if word[0].isupper()
    }
    return bool(names & set(WORD.findall(found[1])))


def shares(count: Counter[str]) -> dict[str, float]:
    """The scores by name, each between 0 and 1."""

    def share(part: str, whole: str) -> float:
        return count[part] / max(1, count[whole])

    return {
        "found": share("found", "attributions"),
        "precision": share("right", "candidates"),
        "F1": _mean(share("found", "attributions"), share("right", "candidates")),
        "one to one": _mean(share("paired", "attributions"), share("paired", "candidates")),
        "source": share("right source", "with source"),
        "reporting found": share("reporting found", "reporting"),
        "reporting precision": share("reporting right", "reporting candidates"),
        "exact source": share("exact source", "attributions"),
        "exact cue": share("exact cue", "attributions"),
        "exact content": share("exact content", "attributions"),
    }


def _mean(recall: float, precision: float) -> float:
    """Their harmonic mean."""
    return 2 * recall * precision / max(1e-9, recall + precision)
