"""The paragraphs of a folder in DirectQuote's layout, with their quotations and who speaks them.

``data/truecased.txt`` has a token a line with its label behind it, and a blank line between two
paragraphs, as CoNLL 2003 has them. A label is ``LeftSpeaker`` or ``RightSpeaker`` for a quotation
whose speaker stands before or behind it, ``Unknown`` for one without, ``Speaker``, or ``Out``; the
first token of a span that follows another of its kind has ``B-`` before it, the others may have
``I-`` (IOB1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from claimscope.extraction.candidate import Span
from tools.attribution_scores import Attribution, Predicted

FILE = Path("data", "truecased.txt")
LEFT, RIGHT, UNKNOWN, SPEAKER = "LeftSpeaker", "RightSpeaker", "Unknown", "Speaker"
QUOTATIONS = {LEFT, RIGHT, UNKNOWN}
QUOTE_MARK = re.compile(r"[“”\"]|''|``")

Labelled = tuple[Span, str]


def is_layout(folder: Path) -> bool:
    """Whether a folder has DirectQuote's layout."""
    return (folder / FILE).is_file()


def paragraphs_in(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """Each paragraph as a text, its tokens divided by blanks, with its quotations."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        rows = (
            [] if blank else [line.split() for line in group if not line.startswith("-DOCSTART-")]
        )
        if rows:
            yield " ".join(row[0] for row in rows), quotations_of(rows)


def quotations_of(rows: Sequence[Sequence[str]]) -> list[Attribution]:
    """The quotations of a paragraph, each with the nearest speaker on the side that it names."""
    spans = _spans(rows)
    speakers = [span for span, label in spans if label == SPEAKER]
    return [
        Attribution(_speaker(span, label, speakers), (), (span,))
        for span, label in spans
        if label in QUOTATIONS
    ]


def _spans(rows: Sequence[Sequence[str]]) -> list[Labelled]:
    found: list[Labelled] = []
    start, last = 0, ""
    for token, *_, tagged in rows:
        prefix, _, label = tagged.rpartition("-")
        end = start + len(token)
        if label == last and prefix != "B" and found:
            found[-1] = (Span(found[-1][0].start, end), label)
        elif label in QUOTATIONS or label == SPEAKER:
            found.append((Span(start, end), label))
        start, last = end + 1, label if label in QUOTATIONS or label == SPEAKER else ""
    return found


def _speaker(quotation: Span, label: str, speakers: Sequence[Span]) -> tuple[Span, ...]:
    before = [each for each in speakers if each.end <= quotation.start]
    behind = [each for each in speakers if each.start >= quotation.end]
    return tuple(before[-1:] if label == LEFT else behind[:1] if label == RIGHT else ())


def direct(text: str, found: Predicted) -> Predicted:
    """Those that have words between quotation marks; reported speech is not annotated there."""
    return [
        each for each in found if any(QUOTE_MARK.search(text, *span) for span in each[0].content)
    ]
