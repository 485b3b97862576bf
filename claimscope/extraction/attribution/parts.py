"""The parts of a clause: its source, its cue, and what is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.attribution.speakers import ADVERBIAL
from claimscope.extraction.candidate import Span, trimmed

# After “he said on Monday”: where what he says goes on.
RESUMES = re.compile(r"[.!?]\s|(?=[“\"])")
QUOTE_MARK = re.compile(r"[“”\"]")
CIRCUMSTANCE = re.compile(
    r"\W*(?:in|on|at|during|to|after|before|when|while|as|by|from|about|of|late|early|last|this"
    r"|today|yesterday|with|for|through|via)\b"
)
OPENS_ASIDE = re.compile(r"\s*(?:While|When|As|After|Once|Although|Though|Asked|[A-Z][a-z]+ing)\b")
ACCORDING = "according to"
DIVIDES = " ,:—–-"


class Parts(NamedTuple):
    """Where in a clause the source is named, where its cue stands, and what is said."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def parts_of(text: str, clause: Span, said: Attribution | None) -> Parts:
    """The parts of a clause; one that nobody is said to say is content as a whole.

    The source is missing where the text does not have it as it is named.
    """
    if said is None:
        return Parts(None, None, (clause,))
    if not said.who:
        return Parts(None, said.span, _around(text, clause, said.span))
    named = re.search(r"\s+".join(map(re.escape, said.who.split())), said.span.of(text))
    who = None
    cue = said.span
    if named:
        who = Span(said.span.start + named.start(), said.span.start + named.end())
        parts = Span(said.span.start, who.start), Span(who.end, said.span.end)
        verb = said.verb.lower()
        cue = max(parts, key=lambda p: (verb in p.of(text).lower(), p.end - p.start))
        aside = text.rfind(",", *cue) if cue.start == who.end else -1
        cue = _bare(text, Span(max(cue.start, aside), cue.end))
    hull = Span(min(said.span.start, cue.start), said.span.end)
    if said.verb == ACCORDING:
        return Parts(who, cue, _around(text, clause, hull))
    return Parts(who, cue, _content(text, clause, hull, follows=said.follows))


def _around(text: str, clause: Span, said: Span) -> tuple[Span, ...]:
    """What stands on both sides of an attribution: “Nine boats, according to Holm, sank”."""
    sides = Span(clause.start, max(clause.start, said.start)), Span(said.end, clause.end)
    bare = [_bare(text, side) for side in sides if side.start < side.end]
    return tuple(each for each in bare if each.end - each.start > 1) or (clause,)


def _content(text: str, clause: Span, said: Span, *, follows: bool) -> tuple[Span, ...]:
    """What is left of a clause without its attribution, and when and where it was said."""
    if not (clause.start < said.end and said.start < clause.end):
        return (clause,)
    before, after = Span(clause.start, said.start), Span(said.end, clause.end)
    leads = follows or _is_content(text, before)
    if leads and (follows or CIRCUMSTANCE.match(text, *after)):
        resumes = RESUMES.search(text, *after)
        after = Span(resumes.end() if resumes else after.end, after.end)
    pieces = (_bare(text, piece) for piece in ((before, after) if leads else (after,)))
    return tuple(piece for piece in pieces if piece.end - piece.start > 3) or (clause,)


def _is_content(text: str, before: Span) -> bool:
    """Whether what stands before an attribution is said, and not when or where it is."""
    words = before.of(text).rstrip()
    if QUOTE_MARK.search(words):
        return True
    when = ADVERBIAL.match(words) or OPENS_ASIDE.match(words) or " " not in words
    return words.endswith(",") and not when


def _bare(text: str, span: Span) -> Span:
    """A stretch without the marks that divide it from its attribution."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(DIVIDES))
    return trimmed(text, start, max(start, span.start + len(words.rstrip(DIVIDES))))
