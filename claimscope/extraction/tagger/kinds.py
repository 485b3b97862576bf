"""Whether an attribution is a claim at all, or tells what somebody wills or feels.

“The mayor urged the crews to leave” and “the mayor regretted the fire” say nothing that a third
party could call untrue. The cue and the words around it tell so; what is said does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimscope.extraction.candidate import Candidate, Span
from claimscope.extraction.stance import NEGATED
from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.features import OUTSIDE, stem
from claimscope.extraction.tagger.proposals import MODEL
from claimscope.extraction.tagger.tokens import NAMED

ASSERTION, ATTITUDE, INTENTION = "assertion", "attitude", "intention"
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]")
LINKS = frozenset(
    {
        *("to", "for", "of", "on", "about", "as", "that", "in", "over", "with", "at", "by"),
        *("the", "a", "an", "its"),
    }
)
QUOTES = frozenset('“”"')
AHEAD, BEHIND = 120, 60  # characters of the text that are looked at behind a cue, and before it
DOUBTS = {
    ATTITUDE: "This may be what the source feels, and not a claim.",
    INTENTION: "This may be what the source wants or plans, and not a claim.",
}


@dataclass(frozen=True)
class KindJudge:
    """A trained field of one token, and how probable it must be that a cue makes no claim."""

    field: Field
    least: float

    def judged(self, text: str, found: Candidate) -> Candidate:
        """The candidate, with a doubt and the rule that raises it where it may be no claim."""
        if found.cue_at is None or found.is_unread:
            return found
        kind, probability = self.kind_of(text, found.cue_at)
        if kind == ASSERTION:
            return found
        doubt = " ".join(filter(None, (found.doubt, DOUBTS[kind])))
        rule = f"{MODEL} {kind} {probability:.0%}"
        return replace(found, doubt=doubt, why=(*found.why, rule))

    def kind_of(self, text: str, cue: Span) -> tuple[str, float]:
        """The kind of the attribution with this cue, and how probable it is that it is no claim."""
        (row,) = self.field.probabilities([cue_features(text, cue)])
        of = dict(zip(self.field.labels, row, strict=True))
        against = 1 - of[ASSERTION]
        kind = max((ATTITUDE, INTENTION), key=lambda each: of[each])
        return (kind if against >= self.least else ASSERTION), against


def judged(text: str, found: Iterable[Candidate], judge: KindJudge | None) -> tuple[Candidate, ...]:
    """The candidates of a text, marked where a judge finds that they may be no claims."""
    return tuple(judge.judged(text, each) if judge else each for each in found)


def may_be_no_claim(found: Candidate) -> bool:
    """Whether the model has marked a candidate as what somebody wills or feels."""
    return any(
        each.startswith((f"{MODEL} {ATTITUDE}", f"{MODEL} {INTENTION}")) for each in found.why
    )


def cue_features(text: str, cue: Span) -> list[str]:
    """What is seen of a cue: its words and those around it; names are one word."""
    words = [each.lower() for each in WORD.findall(cue.of(text))] or [OUTSIDE]
    behind = _words(text[cue.end : cue.end + AHEAD])
    before = _words(text[max(0, cue.start - BEHIND) : cue.start])
    return list(_of_words(words, before, behind, negated=bool(NEGATED.search(cue.of(text)))))


def _words(stretch: str) -> list[str]:
    return [NAMED if each[0].isupper() else each for each in WORD.findall(stretch)]


def _of_words(
    words: list[str], before: list[str], behind: list[str], *, negated: bool
) -> Iterator[str]:
    telling = [each for each in words if each not in LINKS] or words
    head = stem(telling[-1])
    first, second, *_ = (*behind, OUTSIDE, OUTSIDE)
    link = words[-1] if words[-1] in LINKS else first
    infinitive = link == "to" or "to" in behind[:5]
    clause = "that" in behind[:3]
    yield "bias"
    yield from (f"stem={stem(each)}" for each in telling)
    yield "cue=" + " ".join(map(stem, words))
    yield f"head={head}"
    yield f"link={link}"
    yield f"head|link={head}|{link}"
    yield f"head|second={head}|{second}"
    yield f"first={first}"
    yield f"first|second={first}|{second}"
    yield f"before={before[-1] if before else OUTSIDE}"
    yield f"to={infinitive:d}"
    yield f"head|to={head}|{infinitive:d}"
    yield f"that={clause:d}"
    yield f"head|that={head}|{clause:d}"
    yield f"quoted={not QUOTES.isdisjoint(behind[:4]):d}"
    yield f"negated={negated:d}"
